//! The owner's side: which sections somebody else can fill in, and the ways to give each away.

use contract::{Handover, Lent};
use leptos::prelude::*;

use super::{mark, say::sentence, ways};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, text, when},
        field::{Around, LineField},
        qr::qr,
    },
    pages::form::{
        say::tag,
        session::{Session, TITLE},
        step::{Spot, Step},
    },
    routes::Route,
};

/// A section, or one item of it.
#[derive(Clone)]
struct Part {
    section: String,
    item: u32,
    /// Which of the items it is, from 1; 0 where the section is not repeated.
    number: usize,
    to: &'static str,
}

pub(super) fn view(session: Session) -> AnyView {
    session.complete_items();
    let parts = parts(session);
    let name = RwSignal::new(session.draft.with_untracked(|it| it.name.clone()));
    let around = Around::new("titip-nama", sentence("hand-from")).hint(sentence("hand-from-hint")).optional();
    let content = if parts.is_empty() {
        view! { <p class="app-note">{hand_t!("hand-none")}</p> }.into_any()
    } else {
        let all = parts.into_iter().map(|it| one(session, it, name)).collect_view();
        view! { <LineField around=around value=name /> {all} }.into_any()
    };
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=session.to(Step::Tasks)>{form_t!("form-to-tasks")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{hand_t!("hand-title")}</h1>
        <p class="app-page__lead">{hand_t!("hand-lead")}</p>
        {content}
        <section class="app-isi__section-box" aria-labelledby="titip-kembali">
            <h2 id="titip-kembali">{hand_t!("hand-done-title")}</h2>
            <p><a class="app-button app-button--quiet" href=session.to(Step::Receive)>{hand_t!("take-title")}</a></p>
        </section>
    }
    .into_any()
}

/// What can be given away now.
fn parts(session: Session) -> Vec<Part> {
    let found = session.look_once(|view| {
        let mut out = Vec::new();
        for section in &view.form.sections {
            let to = words_for(&section.hand_to);
            if to.is_empty() || !view.is_section_asked(&section.id) {
                continue;
            }
            let part = |item, number| Part { section: section.id.clone(), item, number, to };
            if section.repeat.is_some() {
                let items = view.answers.items_of(&section.id).iter().enumerate();
                out.extend(items.map(|(n, it)| part(it.key, n + 1)));
            } else {
                out.push(part(0, 0));
            }
        }
        out
    });
    found.unwrap_or_default()
}

fn words_for(hand_to: &str) -> &'static str {
    match hand_to {
        "" => "",
        "rt" => "hand-for-rt",
        "surveyor" => "hand-for-surveyor",
        "co_owner" => "hand-for-co-owner",
        "planner" => "hand-for-planner",
        "employer" => "hand-for-employer",
        _ => "hand-for-other",
    }
}

/// What a section is called on the screen.
fn title(session: Session, part: &Part) -> String {
    let Some(loaded) = session.form() else { return String::new() };
    let Some(section) = loaded.form.section(&part.section) else { return String::new() };
    let title = section.title.get(tag()).to_owned();
    match &section.repeat {
        Some(repeat) if part.number > 0 => {
            hand_tr!("hand-item", section = title, item = repeat.item.get(tag()), number = part.number)
        }
        _ => title,
    }
}

fn one(session: Session, part: Part, name: RwSignal<String>) -> AnyView {
    let is_shown = RwSignal::new(false);
    let told = RwSignal::new(String::new());
    let link = link_of(session, &part);
    let id = format!("titip-{}-{}", part.section, part.item);
    let labelled = id.clone();
    let heading = part.clone();
    let of_code = part.clone();
    let draft = session.draft.with_untracked(|it| it.id.clone());
    let code_words = text(move || hand_tr!("hand-code", section = title(session, &of_code)));
    let for_code = link.clone();
    let show_words = live(move || if is_shown.get() { hand_tr!("hand-hide") } else { hand_tr!("hand-show") });
    let of_link = part.clone();
    let share = clicked(move || {
        let (link, words) = (link.clone(), title(session, &of_link));
        leptos::task::spawn_local(async move {
            let is_sent = browser::share_address(words.clone(), words, link).await;
            let _ =
                told.try_set(if is_sent { hand_tr!("hand-link-sent") } else { hand_tr!("hand-link-failed") });
        });
    });
    let to = part.to;
    let send = clicked(move || {
        let Some(section) = section_of(session, &part, &name.get_untracked()) else { return };
        let draft = session.draft.with_untracked(|it| it.id.clone());
        leptos::task::spawn_local(async move {
            let words = ways::send_file(draft, section).await;
            let _ = told.try_set(words);
        });
    });
    view! {
        <section class="app-isi__section-box" aria-labelledby=labelled>
            <h2 id=id>{live(move || title(session, &heading))}</h2>
            <p>{hand_t!(to)}" · "{live(move || hand_tr!("hand-mark", mark = mark(&draft)))}</p>
            <button
                type="button"
                class="app-button"
                aria-expanded=move || is_shown.get().to_string()
                on:click=clicked(move || is_shown.update(|it| *it = !*it))
            >{show_words}</button>
            {when(move || is_shown.get(), move || {
                let code = for_code.clone();
                view! {
                    <p class="app-field__hint">{hand_t!("hand-code-hint")}</p>
                    {dynamic(move || qr(&code, code_words))}
                }
                .into_any()
            })}
            <div class="app-isi__ways">
                <button type="button" class="app-button app-button--quiet" on:click=share>{hand_t!("hand-link")}</button>
                <button type="button" class="app-button app-button--quiet" on:click=send>{hand_t!("hand-file")}</button>
            </div>
            <p class="app-field__hint">{hand_t!("hand-file-hint")}</p>
            <p role="status">{live(move || told.get())}</p>
        </section>
    }
    .into_any()
}

/// The address that opens this section empty on another phone: it names form, section and draft, and holds no answer.
fn link_of(session: Session, part: &Part) -> String {
    let spot = session.spot.get_untracked();
    let lent = Lent {
        draft: spot.draft.clone(),
        section: part.section.clone(),
        item: part.item,
        from: String::new(),
    };
    let address = Spot { form: spot.form, step: Step::Asked(lent), ..Spot::default() }.address();
    let here = browser::page_address();
    let origin = here.split(Route::Form.path()).next().unwrap_or_default();
    format!("{origin}{address}&r={}", session.region())
}

/// The section with what it holds so far.
fn section_of(session: Session, part: &Part, from: &str) -> Option<Handover> {
    let loaded = session.form()?;
    let found = session.draft.with_untracked(|draft| {
        let (id, region, form) = (&draft.id, &draft.region, &loaded.form);
        if part.item > 0 {
            Handover::of_item(id, region, form, (&part.section, part.item), &draft.answers)
        } else {
            Handover::of(id, region, form, &part.section, &draft.answers)
        }
    });
    Some(Handover { from: from.trim().to_owned(), ..found? })
}
