//! The outline by the device's receiver: walked along the border, or corner by corner while standing still.

use leptos::prelude::*;
use parcel::{Fix, Standing, Walk};
use wording::format;

use super::session::Session;
use crate::{
    browser::{self, GpsWatch, LocateFailed, Sighting},
    components::dynamic::{clicked, dynamic, live, when},
    i18n,
};

/// What the receiver is used for now.
#[derive(Clone, PartialEq)]
enum Use {
    Nothing,
    Walking(Walk),
    Standing(Standing),
}

/// The state of the panel; a copy is a handle.
#[derive(Clone, Copy)]
struct Panel {
    session: Session,
    doing: RwSignal<Use>,
    last: RwSignal<Option<Sighting>>,
    failed: RwSignal<Option<LocateFailed>>,
    watch: StoredValue<Option<GpsWatch>, LocalStorage>,
}

/// The panel.
#[component]
pub(super) fn Walking() -> impl IntoView {
    let panel = Panel {
        session: expect_context::<Session>(),
        doing: RwSignal::new(Use::Nothing),
        last: RwSignal::new(None),
        failed: RwSignal::new(None),
        watch: StoredValue::new_local(None),
    };
    on_cleanup(move || panel.sleep());
    let is = move |wanted: fn(&Use) -> bool| move || panel.doing.with(wanted);
    view! {
        <details class="app-parcel__way">
            <summary class="app-parcel__summary">{parcel_t!("parcel-walk")}</summary>
            <p class="app-field__hint">{parcel_t!("parcel-walk-hint")}</p>
            {when(is(|it| *it == Use::Nothing), move || view! {
                <div class="app-parcel__steps">
                    {button("parcel-walk-start", move || panel.begin(Use::Walking(Walk::default())))}
                    {button("parcel-stand-start", move || panel.begin(Use::Standing(Standing::default())))}
                </div>
            }.into_any())}
            {when(is(|it| matches!(it, Use::Walking(_))), move || walk_buttons(panel))}
            {when(is(|it| matches!(it, Use::Standing(_))), move || view! {
                <div class="app-parcel__steps">
                    {button("parcel-stand-done", move || panel.finish())}
                    {button("parcel-walk-cancel", move || panel.stop())}
                </div>
            }.into_any())}
            <p class="app-parcel__receiver" role="status">{live(move || panel.told())}</p>
            {dynamic(move || panel.failed.get().map_or_else(|| ().into_any(), |it| {
                view! { <p class="app-field__error" role="alert">{t!(failure(it))}</p> }.into_any()
            }))}
        </details>
    }
}

fn walk_buttons(panel: Panel) -> AnyView {
    let is_paused = move || panel.doing.with(|it| matches!(it, Use::Walking(walk) if walk.is_paused()));
    let rest = move || {
        panel.doing.update(|it| {
            if let Use::Walking(walk) = it {
                if walk.is_paused() { walk.resume() } else { walk.pause() }
            }
        });
    };
    let words =
        live(move || parcel_tr!(if is_paused() { "parcel-walk-resume" } else { "parcel-walk-pause" }));
    view! {
        <div class="app-parcel__steps">
            {button("parcel-walk-done", move || panel.finish())}
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(rest)>{words}</button>
            {button("parcel-walk-cancel", move || panel.stop())}
        </div>
    }
    .into_any()
}

fn button(id: &'static str, press: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(press)>{parcel_t!(id)}</button> }
        .into_any()
}

impl Panel {
    fn begin(self, doing: Use) {
        self.failed.set(None);
        self.last.set(None);
        let watch = browser::watch_position(
            move |sighting| self.take(sighting),
            move |why| {
                let _ = self.failed.try_set(Some(why));
                // Without permission nothing more will come; a lost signal comes back.
                if why == LocateFailed::Denied {
                    self.stop();
                }
            },
        );
        match watch {
            Ok(watch) => {
                self.watch.set_value(Some(watch));
                self.doing.set(doing);
            }
            Err(why) => self.failed.set(Some(why)),
        }
    }

