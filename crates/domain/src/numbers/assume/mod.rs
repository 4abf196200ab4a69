//! What estimates and comparisons assume: data with a source and a year, which a facilitator may change.

mod defaults;
mod edit;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{ids::CommandId, time::Instant};

pub use defaults::{DEFAULTS, Preset};
pub use edit::{Change, MOST_LOG, Stated};

/// The name of the row in which a programme's own assumptions are kept.
pub const ASSUMPTIONS_NAME: &str = "assumptions";

macro_rules! keys {
    ($($(#[$about:meta])* $variant:ident $name:literal;)+) => {
        /// What is assumed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Key { $($(#[$about])* $variant),+ }

        impl Key {
            /// Every assumption, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// Its name in the contract.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

keys! {
    /// Which part of the followers sees one post, below 100,000 followers.
    ViewFactorSmall "view_factor_small";
    /// The same from 10 million followers on; between them it falls linearly.
    ViewFactorLarge "view_factor_large";
    /// By which part of itself a view factor may be off, both ways.
    ViewSpread "view_spread";
    /// Which part of the smaller of two audiences belongs to the other one too.
    Overlap "overlap";
    /// Price of a thousand impressions at Meta.
    CpmMeta "cpm_meta";
    /// Price of a thousand impressions at LinkedIn.
    CpmLinkedIn "cpm_linked_in";
    /// Price of a thousand impressions at TikTok.
    CpmTiktok "cpm_tiktok";
    /// Engagements for each impression on LinkedIn.
    EngagementLinkedIn "engagement_linked_in";
    /// Engagements for each impression on Facebook.
    EngagementFacebook "engagement_facebook";
    /// Engagements for each impression on X.
    EngagementX "engagement_x";
    /// Engagements for each impression on Instagram.
    EngagementInstagram "engagement_instagram";
    /// Followers of a nano-influencer.
    FollowersNano "followers_nano";
    /// Followers of a micro-influencer.
    FollowersMicro "followers_micro";
    /// Followers of a mid-tier influencer.
    FollowersMid "followers_mid";
    /// Followers of a macro-influencer.
    FollowersMacro "followers_macro";
    /// Followers of a mega-influencer: from so many on.
    FollowersMega "followers_mega";
    /// What a post by a nano-influencer costs.
    CostNano "cost_nano";
    /// What a post by a micro-influencer costs.
    CostMicro "cost_micro";
    /// What a post by a mid-tier influencer costs.
    CostMid "cost_mid";
    /// What a post by a macro-influencer costs.
    CostMacro "cost_macro";
    /// How many times as often an employee's share is opened as the company's own.
    EmployeeClicks "employee_clicks";
}

/// What an assumption is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A part of a whole: 0 to 1.
    Share,
    /// Money for a thousand impressions.
    PerThousand,
    /// Money for one post.
    PerPost,
    /// Followers.
    Followers,
    /// So many times.
    Times,
}

impl Unit {
    /// The smallest and the largest value that can be meant.
    pub const fn bounds(self) -> (f64, f64) {
        match self {
            Self::Share => (0.0, 1.0),
            Self::PerThousand => (0.0, 10_000.0),
            Self::PerPost => (0.0, 10_000_000.0),
            Self::Followers => (1.0, 1_000_000_000.0),
            Self::Times => (0.0, 100.0),
        }
    }
}

/// One assumption as it holds now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Which.
    pub key: Key,
    /// What it is counted in.
    pub unit: Unit,
    /// The lower end.
    pub from: f64,
    /// The upper end; the same as `from` where one value is assumed.
    pub to: f64,
    /// Where the values come from.
    pub source: String,
    /// Of which year they are; none where the source does not say.
    pub year: Option<u16>,
    /// Whether somebody of this programme changed it.
    pub edited: bool,
}

/// What a programme assumes. Only what differs from the defaults is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumptions {
    /// In which money everything is counted, ISO 4217. Changing it converts nothing.
    pub currency: String,
    /// What this programme says otherwise.
    pub own: BTreeMap<Key, Stated>,
    /// The changes so far, newest first.
    pub edits: Vec<Edit>,
    /// Grows with each change; 0 while nothing was changed.
    pub version: u64,
}

/// A change that was made. Who made it is known from the command as long as that person is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// The command.
    pub command: CommandId,
    /// When.
    pub at: Instant,
    /// What it changed.
    pub change: Change,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self { currency: "USD".to_owned(), own: BTreeMap::new(), edits: Vec::new(), version: 0 }
    }
}

impl Assumptions {
    /// An assumption as it holds now.
    pub fn get(&self, key: Key) -> Assumption {
        let default = Preset::of(key);
        let (from, to, source, year) = match self.own.get(&key) {
            Some(own) => (own.from, own.to, own.source.clone(), Some(own.year)),
            None => (default.from, default.to, default.source.to_owned(), default.year),
        };
        Assumption { key, unit: default.unit, from, to, source, year, edited: self.own.contains_key(&key) }
    }

    /// All of them, in order.
    pub fn all(&self) -> Vec<Assumption> {
        Key::ALL.iter().map(|key| self.get(*key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_the_name_serde_gives_it_and_a_default_within_bounds() {
        for key in Key::ALL {
            assert_eq!(serde_json::to_value(key).unwrap(), key.name());
            let assumption = Assumptions::default().get(*key);
            let (least, most) = assumption.unit.bounds();
            assert!(least <= assumption.from && assumption.from <= assumption.to && assumption.to <= most);
            assert!(!assumption.source.is_empty() && !assumption.edited, "{key:?}");
            assert_eq!(DEFAULTS.iter().filter(|default| default.key == *key).count(), 1, "{key:?}");
        }
    }

    #[test]
    fn figures_without_a_primary_source_are_not_among_them() {
        // "561 % more reach" and "24 times the reshares" are quoted everywhere; nobody says who measured them.
        for assumption in Assumptions::default().all() {
            assert!(![5.61, 6.61, 561.0, 24.0].contains(&assumption.from), "{assumption:?}");
        }
    }
}
