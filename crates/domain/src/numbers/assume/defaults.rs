//! What is assumed where a programme says nothing else, each with the place it comes from.

use super::{Key, Unit};

/// A default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preset {
    /// Of which assumption.
    pub key: Key,
    /// What it is counted in.
    pub unit: Unit,
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
    /// Where it comes from, as one would look for it.
    pub source: &'static str,
    /// Of which year; none where the source does not say.
    pub year: Option<u16>,
}

/// "Our own" means that we know of no published figure: the range is wide on purpose.
const OURS: &str = "Polyphony: no published figure found, wide on purpose";
const TIERS: &str = "Hootsuite";
const COSTS: &str = "Hootsuite; reach-influencers (Instagram)";
const RATES: &str = "Buffer";
const PRICES: &str = "Prooflytics";

const UNDATED: u16 = 0;

const fn row(key: Key, unit: Unit, from: f64, to: f64, source: &'static str, year: u16) -> Preset {
    let year = if year == UNDATED { None } else { Some(year) };
    Preset { key, unit, from, to, source, year }
}

/// One row for each key.
pub const DEFAULTS: [Preset; 21] = [
    row(Key::ViewFactorSmall, Unit::Share, 0.15, 0.15, "Sprinklr, benchmarking help", UNDATED),
    row(Key::ViewFactorLarge, Unit::Share, 0.06, 0.06, "Sprinklr, benchmarking help", UNDATED),
    row(Key::ViewSpread, Unit::Share, 0.5, 0.5, OURS, 2026),
    row(Key::Overlap, Unit::Share, 0.05, 0.35, OURS, 2026),
    row(Key::CpmMeta, Unit::PerThousand, 6.0, 15.0, PRICES, 2026),
    row(Key::CpmLinkedIn, Unit::PerThousand, 30.0, 60.0, "Prooflytics; others quote 6 to 35", 2026),
    row(Key::CpmTiktok, Unit::PerThousand, 10.0, 20.0, PRICES, 2026),
    row(Key::EngagementLinkedIn, Unit::Share, 0.065, 0.065, RATES, 2025),
    row(Key::EngagementFacebook, Unit::Share, 0.0507, 0.0507, RATES, 2025),
    row(Key::EngagementX, Unit::Share, 0.0231, 0.0231, RATES, 2025),
    row(Key::EngagementInstagram, Unit::Share, 0.0116, 0.0116, RATES, 2025),
    row(Key::FollowersNano, Unit::Followers, 1_000.0, 10_000.0, TIERS, UNDATED),
    row(Key::FollowersMicro, Unit::Followers, 10_000.0, 50_000.0, TIERS, UNDATED),
    row(Key::FollowersMid, Unit::Followers, 50_000.0, 500_000.0, TIERS, UNDATED),
    row(Key::FollowersMacro, Unit::Followers, 500_000.0, 1_000_000.0, TIERS, UNDATED),
    row(Key::FollowersMega, Unit::Followers, 1_000_000.0, 1_000_000.0, TIERS, UNDATED),
    row(Key::CostNano, Unit::PerPost, 10.0, 150.0, COSTS, UNDATED),
    row(Key::CostMicro, Unit::PerPost, 100.0, 500.0, COSTS, UNDATED),
    row(Key::CostMid, Unit::PerPost, 160.0, 5_000.0, COSTS, UNDATED),
    row(Key::CostMacro, Unit::PerPost, 5_000.0, 10_000.0, COSTS, UNDATED),
    row(Key::EmployeeClicks, Unit::Times, 2.0, 2.0, "LinkedIn", 2016),
];

impl Preset {
    /// The default of an assumption.
    pub fn of(key: Key) -> Self {
        let known = DEFAULTS.iter().find(|default| default.key == key);
        // A test insists that each key has its row; a missing one would assume nothing at all.
        known.copied().unwrap_or(row(key, Unit::Share, 0.0, 0.0, OURS, 2026))
    }
}
