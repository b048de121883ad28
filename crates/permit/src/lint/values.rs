//! Limits that contradict each other, options given twice, facts that do not fit, personal data without a reason.

use super::{Faults, item, member};
use crate::{
    date::{Date, DateLimit},
    form::{Choice, Field, Form, Kind, NumberRange},
};

pub(super) fn check(form: &Form, faults: &mut Faults) {
    for (s, section) in form.sections.iter().enumerate() {
        let path = item("", "sections", s);
        if let Some(it) = &section.repeat
            && (it.max < it.min || it.max == 0)
        {
            faults.stop(&member(&path, "repeat"), "limits", &section.id);
        }
        if section.fields.is_empty() {
            faults.stop(&path, "empty", &section.id);
        }
        for (f, field) in section.fields.iter().enumerate() {
            let path = item(&path, "fields", f);
            check_field(&path, field, faults);
            if f == 0 && field.same_page {
                faults.warn(&path, "first-of-page", &field.id);
            }
            if field.unique && section.repeat.is_none() {
                faults.warn(&path, "no-repeat", &field.id);
            }
            if field.is_personal() && field.why.is_empty() {
                faults.stop(&member(&path, "why"), "no-why", &field.id);
            }
        }
    }
    for (n, it) in form.tables.iter().enumerate() {
        if !it.rows.windows(2).all(|it| it[0].0 < it[1].0) {
            faults.stop(&member(&item("", "tables", n), "rows"), "limits", &it.id);
        }
    }
    for (n, it) in form.documents.iter().enumerate() {
        let path = item("", "documents", n);
        if it.max_pages == 0 {
            faults.stop(&member(&path, "max_pages"), "limits", &it.id);
        }
        if !it.personal.is_empty() && it.why.is_empty() {
            faults.stop(&member(&path, "why"), "no-why", &it.id);
        }
    }
}

fn check_field(path: &str, field: &Field, faults: &mut Faults) {
    let mut limits = |fits: bool| {
        if !fits {
            faults.stop(path, "limits", &field.id);
        }
    };
    match &field.kind {
        Kind::Text { least, most, .. } => limits(least <= most && *most > 0 && *most <= 2_000),
        Kind::Number { range, .. } | Kind::Money { range } => limits(range_fits(*range)),
        Kind::Date { not_before, not_after } => limits(dates_fit(*not_before, *not_after)),
        Kind::Many { options, min, max } => {
            limits(min <= max && *max > 0 && *min as usize <= options.len());
        }
        Kind::Parcel { min, max } => limits(min.zip(*max).is_none_or(|(min, max)| min <= max)),
        Kind::File { min, max, max_bytes, .. } => limits(min <= max && *max > 0 && *max_bytes > 0),
        Kind::Photo { min, max, .. } | Kind::Table { min, max, .. } => limits(min <= max && *max > 0),
        _ => {}
    }
    match &field.kind {
        Kind::Choice { options } | Kind::Many { options, .. } => check_options(path, options, faults),
        Kind::Person { parts, .. } if parts.is_empty() => {
            faults.stop(&member(path, "parts"), "empty", &field.id);
        }
        Kind::Person { parts, optional } => {
            for it in optional.iter().filter(|it| !parts.contains(it)) {
                faults.stop(&member(path, "optional"), "no-part", it.as_str());
            }
        }
        Kind::Table { columns, .. } => check_columns(path, field, columns, faults),
        Kind::Statement { text, version } if text.is_empty() || version.is_empty() => {
            faults.stop(&member(path, "text"), "empty", &field.id);
        }
        _ => {}
    }
    if !field.from_verdict.is_empty() && !fact_fits(&field.from_verdict, &field.kind) {
        faults.stop(&member(path, "from_verdict"), "fact", &field.from_verdict);
    }
    if !field.profile.is_empty() && !profile_fits(&field.profile, &field.kind) {
        faults.stop(&member(path, "profile"), "fact", &field.profile);
    }
}

fn check_options(path: &str, options: &[Choice], faults: &mut Faults) {
    if options.len() < 2 {
        faults.stop(&member(path, "options"), "few-options", "");
    }
    for (n, it) in options.iter().enumerate() {
        if options[..n].iter().any(|other| other.id == it.id) {
            faults.stop(&item(path, "options", n), "twice", &it.id);
        }
    }
}

fn check_columns(path: &str, field: &Field, columns: &[Field], faults: &mut Faults) {
    if columns.is_empty() {
        faults.stop(&member(path, "columns"), "empty", &field.id);
    }
    for (n, column) in columns.iter().enumerate() {
        let path = item(path, "columns", n);
        let fits = matches!(
            column.kind,
            Kind::Text { .. }
                | Kind::Number { .. }
                | Kind::Money { .. }
                | Kind::Date { .. }
                | Kind::Choice { .. }
                | Kind::YesNo
        );
        if !fits {
            faults.stop(&path, "column-kind", column.kind.as_str());
        }
        if column.when.is_some() {
            faults.stop(&member(&path, "when"), "column-when", &column.id);
        }
        if columns[..n].iter().any(|other| other.id == column.id) {
            faults.stop(&path, "twice", &column.id);
        }
        check_field(&path, column, faults);
    }
}

fn range_fits(range: NumberRange) -> bool {
    let in_order = |low: Option<_>, high: Option<_>| low.zip(high).is_none_or(|(low, high)| low <= high);
    in_order(range.min, range.max)
        && in_order(range.usual_min, range.usual_max)
        && in_order(range.min, range.usual_min)
        && in_order(range.usual_max, range.max)
        && in_order(range.min, range.usual_max)
        && in_order(range.usual_min, range.max)
}

/// Two limits must be in order on whatever day it is; this is tried on two days far apart.
fn dates_fit(not_before: Option<DateLimit>, not_after: Option<DateLimit>) -> bool {
    let Some((first, last)) = not_before.zip(not_after) else { return true };
    let days = [Date::new(2026, 1, 1), Date::new(2060, 1, 1)];
    days.into_iter().flatten().all(|today| first.day(today) <= last.day(today))
}

fn fact_fits(fact: &str, kind: &Kind) -> bool {
    match fact {
        "place" => matches!(kind, Kind::Place),
        "parcel" => matches!(kind, Kind::Parcel { .. }),
        "parcel_area" | "footprint" | "floor_area" | "floors" | "height" => {
            matches!(kind, Kind::Number { .. })
        }
        "activity" => matches!(kind, Kind::Activity),
        "kelurahan" => matches!(kind, Kind::Text { .. } | Kind::Address { .. }),
        "zone" | "zone_name" | "plan" | "outcome" | "activity_title" => matches!(kind, Kind::Text { .. }),
        _ => false,
    }
}

fn profile_fits(name: &str, kind: &Kind) -> bool {
    match name {
        "name" => matches!(kind, Kind::Text { .. }),
        "birth" => matches!(kind, Kind::Date { .. }),
        "sex" => matches!(kind, Kind::Choice { .. }),
        other => other == kind.as_str(),
    }
}
