//! Where plan and rulebook do not meet: codes without a column, overlay rules that no feature meets. Never an error,
//! since either may be ahead of the other; but a slip of spelling here loses a rule in silence.

use std::collections::{BTreeMap, BTreeSet};

use citypack::{ManifestLayerKind, OverlayEntry, RulebookFile};

use crate::{layer::GridLayer, message::Message};

/// One line for each thing that does not meet.
pub(crate) fn check(layers: &[GridLayer], rulebook: &RulebookFile) -> Vec<Message> {
    let mut lines = without_column(layers, rulebook);
    let held = classes_by_kind(layers);
    lines.extend(rulebook.overlays.iter().filter_map(|it| unmet(it, &held)));
    lines
}

/// Sub-zone codes of the plan that the rulebook has no column for.
fn without_column(layers: &[GridLayer], rulebook: &RulebookFile) -> Vec<Message> {
    let Ok(rules) = rulebook.to_rules("rulebook") else { return Vec::new() };
    let zones = layers.iter().filter(|it| it.section.kind == ManifestLayerKind::Subzone);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in zones.flat_map(|it| &it.features).filter_map(|it| it.code.as_deref()) {
        if rules.column_of(code).is_none() {
            *counts.entry(code).or_default() += 1;
        }
    }
    let line = |(code, n): (&str, usize)| {
        Message::new("finding-no-column")
            .with("code", code)
            .with("count", n)
            .with("outcome", "no_data / unknown_zone")
    };
    counts.into_iter().map(line).collect()
}

/// The classes that the plan's features have, by kind of overlay.
fn classes_by_kind(layers: &[GridLayer]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut held: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for layer in layers {
        for feature in &layer.features {
            for (kind, class) in &feature.overlays {
                held.entry(kind).or_default().insert(class);
            }
            if layer.section.kind == ManifestLayerKind::Overlay {
                held.entry(&layer.section.id)
                    .or_default()
                    .insert(feature.class.as_deref().unwrap_or_default());
            }
        }
    }
    held
}

/// A rule for a class that no feature has, while features of its kind are there.
fn unmet(rule: &OverlayEntry, held: &BTreeMap<&str, BTreeSet<&str>>) -> Option<Message> {
    let classes = held.get(rule.overlay.as_str())?;
    if rule.class == "*" || classes.contains(rule.class.as_str()) {
        return None;
    }
    let classes: Vec<String> = classes.iter().map(|it| format!("\"{it}\"")).collect();
    Some(
        Message::new("finding-unmet-overlay")
            .with("overlay", rule.overlay.as_str())
            .with("class", rule.class.as_str())
            .with("classes", classes.join(", ")),
    )
}
