//! What came back over HTTP, as an answer or a problem.

use domain::{
    call::Call,
    command::Receipt,
    problem::{FieldProblem, Problem, ProblemKind},
};
use serde::Deserialize;
use serde_json::Value;

/// How much of an answer that is no JSON is quoted, in characters.
const QUOTED: usize = 80;

/// `application/problem+json` as it may come: from this contract, or from anybody who follows RFC 9457.
#[derive(Deserialize)]
struct ProblemDocument {
    #[serde(default)]
    kind: Option<Value>,
    #[serde(default, rename = "type")]
    address: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    detail: Option<String>,
    #[serde(default)]
    fields: Vec<FieldProblem>,
}

/// The answer to `call` from what came back.
///
/// A refusal of a command is an answer (a receipt); that nobody knows what became of it is a problem.
/// Whatever is not the JSON of the contract is [`ProblemKind::Garbled`].
pub fn answer(call: &Call, status: u16, content_type: &str, body: &[u8]) -> Result<Value, Problem> {
    if !is_json(content_type) {
        return Err(garbled(status, body));
    }
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return Err(garbled(status, body)) };
    if (200..300).contains(&status) {
        return Ok(value);
    }
    let problem = problem(status, &value).ok_or_else(|| garbled(status, body))?;
    if matches!(call, Call::Submit { .. }) && is_final(problem.kind) {
        let receipt = Receipt::Refused { problem: problem.clone() };
        return serde_json::to_value(receipt).map_err(|_| problem);
    }
    Err(problem)
}

/// Nothing came back, because of `why`.
pub fn unreachable(why: &str) -> Problem {
    Problem::new(ProblemKind::Unreachable, format!("the backend could not be reached: {}", cleaned(why)))
}

/// Whether a command with this problem was decided upon, and will not be done.
fn is_final(kind: ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Invalid
            | ProblemKind::Forbidden
            | ProblemKind::NotFound
            | ProblemKind::Conflict
            | ProblemKind::TooLarge
            | ProblemKind::Unsupported
    )
}

fn is_json(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// The problem in a document; none if it is no such document.
fn problem(status: u16, value: &Value) -> Option<Problem> {
    if !value.is_object() {
        return None;
    }
    let document = ProblemDocument::deserialize(value).ok()?;
    let segment = document.address.as_deref().and_then(|address| address.rsplit('/').next());
    let named = document.kind.or_else(|| segment.map(Value::from));
    let kind = named
        .and_then(|name| serde_json::from_value::<ProblemKind>(name).ok())
        // These two are met, never sent: somebody who sends them means something else.
        .filter(|kind| !matches!(kind, ProblemKind::Unreachable | ProblemKind::Garbled))
        .or_else(|| kind_of(status))?;
    let detail = document.detail.or(document.title).unwrap_or_else(|| format!("HTTP {status}"));
    Some(Problem { kind, detail: cleaned(&detail), fields: document.fields })
}

/// The kind that a bare status stands for.
fn kind_of(status: u16) -> Option<ProblemKind> {
    Some(match status {
        400 | 422 => ProblemKind::Invalid,
        401 => ProblemKind::Unauthenticated,
        403 => ProblemKind::Forbidden,
        404 | 410 => ProblemKind::NotFound,
        409 | 412 => ProblemKind::Conflict,
        413 => ProblemKind::TooLarge,
        429 => ProblemKind::TooMany,
        501 => ProblemKind::Unsupported,
        408 | 502..=504 => ProblemKind::Unavailable,
        500..=599 => ProblemKind::Internal,
        _ => return None,
    })
}

fn garbled(status: u16, body: &[u8]) -> Problem {
    // Enough bytes for the characters that are quoted, so that a page of megabytes is not decoded.
    let head = body.get(..body.len().min(QUOTED * 8)).unwrap_or_default();
    let quoted: String = cleaned(&String::from_utf8_lossy(head)).chars().take(QUOTED).collect();
    let detail = format!("not the JSON of the contract came back (status {status}): “{quoted}”");
    Problem::new(ProblemKind::Garbled, detail)
}

/// Without control characters.
fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use domain::{
        command::{Command, CommandBody},
        ids::CommandId,
        time::Instant,
    };

    use super::*;

    const PROBLEM: &str = "application/problem+json";

    fn submit() -> Call {
        let id = CommandId::v7(Instant::from_millis(5), &[1; 10]);
        Call::Submit { command: Command { id, body: CommandBody::EmptyDemo } }
    }

    fn document(kind: ProblemKind) -> String {
        format!(
            r#"{{"type":"https://p.example/problems/{0}","title":"t","status":{1},"detail":"why","kind":"{0}",
            "fields":[{{"pointer":"/a","reason":"is wrong"}}]}}"#,
            kind.name(),
            kind.status()
        )
    }

    #[test]
    fn a_refused_command_is_a_receipt_and_a_lost_one_a_problem() {
        use ProblemKind::*;
        for kind in [Invalid, Forbidden, NotFound, Conflict, TooLarge, Unsupported] {
            let body = document(kind);
            let value = answer(&submit(), kind.status(), PROBLEM, body.as_bytes()).unwrap();
            let receipt: Receipt = serde_json::from_value(value).unwrap();
            let Receipt::Refused { problem } = receipt else { panic!("{kind:?}: {receipt:?}") };
            assert_eq!((problem.kind, problem.fields.len()), (kind, 1));
            let problem = answer(&Call::Me, kind.status(), PROBLEM, body.as_bytes()).unwrap_err();
            assert_eq!((problem.kind, problem.detail.as_str()), (kind, "why"));
        }
        for kind in [Unauthenticated, TooMany, Unavailable, Internal] {
            let body = document(kind);
            let problem = answer(&submit(), kind.status(), PROBLEM, body.as_bytes()).unwrap_err();
            assert_eq!(problem.kind, kind);
        }
    }

    #[test]
    fn a_stranger_who_follows_the_rfc_is_understood() {
        let body = br#"{"type":"about:blank","title":"Not here","status":404}"#;
        let problem = answer(&Call::Me, 404, PROBLEM, body).unwrap_err();
        assert_eq!((problem.kind, problem.detail.as_str()), (ProblemKind::NotFound, "Not here"));
        let body = br#"{"type":"https://x/forbidden"}"#;
        assert_eq!(answer(&Call::Me, 400, PROBLEM, body).unwrap_err().kind, ProblemKind::Forbidden);
    }

    #[test]
    fn pages_and_noise_are_garbled_and_quoted_cleanly() {
        let page = format!("<html>\u{1b}[31m\r\n{}", "é".repeat(4_000_000));
        for (status, kind, body) in [
            (200, "text/html", page.as_bytes()),
            (502, "text/html; charset=utf-8", page.as_bytes()),
            (200, "application/json", b"{\"a\":" as &[u8]),
            (200, "application/json", b""),
            (404, "application/json", b"[1]"),
            (302, "application/json", b"{}"),
            (200, "", b"\xff\xfe"),
        ] {
            for call in [Call::Me, submit()] {
                let problem = answer(&call, status, kind, body).unwrap_err();
                assert_eq!(problem.kind, ProblemKind::Garbled, "{status} {kind}");
                assert!(problem.detail.contains(&status.to_string()));
                assert!(problem.detail.chars().count() < 150 && !problem.detail.contains(char::is_control));
            }
        }
    }

    #[test]
    fn json_is_json_with_or_without_a_charset() {
        let value = answer(&Call::Me, 200, "Application/JSON; charset=utf-8", b"{\"a\":1}").unwrap();
        assert_eq!(value, serde_json::json!({"a": 1}));
    }
}
