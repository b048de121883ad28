//! Conditions and numbers.

use permit::{Comparison, Condition, Fold, Number, Ref, Rounding};

use crate::json::Node;

pub(super) fn condition(node: &Node<'_>) -> Condition {
    if let Some(it) = node.as_bool() {
        return Condition::Constant(it);
    }
    if let Some(it) = of_answers(node).or_else(|| of_conditions(node)) {
        return it;
    }
    let comparisons = [
        ("more", Comparison::More),
        ("at_least", Comparison::AtLeast),
        ("less", Comparison::Less),
        ("at_most", Comparison::AtMost),
        ("equal", Comparison::Equal),
    ];
    for (name, how) in comparisons {
        if let Some(it) = two(node, name) {
            return Condition::Compare(how, it);
        }
    }
    node.bad("is a condition that is not known");
    Condition::Constant(false)
}

fn of_answers(node: &Node<'_>) -> Option<Condition> {
    let given = |name| node.maybe_text(name).map(|it| Ref::from_text(&it));
    if let Some(it) = given("yes") {
        return Some(Condition::YesNo(it, true));
    }
    if let Some(it) = given("no") {
        return Some(Condition::YesNo(it, false));
    }
    if let Some(it) = given("answered") {
        return Some(Condition::Answered(it));
    }
    let words = |name| {
        let member = node.maybe(name);
        member.is_given().then(|| {
            let mut words = member.as_list(|it| it.as_text());
            if words.len() < 2 {
                member.bad("needs a name and at least one word");
                words = vec![String::new()];
            }
            (Ref::from_text(&words.remove(0)), words)
        })
    };
    if let Some((of, words)) = words("is") {
        return Some(Condition::Is(of, words));
    }
    if let Some((of, words)) = words("has") {
        return Some(Condition::Has(of, words));
    }
    words("starts").map(|(of, words)| Condition::Starts(of, words))
}

fn of_conditions(node: &Node<'_>) -> Option<Condition> {
    let list = |name| {
        let member = node.maybe(name);
        member.is_given().then(|| member.as_list(|it| condition(&it)))
    };
    if let Some(it) = list("all") {
        return Some(Condition::All(it));
    }
    if let Some(it) = list("any") {
        return Some(Condition::Any(it));
    }
    let not = node.maybe("not");
    if not.is_given() {
        return Some(Condition::Not(Box::new(condition(&not))));
    }
    let given = |name| node.maybe_text(name).map(|it| Ref::from_text(&it));
    if let Some(of) = given("some") {
        return Some(Condition::Some(of, Box::new(condition(&node.get("where")))));
    }
    given("every").map(|of| Condition::Every(of, Box::new(condition(&node.get("where")))))
}

pub(super) fn number(node: &Node<'_>) -> Number {
    if node.is_number() {
        return Number::Constant(node.as_number());
    }
    if node.is_text() {
        return Number::Of(Ref::from_text(&node.as_text()));
    }
    if let Some(it) = arithmetic(node).or_else(|| chosen(node)).or_else(|| over_members(node)) {
        return it;
    }
    if let Some(it) = dates(node) {
        return it;
    }
    node.bad("is a number that is not known");
    Number::Constant(0.0)
}

/// Two numbers.
fn two(node: &Node<'_>, name: &str) -> Option<Box<[Number; 2]>> {
    let member = node.maybe(name);
    if !member.is_given() {
        return None;
    }
    let pair = member.as_pair(|it| number(&it), |it| number(&it));
    Some(Box::new(pair.map_or([Number::Constant(0.0), Number::Constant(0.0)], |(a, b)| [a, b])))
}

fn arithmetic(node: &Node<'_>) -> Option<Number> {
    let folds = [("add", Fold::Add), ("multiply", Fold::Multiply), ("min", Fold::Min), ("max", Fold::Max)];
    for (name, fold) in folds {
        let member = node.maybe(name);
        if member.is_given() {
            let list = member.as_list(|it| number(&it));
            if list.is_empty() {
                member.bad("is empty");
            }
            return Some(Number::Many(fold, list));
        }
    }
    if let Some(it) = two(node, "subtract") {
        return Some(Number::Subtract(it));
    }
    if let Some(it) = two(node, "divide") {
        return Some(Number::Divide(it));
    }
    let roundings = [("round", Rounding::Near), ("round_up", Rounding::Up), ("round_down", Rounding::Down)];
    for (name, how) in roundings {
        let member = node.maybe(name);
        if member.is_given() {
            return Some(Number::Round(how, Box::new(number(&member))));
        }
    }
    None
}

fn chosen(node: &Node<'_>) -> Option<Number> {
    let choose = node.maybe("choose");
    if choose.is_given() {
        let cases = choose.as_list(|it| (condition(&it.get("when")), number(&it.get("then"))));
        let last = node.maybe("else");
        return Some(Number::Choose(cases, last.is_given().then(|| Box::new(number(&last)))));
    }
    if let Some(by) = node.maybe_text("by") {
        let mut numbers = Vec::new();
        node.get("of").members(|name, it| numbers.push((name.to_owned(), it.as_number())));
        return Some(Number::By(Ref::from_text(&by), numbers));
    }
    let table = node.maybe_text("look_up")?;
    Some(Number::LookUp(table, Box::new(number(&node.get("at")))))
}

fn over_members(node: &Node<'_>) -> Option<Number> {
    let only = || {
        let member = node.maybe("where");
        member.is_given().then(|| Box::new(condition(&member)))
    };
    if let Some(of) = node.maybe_text("count") {
        return Some(Number::Count(Ref::from_text(&of), only()));
    }
    let of = node.maybe_text("sum")?;
    Some(Number::Sum(Ref::from_text(&of), Box::new(number(&node.get("of"))), only()))
}

fn dates(node: &Node<'_>) -> Option<Number> {
    let years = node.maybe("years");
    if years.is_given() && !years.is_list() {
        return Some(Number::Years([Ref::from_text(&years.as_text()), Ref::from_text("today")]));
    }
    let pair = |name| {
        let member = node.maybe(name);
        let read = |it: Node<'_>| Ref::from_text(&it.as_text());
        member.is_given().then(|| member.as_pair(read, read).map_or_else(Default::default, |(a, b)| [a, b]))
    };
    if let Some(it) = pair("years") {
        return Some(Number::Years(it));
    }
    if let Some(it) = pair("days") {
        return Some(Number::Days(it));
    }
    pair("months_started").map(Number::MonthsStarted)
}
