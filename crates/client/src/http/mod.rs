//! The REST contract as pure functions: a [`Call`] as a request, and what came back as an answer.
//!
//! Nothing is sent here; a transport does that with whatever it has (fetch, a socket).

mod answer;

use domain::{call::Call, story::StoryKind};

pub use answer::{answer, unreachable};

/// The header that no form of another site can send: every request that changes something carries it.
pub const MARK: (&str, &str) = ("X-Polyphony", "1");
/// The path of the live stream, relative to the backend's base.
pub const LIVE: &str = "live";

/// A request, to be sent relative to the backend's base address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HttpRequest {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path and query, without a leading slash: `api/v1/stories?text=…`.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// JSON, if there is a body.
    pub body: Option<String>,
}

/// The request that asks `call`, if it is one that is asked before anybody is in. They stand by themselves: an app that
/// begins with them need not carry all the others.
pub fn door_request(call: &Call) -> Option<HttpRequest> {
    Some(match call {
        Call::About => get("about"),
        Call::Voices => get("voices"),
        Call::Enter { voice } => post("session", serde_json::json!({ "voice": voice }).to_string()),
        Call::Me => get("me"),
        _ => return None,
    })
}

/// The request that asks `call`.
pub fn request(call: &Call) -> HttpRequest {
    match call {
        Call::About | Call::Voices | Call::Enter { .. } | Call::Me => door_request(call).unwrap_or_default(),
        Call::Typology { language } => {
            let mut query = Query::default();
            query.add("lang", Some(language.as_str()).filter(|language| !language.is_empty()));
            get(&format!("typology{}", query.0))
        }
        Call::Progress => get("me/progress"),
        Call::MyData => get("me/data"),
        Call::Stories { filter } => {
            let mut query = Query::default();
            query.add("text", Some(filter.text.as_str()).filter(|text| !text.is_empty()));
            query.add("topic", filter.topic.as_deref());
            query.add("kind", filter.kind.map(StoryKind::name));
            query.add("language", filter.language.as_deref());
            query.add("source", filter.source.as_deref());
            query.add("saved", filter.saved.then_some("true"));
            query.add("reads", filter.reads.as_deref());
            query.add("counts", filter.counts.then_some("true"));
            query.add("order", Some(filter.order.name()));
            query.add("cursor", filter.cursor.map(String::from).as_deref());
            query.add("limit", (filter.limit > 0).then(|| filter.limit.to_string()).as_deref());
            get(&format!("stories{}", query.0))
        }
        Call::Story { id } => get(&format!("stories/{id}")),
        Call::Topics => get("topics"),
        Call::Shares => get("shares"),
        Call::Echoes => get("echoes"),
        Call::MyReach { span } => get(&format!("reach?span={}", span.name())),
        Call::Reported => get("me/reported"),
        Call::MyNumbers { span } => get(&format!("reach/numbers?span={}", span.name())),
        Call::StoryNumbers { id } => get(&format!("stories/{id}/numbers")),
        Call::Counting => get("counting"),
        Call::MyClicks { edges } => {
            let edges: Vec<String> = edges.iter().map(|edge| edge.millis().to_string()).collect();
            get(&format!("me/clicks?edges={}", edges.join(",")))
        }
        Call::Colleagues { story } => {
            let mut query = Query::default();
            query.add("story", story.map(|id| id.to_string()).as_deref());
            get(&format!("colleagues{}", query.0))
        }
        Call::MyThanks => get("me/thanks"),
        Call::EventsAfter { after } => get(&format!("events?after={after}")),
        Call::ProgrammeReach => get("programme/reach"),
        Call::ProgrammeNumbers => get("programme/numbers"),
        Call::PersonaMix => get("programme/personas"),
        Call::Board => get("board"),
        Call::Feeds => get("feeds"),
        Call::Campaigns => get("campaigns"),
        Call::MySubmissions => get("me/submissions"),
        Call::Desk => get("desk"),
        Call::Submit { command } => {
            // Serialising these plain types cannot fail; an empty body would be refused, not misread.
            let mut request = post("commands", serde_json::to_string(command).unwrap_or_default());
            request.headers.push(("Idempotency-Key", command.id.to_string()));
            request
        }
    }
}

fn get(path: &str) -> HttpRequest {
    let headers = vec![("Accept", "application/json".to_owned())];
    HttpRequest { method: "GET", path: format!("api/v1/{path}"), headers, body: None }
}

fn post(path: &str, body: String) -> HttpRequest {
    let mut request = get(path);
    request.method = "POST";
    request.headers.push(("Content-Type", "application/json".to_owned()));
    request.headers.push((MARK.0, MARK.1.to_owned()));
    request.body = Some(body);
    request
}

/// A query that grows.
#[derive(Default)]
struct Query(String);

impl Query {
    fn add(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.0.push(if self.0.is_empty() { '?' } else { '&' });
            self.0.push_str(name);
            self.0.push('=');
            encode(value, &mut self.0);
        }
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        command::{Command, CommandBody},
        ids::{CommandId, StoryId},
        reach::Span,
        story::{StoryCursor, StoryFilter, StoryOrder},
        time::Instant,
    };

    use super::*;

    #[test]
    fn a_question_for_stories_survives_strange_texts() {
        let cursor = Some(StoryCursor { rank: 3, key: -7, id: StoryId::of_entry("a", "b") });
        let filter = StoryFilter {
            text: "50 % & Ä#?".into(),
            topic: Some("a/b=c+d".into()),
            order: StoryOrder::Fresh,
            kind: Some(StoryKind::Howto),
            counts: true,
            cursor,
            limit: 10,
            ..StoryFilter::default()
        };
        let path = request(&Call::Stories { filter }).path;
        let id = StoryId::of_entry("a", "b");
        assert_eq!(
            path,
            format!(
                "api/v1/stories?text=50%20%25%20%26%20%C3%84%23%3F&topic=a%2Fb%3Dc%2Bd&kind=howto&counts=true&order=fresh&cursor=3.-7.{id}&limit=10"
            )
        );
        let typology = |language: &str| request(&Call::Typology { language: language.to_owned() }).path;
        assert_eq!(typology("pt-BR"), "api/v1/typology?lang=pt-BR");
        assert_eq!(typology("a&b"), "api/v1/typology?lang=a%26b");
        let plain = request(&Call::Stories { filter: StoryFilter::default() }).path;
        assert_eq!(plain, "api/v1/stories?order=fit");
    }

    #[test]
    fn only_what_changes_something_is_marked() {
        let id = CommandId::v7(Instant::from_millis(5), &[1; 10]);
        let command = Command { id, body: CommandBody::EmptyDemo };
        let submit = request(&Call::Submit { command: command.clone() });
        assert_eq!((submit.method, submit.path.as_str()), ("POST", "api/v1/commands"));
        assert!(submit.headers.contains(&("Idempotency-Key", id.to_string())));
        assert!(submit.headers.contains(&("X-Polyphony", "1".into())));
        assert_eq!(serde_json::from_str::<Command>(&submit.body.unwrap()).unwrap(), command);
        let enter = request(&Call::Enter { voice: "a\"b".into() });
        assert_eq!(enter.body.as_deref(), Some(r#"{"voice":"a\"b"}"#));
        assert!(enter.headers.contains(&("X-Polyphony", "1".into())));
        let reach = request(&Call::MyReach { span: Span::Hour });
        assert_eq!((reach.method, reach.path.as_str()), ("GET", "api/v1/reach?span=hour"));
        assert!(reach.headers.iter().all(|(name, _)| *name != MARK.0));
    }
}
