//! Answers, and whether one fits its question.

use serde::{Deserialize, Serialize};

use super::pack::{Pack, QuestionKind};
use crate::problem::Problem;

/// What somebody answered to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The question's id.
    pub question: String,
    /// The response.
    pub response: Response,
    /// How long the person took, milliseconds; none if nobody measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ms: Option<u32>,
}

/// The possible responses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Response {
    /// How often: 1 never to 5 very often.
    Level {
        /// 1–5.
        level: u8,
    },
    /// The most fitting statement.
    Pick {
        /// Its id.
        statement: String,
    },
    /// The most and the least fitting statement.
    BestWorst {
        /// The most fitting one's id.
        best: String,
        /// The least fitting one's id.
        worst: String,
    },
    /// "Does not fit me": never scored.
    Skip,
}

impl Answer {
    /// Refuses an answer that its question cannot have, naming it below `at` (no leading slash).
    pub fn check(&self, pack: &Pack, at: &str) -> Result<(), Problem> {
        let refuse = |field: &str, reason: &str| Err(Problem::invalid(&format!("{at}/{field}"), reason));
        let Some(question) = pack.question(&self.question) else {
            return refuse("question", "is not a question of this pack");
        };
        let offered = |id: &String| question.statements.contains(id);
        let fits = match (&self.response, question.kind) {
            (Response::Skip, _) => true,
            (Response::Level { level }, QuestionKind::Likert) => (1..=5).contains(level),
            (Response::Pick { statement }, QuestionKind::PickOne) => offered(statement),
            (Response::BestWorst { best, worst }, QuestionKind::BestWorst) => {
                offered(best) && offered(worst) && best != worst
            }
            _ => false,
        };
        if fits { Ok(()) } else { refuse("response", "does not fit the question") }
    }
}
