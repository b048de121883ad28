//! An answer ready to be shown: the assessment joined with the pack's own words. Holds texts of all languages,
//! so that the screen only chooses; decides nothing.

mod ask;
mod model;

pub use ask::{Unanswered, ask, in_words};
pub use model::{
    AnswerModel, ArticleWords, ConditionWords, OverlayWords, PartModel, PlanModel, ReasonModel, Subject,
    ZoneWords,
};
