//! The guide: what is worth knowing before one posts, the way to "may I post this?", and the rules it rests on.
//!
//! The texts are data, a file for each language; the rules are one file for all. Both are read whole or refused with
//! the place of every fault, so whatever is in memory leads to an answer. A rule nobody has found in a source never
//! leads to a yes.

mod advice;
mod check;
mod decision;
mod faults;
mod find;
mod model;
mod read;
mod rule;
mod way;

pub use advice::{Advice, Wording, answer, resting_on};
pub use decision::{Decision, Kind, Leads, Offer, Question, Verdict};
pub use faults::Faults;
pub use find::{Found, Index};
pub use model::{Block, Crisis, Entry, Guide, Section};
pub use read::{read, rules};
pub use rule::{Country, Rule, RuleStatus, Scope};
pub use way::{LONGEST, Stop};
