//! From a question to an answer: facts from the pack, rules from the core, words from the pack.

use citypack::{Pack, PackError};
use measure::{LngLat, Metres};
use zoning::{Assessment, Proposal, assess};

use super::model::{AnswerModel, PackWords, Subject};
use crate::{browser, question::Question, state::pack::OpenPack};

/// Why a whole question has no answer.
#[derive(Debug)]
pub enum Unanswered {
    /// The pack's bytes failed.
    Pack(PackError),
    /// The link names a kelurahan that the pack does not know.
    UnknownKelurahan,
    /// The pack has no boundary of this kelurahan.
    NoShares(String),
}

/// Answers a whole question; nothing for one that is only begun.
pub async fn ask(
    open: &OpenPack,
    question: &Question,
    accuracy: Option<Metres>,
) -> Result<Option<AnswerModel>, Unanswered> {
    let Some(activity) = &question.activity else { return Ok(None) };
    let (subject, site) = match (question.place, &question.kelurahan) {
        (Some(place), _) => point(&open.pack, place, accuracy).await.map_err(Unanswered::Pack)?,
        (None, Some(code)) => {
            let places = open.load_places().await.map_err(Unanswered::Pack)?;
            let found = places.kelurahan.iter().find(|it| it.code == *code);
            let found = found.ok_or(Unanswered::UnknownKelurahan)?;
            if found.shares.is_empty() {
                return Err(Unanswered::NoShares(found.name.clone()));
            }
            let subject = Subject::Kelurahan { name: found.name.clone(), kecamatan: found.kecamatan.clone() };
            (subject, open.pack.site_of_kelurahan(found))
        }
        (None, None) => return Ok(None),
    };
    let proposal = Proposal { activity: activity.clone() };
    let assessment = assess(&site, &proposal, open.pack.rules());
    Ok(Some(in_words(open, activity, subject, &assessment)))
}

/// An assessment in the words of the pack.
pub fn in_words(open: &OpenPack, activity: &str, subject: Subject, of: &Assessment) -> AnswerModel {
    let words = PackWords {
        manifest: open.pack.manifest(),
        zones: open.pack.zones(),
        rulebook: open.pack.rulebook_file(),
        activity: open.activities.by_code(activity),
        withdrawn: open.withdrawn.as_ref(),
    };
    AnswerModel::new(&words, activity, subject, of, &browser::today())
}

async fn point(
    pack: &Pack<browser::PackSource>,
    place: LngLat,
    accuracy: Option<Metres>,
) -> Result<(Subject, zoning::Site), PackError> {
    let site = pack.site_at(place, accuracy).await?;
    Ok((Subject::Point { place, accuracy }, site))
}
