//! What the programme tells everybody: an alert while there is a crisis, and occasions to come.

use serde::{Deserialize, Serialize};

use crate::{
    ids::CommandId,
    problem::{FieldProblem, Problem, ProblemKind},
    story::is_web_address,
    time::{DAY, Instant},
};

/// The longest text of an alert, in characters.
pub const MAX_ALERT: usize = 500;
/// The longest title and the longest place of an occasion, in characters.
pub const MAX_TITLE: usize = 120;
/// The longest topic, in characters.
pub const MAX_TOPIC: usize = 80;
/// The longest address, in characters.
pub const MAX_URL: usize = 2_000;
/// The most topics of an alert.
pub const MOST_TOPICS: usize = 20;
/// The most occasions to come.
pub const MOST_OCCASIONS: usize = 50;
/// How far ahead an occasion may lie, in days: what is further away is a slip of the finger.
pub const FURTHEST: i64 = 3 * 366;

/// The one board of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// What everybody must know now; none in quiet times.
    pub alert: Option<Alert>,
    /// Occasions that have not begun more than a day ago, next first.
    pub occasions: Vec<Occasion>,
    /// Grows with each change; 0 while nothing was ever put on it.
    pub version: u64,
}

/// Crisis mode: sharing pauses for the topics it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// What is the matter, and what to say or not to say.
    pub text: String,
    /// Since when.
    pub since: Instant,
    /// The topics that are affected; all of them if none is named.
    pub topics: Vec<String>,
}

/// The id of the command that added an occasion.
pub type OccasionId = CommandId;

/// Something one can go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// The id of the command that added it.
    pub id: OccasionId,
    /// What.
    pub title: String,
    /// Where; empty if that goes without saying.
    pub place: String,
    /// When it begins.
    pub starts: Instant,
    /// Where to read more, `http` or `https`.
    pub url: Option<String>,
    /// The personas it is meant for, by id; everybody if none is named.
    pub personas: Vec<String>,
}

impl Board {
    /// The board without what is past at `now`, next occasion first.
    pub fn at(mut self, now: Instant) -> Self {
        self.occasions.retain(|occasion| occasion.starts >= now.plus(-DAY));
        self.occasions.sort_by_key(|occasion| (occasion.starts, occasion.id));
        self
    }
}

impl Alert {
    /// An alert with its text and topics cleaned, or every place that is wrong.
    pub fn new(text: &str, topics: &[String], now: Instant) -> Result<Self, Problem> {
        let mut fields = Fields::default();
        let text = fields.text("/text", text, 1, MAX_ALERT);
        fields.unless(topics.len() <= MOST_TOPICS, "/topics", "must be at most 20");
        let topics = fields.list("/topics", topics);
        fields.done("this alert cannot be raised").map(|()| Self { text, since: now, topics })
    }
}

impl Occasion {
    /// The occasion with its texts cleaned, or every place that is wrong. `personas` are those of the typology.
    pub fn check(self, now: Instant, personas: &[&str]) -> Result<Self, Problem> {
        let mut fields = Fields::default();
        let title = fields.text("/title", &self.title, 1, MAX_TITLE);
        let place = fields.text("/place", &self.place, 0, MAX_TITLE);
        let near = (now.plus(-DAY)..=now.plus(FURTHEST * DAY)).contains(&self.starts);
        fields.unless(near, "/starts", "must be from yesterday to three years ahead");
        if let Some(url) = &self.url {
            let fits = url.chars().count() <= MAX_URL && is_web_address(url);
            fields.unless(fits, "/url", "must be an address with http or https");
        }
        for (i, persona) in self.personas.iter().enumerate() {
            let known = personas.contains(&persona.as_str());
            fields.unless(known, &format!("/personas/{i}"), "is not a persona of this programme");
        }
        fields.done("this occasion cannot be added").map(|()| Self { title, place, ..self })
    }
}

/// The places that are wrong, so far.
#[derive(Default)]
struct Fields(Vec<FieldProblem>);

impl Fields {
    fn unless(&mut self, good: bool, pointer: &str, reason: &str) {
        if !good {
            self.0.push(FieldProblem { pointer: pointer.to_owned(), reason: reason.to_owned() });
        }
    }

    /// The text without white space around it, which must have so many characters.
    fn text(&mut self, pointer: &str, text: &str, least: usize, most: usize) -> String {
        let text = text.trim();
        let fits = (least..=most).contains(&text.chars().count());
        self.unless(fits, pointer, &format!("must have {least} to {most} characters"));
        text.to_owned()
    }

    fn list(&mut self, pointer: &str, words: &[String]) -> Vec<String> {
        let each = |(i, word): (usize, &String)| self.text(&format!("{pointer}/{i}"), word, 1, MAX_TOPIC);
        words.iter().take(MOST_TOPICS).enumerate().map(each).collect()
    }

    fn done(self, detail: &str) -> Result<(), Problem> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Problem { kind: ProblemKind::Invalid, detail: detail.to_owned(), fields: self.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occasion(starts: i64) -> Occasion {
        Occasion {
            id: CommandId::v7(Instant::from_millis(0), &[starts.to_be_bytes()[7]; 10]),
            title: " A walk ".into(),
            place: String::new(),
            starts: Instant::from_millis(starts),
            url: Some("https://example.org/walk".into()),
            personas: vec!["scout".into()],
        }
    }

    #[test]
    fn what_began_more_than_a_day_ago_is_left_out() {
        let now = Instant::from_millis(10 * DAY);
        let occasions = vec![occasion(11 * DAY), occasion(9 * DAY), occasion(9 * DAY - 1)];
        let board = Board { occasions, ..Board::default() }.at(now);
        let starts: Vec<_> = board.occasions.iter().map(|o| o.starts.millis()).collect();
        assert_eq!(starts, [9 * DAY, 11 * DAY]);
    }

    #[test]
    fn texts_are_trimmed_and_every_mistake_is_named() {
        let good = occasion(DAY).check(Instant::default(), &["scout"]).unwrap();
        assert_eq!(good.title, "A walk");
        let bad = Occasion {
            title: " ".into(),
            place: "x".repeat(MAX_TITLE + 1),
            starts: Instant::from_millis(i64::MAX),
            url: Some("javascript:alert(1)".into()),
            ..good
        };
        let problem = bad.check(Instant::default(), &["expert"]).unwrap_err();
        let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
        assert_eq!(places, ["/title", "/place", "/starts", "/url", "/personas/0"]);
        let problem = Alert::new("", &[" ".to_owned()], Instant::default()).unwrap_err();
        let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
        assert_eq!(places, ["/text", "/topics/0"]);
    }
}
