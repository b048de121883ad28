//! Papers and places drawn and spoiled by seeded chance: at least nine of ten spoiled ones are found, and at most one of
//! twenty good ones is doubted. What lies between good and spoiled is not judged: nobody could say which it is.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "drawing is done in numbers with fractions, on canvases of known size; what was found is told"
)]

#[path = "degraded/canvas.rs"]
mod canvas;
#[path = "degraded/scenes.rs"]
mod scenes;

use canvas::Chance;
use picture::{Flaw, Grey, Seen, flaws};
use scenes::Shot;

/// How many pictures of each kind; more with `RUANGIZIN_PICTURES`.
fn count() -> u64 {
    std::env::var("RUANGIZIN_PICTURES").ok().and_then(|it| it.parse().ok()).unwrap_or(24)
}

fn seed() -> u64 {
    std::env::var("RUANGIZIN_PICTURES_SEED").ok().and_then(|it| it.parse().ok()).unwrap_or(1)
}

fn look(shot: &Shot) -> Vec<Flaw> {
    let (width, height) = (shot.grey.width(), shot.grey.height());
    let copy = Grey::new(width, height, shot.grey.pixels().to_vec()).unwrap();
    flaws(&copy, (4000, 3000), shot.seen)
}

/// Draws pictures, spoils each and says how many of a hundred have the flaw.
fn share(salt: u64, seen: Seen, flaw: Flaw, spoil: impl Fn(Shot, &mut Chance) -> Shot) -> u64 {
    let all = count();
    let mut found = 0;
    for number in 0..all {
        let mut chance = Chance::new(seed() * 1_000_003 + salt * 10_007 + number);
        let shot = spoil(Shot::good(seen, &mut chance), &mut chance);
        if look(&shot).contains(&flaw) {
            found += 1;
        } else if std::env::var_os("RUANGIZIN_PICTURES_SHOW").is_some() {
            println!("missed: {flaw:?} of {seen:?} {number}, {:?}", shot.what);
        }
    }
    found * 100 / all
}

#[test]
fn good_pictures_are_seldom_doubted() {
    for seen in [Seen::Paper, Seen::Scene] {
        let all = count() * 4;
        let mut doubted = 0;
        for number in 0..all {
            let mut chance = Chance::new(seed() * 77_003 + number);
            let shot = Shot::good(seen, &mut chance);
            let found = look(&shot);
            if !found.is_empty() {
                doubted += 1;
                println!("doubted: {seen:?} {number}, {:?}: {found:?}", shot.what);
            }
        }
        println!("{seen:?}: {doubted} of {all} good pictures doubted");
        assert!(doubted * 20 <= all, "{doubted} of {all} good pictures of a {seen:?} are doubted");
    }
}

#[test]
fn pictures_out_of_focus_are_found() {
    for seen in [Seen::Paper, Seen::Scene] {
        let found = share(1, seen, Flaw::Blurred, Shot::out_of_focus);
        println!("{seen:?}, out of focus: {found} of 100 found");
        assert!(found >= 90, "{found} of 100 pictures of a {seen:?} out of focus are found");
    }
}

#[test]
fn pictures_of_a_moving_hand_are_found() {
    for seen in [Seen::Paper, Seen::Scene] {
        let found = share(2, seen, Flaw::Blurred, Shot::shaken);
        println!("{seen:?}, shaken: {found} of 100 found");
        assert!(found >= 90, "{found} of 100 shaken pictures of a {seen:?} are found");
    }
}

#[test]
fn pictures_in_the_dark_are_found() {
    for seen in [Seen::Paper, Seen::Scene] {
        let found = share(3, seen, Flaw::Dark, Shot::in_the_dark);
        println!("{seen:?}, dark: {found} of 100 found");
        assert!(found >= 90, "{found} of 100 dark pictures of a {seen:?} are found");
    }
}

#[test]
fn papers_on_their_side_are_found() {
    let found = share(4, Seen::Paper, Flaw::Sideways, |shot, _| shot.on_its_side());
    println!("on their side: {found} of 100 found");
    assert!(found >= 90, "{found} of 100 papers on their side are found");
}
