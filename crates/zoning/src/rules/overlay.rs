//! Rule `overlay`: ketentuan khusus make an answer stricter, never milder.
//!
//! Inputs: the part's overlays, the rulebook's overlay rules, the overlay kinds that the pack holds.
//! Edge decisions: a rule for a class and a rule for any class both apply; an overlay that no rule touches is noted;
//! a required kind that the pack lacks is a gap, unless something forbids.

use crate::{
    assessment::{Effect, Reason, RuleId, Source},
    rulebook::{OverlayEffect, OverlayRule, Rulebook},
    site::{Name, Overlay, Proposal, Site, SitePart},
};

/// Adds what the overlays of a part say, forbidding reasons first.
pub(crate) fn check(part: &SitePart, proposal: &Proposal, rulebook: &Rulebook, reasons: &mut Vec<Reason>) {
    let before = reasons.len();
    for overlay in &part.overlays {
        let mut touched = false;
        for rule in rulebook.overlays.iter().filter(|it| applies(it, overlay, proposal)) {
            touched = true;
            let effect = match &rule.effect {
                OverlayEffect::Forbid => Effect::OverlayForbids(overlay.clone()),
                OverlayEffect::Condition(codes) => Effect::OverlayAdds(overlay.clone(), codes.clone()),
            };
            reasons.push(Reason {
                rule: RuleId::Overlay,
                effect,
                source: Source::Article(Name::new(&rule.article)),
            });
        }
        if !touched {
            let effect = Effect::OverlayNoted(overlay.clone());
            reasons.push(Reason {
                rule: RuleId::Overlay,
                effect,
                source: Source::Layer(overlay.layer.clone()),
            });
        }
    }
    let rank = |it: &Reason| match it.effect {
        Effect::OverlayForbids(_) => 0,
        Effect::OverlayAdds(..) => 1,
        _ => 2,
    };
    measure::sort_by(&mut reasons[before..], |a, b| rank(a).cmp(&rank(b)));
}

/// One reason for each kind of overlay that the rulebook needs for this activity and the pack lacks.
pub(crate) fn missing(site: &Site, proposal: &Proposal, rulebook: &Rulebook) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for rule in rulebook.overlays.iter().filter(|it| it.required) {
        let held = site.overlay_kinds.contains(&rule.kind);
        let said = |it: &Reason| matches!(&it.effect, Effect::OverlayMissing(kind) if *kind == rule.kind);
        if !held && !rule.except.contains(&proposal.activity) && !reasons.iter().any(said) {
            let effect = Effect::OverlayMissing(rule.kind.clone());
            reasons.push(Reason {
                rule: RuleId::Overlay,
                effect,
                source: Source::Article(Name::new(&rule.article)),
            });
        }
    }
    reasons
}

fn applies(rule: &OverlayRule, overlay: &Overlay, proposal: &Proposal) -> bool {
    overlay.kind == rule.kind
        && rule.class.as_ref().is_none_or(|class| overlay.class == *class)
        && !rule.except.contains(&proposal.activity)
}
