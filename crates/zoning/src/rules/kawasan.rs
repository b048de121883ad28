//! Rule `kawasan`: where only an RTRW is drawn, the use conforms, conflicts, or needs an assessment; an RTRW has no
//! ITBX matrix (PP 21/2021 makes it the basis of an assessed approval, PKKPR, not of an automatic one).
//!
//! Edge decisions: an activity named under both words conflicts; one named under neither needs an assessment; a
//! forbidding overlay conflicts; a condition turns *conforms* into *needs assessment*.

use crate::{
    assessment::{Effect, Reason, RuleId, Source},
    outcome::{Gap, Outcome},
    rulebook::Rulebook,
    site::{Name, Proposal},
};

/// The outcome of the kawasan's rule, or a gap.
pub(crate) fn check(
    code: Option<&str>,
    layer: &Name,
    proposal: &Proposal,
    rulebook: Option<&Rulebook>,
) -> (Outcome, Reason) {
    let gap = |gap, source| {
        (Outcome::NoData(gap), Reason { rule: RuleId::Kawasan, effect: Effect::Gap(gap), source })
    };
    let Some(rulebook) = rulebook else { return gap(Gap::NoRulebook, Source::Pack) };
    let Some(rule) = code.and_then(|code| rulebook.kawasan.iter().find(|it| it.code == code)) else {
        return gap(Gap::UnknownZone, Source::Layer(layer.clone()));
    };
    let outcome = if rule.conflicts.contains(&proposal.activity) {
        Outcome::Conflicts
    } else if rule.conforms.contains(&proposal.activity) {
        Outcome::Conforms
    } else {
        Outcome::NeedsAssessment
    };
    let source = Source::Article(Name::new(&rule.article));
    (outcome, Reason { rule: RuleId::Kawasan, effect: Effect::Kawasan(outcome), source })
}
