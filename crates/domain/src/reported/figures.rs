//! Reported figures: a kind of number that mixes with no other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A count that a network reported.
///
/// It adds up with its own kind only: what was measured here is a plain count, and the two together mean nothing.
///
/// ```compile_fail
/// let measured = 41u64;
/// let _ = domain::reported::Reported::of(120) + measured;
/// ```
/// ```compile_fail
/// let mut clicks = 41u64;
/// clicks += domain::reported::Reported::of(120);
/// ```
/// ```
/// use domain::reported::Reported;
/// assert_eq!(Reported::of(120).plus(Reported::of(30)), Reported::of(150));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reported(u64);

impl Reported {
    /// The largest that is believed: a hundred views for everybody alive.
    pub const MOST: u64 = 1_000_000_000_000;

    /// This count, as a network reported it.
    pub const fn of(count: u64) -> Self {
        Self(count)
    }

    /// The count, to be shown beside the words "reported by".
    pub const fn shown(self) -> u64 {
        self.0
    }

    /// Together with another reported count of the same metric and network, about other posts or days.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// What networks count. The same word of two networks is not the same thing: figures of different sources are never
/// added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// How often it was on a screen.
    Impressions,
    /// How often it was seen or played, where the network says views.
    Views,
    /// How many different accounts saw it.
    Reach,
    /// Likes, and what else one press says.
    Reactions,
    /// Comments and replies.
    Comments,
    /// Passed on to one's own readers.
    Reposts,
    /// Passed on in any way, where the network does not tell which.
    Shares,
    /// Sent in a message.
    Sends,
    /// Kept to read later.
    Saves,
    /// All of that together, as the network adds it up.
    Engagements,
    /// Clicks on a link in it, as the network counts them.
    LinkClicks,
    /// Clicks on a hashtag in it.
    HashtagClicks,
    /// Clicks on the way to the post itself.
    PermalinkClicks,
    /// How often somebody opened it to read more.
    DetailExpands,
    /// Visits to the person's profile from it.
    ProfileVisits,
    /// Accounts that began to follow.
    Follows,
    /// Accounts that stopped following.
    Unfollows,
    /// Posts that were written.
    PostsMade,
    /// Videos that were begun.
    VideoViews,
    /// Pictures and videos that were looked at.
    MediaViews,
}

impl Metric {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 20] = [
        Self::Impressions,
        Self::Views,
        Self::Reach,
        Self::Reactions,
        Self::Comments,
        Self::Reposts,
        Self::Shares,
        Self::Sends,
        Self::Saves,
        Self::Engagements,
        Self::LinkClicks,
        Self::HashtagClicks,
        Self::PermalinkClicks,
        Self::DetailExpands,
        Self::ProfileVisits,
        Self::Follows,
        Self::Unfollows,
        Self::PostsMade,
        Self::VideoViews,
        Self::MediaViews,
    ];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Impressions => "impressions",
            Self::Views => "views",
            Self::Reach => "reach",
            Self::Reactions => "reactions",
            Self::Comments => "comments",
            Self::Reposts => "reposts",
            Self::Shares => "shares",
            Self::Sends => "sends",
            Self::Saves => "saves",
            Self::Engagements => "engagements",
            Self::LinkClicks => "link_clicks",
            Self::HashtagClicks => "hashtag_clicks",
            Self::PermalinkClicks => "permalink_clicks",
            Self::DetailExpands => "detail_expands",
            Self::ProfileVisits => "profile_visits",
            Self::Follows => "follows",
            Self::Unfollows => "unfollows",
            Self::PostsMade => "posts_made",
            Self::VideoViews => "video_views",
            Self::MediaViews => "media_views",
        }
    }
}

/// Figures by what they count; what the network did not say is not there, which is not nought.
pub type Figures = BTreeMap<Metric, Reported>;
