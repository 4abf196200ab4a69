//! Numbers that networks reported: what a person reads into the app from the export files of LinkedIn, X, Instagram
//! and Facebook.
//!
//! They are a kind of their own. What was counted here on tracked links is measured; what is worked out from audiences
//! is estimated; what stands here is what a network says about itself, on the day it said so. [`Reported`] cannot be
//! added to a plain number, and every figure carries who reported it, for which days, and when.
//!
//! An import is kept whole, as one [`Report`]. What stands now ([`standing()`]) is worked out from all of a person's
//! reports whenever it is read: so a later export takes precedence without anything being overwritten, and an import
//! that is taken back takes exactly itself along.

mod check;
mod figures;
pub mod file;
mod going_back;
pub mod matching;
mod post;
mod standing;
mod total;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use check::{FIRST_DAY, MOST_DAYS, MOST_POSTS, MOST_REPORTS, MOST_TEXT};
pub use figures::{Figures, Metric, Reported};
pub use going_back::{Reading, goes_back};
pub use post::post_key;
pub use standing::{Earlier, MyReported, ReportNote, StandingDay, StandingPost, standing};
pub use total::Seen;

use crate::{
    ids::{CommandId, PersonId, ShareId},
    network::Network,
    time::{Day, Instant},
};

/// The id of the command that brought it.
pub type ReportId = CommandId;

/// Who reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// LinkedIn.
    LinkedIn,
    /// X.
    X,
    /// Instagram.
    Instagram,
    /// Facebook.
    Facebook,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::LinkedIn, Self::X, Self::Instagram, Self::Facebook];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LinkedIn => "linked_in",
            Self::X => "x",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
        }
    }

    /// The network of the share sheet that it is; none for Instagram, which has no way in.
    pub const fn network(self) -> Option<Network> {
        match self {
            Self::LinkedIn => Some(Network::LinkedIn),
            Self::X => Some(Network::X),
            Self::Facebook => Some(Network::Facebook),
            Self::Instagram => None,
        }
    }

    /// Whether a share may have gone there: to this network, or through the device's own menu, which tells nobody where.
    pub fn may_have(self, network: Network) -> bool {
        self.network() == Some(network) || network == Network::Device
    }
}

/// The files that are read, by what a network calls them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// X, one row a post.
    XPosts,
    /// X, one row a day.
    XOverview,
    /// LinkedIn, all posts of a period, with days.
    LinkedInPosts,
    /// LinkedIn, one post.
    LinkedInPost,
    /// Instagram, one row a post.
    Instagram,
    /// Facebook, one row a post.
    Facebook,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::XPosts,
        Self::XOverview,
        Self::LinkedInPosts,
        Self::LinkedInPost,
        Self::Instagram,
        Self::Facebook,
    ];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::XPosts => "x_posts",
            Self::XOverview => "x_overview",
            Self::LinkedInPosts => "linked_in_posts",
            Self::LinkedInPost => "linked_in_post",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
        }
    }

    /// Whose file it is.
    pub const fn source(self) -> Source {
        match self {
            Self::XPosts | Self::XOverview => Source::X,
            Self::LinkedInPosts | Self::LinkedInPost => Source::LinkedIn,
            Self::Instagram => Source::Instagram,
            Self::Facebook => Source::Facebook,
        }
    }
}

/// The days that a figure is about, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
}

/// How it was found out which share a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// An earlier import says so.
    Before,
    /// The post's text holds the share's tracked link.
    TrackedLink,
    /// The person said where the post can be seen.
    PostLink,
    /// The post's text holds the story's address, and the day fits.
    StoryLink,
    /// The words are alike, and the day fits.
    Words,
    /// The day fits, and nothing speaks against it.
    Day,
    /// The person chose it.
    Chosen,
}

impl How {
    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::TrackedLink => "tracked_link",
            Self::PostLink => "post_link",
            Self::StoryLink => "story_link",
            Self::Words => "words",
            Self::Day => "day",
            Self::Chosen => "chosen",
        }
    }
}

/// What a network reported about one post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedPost {
    /// The network's own number of it, at most 200 characters; it or the link must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where it can be seen, `http` or `https`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// How it begins: at most 280 characters, empty where the network does not say.
    #[serde(default)]
    pub text: String,
    /// When it came out, as the network dates it; days of its own time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Day>,
    /// The days its figures are about; none: everything since it came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The figures.
    pub figures: Figures,
    /// Which of the person's shares it is; none: it was not shared through Polyphony.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<ShareId>,
    /// How that was found out; there exactly where the share is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// That the person saw that a figure is lower than it was reported before, and takes the new one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrects: bool,
}

/// What a network reported about the whole account on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedDay {
    /// The day, in the network's time zone.
    pub day: Day,
    /// The figures.
    pub figures: Figures,
    /// As in [`ReportedPost::corrects`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrects: bool,
}

/// An export file, read and decided about, to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReport {
    /// What kind of file it is, and so whose.
    pub format: Format,
    /// Its name, for the list of imports: 1–200 characters.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal: by it the same file is known again.
    pub fingerprint: String,
    /// When the network made it, as far as is known.
    pub as_of: Instant,
    /// The posts: at most 1,000.
    #[serde(default)]
    pub posts: Vec<ReportedPost>,
    /// The days: at most 1,000.
    #[serde(default)]
    pub days: Vec<ReportedDay>,
}

/// An import as it is kept. Seen by its person alone. Never changed, only taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The id of the command that brought it.
    pub id: ReportId,
    /// Whose.
    pub person: PersonId,
    /// When it was taken in.
    pub at: Instant,
    /// What was new in it.
    #[serde(flatten)]
    pub new: NewReport,
}
