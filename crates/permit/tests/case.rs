//! A file's way through the office and the office's clock.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its own input has failed")]

use citypack::parse_form;
use permit::{
    Actor, Case, Date, EXPIRED, Form, Move, RefusedMove, WITHDRAWN, WorkCalendar,
    form::{ClockState, State},
};

fn form() -> Form {
    parse_form("asked", include_bytes!("cases/asked.json")).unwrap()
}

fn day(text: &str) -> Date {
    Date::from_plain(text).unwrap()
}

fn step(on: &str, by: Actor, to: &str) -> Move {
    let (reason, note) = (String::new(), String::new());
    Move { on: day(on), by, to: to.to_owned(), reason, note, is_visible: true }
}

fn desk() -> Actor {
    Actor::Desk("meja".to_owned())
}

/// Monday 28 December 2026 and New Year's Day are closed.
fn calendar() -> WorkCalendar {
    WorkCalendar::new(vec![day("2026-12-25"), day("2026-12-28"), day("2027-01-01")])
}

#[test]
fn the_clock_counts_working_days_and_stands_still_while_the_applicant_corrects() {
    let form = form();
    let mut case = Case::arrives(&form, day("2026-12-18")).unwrap();
    assert_eq!(case.clock(&calendar(), day("2026-12-18")).days, 0, "the day of arrival is day 0");
    let monday = case.clock(&calendar(), day("2026-12-21"));
    assert_eq!((monday.days, monday.limit, monday.state), (1, Some(5), ClockState::Runs));
    // Four days are left: 22, 23, 24 and 29 December.
    assert_eq!(monday.due, Some(day("2026-12-29")));
    case.apply(step("2026-12-22", desk(), "perbaikan")).unwrap();
    let paused = case.clock(&calendar(), day("2027-01-04"));
    assert_eq!((paused.days, paused.state, paused.due), (2, ClockState::Paused, None));
    case.apply(step("2027-01-04", Actor::Applicant, "periksa")).unwrap();
    let on = case.clock(&calendar(), day("2027-01-05"));
    assert_eq!((on.days, on.due), (3, Some(day("2027-01-07"))));
    let late = case.clock(&calendar(), day("2027-01-12"));
    assert!(late.is_over_time);
    assert_eq!((late.days, late.due), (8, Some(day("2027-01-07"))), "the day it ran out");
    case.apply(step("2027-01-12", desk(), "terbit")).unwrap();
    let done = case.clock(&calendar(), day("2027-03-01"));
    assert_eq!((done.days, done.state, case.state()), (8, ClockState::Over, State::Issued));
}

#[test]
fn only_the_clock_ends_what_waits_for_the_applicant() {
    let form = form();
    let mut case = Case::arrives(&form, day("2026-11-23")).unwrap();
    assert!(case.apply(step("2026-11-24", Actor::Clock, EXPIRED)).is_err(), "the office's turn");
    case.apply(step("2026-11-24", desk(), "perbaikan")).unwrap();
    for by in [Actor::Applicant, desk()] {
        assert!(case.apply(step("2026-12-18", by, EXPIRED)).is_err());
    }
    case.apply(step("2026-12-18", Actor::Clock, EXPIRED)).unwrap();
    assert_eq!(
        (case.state(), case.clock(&calendar(), day("2026-12-30")).state),
        (State::Expired, ClockState::Over)
    );
}

#[test]
fn only_whose_turn_it_is_moves_a_file_and_only_along_the_way() {
    let form = form();
    let mut case = Case::arrives(&form, day("2026-11-23")).unwrap();
    let mut refused = |on: &str, by: Actor, to: &str| case.apply(step(on, by, to)).unwrap_err();
    assert_eq!(refused("2026-11-24", Actor::Applicant, "terbit"), RefusedMove::NotYourTurn);
    assert_eq!(refused("2026-11-24", Actor::Desk("lain".to_owned()), "terbit"), RefusedMove::NotYourTurn);
    assert_eq!(refused("2026-11-24", desk(), "gugur"), RefusedMove::DoesNotFollow);
    assert_eq!(refused("2026-11-24", desk(), "entah"), RefusedMove::UnknownStep);
    assert_eq!(refused("2026-11-20", desk(), "terbit"), RefusedMove::BackInTime);
    assert_eq!(refused("2026-11-24", desk(), WITHDRAWN), RefusedMove::NotYourTurn);
    for _ in 0..3 {
        case.apply(step("2026-11-24", desk(), "perbaikan")).unwrap();
        assert_eq!(case.apply(step("2026-11-24", desk(), "periksa")), Err(RefusedMove::NotYourTurn));
        case.apply(step("2026-11-24", Actor::Applicant, "periksa")).unwrap();
    }
    assert_eq!(case.apply(step("2026-11-25", desk(), "perbaikan")), Err(RefusedMove::TooManyRounds));
    assert_eq!(case.rounds(), 3);
    case.apply(step("2026-11-25", Actor::Applicant, WITHDRAWN)).unwrap();
    assert_eq!(case.state(), State::Withdrawn);
    assert_eq!(case.apply(step("2026-11-26", desk(), "terbit")), Err(RefusedMove::Ended));
    assert_eq!(case.apply(step("2026-11-26", Actor::Applicant, WITHDRAWN)), Err(RefusedMove::Ended));
    let again = Case::replay(&form, case.log()).unwrap();
    assert_eq!((again.log(), again.state()), (case.log(), State::Withdrawn));
}

#[test]
fn a_payment_in_time_that_was_seen_late_brings_a_file_back() {
    let mut form = form();
    let waits = form.steps.iter().position(|it| it.state == State::Returned).expect("the form sends back");
    let waits_id = form.steps[waits].id.clone();
    let paid = form.steps[waits].next[0].clone();
    form.steps[waits].state = State::AwaitingPayment;
    for it in form.steps.iter_mut().filter(|it| it.id == paid) {
        it.state = State::Paid;
    }
    let mut case = Case::arrives(&form, day("2026-11-23")).unwrap();
    case.apply(step("2026-11-24", desk(), &waits_id)).unwrap();
    assert!(case.waited_for_payment().is_none(), "it still waits");
    case.apply(step("2026-12-20", Actor::Clock, "gugur")).unwrap();
    assert_eq!(case.waited_for_payment().map(|it| it.id.as_str()), Some(waits_id.as_str()));
    assert_eq!(case.apply(step("2026-12-21", Actor::Applicant, &paid)), Err(RefusedMove::Ended));
    assert_eq!(case.apply(step("2026-12-21", desk(), "terbit")), Err(RefusedMove::Ended));
    case.apply(step("2026-12-21", desk(), &paid)).unwrap();
    assert_eq!(case.state(), State::Paid);
    assert!(Case::replay(&form, case.log()).is_ok());
}

#[test]
fn a_deadline_that_passed_ends_a_file_and_an_issued_one_stays() {
    let form = form();
    let mut case = Case::arrives(&form, day("2026-11-23")).unwrap();
    case.apply(step("2026-11-24", desk(), "perbaikan")).unwrap();
    assert_eq!(case.apply(step("2026-12-20", Actor::Clock, "periksa")), Err(RefusedMove::NotYourTurn));
    case.apply(step("2026-12-20", Actor::Clock, "gugur")).unwrap();
    assert_eq!(case.state(), State::Expired);
    assert_eq!(case.apply(step("2026-12-21", desk(), "terbit")), Err(RefusedMove::Ended));
}
