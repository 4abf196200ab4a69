//! What the people who run a programme decided about a story, beyond what a feed can say.

use serde::{Deserialize, Serialize};

use super::{Picture, Story};
use crate::{actor::Circle, campaign::CampaignId, network::Network, time::Instant};

/// The shape in which a story comes. What it is about, and thereby whom it fits, is its
/// [`StoryKind`](super::StoryKind): a job may be told in a picture, and a picture may be news.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A page to read.
    #[default]
    Article,
    /// One picture.
    Image,
    /// Several pictures.
    Gallery,
    /// A video at its address.
    Video,
    /// Something to go to, with its beginning.
    Event,
    /// An open position.
    Job,
    /// A fact with its sources.
    FactCard,
    /// A question to one's own audience.
    Question,
    /// A colleague's post that wants to be lifted.
    Lift,
    /// A question with answers to choose from.
    Poll,
}

impl Format {
    /// Every format, in the order in which the composer offers them.
    pub const ALL: [Self; 10] = [
        Self::Article,
        Self::Image,
        Self::Gallery,
        Self::Video,
        Self::Event,
        Self::Job,
        Self::FactCard,
        Self::Question,
        Self::Lift,
        Self::Poll,
    ];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Image => "image",
            Self::Gallery => "gallery",
            Self::Video => "video",
            Self::Event => "event",
            Self::Job => "job",
            Self::FactCard => "fact_card",
            Self::Question => "question",
            Self::Lift => "lift",
            Self::Poll => "poll",
        }
    }
}

/// Where a fact stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it is called: 1–200 characters.
    pub title: String,
    /// Its address, `http` or `https`.
    pub url: String,
}

/// When and where an event is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happens {
    /// When it begins.
    pub starts: Instant,
    /// Where: at most 120 characters, empty if that goes without saying.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What was decided about a story. That of a story from a feed is plain: everybody may see and share it, at once
/// and for good.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// The shape in which it comes.
    #[serde(skip_serializing_if = "is_default")]
    pub format: Format,
    /// Who may see it; everybody if none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub circles: Vec<Circle>,
    /// The campaign it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<CampaignId>,
    /// From when on it is offered; at once if none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish: Option<Instant>,
    /// From when on it is offered no more; never if none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Instant>,
    /// Whether it stands before all others.
    #[serde(skip_serializing_if = "is_default")]
    pub pinned: bool,
    /// Whether it is for reading only.
    #[serde(skip_serializing_if = "is_default")]
    pub internal_only: bool,
    /// The networks it may go to; all of them if none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub networks: Vec<Network>,
    /// What must be said with it, next to the claim: at most 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<String>,
    /// Words the company stands by, for those who want them: at most 5,000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// Its pictures after the first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// Where its facts stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The answers of a poll.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// When and where an event is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happens: Option<Happens>,
    /// Since when it is withdrawn. Set by the backend alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Instant>,
    /// Whether somebody wrote it here, or changed what a feed said: an import leaves its words alone then. Set by the
    /// backend alone.
    #[serde(skip_serializing_if = "is_default")]
    pub written_here: bool,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Edition {
    /// Whether nothing was decided.
    pub fn is_plain(&self) -> bool {
        is_default(self)
    }

    /// Whether it may go to this network. What the device's own menu does with it nobody knows, so that is open only
    /// where every network is.
    pub fn allows(&self, network: Network) -> bool {
        self.networks.is_empty() || self.networks.contains(&network)
    }
}

/// Whether a story is to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// It is offered.
    Offered,
    /// It will be.
    NotYet,
    /// It was, until it expired.
    Over,
    /// It was taken back.
    Withdrawn,
    /// It is for other circles, who need not be known of.
    Elsewhere,
}

impl Availability {
    /// Why it is not to be had, as the end of a sentence that begins with its name.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Offered | Self::Elsewhere => "is no longer there",
            Self::NotYet => "is not published yet",
            Self::Over => "has expired",
            Self::Withdrawn => "was withdrawn",
        }
    }
}

impl Story {
    /// Until when it is worth sharing, if that is still to come: it expires, or what it invites to begins.
    pub fn ends(&self, now: Instant) -> Option<Instant> {
        let begins = self.edition.happens.as_ref().map(|happens| happens.starts);
        [self.edition.expires, begins].into_iter().flatten().filter(|end| *end > now).min()
    }

    /// Whether somebody of these circles may have it at `now`.
    pub fn availability(&self, now: Instant, circles: &[Circle]) -> Availability {
        let edition = &self.edition;
        if !edition.circles.is_empty() && !edition.circles.iter().any(|circle| circles.contains(circle)) {
            return Availability::Elsewhere;
        }
        if edition.withdrawn.is_some() {
            return Availability::Withdrawn;
        }
        if edition.publish.is_some_and(|publish| now < publish) {
            return Availability::NotYet;
        }
        if edition.expires.is_some_and(|expires| now >= expires) {
            return Availability::Over;
        }
        Availability::Offered
    }

    /// Whether the gallery shows it to somebody of these circles at `now`.
    pub fn is_offered(&self, now: Instant, circles: &[Circle]) -> bool {
        self.availability(now, circles) == Availability::Offered
    }

    /// Why nobody of these circles can share it at `now`, as the end of a sentence that begins with its name; none if
    /// they can.
    pub fn kept_in(&self, now: Instant, circles: &[Circle]) -> Option<&'static str> {
        match self.availability(now, circles) {
            Availability::Offered if self.edition.internal_only => Some("is for reading inside only"),
            Availability::Offered => None,
            gone => Some(gone.reason()),
        }
    }

    /// All its pictures, the first before the others.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.picture.iter().chain(&self.edition.pictures)
    }
}

#[cfg(test)]
#[path = "edition_tests.rs"]
mod tests;
