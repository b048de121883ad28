//! What the pages of one visit share: the catalogue, what is typed, which service is open. Shows nothing.

use std::rc::Rc;

use citypack::ServiceFile;
use leptos::prelude::*;
use lookup::ServiceIndex;

use crate::{
    browser,
    components::dynamic::whenever,
    fault::Fault,
    routes::Route,
    state::{
        pack::{OpenPack, use_pack},
        question::use_question,
    },
};

/// The services of the open pack.
pub(super) struct Catalogue {
    pub(super) file: ServiceFile,
    index: ServiceIndex,
}

/// How far the catalogue is.
#[derive(Clone)]
pub(super) enum Stage {
    Loading,
    /// The pack has none.
    Absent,
    Failed(Fault),
    Ready(Rc<Catalogue>),
}

/// The visit.
#[derive(Clone, Copy)]
pub(super) struct Session {
    stage: RwSignal<Stage, LocalStorage>,
    /// What is typed; kept while a service is read.
    pub(super) query: RwSignal<String>,
    /// Id of the open service.
    pub(super) chosen: Memo<Option<String>>,
    /// Id of the service that was open last.
    pub(super) last: RwSignal<String>,
}

/// As many results as fit a few screens of a phone.
const MOST: usize = 12;
/// Element that a new page begins with.
pub(super) const TITLE: &str = "layanan-judul";

impl Session {
    pub(super) fn new() -> Self {
        let asked = use_question();
        let session = Self {
            stage: RwSignal::new_local(Stage::Loading),
            query: RwSignal::new(String::new()),
            chosen: Memo::new(move |_| id_in(&asked.fragment())),
            last: RwSignal::new(String::new()),
        };
        let pack = use_pack();
        whenever(move || {
            if let Some(open) = pack.ready() {
                session.stage.set(Stage::Loading);
                leptos::task::spawn_local(session.load(open));
            }
        });
        session.follow();
        session
    }

    async fn load(self, open: Rc<OpenPack>) {
        let stage = match open.pack.services().await {
            Ok(None) => Stage::Absent,
            Ok(Some(file)) => {
                let index = ServiceIndex::new(&file);
                Stage::Ready(Rc::new(Catalogue { file, index }))
            }
            Err(error) => Stage::Failed(Fault::from(&error)),
        };
        // The page may have been left meanwhile.
        let _ = self.stage.try_set(stage);
    }

    /// The focus goes to the title of a service that opens, and back to its link when the list comes again.
    fn follow(self) {
        Effect::new(move |before: Option<Option<String>>| {
            let now = self.chosen.get();
            match (&now, before) {
                (Some(id), Some(_)) => {
                    self.last.set(id.clone());
                    browser::scroll_to_top();
                    browser::focus(TITLE);
                }
                (Some(id), None) => self.last.set(id.clone()),
                (None, Some(Some(id))) => browser::focus_on(link_id(&id)),
                (None, _) => {}
            }
            now
        });
    }

    /// How far the catalogue is; the caller is evaluated again when that changes.
    pub(super) fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Reads the catalogue, once it is there.
    pub(super) fn read<T>(self, of: impl FnOnce(&ServiceFile) -> T) -> Option<T> {
        self.stage.with(|it| match it {
            Stage::Ready(catalogue) => Some(of(&catalogue.file)),
            _ => None,
        })
    }

    /// Places of the services that fit what is typed; nothing where nothing is typed.
    pub(super) fn found(self) -> Option<Vec<usize>> {
        let query = self.query.get();
        if query.trim().is_empty() {
            return None;
        }
        self.stage.with(|it| match it {
            Stage::Ready(catalogue) => Some(catalogue.index.find(&query, MOST)),
            _ => None,
        })
    }
}

/// The address of a service's page.
pub(super) fn address(id: &str) -> String {
    format!("{}#{id}", Route::Services.path())
}

/// Id of the element that links to a service.
pub(super) fn link_id(id: &str) -> String {
    format!("ke-{id}")
}

/// The id that a fragment begins with; pieces with `=` belong to the question.
fn id_in(fragment: &str) -> Option<String> {
    let first = fragment.trim_start_matches('#').split('&').next().unwrap_or_default();
    let is_plain = first.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (is_plain && !first.is_empty() && first.len() <= 64).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_begins_with_the_id_of_a_service_or_has_none() {
        assert_eq!(id_in("#KEL-SKTM").as_deref(), Some("KEL-SKTM"));
        assert_eq!(id_in("#KEL-SKTM&r=53.71").as_deref(), Some("KEL-SKTM"));
        for none in ["", "#", "#r=53.71", "#<b>", "#a b"] {
            assert_eq!(id_in(none), None, "{none}");
        }
    }
}
