//! Counts of tests, read from what the runners report.

use std::ops::Add;

use anyhow::Context as _;
use serde_json::Value;

/// So many journeys of one run may pass on their second try only.
const SECOND_TRIES: u64 = 2;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Count {
    pub(crate) fn passed(passed: u64) -> Self {
        Self { passed, ..Self::default() }
    }

    pub(crate) fn failed(failed: u64) -> Self {
        Self { failed, ..Self::default() }
    }

    /// A check without parts of its own.
    pub(crate) fn check(succeeded: bool) -> Self {
        if succeeded { Self::passed(1) } else { Self::failed(1) }
    }

    /// From the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …` of cargo's runner, and from the lines with which
    /// tests say that they passed without trying anything (`SKIPPED postgres: …`). Real data are said once, and apart.
    ///
    /// A run that fails without a failed test did not even compile, which counts as one failure.
    pub(crate) fn of_cargo(output: &str, succeeded: bool) -> Self {
        let mut total = Self::default();
        for line in output.lines().filter_map(|it| it.trim().strip_prefix("test result:")) {
            let number = |word: &str| {
                line.split([';', '.'])
                    .filter_map(|it| it.trim().strip_suffix(word))
                    .find_map(|it| it.trim().parse::<u64>().ok())
                    .unwrap_or_default()
            };
            total = total
                + Self { passed: number("passed"), failed: number("failed"), skipped: number("ignored") };
        }
        let says_skip = |it: &&str| it.starts_with("SKIPPED ") && !it.starts_with("SKIPPED real data");
        let said = output.lines().map(str::trim).filter(says_skip).count() as u64;
        // Such a test is counted among the passed ones by its runner.
        total.passed = total.passed.saturating_sub(said);
        total.skipped += said;
        if !succeeded && total.failed == 0 {
            total.failed = 1;
        }
        total
    }

    /// From the report that Playwright writes, and how many of the passed ones passed only on their second try.
    /// More of those than [`SECOND_TRIES`] are failures, all of them.
    pub(crate) fn of_playwright(report: &str) -> anyhow::Result<(Self, u64)> {
        let report: Value = serde_json::from_str(report).context("Playwright's report is not JSON")?;
        let number = |name: &str| report["stats"][name].as_u64().unwrap_or_default();
        let errors = report["errors"].as_array().map_or(0, Vec::len) as u64;
        let again = number("flaky");
        let (passed, failed) = if again > SECOND_TRIES { (0, again) } else { (again, 0) };
        let count = Self {
            passed: number("expected") + passed,
            failed: number("unexpected") + failed + errors,
            skipped: number("skipped"),
        };
        Ok((count, again))
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn all_result_lines_of_cargo_are_added_up() {
        let output = "x\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured";
        assert_eq!(Count::of_cargo(output, false), Count { passed: 4, failed: 2, skipped: 1 });
    }

    #[test]
    fn a_test_that_says_it_was_skipped_is_no_passed_one() {
        let output = "SKIPPED postgres: no initdb\nSKIPPED real data: not set\ntest result: ok. 3 passed; 0 failed; 0 ignored";
        assert_eq!(Count::of_cargo(output, true), Count { passed: 2, failed: 0, skipped: 1 });
    }

    #[test]
    fn a_run_that_does_not_compile_is_one_failure() {
        assert_eq!(Count::of_cargo("", false), Count::failed(1));
    }

    #[test]
    fn a_few_journeys_may_need_a_second_try_and_more_are_failures() {
        let count = |flaky: u64| {
            let stats = json!({"expected": 300, "unexpected": 1, "flaky": flaky, "skipped": 2});
            Count::of_playwright(&json!({"stats": stats, "errors": []}).to_string())
                .expect("the report is JSON")
        };
        let few = Count { passed: 300 + SECOND_TRIES, failed: 1, skipped: 2 };
        assert_eq!(count(SECOND_TRIES), (few, SECOND_TRIES));
        let many = Count { passed: 300, failed: 2 + SECOND_TRIES, skipped: 2 };
        assert_eq!(count(SECOND_TRIES + 1), (many, SECOND_TRIES + 1));
    }
}
