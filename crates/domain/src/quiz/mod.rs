//! The persona quiz: a posterior over what drives a person, asked for with as few questions as it takes.
//!
//! The state of a quiz is its answers. Everything else (what to ask next, how sure we are, the verdict) is a
//! pure function of the pack, the session's seed and the answers, so going back and editing is order-free.

mod answer;
mod fit;
mod foresight;
mod item_check;
mod likelihood;
mod matrix;
mod model;
mod order;
mod overlay;
mod pack;
mod pack_check;
mod pack_text;
mod posterior;
mod select;
mod session;
mod statement;
mod vector;
mod verdict;

pub use answer::{Answer, Response};
pub use fit::person_fit;
pub use overlay::{Overlay, is_language};
pub use pack::{
    Audit, Keyed, ModelSettings, Norms, Pack, PackRef, Persona, Question, QuestionKind, QuestionStatus,
    Seconds, Sigma, Statement, Status, Text, Trait, TraitKind, text,
};
pub use pack_check::{LARGEST, PackFault, too_long};
pub use session::{MOST, Progress, Quiz, SHARPEN, Step};
pub use vector::{Expected, ExpectedPart, TestVector};
pub use verdict::{Blend, Doubt, LEAST, Reason, Standing, Verdict, judge};
