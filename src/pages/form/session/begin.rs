//! A new draft: facts of the verdict carried in, as many items as the form asks for at least.

use contract::{Consent, Draft, KeptFile, Lent};
use leptos::prelude::*;
use permit::{Answers, Facts, Form, View, carry_in};

use super::{Opened, Session, today};
use crate::{
    pages::form::step::{Spot, Step},
    vault::{Vault, new_draft},
};

/// What somebody says before the first question.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Begin {
    /// What the draft is called; empty for no name.
    pub(in super::super) name: String,
    /// Role of who fills it in for somebody else; empty for nobody.
    pub(in super::super) assisted_by: String,
    /// Facts of the verdict.
    pub(in super::super) facts: Facts,
    /// What the same person said in another form.
    pub(in super::super) profile: Facts,
    /// That somebody agreed to be helped.
    pub(in super::super) consents: Vec<Consent>,
}

impl Session {
    /// Begins a draft and opens its list of sections.
    pub(in super::super) fn begin(self, begin: Begin) {
        let Some(loaded) = self.form().filter(|_| self.is_first()) else { return };
        let form = &loaded.form;
        let mut answers = Answers::default();
        let filled = carry_in(form, &mut answers, &begin.facts, &begin.profile);
        add_needed_items(form, &mut answers);
        let region = self.pack.region().unwrap_or_default();
        let draft = Draft {
            name: begin.name,
            assisted_by: begin.assisted_by,
            answers,
            facts: begin.facts,
            consents: begin.consents,
            ..new_draft(&region, &form.service, form)
        };
        let spot =
            Spot { form: form.id.clone(), draft: draft.id.clone(), step: Step::Tasks, is_change: false };
        leptos::task::spawn_local(async move {
            match Vault::open().await {
                Ok(vault) => {
                    self.hold(vault, draft);
                    self.carried.set(filled);
                    // Kept at once: a page that is shut now loses nothing that was carried in.
                    self.edit(|_| ());
                    self.asked.open_address(&spot.address(), false);
                }
                Err(fault) => {
                    self.is_beginning.try_update_value(|it| *it = false);
                    let _ = self.opened.try_set(Opened::Failed(fault));
                }
            }
        });
    }

    /// Whether no draft was begun yet since this page was shown; one is from now on.
    fn is_first(self) -> bool {
        self.is_beginning.try_update_value(|it| !core::mem::replace(it, true)).unwrap_or_default()
    }

    /// Begins to fill in a section of somebody else's draft, with what came along.
    pub(in super::super) fn begin_lent(
        self,
        name: String,
        lent: Lent,
        answers: Answers,
        files: Vec<KeptFile>,
    ) {
        let Some(loaded) = self.form().filter(|_| self.is_first()) else { return };
        let form = &loaded.form;
        let region = self.pack.region().unwrap_or_default();
        let draft = Draft { name, lent: Some(lent), answers, ..new_draft(&region, &form.service, form) };
        let spot =
            Spot { form: form.id.clone(), draft: draft.id.clone(), step: Step::Tasks, is_change: false };
        leptos::task::spawn_local(async move {
            match Vault::open().await {
                Ok(vault) => {
                    let taken = vault.take_in(&draft, files).await;
                    // The page may have been left meanwhile; the draft is kept all the same.
                    if self.spot.try_get_untracked().is_none() {
                        return;
                    }
                    // Of what a full device did not take, the file still has all.
                    if let Err(fault) = taken {
                        self.is_beginning.set_value(false);
                        self.opened.set(Opened::Failed(fault));
                        return;
                    }
                    self.hold(vault, draft);
                    self.edit(|_| ());
                    self.asked.open_address(&spot.address(), false);
                }
                Err(fault) => {
                    self.is_beginning.try_update_value(|it| *it = false);
                    let _ = self.opened.try_set(Opened::Failed(fault));
                }
            }
        });
    }

    /// Repeated sections that have come to be asked get the items that they need.
    pub(in super::super) fn complete_items(self) {
        let Some(loaded) = self.form() else { return };
        let before = self.draft.with_untracked(|it| it.answers.clone());
        let mut after = permit::settled(&loaded.form, &before);
        let count = |it: &Answers| it.items.iter().map(|it| it.1.len()).sum::<usize>();
        let had = count(&after);
        add_needed_items(&loaded.form, &mut after);
        if count(&after) > had {
            self.change(|answers| answers.items = after.items);
        }
    }
}

fn add_needed_items(form: &Form, answers: &mut Answers) {
    let wanted: Vec<(String, usize)> = {
        let view = View::new(form, answers, today());
        let sections = form.sections.iter().filter(|it| view.is_section_asked(&it.id));
        let needed = sections.filter_map(|it| {
            let repeat = it.repeat.as_ref()?;
            let said = repeat.as_many_as.as_ref().and_then(|it| view.number_of(&it.id));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "held to what the form allows"
            )]
            let said = said.map(|it| it.clamp(0.0, f64::from(repeat.max)) as u32);
            Some((it.id.clone(), said.unwrap_or(repeat.min) as usize))
        });
        needed.collect()
    };
    for (section, count) in wanted {
        while answers.items_of(&section).len() < count {
            answers.add_item(&section);
        }
    }
}
