//! What the page and the data worker say to each other. The glue around `postMessage` lives in the app.

use domain::{call::Call, event::EventNumber, problem::Problem};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Version of these messages; page and worker of different versions ask for a reload instead of misreading.
pub const PROTOCOL: u32 = 1;

/// First message in both directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// [`PROTOCOL`] of the sender.
    pub protocol: u32,
}

/// A question with the number under which its answer comes back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Chosen by the page, unique among its open questions.
    pub id: u64,
    /// The question.
    pub call: Call,
}

/// The answer to the question with this number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// Of which question.
    pub id: u64,
    /// What came of it.
    pub outcome: Result<Value, Problem>,
}

/// There may be something after `n` in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The log's last number.
    pub n: EventNumber,
}

/// Messages from the page to the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "message", rename_all = "snake_case")]
pub enum ToWorker {
    /// Opens the conversation.
    Hello(Hello),
    /// A question.
    Request(Request),
}

/// Messages from the worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "message", rename_all = "snake_case")]
pub enum FromWorker {
    /// Answers a [`Hello`].
    Hello(Hello),
    /// An answer.
    Response(Response),
    /// The log has grown.
    Notice(Notice),
}

#[cfg(test)]
mod tests {
    use domain::problem::ProblemKind;
    use serde_json::json;

    use super::*;

    #[test]
    fn messages_survive_the_way_through_text() {
        let request = ToWorker::Request(Request { id: u64::from(u32::MAX), call: Call::Me });
        let text = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<ToWorker>(&text).unwrap(), request);
        let problem = Problem::new(ProblemKind::Internal, "out of space");
        for outcome in [Ok(json!({"a": [1, "ä"]})), Err(problem)] {
            let response = FromWorker::Response(Response { id: 7, outcome });
            let text = serde_json::to_string(&response).unwrap();
            assert_eq!(serde_json::from_str::<FromWorker>(&text).unwrap(), response);
        }
    }
}
