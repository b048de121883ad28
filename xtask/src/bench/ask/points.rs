//! Draws the places that both sides are asked about: the same ones each time.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use serde::Deserialize;

use super::{POINTS, Plan};
use crate::{shell, tree::Tree};

/// Where places are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Anywhere in the box around the plan, as a tap on the map may fall.
    Box,
    /// Inside some zone, as questions about a lot do.
    Zones,
}

pub(super) const AREAS: [Area; 2] = [Area::Box, Area::Zones];

impl Area {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Box => "in the plan's box",
            Self::Zones => "inside its zones",
        }
    }
}

#[derive(Deserialize)]
struct Head {
    bounds: [f64; 4],
    region: String,
}

/// Writes `[[lng, lat], …]` and returns the file's name.
pub(super) fn draw(tree: &Tree, plan: &Plan, area: Area) -> anyhow::Result<PathBuf> {
    let path = plan.pack.join("pack.json");
    let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let Head { bounds: [west, south, east, north], region } = serde_json::from_slice(&text)?;
    let mut lots = Lots(47_112);
    // Twenty times as many as wanted: a plan fills more than a twentieth of its box, or `keep_inside` says so.
    let count = if area == Area::Box { POINTS } else { 20 * POINTS };
    let points: Vec<[f64; 2]> = (0..count)
        .map(|_| [west + (east - west) * lots.draw(), south + (north - south) * lots.draw()])
        .collect();
    let name = if area == Area::Box { "box" } else { "zones" };
    // The large city has the region of the sample city, so the folder of its pack tells them apart.
    let pack = plan.pack.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let file = tree.at("target/bench/ask").join(format!("{region}.{pack}.{name}.json"));
    fs::create_dir_all(tree.at("target/bench/ask"))?;
    fs::write(&file, serde_json::to_string(&points)?)?;
    if area == Area::Zones {
        keep_inside(tree, plan, &file)?;
    }
    Ok(file)
}

/// The peer itself says which places lie in a polygon.
fn keep_inside(tree: &Tree, plan: &Plan, file: &Path) -> anyhow::Result<()> {
    let mut node = shell::command(tree, "node")?;
    node.arg(tree.at("tests/bench/inside.mjs")).arg(&plan.geojson).arg(file).arg(POINTS.to_string());
    shell::run(&mut node)
}

/// A linear congruential generator (the constants of PCG); the same lots on every machine.
struct Lots(u64);

impl Lots {
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept on purpose")]
    fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