    fn take(self, sighting: Sighting) {
        let fix = Fix { place: sighting.located.place, accuracy: sighting.located.accuracy, at: sighting.at };
        if self.last.try_set(Some(sighting)).is_some() {
            return;
        }
        let _ = self.failed.try_set(None);
        let is_first = self.doing.with_untracked(|it| matches!(it, Use::Walking(walk) if walk.taken() == 0));
        self.doing.update(|it| {
            // What is refused is counted by the walk itself.
            let _ = match it {
                Use::Walking(walk) => walk.push(fix),
                Use::Standing(standing) => standing.push(fix),
                Use::Nothing => Ok(()),
            };
        });
        self.draw();
        if is_first {
            self.session.with_map(|it| it.go_to(fix.place, None));
        }
        if self.doing.with_untracked(|it| matches!(it, Use::Standing(standing) if standing.is_enough())) {
            // Not within the callback of the watch that ends with it.
            leptos::task::spawn_local(async move { self.finish() });
        }
    }

    fn draw(self) {
        let track: Vec<_> = self.doing.with_untracked(|it| match it {
            Use::Walking(walk) => walk.path().collect(),
            Use::Standing(_) | Use::Nothing => Vec::new(),
        });
        let position = self.last.get_untracked().map(|it| (it.located.place, it.located.accuracy));
        self.session.with_map(|it| {
            it.show_track(&track);
            it.show_accuracy(position);
        });
    }

    /// Takes what was walked or stood at into the outline.
    fn finish(self) {
        match self.doing.try_get_untracked() {
            Some(Use::Walking(walk)) => {
                let corners = walk.sketch().into_corners();
                if corners.len() > 2 {
                    self.session.replace(corners, true);
                    browser::focus_on("temuan".to_owned());
                } else {
                    self.session.say(parcel_tr!("parcel-walk-short"));
                }
            }
            Some(Use::Standing(standing)) => {
                if let Some((place, _accuracy)) = standing.mean() {
                    let last = self.session.sketch.with_untracked(|it| it.corners().len());
                    if self.session.change(|it| it.add(place)) {
                        self.session.chosen.set(Some(last));
                    }
                }
            }
            Some(Use::Nothing) | None => return,
        }
        self.stop();
    }

    fn stop(self) {
        self.sleep();
        let _ = self.doing.try_set(Use::Nothing);
        self.draw();
        self.session.with_map(|it| it.show_accuracy(None));
    }

    fn sleep(self) {
        drop(self.watch.try_update_value(Option::take));
    }

    /// What the receiver gives, in one line.
    fn told(self) -> String {
        let language = i18n::words().language();
        let accuracy = self.last.get().map(|it| format::distance(language, it.located.accuracy));
        match (self.doing.get(), accuracy) {
            (Use::Nothing, _) => String::new(),
            (_, None) => tr!("locate-waiting"),
            (Use::Walking(walk), Some(_)) if walk.is_paused() => {
                parcel_tr!("parcel-walk-paused", taken = walk.taken())
            }
            (Use::Walking(walk), Some(accuracy)) => {
                parcel_tr!(
                    "parcel-walk-told",
                    accuracy = accuracy,
                    taken = walk.taken(),
                    refused = walk.refused()
                )
            }
            (Use::Standing(standing), Some(accuracy)) => {
                let own = standing.mean().map_or(accuracy, |(_, it)| format::distance(language, it));
                parcel_tr!("parcel-stand-told", accuracy = own, taken = standing.taken())
            }
        }
    }
}

fn failure(why: LocateFailed) -> &'static str {
    match why {
        LocateFailed::Unsupported => "locate-unsupported",
        LocateFailed::Denied => "locate-denied",
        LocateFailed::Unavailable => "locate-unavailable",
        LocateFailed::TimedOut => "locate-timed-out",
    }
}
