//! `forms/<id>.json`: a form of a service (`docs/forms.md`), read into `permit::Form`. Judges nothing but the shape.

mod expression;
mod field;
mod process;

use permit::{
    Form, Ref, Texts,
    form::{
        Article, Calculation, Check, Choice, Document, Fee, FeeKind, FeeLine, FileKind, Issuer, Keep, Needed,
        Privacy, Repeat, Section, ServiceTime, StepTable, Sureness, Unit, Value, VerdictUse,
    },
};

use crate::{
    error::Malformed,
    json::{self, Node},
};

/// The format that this reader knows.
pub const FORM_FORMAT: &str = "ruangizin-form/1";

/// Reads a form.
pub fn parse_form(file: &str, bytes: &[u8]) -> Result<Form, Malformed> {
    json::parse(file, bytes, |top| {
        let format = top.get("format");
        if format.as_text() != FORM_FORMAT {
            format.bad("is a format that is not known");
        }
        read(&top)
    })
}

/// The words of a form's decision; empty where it has none. Of no use to whoever fills the form in, so `Form` does not hold them.
pub fn parse_decision(file: &str, bytes: &[u8]) -> Result<Texts, Malformed> {
    json::parse(file, bytes, |top| texts(&top, "decision"))
}

fn read(top: &Node<'_>) -> Form {
    let lists: Vec<(String, Vec<Choice>)> =
        top.list("lists", |it| (it.text("id"), it.needed_list("options", |it| field::choice(&it))));
    Form {
        id: top.text("id"),
        service: top.text("service"),
        version: top.get("version").as_whole32(),
        title: needed_texts(top, "title"),
        about: needed_texts(top, "about"),
        verdict: match top.maybe_text("verdict").as_deref() {
            None => VerdictUse::None,
            Some("useful") => VerdictUse::Useful,
            Some("needed") => VerdictUse::Needed,
            Some(_) => {
                top.maybe("verdict").bad("is neither needed nor useful");
                VerdictUse::None
            }
        },
        articles: top.needed_list("articles", |it| article(&it)),
        desks: top.needed_list("desks", |it| process::desk(&it)),
        privacy: privacy(&top.get("privacy")),
        keep: top.needed_list("keep", |it| keep(&it)),
        values: top.list("values", |it| value(&it)),
        tables: top.list("tables", |it| table(&it)),
        calculations: top.list("calculations", |it| calculation(&it)),
        sections: top.needed_list("sections", |it| section(&it, &lists)),
        checks: top.list("checks", |it| check(&it)),
        documents: top.list("documents", |it| document(&it)),
        time: time(&top.get("time")),
        fee: fee(&top.get("fee")),
        steps: top.needed_list("steps", |it| process::step(&it)),
    }
}

/// Texts that must be there.
fn needed_texts(node: &Node<'_>, name: &str) -> Texts {
    Texts::new(node.texts(name).0.into_iter().collect())
}

/// Texts that may be absent.
pub(crate) fn texts(node: &Node<'_>, name: &str) -> Texts {
    if node.maybe(name).is_given() { needed_texts(node, name) } else { Texts::default() }
}

/// A word of a fixed list; notes one that is not in it.
fn word<T>(node: &Node<'_>, of: fn(&str) -> Option<T>) -> Option<T> {
    let text = node.as_text();
    let found = of(&text);
    if found.is_none() {
        node.bad("is a word that is not known");
    }
    found
}

fn maybe_word<T>(node: &Node<'_>, name: &str, of: fn(&str) -> Option<T>) -> Option<T> {
    let member = node.maybe(name);
    if member.is_given() { word(&member, of) } else { None }
}

pub(crate) fn sureness(node: &Node<'_>) -> Sureness {
    let of = |it: &str| match it {
        "sure" => Some(Sureness::Sure),
        "likely" => Some(Sureness::Likely),
        "verify" => Some(Sureness::Verify),
        _ => None,
    };
    maybe_word(node, "sure", of).unwrap_or_default()
}

fn whole(node: &Node<'_>, name: &str) -> Option<u32> {
    let member = node.maybe(name);
    member.is_given().then(|| member.as_whole32())
}

#[expect(clippy::cast_possible_truncation, reason = "held to a handful")]
fn small(node: &Node<'_>, name: &str) -> u8 {
    if node.maybe(name).is_given() { node.get(name).as_whole(9) as u8 } else { 0 }
}

pub(crate) fn article(node: &Node<'_>) -> Article {
    Article {
        id: node.text("id"),
        cite: needed_texts(node, "cite"),
        text: texts(node, "text"),
        url: node.text_or_empty("url"),
        sure: sureness(node),
    }
}

fn privacy(node: &Node<'_>) -> Privacy {
    let consent = node.get("consent");
    Privacy {
        controller: node.text("controller"),
        contact: texts(node, "contact"),
        goes_to: node.list_of_texts("goes_to"),
        keep: node.text("keep"),
        base: node.text("base"),
        article: node.text("article"),
        consent_version: consent.text("version"),
        consent: needed_texts(&consent, "text"),
    }
}

fn keep(node: &Node<'_>) -> Keep {
    Keep {
        id: node.text("id"),
        text: needed_texts(node, "text"),
        days: whole(node, "days"),
        after: node.text("after"),
        article: node.text_or_empty("article"),
        sure: sureness(node),
    }
}

