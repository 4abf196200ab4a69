//! A world that a test can change, and what is worth doing in it.

use std::{collections::BTreeMap, fs, sync::LazyLock};

use crate::{
    actor::{Circle, Role},
    board::Board,
    ids::{Code, CommandId, PersonId, StoryId},
    network::Network,
    path::{self, Paths},
    person::{Me, QuizRecord},
    progress::{Progress, StepRecord},
    quiz::{Blend, Pack, Standing, Verdict},
    reach::{Measure, MyReach, Series, ShareClicks, Span},
    settings::Settings,
    share::Share,
    story::{Edition, Story, StoryKind},
    time::{DAY, HOUR, Instant},
    today::{Known, Suggestion, next},
};

pub(super) const NOW: Instant = Instant::from_millis(1_795_253_445_000);
pub(super) const TODAY: &str = "2026-11-21";

pub(super) static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::read(&public("packs/default.json")).unwrap());
pub(super) static PATHS: LazyLock<Paths> =
    LazyLock::new(|| path::read(&public("content/paths/en.json")).unwrap());

fn public(file: &str) -> String {
    fs::read_to_string(format!("{}/../../public/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Everything a day is made of, to be changed by each test.
pub(super) struct World {
    pub me: Me,
    pub stories: Vec<Story>,
    pub shares: Vec<Share>,
    pub reach: MyReach,
    pub board: Board,
    pub progress: Progress,
}

impl World {
    /// Somebody without a quiz to whom nothing has happened yet.
    pub(super) fn new() -> Self {
        Self {
            me: Me {
                person: PersonId::try_from("mira".to_owned()).unwrap(),
                name: "Mira".to_owned(),
                roles: vec![Role::Ambassador],
                circles: vec![Circle::Employee],
                quiz: None,
                quiz_history: Vec::new(),
                saved: Vec::new(),
                devices: Vec::new(),
                reminders: Vec::new(),
                milestones: Vec::new(),
                settings: Settings::default(),
            },
            stories: Vec::new(),
            shares: Vec::new(),
            reach: MyReach {
                measure: Measure::Measured,
                span: Span::Weeks,
                series: Series { from: Span::Weeks.start(NOW), width: DAY, counts: vec![0; 84] },
                clicks: 0,
                clicks_ever: 0,
                visitors_today: None,
                networks: Vec::new(),
                shares: Vec::new(),
                trails: Vec::new(),
                as_of: 0,
                now: NOW,
            },
            board: Board::default(),
            progress: Progress::default(),
        }
    }

    /// Somebody whose first persona is this one.
    pub(super) fn with_persona(persona: &str) -> Self {
        let mut world = Self::new();
        let part = |persona: &str, standing| Blend {
            persona: persona.to_owned(),
            mean: 1.0,
            low: 0.5,
            high: 1.5,
            first: 0.8,
            above: 0.9,
            standing,
        };
        let blend = vec![part(persona, Standing::Primary), part("helper", Standing::AlsoYou)];
        let verdict = Verdict { blend, reasons: Vec::new(), scored: 8, certainty: 0.8, doubt: None };
        world.me.quiz = Some(QuizRecord {
            pack: PACK.reference(),
            answers: Vec::new(),
            verdict,
            at: NOW,
            correction: None,
        });
        world
    }

    pub(super) fn known(&self) -> Known<'_> {
        Known {
            now: NOW,
            day: TODAY,
            me: &self.me,
            pack: &PACK,
            stories: &self.stories,
            shares: &self.shares,
            reach: &self.reach,
            board: &self.board,
            paths: &PATHS,
            progress: &self.progress,
        }
    }

    pub(super) fn next(&self) -> Vec<Suggestion> {
        next(&self.known())
    }

    pub(super) fn story(&mut self, name: &str, kind: StoryKind, days: i64, topic: &str) -> StoryId {
        let id = StoryId::of_entry("feed", name);
        self.stories.push(Story {
            id,
            title: name.to_owned(),
            summary: String::new(),
            url: "https://example.org/".to_owned(),
            picture: None,
            topics: vec![topic.to_owned()],
            source: "Blog".to_owned(),
            language: "en".to_owned(),
            kind,
            published: NOW.plus(-days * DAY),
            added: NOW,
            version: 1,
            edition: Edition::default(),
        });
        id
    }

    pub(super) fn share(&mut self, story: StoryId, network: Network, hours: i64, clicks: u64) {
        let at = NOW.plus(-hours * HOUR);
        let id = CommandId::v7(at, &[self.shares.len() as u8; 10]);
        let (title, code) = (format!("{story}"), Code::of_share(id));
        self.shares.push(Share {
            id,
            person: self.me.person.clone(),
            story,
            title: title.clone(),
            network,
            caption: String::new(),
            code: code.clone(),
            target: String::new(),
            topic: None,
            at,
            went: None,
            open: false,
            post: None,
        });
        self.reach.shares.push(ShareClicks { share: id, story, title, network, code, at, clicks });
    }

    pub(super) fn finish_the_path(&mut self, persona: &str) {
        for step in &PATHS.paths[persona].steps {
            let record = StepRecord { done_at: Some(NOW), note: String::new(), at: NOW };
            self.progress.steps.insert(step.id.clone(), record);
        }
    }

    pub(super) fn say_audience(&mut self) {
        self.me.settings.audience = BTreeMap::from([(Network::LinkedIn, 200)]);
    }
}
