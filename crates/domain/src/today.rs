//! What is worth doing today: two or three next best actions for one person, each with its reason.
//!
//! A pure function of what is known anyway, with these rules, in this order:
//!
//! 1. Who pauses is offered one thing only: to end the pause.
//! 2. While nobody knows who they are (no quiz, or doubtful answers), the quiz comes first: everything else sorts
//!    itself by it.
//! 3. A share of one to three days ago, where people comment: look whether somebody wrote, and answer.
//! 4. A story to share: fitting the person, not shared by them yet, fresh, under no alert. One at most, and none
//!    within two days of the last share: a frequency cap before a burst.
//! 5. The next step of the main persona's path.
//! 6. What a share of the last week did, if its link was opened at all. Zero is not held against anybody.
//! 7. One's audience, for estimates, once something was shared and none was said.
//!
//! Three at most. Nothing at all is a good answer too: the screen then says so kindly.

mod calendar;
mod recognition;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::{
    board::{Alert, Board, Occasion},
    ids::StoryId,
    network::Network,
    path::Paths,
    person::{Me, QuizRecord},
    progress::Progress,
    quiz::{Pack, Standing},
    reach::MyReach,
    settings::Pause,
    share::Share,
    story::{Story, StoryKind},
    taste::MAX_KIND_DAYS,
    time::{DAY, HOUR, Instant},
};

pub use calendar::calendar;
pub use recognition::{Opened, Recognition, recognition};

/// The most suggestions.
const MOST: usize = 3;
/// No story is suggested so soon after a share.
const BREATH: i64 = 2 * DAY;
/// When comments on a share are worth a look.
const COMMENTS: std::ops::Range<i64> = 20 * HOUR..3 * DAY;
/// How long a share's clicks are worth a look of their own.
const RECENT: i64 = 7 * DAY;
/// A story is news for so long; one that fits may be older.
const NEW: i64 = 14 * DAY;
const FRESH: i64 = 60 * DAY;
/// How many of a persona's story kinds, best first, fit.
const FITTING: usize = 2;

/// What is known of the person and the programme.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Now.
    pub now: Instant,
    /// The day it is where the person is, `yyyy-mm-dd`.
    pub day: &'a str,
    /// Who it is.
    pub me: &'a Me,
    /// The typology.
    pub pack: &'a Pack,
    /// Stories that may be suggested.
    pub stories: &'a [Story],
    /// The person's shares.
    pub shares: &'a [Share],
    /// What was counted on their links.
    pub reach: &'a MyReach,
    /// What everybody is told.
    pub board: &'a Board,
    /// The learning paths.
    pub paths: &'a Paths,
    /// How far the person is on them.
    pub progress: &'a Progress,
}

/// Something worth doing, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What to do.
    pub action: Action,
    /// Because of what.
    pub reason: Reason,
}

/// Something one can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// End the pause.
    EndPause,
    /// Take the quiz.
    TakeQuiz,
    /// See whether somebody commented on a share, and answer.
    AnswerComments {
        /// What was shared.
        title: String,
        /// Where.
        network: Network,
    },
    /// Share a story.
    ShareStory {
        /// Which.
        story: StoryId,
        /// Its title.
        title: String,
    },
    /// Take a step of the path.
    NextStep {
        /// Which.
        step: String,
        /// What one does.
        title: String,
        /// How long it takes, about.
        minutes: u32,
    },
    /// See what a share did.
    SeeReach {
        /// What was shared.
        title: String,
    },
    /// Say how many people follow one.
    SayAudience,
}

/// Why something is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Because the person pauses: to the end of that day, or until they end it.
    Pausing(Option<String>),
    /// Because nobody knows yet what fits.
    NothingKnown,
    /// Because they shared then.
    SharedAt(Instant),
    /// Because they are this persona (its id).
    Persona(String),
    /// Because it came out then.
    New(Instant),
    /// Because its link was opened so often.
    Opened(u64),
    /// Because estimates need it.
    ForEstimates,
}

