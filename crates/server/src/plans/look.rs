//! An application looked at again: what is wrong with its answers, what the plan says of its place, what its numbers are.
//! Whatever the phone worked out is only compared; nothing of it is taken over.

use std::path::Path as File;

use citypack::{Limits, Pack, PackError};
use contract::{
    Application,
    plan_question::{Ground, PlanQuestion, ground, outline},
};
use measure::LngLat;
use permit::{
    Answers, Date, Form, Setting, View, estimate,
    form::{Kind, VerdictUse},
    settled, validate,
};
use zoning::{Assessment, Check, Proposal, Source, assess};

use super::Folder;
use crate::{
    casework::verdict::{Found, Judgement, Limit, Look, Part, Rule},
    fit,
};

/// A measured area may differ from the told one by this share before anybody is told.
const AREA_MAY_DIFFER: f64 = 0.05;

pub(super) fn judge(
    application: &Application,
    form: &Form,
    today: Date,
    newest: (&File, &str),
    named: Option<&File>,
) -> Judgement {
    let answers = settled(form, &application.answers);
    let view = View::new(form, &answers, today);
    let mut findings: Vec<Found> = validate(&view, Setting { region: &application.region })
        .into_iter()
        .map(|it| Found {
            at: it.at.to_string(),
            code: it.code.to_string(),
            blocks: it.is_blocking(),
            limit: it.limit,
        })
        .collect();
    if application.form_version != form.version {
        findings.push(Found::warning("form", "form-version", form.version.to_string()));
    }
    fit::note(&view.asked(), &mut findings);
    findings.extend(area(&view));
    let seen = application.verdict.as_ref();
    let mut judgement = Judgement {
        gap: None,
        seen: seen.map(|it| it.outcome.clone()),
        seen_pack: seen.map(|it| it.pack.clone()),
        named: None,
        today: None,
        findings,
        fee: estimate(&view).total.filter(|it| *it > 0),
    };
    if form.verdict == VerdictUse::None && seen.is_none() {
        judgement.gap = Some("no-place-needed".to_owned());
        return judgement;
    }
    // Where the form asks for no activity, what the phone asked about is looked up, and nothing it found.
    let activity = application.verdict.as_ref().map(|it| it.activity.as_str());
    let asked = match PlanQuestion::of(&view, activity) {
        Ok(it) => it,
        Err(gap) => return Judgement { gap: Some(gap.word().to_owned()), ..judgement },
    };
    let plan = seen.map(|it| it.plan.as_str()).unwrap_or_default();
    judgement.today = look(newest.0, plan, &asked).ok();
    judgement.named = match named {
        Some(folder) if folder == newest.0 => judgement.today.clone(),
        Some(folder) => look(folder, plan, &asked).ok(),
        None => None,
    };
    if judgement.today.is_none() {
        judgement.gap = Some("unreadable".to_owned());
    }
    judgement
}

/// The area that the corners enclose, where it is not the one that was told.
fn area(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for it in view.asked() {
        let (Kind::Parcel { .. }, Some(answer)) = (&it.field.kind, it.answer) else { continue };
        let told = answer.part("area_m2").and_then(|it| it.parse::<f64>().ok());
        let (Some(told), Some(outline)) = (told, outline(answer)) else { continue };
        let measured = outline.area.value();
        if (told - measured).abs() > measured * AREA_MAY_DIFFER {
            found.push(Found::warning(&it.path().to_string(), "area-differs", format!("{measured:.0}")));
        }
    }
    found
}

/// What one version of the plan says.
fn look(folder: &File, plan: &str, asked: &PlanQuestion) -> Result<Look, PackError> {
    futures::executor::block_on(async {
        let source = Folder(folder.to_path_buf());
        let mut pack = Pack::open(source.clone(), Limits::default()).await?;
        let version = pack.manifest().version.clone();
        let of_plan = pack.manifest().plans.iter().find(|it| it.id == plan).map(|it| it.file.clone());
        if let Some(file) = of_plan.filter(|_| !plan.is_empty()) {
            pack = Pack::open_version(source, Limits::default(), &file).await?;
        }
        let parcel = asked.parcel(&pack).await?;
        let proposal = Proposal { activity: asked.activity.clone() };
        let assessment = assess(&parcel.site(), &proposal, pack.rules());
        let mut look = written(&pack, version, &assessment);
        if asked.has_building() {
            let verdict = asked.judge(&pack, &parcel).await?;
            look.building = verdict.checks.iter().map(|it| limit(&pack, it)).collect();
        }
        Ok(look)
    })
}

/// A figure held against its limit, as it is kept.
fn limit(pack: &Pack<Folder>, it: &Check) -> Limit {
    Limit {
        figure: it.figure.word().to_owned(),
        measured: it.measured,
        limit: it.limit,
        standing: it.standing.word().to_owned(),
        source: cite(pack, &it.source),
    }
}

/// A source as the city cites it.
fn cite(pack: &Pack<Folder>, source: &Source) -> String {
    match source {
        Source::Article(id) => {
            let article =
                pack.rulebook_file().and_then(|it| it.articles.iter().find(|it| it.id == id.as_str()));
            article.map_or_else(|| id.to_string(), |it| it.cite.get("id").to_owned())
        }
        Source::Layer(id) => id.to_string(),
        Source::Pack => String::new(),
    }
}

fn written(pack: &Pack<Folder>, version: String, assessment: &Assessment) -> Look {
    let part = |it: &zoning::PartAssessment| Part {
        zone: it.zone.code().unwrap_or_default().to_owned(),
        name: it
            .zone
            .code()
            .and_then(|code| pack.zones().by_code(code))
            .map(|it| it.name.get("id").to_owned())
            .unwrap_or_default(),
        outcome: it.outcome.word().to_owned(),
        share: it.share.millionths(),
        rules: it
            .reasons
            .iter()
            .map(|it| Rule {
                rule: it.rule.word().to_owned(),
                effect: it.effect.word().to_owned(),
                source: cite(pack, &it.source),
            })
            .collect(),
    };
    Look {
        pack: version,
        outcome: assessment.headline.word().to_owned(),
        parts: assessment.parts.iter().map(part).collect(),
        building: Vec::new(),
        doubts: assessment.doubts.iter().map(|it| it.word().to_owned()).collect(),
    }
}

/// The corners of an application's parcel, or its one point.
pub(super) fn corners(application: &Application, form: &Form) -> Vec<LngLat> {
    let answers: Answers = settled(form, &application.answers);
    let view = View::new(form, &answers, Date::from_days(0));
    match ground(&view) {
        Some(Ground::Point(it)) => vec![it],
        Some(Ground::Outline(it)) => it.given.first().and_then(|it| it.first()).cloned().unwrap_or_default(),
        None => Vec::new(),
    }
}
