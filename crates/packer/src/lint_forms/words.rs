//! Fixed words of faults to ids of sentences.

/// The sentence of a fault of a form.
pub(super) fn of_fault(word: &str) -> &'static str {
    match word {
        "twice" => "lint-twice",
        "undefined" => "lint-undefined",
        "later" => "lint-later",
        "loop" => "lint-loop",
        "of-which-item" => "lint-of-which-item",
        "no-part" => "lint-no-part",
        "not-yes-no" => "lint-not-yes-no",
        "not-a-choice" => "lint-not-a-choice",
        "not-many" => "lint-not-many",
        "no-option" => "lint-no-option",
        "option-without-number" => "lint-option-without-number",
        "no-table" => "lint-no-table",
        "no-date" => "lint-no-date",
        "no-number" => "lint-no-number",
        "no-repeat" => "lint-no-repeat",
        "limits" => "lint-limits",
        "empty" => "lint-empty",
        "few-options" => "lint-few-options",
        "no-why" => "lint-no-why",
        "first-of-page" => "lint-first-of-page",
        "fact" => "lint-fact",
        "column-kind" => "lint-column-kind",
        "column-when" => "lint-column-when",
        "no-office" => "lint-no-office",
        "no-service" => "lint-no-service",
        "no-keep" => "lint-no-keep",
        "no-such-article" => "lint-no-such-article",
        "no-article" => "lint-no-article",
        "no-time" => "lint-no-time",
        "unused" => "lint-unused",
        "no-desk" => "lint-no-desk",
        "no-step" => "lint-no-step",
        "step-not-reached" => "lint-step-not-reached",
        "step-without-end" => "lint-step-without-end",
        "no-deadline" => "lint-no-deadline",
        "state" => "lint-state",
        "no-text" => "lint-no-text",
        _ => "lint-other",
    }
}

/// The sentence of an example that came out differently.
pub(super) fn of_mismatch(word: &str) -> &'static str {
    match word {
        "finding-missing" => "lint-example-finding-missing",
        "finding-unexpected" => "lint-example-finding-unexpected",
        "asked" => "lint-example-asked",
        "not-asked" => "lint-example-not-asked",
        "documents" => "lint-example-documents",
        "fee" => "lint-example-fee",
        "line" => "lint-example-line",
        _ => "lint-other",
    }
}
