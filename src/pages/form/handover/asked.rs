//! The other phone: what somebody is asked to fill in, for whom, and that it goes back to nobody else.

use contract::{Handover, Lent};
use leptos::prelude::*;

use super::mark;
use crate::{
    components::dynamic::{clicked, dynamic, live},
    pages::form::{
        say::tag,
        session::{Session, TITLE},
        step::{Spot, Step},
    },
    vault::lent_key,
};

pub(super) fn view(session: Session, lent: Lent) -> AnyView {
    session.list();
    let Some(loaded) = session.form().filter(|it| it.form.section(&lent.section).is_some()) else {
        return view! {
            <h1 class="app-page__title" id=TITLE tabindex="-1">{hand_t!("asked-title")}</h1>
            <p class="app-note app-note--warning">{hand_t!("asked-absent")}</p>
        }
        .into_any();
    };
    // What came in a file brings answers along; a link brings none.
    let received = session.received.try_get_value().flatten().filter(|it| is_of(it, &lent));
    let from = received.as_ref().map(|it| it.from.clone()).unwrap_or_default();
    let lent = Lent { from: from.clone(), ..lent };
    let section = loaded.form.section(&lent.section).map(|it| it.title.clone()).unwrap_or_default();
    let title = loaded.form.title.clone();
    let what = live(move || hand_tr!("asked-what", section = section.get(tag()), form = title.get(tag())));
    let from = (!from.is_empty()).then(|| {
        view! { <p class="app-isi__of">{live(move || hand_tr!("asked-from", from = from.clone()))}</p> }
    });
    let (of_mark, of_ways) = (lent.draft.clone(), StoredValue::new((lent, received)));
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{hand_t!("asked-title")}</h1>
        <p class="app-page__lead">{what}</p>
        {from}
        <p class="app-isi__of">{live(move || hand_tr!("asked-mark", mark = mark(&of_mark)))}</p>
        <p>{hand_t!("asked-how")}</p>
        {dynamic(move || ways(session, of_ways))}
    }
    .into_any()
}

fn is_of(section: &Handover, lent: &Lent) -> bool {
    (&section.draft, &section.section, section.item) == (&lent.draft, &lent.section, lent.item)
}

/// Begin, go on, or open one's own draft.
fn ways(session: Session, of: StoredValue<(Lent, Option<Handover>)>) -> AnyView {
    let Some((lent, received)) = of.try_get_value() else { return ().into_any() };
    let form = session.spot.get_untracked().form;
    let (own, begun) = session.cards.with(|all| {
        let own = all.iter().any(|it| it.id == lent.draft);
        let begun = all.iter().find(|it| it.lent == lent_key(&lent)).map(|it| it.id.clone());
        (own, begun)
    });
    let at =
        |draft: String| Spot { form: form.clone(), draft, step: Step::Tasks, is_change: false }.address();
    if own {
        return view! {
            <p class="app-note">{hand_t!("asked-own")}</p>
            <p><a class="app-button" href=at(lent.draft)>{hand_t!("asked-own-open")}</a></p>
        }
        .into_any();
    }
    if let Some(id) = begun {
        return view! { <p><a class="app-button app-button--wide" href=at(id)>{hand_t!("asked-resume")}</a></p> }
            .into_any();
    }
    let start = clicked(move || {
        let name = if lent.from.is_empty() {
            hand_tr!("lent-name", mark = mark(&lent.draft))
        } else {
            lent.from.clone()
        };
        let (answers, files) = received.clone().map(|it| (it.answers, it.files)).unwrap_or_default();
        session.begin_lent(name, lent.clone(), answers, files);
    });
    view! { <p><button type="button" class="app-button app-button--wide" on:click=start>{hand_t!("asked-begin")}</button></p> }
        .into_any()
}
