//! Questions and their kinds.

use permit::{
    DateLimit, Decimal, Ref,
    form::{AddressReach, Characters, Choice, Field, Kind, NumberRange, PersonPart, Unit},
};

use super::{accepted, maybe_condition, maybe_word, needed, needed_texts, small, texts, whole, word};
use crate::json::Node;

/// Characters of a text where the form does not say how many.
const TEXT: u32 = 200;
/// Items of what is counted where the form does not say how many.
const MANY: u32 = 50;
/// Megabytes of a file where the form does not say how many.
const MEGABYTES: u32 = 5;

pub(super) fn choice(node: &Node<'_>) -> Choice {
    Choice { id: node.text("id"), label: needed_texts(node, "label"), hint: texts(node, "hint") }
}

pub(super) fn field(node: &Node<'_>, lists: &[(String, Vec<Choice>)]) -> Field {
    Field {
        when: maybe_condition(node, "when"),
        required: needed(node),
        hint: texts(node, "hint"),
        more: texts(node, "more"),
        same_page: node.flag("same_page"),
        why: texts(node, "why"),
        personal: node.text_or_empty("personal"),
        goes_to: node.list_of_texts("goes_to"),
        keep: node.text_or_empty("keep"),
        from_verdict: node.text_or_empty("from_verdict"),
        profile: node.text_or_empty("profile"),
        unique: node.flag("unique"),
        article: node.text_or_empty("article"),
        ..Field::new(&node.text("id"), kind(node, lists), needed_texts(node, "label"))
    }
}

fn kind(node: &Node<'_>, lists: &[(String, Vec<Choice>)]) -> Kind {
    let count = |name: &str, other: u32| whole(node, name).unwrap_or(other);
    let reference = |name: &str| node.maybe_text(name).map(|it| Ref::from_text(&it));
    let word_of_kind = node.text("kind");
    match word_of_kind.as_str() {
        "text" => Kind::Text {
            lines: small(node, "lines").max(1),
            least: count("least", 0),
            most: count("most", TEXT),
            characters: maybe_word(node, "characters", Characters::from_word).unwrap_or(Characters::Any),
        },
        "number" => Kind::Number {
            unit: maybe_word(node, "unit", Unit::from_word),
            range: range(node),
            decimals: small(node, "decimals").min(4),
        },
        "money" => Kind::Money { range: range(node) },
        "date" => Kind::Date { not_before: limit(node, "not_before"), not_after: limit(node, "not_after") },
        "choice" => Kind::Choice { options: options(node, lists) },
        "many" => {
            let options = options(node, lists);
            let all = u32::try_from(options.len()).unwrap_or(MANY);
            Kind::Many { min: count("min", 1), max: count("max", all), options }
        }
        "nik" => Kind::Nik { birth: reference("birth"), sex: reference("sex") },
        "phone" => Kind::Phone { mobile: node.flag("mobile") },
        "address" => Kind::Address {
            reach: maybe_word(node, "reach", AddressReach::from_word).unwrap_or(AddressReach::City),
            needs: node.list_of_texts("needs"),
        },
        "parcel" => Kind::Parcel { min: decimal(node, "min_m2"), max: decimal(node, "max_m2") },
        "person" => Kind::Person { parts: parts(node, "parts"), optional: parts(node, "optional") },
        "file" => Kind::File {
            accept: accepted(node),
            min: count("min", 1),
            max: count("max", 1),
            max_bytes: u64::from(count("max_mb", MEGABYTES)) << 20,
        },
        "photo" => Kind::Photo { min: count("min", 1), max: count("max", 1), gps: node.flag("gps") },
        "table" => Kind::Table {
            columns: node.needed_list("columns", |it| field(&it, lists)),
            min: count("min", 1),
            max: count("max", MANY),
        },
        "statement" => Kind::Statement { text: needed_texts(node, "text"), version: node.text("version") },
        other => plain(node, other),
    }
}

/// The kinds without members of their own.
fn plain(node: &Node<'_>, word: &str) -> Kind {
    match word {
        "yes_no" => Kind::YesNo,
        "nkk" => Kind::Nkk,
        "npwp" => Kind::Npwp,
        "nib_business" => Kind::NibBusiness,
        "nib_land" => Kind::NibLand,
        "nop" => Kind::Nop,
        "email" => Kind::Email,
        "place" => Kind::Place,
        "activity" => Kind::Activity,
        "signature" => Kind::Signature,
        _ => {
            node.maybe("kind").bad("is a kind that is not known");
            Kind::YesNo
        }
    }
}

fn options(node: &Node<'_>, lists: &[(String, Vec<Choice>)]) -> Vec<Choice> {
    let Some(list) = node.maybe_text("options_from") else {
        return node.needed_list("options", |it| choice(&it));
    };
    let found = lists.iter().find(|it| it.0 == list);
    if found.is_none() {
        node.maybe("options_from").bad("names a list that is not there");
    }
    found.map(|it| it.1.clone()).unwrap_or_default()
}

fn parts(node: &Node<'_>, name: &str) -> Vec<PersonPart> {
    node.list(name, |it| word(&it, PersonPart::from_word)).into_iter().flatten().collect()
}

fn range(node: &Node<'_>) -> NumberRange {
    NumberRange {
        min: decimal(node, "min"),
        max: decimal(node, "max"),
        usual_min: decimal(node, "usual_min"),
        usual_max: decimal(node, "usual_max"),
    }
}

fn decimal(node: &Node<'_>, name: &str) -> Option<Decimal> {
    let member = node.maybe(name);
    if !member.is_given() {
        return None;
    }
    let number = Decimal::from_f64(member.as_number());
    if number.is_none() {
        member.bad("is too large");
    }
    number
}

fn limit(node: &Node<'_>, name: &str) -> Option<DateLimit> {
    let text = node.maybe_text(name)?;
    let limit = DateLimit::from_plain(&text);
    if limit.is_none() {
        node.maybe(name).bad("is no day (2020-01-31, today, today-17y)");
    }
    limit
}
