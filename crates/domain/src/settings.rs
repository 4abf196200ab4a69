//! What a person decided about how the programme treats them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    network::Network,
    problem::{FieldProblem, Problem, ProblemKind},
    push::Pushed,
    story::LIMITS,
    time::{Instant, is_date},
};

/// The most followers somebody may say they have.
pub const MOST_FOLLOWERS: u32 = 100_000_000;
/// The most topics somebody can follow.
pub const MOST_TOPICS: usize = 50;
/// Minutes in a day: quiet hours lie below it.
pub const DAY_MINUTES: u16 = 24 * 60;

/// A person's own settings. Nobody else reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Followers by network, as the person says; a network that is left out was not told.
    pub audience: BTreeMap<Network, u32>,
    /// What they want to be told about, and how often.
    pub notify: Notify,
    /// When they want to be left alone every day; none if never.
    pub quiet: Option<Quiet>,
    /// That they do not take part for now.
    pub pause: Option<Pause>,
    /// Topics of which they want to see more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// What comes back to them in the app.
    #[serde(default)]
    pub returns: Returns,
    /// Of what they are told on their devices.
    #[serde(default)]
    pub push: Pushed,
}

/// What comes back to a person in the app. Everything unless they say otherwise; nobody is told what they said, only that
/// thanks are not taken where somebody would say some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returns {
    /// Thanks of colleagues for shares they show.
    pub thanks: bool,
    /// A note when a story of theirs has come far.
    pub milestones: bool,
    /// A letter about each week.
    pub letter: bool,
}

impl Default for Returns {
    fn default() -> Self {
        Self { thanks: true, milestones: true, letter: true }
    }
}

/// What a person wants to be told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notify {
    /// What came of their shares.
    pub reach: Cadence,
    /// New stories that fit them.
    pub stories: Cadence,
    /// Occasions they could go to.
    pub events: bool,
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Not at all.
    Never,
    /// At most once a day.
    Daily,
    /// At most once a week.
    Weekly,
}

impl Cadence {
    /// Every cadence, rarest first.
    pub const ALL: [Self; 3] = [Self::Never, Self::Weekly, Self::Daily];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }
}

/// Hours of the person's own day in which nothing is sent. May pass midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// First minute of the local day, 0–1439.
    pub from: u16,
    /// The minute at which it ends, 0–1439; another than `from`.
    pub to: u16,
}

impl Quiet {
    /// Whether this minute of the local day is quiet.
    pub const fn covers(self, minute: u16) -> bool {
        if self.from <= self.to {
            self.from <= minute && minute < self.to
        } else {
            self.from <= minute || minute < self.to
        }
    }
}

/// "Not now". Nobody is told, and nothing is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Since when; set by the backend, whatever a command says.
    pub since: Instant,
    /// The last day of it in the person's own calendar, `yyyy-mm-dd`; open if there is none.
    pub until: Option<String>,
}

impl Pause {
    /// Whether it is over on the local day `today`, `yyyy-mm-dd`. Dates of this form sort by age as texts.
    pub fn is_over(&self, today: &str) -> bool {
        self.until.as_deref().is_some_and(|until| until < today)
    }
}

impl Default for Settings {
    /// No audience told, a message a week at most, quiet from eight to seven, no pause.
    fn default() -> Self {
        Self {
            audience: BTreeMap::new(),
            notify: Notify { reach: Cadence::Weekly, stories: Cadence::Weekly, events: true },
            quiet: Some(Quiet { from: 20 * 60, to: 7 * 60 }),
            pause: None,
            topics: Vec::new(),
            returns: Returns::default(),
            push: Pushed::default(),
        }
    }
}

impl Settings {
    /// Refuses what cannot be meant, naming every place; `at` is the JSON pointer to the settings.
    pub fn check(&self, at: &str) -> Result<(), Problem> {
        let mut fields = Vec::new();
        let mut wrong = |place: &str, reason: &str| {
            fields.push(FieldProblem { pointer: format!("{at}/{place}"), reason: reason.to_owned() });
        };
        for (network, followers) in &self.audience {
            if *followers > MOST_FOLLOWERS {
                wrong(&format!("audience/{}", network.name()), "must be at most 100,000,000");
            }
        }
        if let Some(quiet) = self.quiet {
            for (name, minute) in [("quiet/from", quiet.from), ("quiet/to", quiet.to)] {
                if minute >= DAY_MINUTES {
                    wrong(name, "must be a minute of the day, 0 to 1439");
                }
            }
            if quiet.from == quiet.to {
                wrong("quiet/to", "must be another minute than the first");
            }
        }
        if self.pause.iter().filter_map(|pause| pause.until.as_deref()).any(|until| !is_date(until)) {
            wrong("pause/until", "must be a date, yyyy-mm-dd");
        }
        let (_, _, _, longest, _) = LIMITS;
        if self.topics.len() > MOST_TOPICS {
            wrong("topics", "must be at most 50");
        }
        for (place, topic) in self.topics.iter().enumerate() {
            if !(1..=longest).contains(&topic.chars().count()) {
                wrong(&format!("topics/{place}"), "must have 1 to 60 characters");
            }
        }
        if fields.is_empty() {
            return Ok(());
        }
        Err(Problem { kind: ProblemKind::Invalid, detail: "these settings cannot be kept".into(), fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_by_default_may_be_kept() {
        assert_eq!(Settings::default().check(""), Ok(()));
    }

    #[test]
    fn quiet_hours_may_pass_midnight() {
        let night = Quiet { from: 1_200, to: 420 };
        assert!(night.covers(1_200) && night.covers(0) && night.covers(419));
        assert!(!night.covers(420) && !night.covers(1_199));
        let noon = Quiet { from: 720, to: 780 };
        assert!(noon.covers(720) && !noon.covers(780) && !noon.covers(0));
    }

    #[test]
    fn every_mistake_is_named_with_its_place() {
        let settings = Settings {
            audience: BTreeMap::from([(Network::X, MOST_FOLLOWERS + 1), (Network::LinkedIn, 0)]),
            quiet: Some(Quiet { from: 1_440, to: 1_440 }),
            pause: Some(Pause { since: Instant::default(), until: Some("2026-02-29".into()) }),
            ..Settings::default()
        };
        let problem = settings.check("/settings").unwrap_err();
        let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
        let quiet = ["/settings/quiet/from", "/settings/quiet/to", "/settings/quiet/to"];
        assert_eq!(places[0], "/settings/audience/x");
        assert_eq!(places[1..4], quiet);
        assert_eq!(places[4..], ["/settings/pause/until"]);
    }

    #[test]
    fn a_pause_lasts_to_the_end_of_its_last_day() {
        let until = |date: &str| Pause { since: Instant::default(), until: Some(date.to_owned()) };
        assert!(!until("2026-12-01").is_over("2026-12-01"));
        assert!(until("2026-12-01").is_over("2026-12-02"));
        assert!(!Pause { since: Instant::default(), until: None }.is_over("9999-01-01"));
    }
}