/// The next best actions, best first.
pub fn next(known: &Known<'_>) -> Vec<Suggestion> {
    if let Some(pause) = pausing(known.me, known.day) {
        return vec![suggest(Action::EndPause, Reason::Pausing(pause.until.clone()))];
    }
    let comments = comments(known);
    let looked_at = comments.map(|share| share.id);
    let all = [
        known.me.persona().is_none().then(|| suggest(Action::TakeQuiz, Reason::NothingKnown)),
        comments.map(|share| {
            let action = Action::AnswerComments { title: share.title.clone(), network: share.network };
            suggest(action, Reason::SharedAt(share.at))
        }),
        story(known),
        step(known),
        known
            .reach
            .shares
            .iter()
            .filter(|share| {
                share.clicks > 0 && since(known, share.at) < RECENT && Some(share.share) != looked_at
            })
            .max_by_key(|share| (share.at, share.share))
            .map(|share| {
                suggest(Action::SeeReach { title: share.title.clone() }, Reason::Opened(share.clicks))
            }),
        (known.me.settings.audience.is_empty() && !known.shares.is_empty())
            .then(|| suggest(Action::SayAudience, Reason::ForEstimates)),
    ];
    all.into_iter().flatten().take(MOST).collect()
}

fn suggest(action: Action, reason: Reason) -> Suggestion {
    Suggestion { action, reason }
}

/// The person's pause, if it is not over on `day` (`yyyy-mm-dd`, where they are).
pub fn pausing<'a>(me: &'a Me, day: &str) -> Option<&'a Pause> {
    me.settings.pause.as_ref().filter(|pause| !pause.is_over(day))
}

/// Whether an alert asks not to share about these topics. One that names no topic is about everything: who raises
/// it in a hurry means it so.
pub fn is_covered(alert: Option<&Alert>, topics: &[String]) -> bool {
    let same = |a: &String, b: &String| a.to_lowercase() == b.to_lowercase();
    alert.is_some_and(|alert| {
        alert.topics.is_empty() || alert.topics.iter().any(|of| topics.iter().any(|topic| same(of, topic)))
    })
}

/// The persona for which this person is invited to an occasion, by its id.
pub fn invited<'a>(occasion: &Occasion, me: &'a Me) -> Option<&'a str> {
    let named = me.quiz.iter().flat_map(QuizRecord::named);
    named.map(|part| part.persona).find(|persona| occasion.personas.iter().any(|of| of == persona))
}

fn since(known: &Known<'_>, at: Instant) -> i64 {
    known.now.millis() - at.millis()
}

/// The newest share on which comments may have come in by now.
fn comments<'a>(known: &Known<'a>) -> Option<&'a Share> {
    let ripe = known
        .shares
        .iter()
        .filter(|share| share.network.is_public() && COMMENTS.contains(&since(known, share.at)));
    ripe.max_by_key(|share| (share.at, share.id))
}

/// The story to share, if it is time for one.
fn story(known: &Known<'_>) -> Option<Suggestion> {
    if known.shares.iter().any(|share| since(known, share.at) < BREATH) {
        return None;
    }
    let told: BTreeSet<StoryId> = known.shares.iter().map(|share| share.story).collect();
    let open = known
        .stories
        .iter()
        .filter(|story| !told.contains(&story.id) && !story.edition.internal_only)
        .filter(|story| !is_covered(known.board.alert.as_ref(), &story.topics));
    let valued = open.filter_map(|story| {
        let age = since(known, story.published);
        let (worth, reason) = match fit(known, story.kind) {
            Some((worth, persona)) if age < FRESH => (worth, Reason::Persona(persona)),
            _ if age < NEW => (0, Reason::New(story.published)),
            _ => return None,
        };
        Some((story.published.plus(worth), story, reason))
    });
    let (_, story, reason) = valued.max_by_key(|(worth, story, _)| (*worth, story.id))?;
    Some(suggest(Action::ShareStory { story: story.id, title: story.title.clone() }, reason))
}

/// How much freshness (milliseconds) the fit of such a story is worth, and which side of the person it fits.
fn fit(known: &Known<'_>, kind: StoryKind) -> Option<(i64, String)> {
    let parts = known.me.quiz.iter().flat_map(QuizRecord::named);
    let fits = parts.filter_map(|part| {
        let kinds = &known.pack.persona(part.persona)?.story_kinds;
        let place = kinds.iter().take(FITTING).position(|fitting| *fitting == kind)?;
        let first = part.standing <= Standing::CoPrimary;
        let share = i64::try_from(place + 1).ok()? * if first { 1 } else { 2 };
        Some((MAX_KIND_DAYS * DAY / share, part.persona))
    });
    fits.max_by_key(|(worth, _)| *worth).map(|(worth, persona)| (worth, persona.to_owned()))
}

/// The next step of the main persona's path.
fn step(known: &Known<'_>) -> Option<Suggestion> {
    let persona = known.me.persona()?;
    let step = known.paths.paths.get(persona)?.next_step(known.progress)?;
    let action = Action::NextStep { step: step.id.clone(), title: step.title.clone(), minutes: step.minutes };
    Some(suggest(action, Reason::Persona(persona.to_owned())))
}
