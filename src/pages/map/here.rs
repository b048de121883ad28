//! What a place is for, said as soon as it is pointed at, also while no activity has been chosen.

use std::{pin::Pin, rc::Rc};

use leptos::prelude::*;
use measure::LngLat;
use zoning::Zone;

use super::session::Session;
use crate::{answer::ZoneWords, components::answer::zone_name, i18n, state::pack::OpenPack};

/// The zones at the place of the question, and what is still to be said.
#[component]
pub(super) fn Here(open: StoredValue<Rc<OpenPack>, LocalStorage>) -> impl IntoView {
    let session = expect_context::<Session>();
    let zones = RwSignal::new(Vec::<Zone>::new());
    let latest = StoredValue::new(None);
    let place = Memo::new(move |_| session.asked.get().place);
    let is_begun = Memo::new(move |_| {
        let question = session.asked.get();
        question.place.is_some() && question.activity.is_none()
    });
    Effect::new(move |_| {
        latest.set_value(place.get());
        let Some(at) = place.get().filter(|_| is_begun.get()) else { return };
        let open = open.get_value();
        leptos::task::spawn_local(async move {
            // A slow read must not replace what was found at a newer place; the page may have gone, too.
            // Without its part the answer, which asks again, tells what is wrong.
            let Ok(read) = here_part().await else { return };
            if let Some(found) = read(open, at).await
                && latest.try_get_value() == Some(Some(at))
            {
                let _ = zones.try_set(found);
            }
        });
    });
    let name = move |zone: &Zone| {
        let tag = i18n::words().language().tag();
        let known = open.with_value(|it| {
            zone.code().and_then(|code| it.pack.zones().by_code(code)).map(|it| it.name.clone())
        });
        zone_name(&ZoneWords { zone: zone.clone(), name: known.unwrap_or_default(), colour: None }, tag)
    };
    view! {
        <Show when=move || is_begun.get()>
            <div class="app-map__here" role="status">
                <h2 class="app-map__here-title">{t!("answer-zone")}</h2>
                <p class="app-map__here-zone">
                    {move || zones.with(|all| all.iter().map(name).collect::<Vec<_>>().join(" / "))}
                </p>
                <p>{t!("map-here-next")}</p>
            </div>
        </Show>
    }
}

/// The zones at a place; none where the plan cannot be read.
type Reading = Pin<Box<dyn Future<Output = Option<Vec<Zone>>>>>;

part! {
    async fn here_part() -> fn(Rc<OpenPack>, LngLat) -> Reading, in here {
        |open, place| -> Reading { Box::pin(zones_at(open, place)) }
    }
}

async fn zones_at(open: Rc<OpenPack>, place: LngLat) -> Option<Vec<Zone>> {
    let site = open.pack.site_at(place, None).await.ok()?;
    Some(site.parts.into_iter().map(|it| it.zone).collect())
}
