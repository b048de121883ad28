//! Fees: what is set, and what was paid on which day. A bank often sees a payment days after it was made; what counts is the day
//! on which it was made, so a file that expired meanwhile comes back.

use permit::{Date, form::Step};

use super::{
    CaseError, Said,
    clock::Calendar,
    decide::{Move, Seen, Today, actor, visible},
    record,
    roles::{Official, Role},
    talk::place,
    way::{State, Way},
    words,
};
use crate::{
    secret,
    store::{
        Tx,
        cases::{
            self, Case, Event,
            papers::{self, Fee},
            talk,
        },
    },
};

/// The most that a fee can be, in rupiah: what is longer was typed wrong.
const HIGHEST_FEE: i64 = 1_000_000_000_000;

/// The part of a form that a wrong day of payment is told of.
pub const PAID_ON: &str = "paid_on";

/// A payment that somebody saw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paid {
    /// Its number, from bank or treasury.
    pub reference: String,
    /// The day of the payment, `2026-11-20`; empty for today.
    pub on: String,
}

fn invalid(part: &str, fault: &'static str) -> CaseError {
    CaseError::Invalid { part: part.to_owned(), fault }
}

/// Sets a fee or marks it as paid, where the step asks for that; gives what the record says of it.
pub(super) fn money(
    tx: &mut dyn Tx,
    who: &Official,
    case: &Case,
    next: State,
    asked: &Move,
    today: Today<'_>,
) -> Result<Option<String>, CaseError> {
    match next {
        State::AwaitingPayment => {
            let digits: String = asked.amount.chars().filter(|it| !matches!(it, '.' | ' ')).collect();
            let amount: i64 = digits.parse().map_err(|_no| invalid("amount", "malformed"))?;
            if !(1..=HIGHEST_FEE).contains(&amount) {
                return Err(invalid("amount", "out-of-range"));
            }
            let set_by = who.login.clone();
            let fee = Fee { amount, set_by, set_at: today.now, paid_at: None, reference: None };
            papers::set_fee(tx, &case.id, case.revision + 1, &fee)?;
            Ok(Some(format!("Rp {amount}")))
        }
        State::Paid => {
            let last = case.due_at.map(|it| today.calendar.day(&case.region, it - 1));
            pay(tx, who, case, &asked.paid, last, today).map(Some)
        }
        _ => Ok(None),
    }
}

/// Marks the fee that counts as paid; gives the payment's number and day for the record.
fn pay(
    tx: &mut dyn Tx,
    who: &Official,
    case: &Case,
    paid: &Paid,
    last: Option<Date>,
    today: Today<'_>,
) -> Result<String, CaseError> {
    let reference = words("reference", &paid.reference, 100)?;
    let fee = papers::fee(tx, &case.id)?.ok_or(CaseError::NotNow)?;
    let day = day_of(paid, case, &fee, last, today)?;
    let is_today = day == today.calendar.day(&case.region, today.now);
    let at = if is_today { today.now } else { today.calendar.noon(&case.region, day) };
    if !papers::pay_fee(tx, &case.id, (&reference, &who.login), at)? {
        return Err(CaseError::NotNow);
    }
    Ok(format!("{reference}, {day}"))
}

/// The day of a payment: not before the fee was set, not after today, not after the last day for paying.
fn day_of(
    paid: &Paid,
    case: &Case,
    fee: &Fee,
    last: Option<Date>,
    today: Today<'_>,
) -> Result<Date, CaseError> {
    let of = |at| today.calendar.day(&case.region, at);
    let day = match paid.on.trim() {
        "" => of(today.now),
        typed => Date::from_plain(typed).ok_or_else(|| invalid(PAID_ON, "malformed"))?,
    };
    let most = last.map_or(of(today.now), |it| it.min(of(today.now)));
    if day < of(fee.set_at) || day > most { Err(invalid(PAID_ON, "out-of-range")) } else { Ok(day) }
}

/// How an expired file may come back.
pub(super) struct Revival<'a> {
    role: Role,
    to: &'a Step,
    /// The last day on which a payment was in time.
    pub(super) last: Date,
}

/// How this officer may bring a file back that expired while it waited for a payment; nothing where they may not.
pub(super) fn revival<'a>(
    way: &'a Way,
    who: &Official,
    case: &Case,
    events: &[Event],
    calendar: &Calendar,
) -> Option<Revival<'a>> {
    // Of what was deleted nothing is left to decide about.
    if case.state != State::Expired.as_str() || case.applicant.is_empty() {
        return None;
    }
    let walked = way.walk(events, calendar, &case.region)?;
    let waited = way.step(&walked.waited_for_payment()?.id)?;
    let to = waited.next.iter().filter_map(|it| way.step(it)).find(|it| it.state == State::Paid)?;
    let role = who.acts_as(case, &way.turn(waited))?;
    let since = events.iter().rev().find(|it| it.step == waited.id && it.action == "set-fee")?.at;
    let last = calendar.day(&case.region, calendar.end_of(&case.region, waited.days?, since) - 1);
    Some(Revival { role, to, last })
}

/// Brings an expired file back whose fee was paid in time: the payment is marked with its day, the reason stands in the record,
/// and the file goes on where a payment in time would have led it.
pub fn revive(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    said: (&Paid, &str),
    today: Today<'_>,
) -> Result<(), CaseError> {
    let (paid, why) = said;
    let mut case = visible(tx, who, &seen.number)?;
    if case.state != State::Expired.as_str() {
        return Err(CaseError::NotNow);
    }
    let way = Way::of(tx, &case)?;
    let events = cases::events(tx, &case.id)?;
    let Revival { role, to, last } =
        revival(&way, who, &case, &events, today.calendar).ok_or(CaseError::Forbidden)?;
    if case.revision != seen.revision {
        return Err(CaseError::Stale);
    }
    if why.trim().is_empty() {
        return Err(CaseError::ReasonMissing);
    }
    let why = words("note", why, 4_000)?;
    let by = permit::Actor::Desk(way.desk_of(&case.step));
    let asked = (today.calendar, case.region.as_str());
    way.may_follow(&events, asked, by, &to.id, today.now).map_err(|_no| CaseError::NotNow)?;
    let money = pay(tx, who, &case, paid, Some(last), today)?;
    place(&mut case, &way, to, today);
    let note = format!("{money}\n{why}");
    let said = Said { action: "revive", note: Some(&note), is_visible: true, ..Said::default() };
    record(tx, &mut case, &actor(who, role), said, today.now)?;
    let kind = format!("state:{}", case.state);
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), &kind, today.now)?)
}