fn value(node: &Node<'_>) -> Value {
    Value {
        id: node.text("id"),
        label: needed_texts(node, "label"),
        value: node.get("value").as_number(),
        unit: maybe_word(node, "unit", Unit::from_word),
        as_of: node.text_or_empty("as_of"),
        article: node.text_or_empty("article"),
        sure: sureness(node),
    }
}

fn table(node: &Node<'_>) -> StepTable {
    StepTable {
        id: node.text("id"),
        label: needed_texts(node, "label"),
        article: node.text_or_empty("article"),
        rows: node.needed_list("rows", |it| (it.get("to").as_number(), it.get("value").as_number())),
    }
}

fn calculation(node: &Node<'_>) -> Calculation {
    Calculation {
        id: node.text("id"),
        label: needed_texts(node, "label"),
        amount: expression::number(&node.get("amount")),
        unit: maybe_word(node, "unit", Unit::from_word),
        decimals: small(node, "decimals"),
    }
}

fn section(node: &Node<'_>, lists: &[(String, Vec<Choice>)]) -> Section {
    let repeat = node.maybe("repeat");
    Section {
        id: node.text("id"),
        title: needed_texts(node, "title"),
        about: texts(node, "about"),
        when: maybe_condition(node, "when"),
        repeat: repeat.is_given().then(|| Repeat {
            min: repeat.get("min").as_whole32(),
            max: repeat.get("max").as_whole32(),
            item: needed_texts(&repeat, "item"),
            add: needed_texts(&repeat, "add"),
            as_many_as: repeat.maybe_text("as_many_as").map(|it| Ref::from_text(&it)),
        }),
        hand_to: node.text_or_empty("hand_to"),
        fields: node.needed_list("fields", |it| field::field(&it, lists)),
    }
}

fn maybe_condition(node: &Node<'_>, name: &str) -> Option<permit::Condition> {
    let member = node.maybe(name);
    member.is_given().then(|| expression::condition(&member))
}

/// `true`, `false` or a condition; absent is `true`.
fn needed(node: &Node<'_>) -> Needed {
    let member = node.maybe("required");
    match (member.is_given(), member.as_bool()) {
        (false, _) | (true, Some(true)) => Needed::Always,
        (true, Some(false)) => Needed::Never,
        (true, None) => Needed::When(expression::condition(&member)),
    }
}

fn check(node: &Node<'_>) -> Check {
    Check {
        id: node.text("id"),
        when: expression::condition(&node.get("when")),
        at: Ref::from_text(&node.text("at")),
        severity: word(&node.get("severity"), permit::Severity::from_word).unwrap_or(permit::Severity::Block),
        text: needed_texts(node, "text"),
        article: node.text_or_empty("article"),
        each: node.text_or_empty("each"),
    }
}

/// Pages of a document where the form does not say how many.
const PAGES: u32 = 5;

fn accepted(node: &Node<'_>) -> Vec<FileKind> {
    let member = node.maybe("accept");
    if !member.is_given() {
        return FileKind::ALL.to_vec();
    }
    member.as_list(|it| word(&it, FileKind::from_word)).into_iter().flatten().collect()
}

fn document(node: &Node<'_>) -> Document {
    let issuer = node.get("issuer");
    Document {
        id: node.text("id"),
        title: needed_texts(node, "title"),
        about: texts(node, "about"),
        when: maybe_condition(node, "when"),
        required: needed(node),
        accept: accepted(node),
        max_pages: whole(node, "max_pages").unwrap_or(PAGES),
        counter: node.maybe_text("counter").unwrap_or_else(|| "none".to_owned()),
        issuer: Issuer {
            name: needed_texts(&issuer, "name"),
            service: issuer.text_or_empty("service"),
            office: issuer.text_or_empty("office"),
            about: texts(&issuer, "about"),
        },
        sample: node.flag("sample"),
        why: texts(node, "why"),
        personal: node.text_or_empty("personal"),
        goes_to: node.list_of_texts("goes_to"),
        keep: node.text_or_empty("keep"),
        article: node.text_or_empty("article"),
    }
}

pub(crate) fn time(node: &Node<'_>) -> ServiceTime {
    ServiceTime {
        least: whole(node, "least"),
        most: whole(node, "most"),
        unit: node.maybe_text("unit").unwrap_or_else(|| "working_days".to_owned()),
        article: node.text_or_empty("article"),
        about: texts(node, "about"),
        sure: sureness(node),
    }
}

fn fee(node: &Node<'_>) -> Fee {
    let kind = |it: &str| match it {
        "free" => Some(FeeKind::Free),
        "lines" => Some(FeeKind::Lines),
        "set_later" => Some(FeeKind::SetLater),
        "elsewhere" => Some(FeeKind::Elsewhere),
        _ => None,
    };
    let line = |it: Node<'_>| FeeLine {
        id: it.text("id"),
        label: needed_texts(&it, "label"),
        amount: expression::number(&it.get("amount")),
        when: maybe_condition(&it, "when"),
        factors: it.list("factors", |it| Ref::from_text(&it.as_text())),
        article: it.text_or_empty("article"),
    };
    Fee {
        kind: word(&node.get("kind"), kind).unwrap_or_default(),
        article: node.text_or_empty("article"),
        about: texts(node, "about"),
        lines: node.list("lines", line),
    }
}
