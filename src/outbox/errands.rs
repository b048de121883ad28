//! What is said about files that have arrived: messages, answers to corrections with their photos, withdrawals. One after the
//! other, each until the office has answered.

use contract::{
    outbox::{Errand, Event, Known, Sent, Task},
    paths, words_to_bytes,
};

use super::{
    calls::{self, Asked},
    follow,
    runner::{Went, chance, seconds},
    store,
    upload::send_file,
};
use crate::vault::VaultError;

/// Tries after which an answer that the office has taken is done with, although no status came that shows it.
const ENOUGH: u32 = 8;

/// Files that are still to be brought: all until the office has the application, then those of answers to corrections.
pub(super) fn needed_files(sent: &Sent) -> Option<Vec<String>> {
    sent.number()?;
    let file = |it: &Errand| match &it.task {
        Task::Answer { file, .. } if !file.is_empty() => Some(file.clone()),
        _ => None,
    };
    Some(sent.errands.iter().filter_map(file).collect())
}

/// The first thing that is to be said about a file that has arrived.
pub(super) async fn errand(key: &str, sent: &Sent) -> Result<Went, VaultError> {
    let (Some(number), Some(errand)) = (sent.number(), sent.errands.iter().find(|it| it.problem.is_none()))
    else {
        return Ok(Went::Idle);
    };
    if let Some(at) = errand.waits_until(seconds()) {
        return Ok(Went::Wait(at));
    }
    let ended = match &errand.task {
        Task::Message(words) => {
            calls::say(&paths::message(number, &errand.id), &sent.secret, &words_to_bytes(words)).await
        }
        Task::Withdrawal(words) => {
            calls::say(&paths::withdrawal(number), &sent.secret, &words_to_bytes(words)).await
        }
        Task::Answer { correction, body, file } => {
            if let Some(failed) = bring(key, sent, file).await? {
                failed
            } else {
                calls::say(&paths::correction(number, correction), &sent.secret, body.as_bytes()).await
            }
        }
    };
    // What it changed is shown at once where the office can be reached, and so is why something came too late.
    let fresh = match &ended {
        Asked::Answer(()) => follow::known(number, &sent.secret).await,
        Asked::Problem(it) if it.status == 409 => follow::known(number, &sent.secret).await,
        _ => Asked::Lost,
    };
    let ended = shown(errand, ended, &fresh);
    let id = errand.id.clone();
    store::change(key, |it| {
        settle(it, &id, &ended);
        if let Asked::Answer(known) = &fresh {
            it.known = Some(known.clone());
        }
    })
    .await?;
    if ended == Asked::Answer(()) {
        store::keep_only(key, needed_files).await?;
    }
    Ok(Went::On)
}

/// The answer to a correction goes only together with the status that shows it, or the correction would be asked for again
/// meanwhile. Said a second time, it changes nothing at the office.
fn shown(errand: &Errand, ended: Asked<()>, fresh: &Asked<Known>) -> Asked<()> {
    let is_answer = matches!(errand.task, Task::Answer { .. });
    let is_shown = matches!(fresh, Asked::Answer(_)) || errand.tries >= ENOUGH;
    if ended == Asked::Answer(()) && is_answer && !is_shown { Asked::Lost } else { ended }
}

/// Brings the file of an answer, where it has one that has not arrived. Nothing where all is there.
async fn bring(key: &str, sent: &Sent, file: &str) -> Result<Option<Asked<()>>, VaultError> {
    if file.is_empty() || sent.item.arrived.iter().any(|it| it == file) {
        return Ok(None);
    }
    Ok(match send_file(key, sent, file).await? {
        Event::FileArrived(_) => {
            store::change(key, |it| it.item.arrived.push(file.to_owned())).await?;
            None
        }
        Event::Failed(it) => Some(Asked::Problem(it)),
        _ => Some(Asked::Lost),
    })
}

fn settle(sent: &mut Sent, id: &str, ended: &Asked<()>) {
    match ended {
        Asked::Answer(()) => sent.errands.retain(|it| it.id != id),
        other => {
            let problem = match other {
                Asked::Problem(it) => Some(it.clone()),
                _ => None,
            };
            if let Some(it) = &problem {
                sent.item.arrived.retain(|file| !it.missing.contains(file));
            }
            if let Some(errand) = sent.errands.iter_mut().find(|it| it.id == id) {
                errand.failed(problem, seconds(), chance());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::{Problem, Receipt, outbox::ItemState};

    use super::*;

    fn answer(file: &str) -> Errand {
        let (correction, body) = ("c1".to_owned(), "{}".to_owned());
        Errand::new("a1", Task::Answer { correction, body, file: file.to_owned() })
    }

    #[test]
    fn the_answer_to_a_correction_waits_for_the_status_that_shows_it() {
        let (mut it, status) = (answer(""), Asked::Answer(Known::default()));
        assert_eq!(shown(&it, Asked::Answer(()), &status), Asked::Answer(()));
        assert_eq!(shown(&it, Asked::Answer(()), &Asked::Lost), Asked::Lost);
        it.tries = ENOUGH;
        assert_eq!(shown(&it, Asked::Answer(()), &Asked::Lost), Asked::Answer(()), "not for ever");
        let refused = Asked::Problem(Problem::of_status(422));
        assert_eq!(shown(&it, refused.clone(), &status), refused);
        let withdrawal = Errand::new("w1", Task::Withdrawal(String::new()));
        assert_eq!(shown(&withdrawal, Asked::Answer(()), &Asked::Lost), Asked::Answer(()));
    }

    #[test]
    fn all_files_are_kept_until_the_office_has_them_and_then_those_of_answers() {
        let kept = include_bytes!("../../crates/contract/tests/fixtures/sent-v1.json");
        let mut sent = Sent::parse(kept).expect("the fixture is a sent application");
        sent.errands = vec![answer(""), answer("ef")];
        assert_eq!(needed_files(&sent), None);
        let states = [ItemState::Received, ItemState::ToCorrect, ItemState::ToWithdraw];
        for state in states {
            sent.item.state = state(Receipt::default());
            assert_eq!(needed_files(&sent), Some(vec!["ef".to_owned()]));
        }
    }
}
