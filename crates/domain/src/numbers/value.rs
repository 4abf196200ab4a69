//! What as many clicks would cost elsewhere: ranges to compare with, never revenue.

use serde::{Deserialize, Serialize};

use super::{
    Measured,
    assume::{Assumptions, Key},
    down, up, views_of,
};
use crate::{network::Network, reported::Reported};

/// From so much to so much money, in whole units of a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyRange {
    /// Rounded down.
    pub from: u64,
    /// Rounded up.
    pub to: u64,
    /// ISO 4217.
    pub currency: String,
}

/// What the clicks of one network would cost as advertising.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkValue {
    /// Which network.
    pub network: Network,
    /// The measured clicks.
    pub clicks: Measured,
    /// About how many impressions those stand for, at least.
    pub impressions: u64,
    /// What so many impressions cost.
    pub money: MoneyRange,
}

/// The media equivalent of measured clicks. Not revenue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaValue {
    /// The networks for which prices are assumed, those with clicks only.
    pub networks: Vec<NetworkValue>,
    /// All of them together.
    pub money: MoneyRange,
    /// Clicks on networks for which no price is assumed; they are worth nothing here.
    pub unpriced: Measured,
}

/// The assumptions that price a network: engagements for each impression, and money for a thousand of those.
const fn prices(network: Network) -> Option<(Key, Key)> {
    match network {
        Network::LinkedIn => Some((Key::EngagementLinkedIn, Key::CpmLinkedIn)),
        Network::Facebook => Some((Key::EngagementFacebook, Key::CpmMeta)),
        _ => None,
    }
}

/// The media equivalent of clicks by network.
///
/// A click is one kind of engagement, so that clicks divided by engagements for each impression are the fewest
/// impressions behind them; a thousand of those cost what is assumed.
pub fn media_value(assumptions: &Assumptions, clicks: &[(Network, Measured)]) -> MediaValue {
    let (mut low, mut high) = (0.0, 0.0);
    let mut networks = Vec::new();
    let mut unpriced = Measured::default();
    for network in Network::ALL {
        let theirs = clicks.iter().filter(|(other, _)| *other == network);
        let clicks: Measured = theirs.map(|(_, clicks)| *clicks).sum();
        let seen = prices(network).and_then(|(rate, price)| {
            let rate = assumptions.get(rate).from;
            (rate > 0.0).then(|| (clicks.get() as f64 / rate, price))
        });
        match seen {
            None => unpriced = unpriced.plus(clicks),
            Some((impressions, price)) if clicks.get() > 0 => {
                let (from, to) = priced(assumptions, impressions, price);
                (low, high) = (low + from, high + to);
                let money = money(assumptions, from, to);
                networks.push(NetworkValue { network, clicks, impressions: down(impressions), money });
            }
            Some(_) => {}
        }
    }
    MediaValue { networks, money: money(assumptions, low, high), unpriced }
}

/// What the impressions that a network reports would have cost as advertising; none where no price is assumed.
pub fn value_of_impressions(
    assumptions: &Assumptions,
    network: Network,
    impressions: Reported,
) -> Option<MoneyRange> {
    let (_, price) = prices(network)?;
    let (from, to) = priced(assumptions, impressions.shown() as f64, price);
    Some(money(assumptions, from, to))
}

fn priced(assumptions: &Assumptions, impressions: f64, price: Key) -> (f64, f64) {
    let price = assumptions.get(price);
    (impressions / 1_000.0 * price.from, impressions / 1_000.0 * price.to)
}

fn money(assumptions: &Assumptions, from: f64, to: f64) -> MoneyRange {
    MoneyRange { from: down(from), to: up(to).max(down(from)), currency: assumptions.currency.clone() }
}

/// The sizes of influencers for which a price is assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The smallest.
    Nano,
    /// Those one compares with.
    Micro,
    /// In the middle.
    Mid,
    /// The largest for which prices are published.
    Macro,
}

impl Tier {
    /// Every tier, smallest first.
    pub const ALL: [Self; 4] = [Self::Nano, Self::Micro, Self::Mid, Self::Macro];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nano => "nano",
            Self::Micro => "micro",
            Self::Mid => "mid",
            Self::Macro => "macro",
        }
    }

    const fn keys(self) -> (Key, Key) {
        match self {
            Self::Nano => (Key::FollowersNano, Key::CostNano),
            Self::Micro => (Key::FollowersMicro, Key::CostMicro),
            Self::Mid => (Key::FollowersMid, Key::CostMid),
            Self::Macro => (Key::FollowersMacro, Key::CostMacro),
        }
    }
}

/// "About as many measured clicks as 12 to 58 posts by micro-influencers, which would cost 1,149 to 28,736."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equivalence {
    /// By whom.
    pub tier: Tier,
    /// At least so many posts.
    pub posts_from: u64,
    /// At most so many.
    pub posts_to: u64,
    /// From the fewest posts at the lowest price to the most at the highest.
    pub money: MoneyRange,
}

/// As many clicks by influencers of each tier; without a tier whose posts would bring none.
///
/// A post brings followers × view factor × engagements for each impression on Instagram clicks, at most: not every
/// engagement is a click, so an influencer's post rather brings fewer, and more of them would be needed.
pub fn equivalence(assumptions: &Assumptions, clicks: Measured) -> Vec<Equivalence> {
    let rate = assumptions.get(Key::EngagementInstagram).from;
    let one = |tier: Tier| {
        let (followers, cost) = tier.keys();
        let (followers, cost) = (assumptions.get(followers), assumptions.get(cost));
        let brings = |followers: f64| views_of(assumptions, down(followers)) * rate;
        let (fewest, most) = (brings(followers.from), brings(followers.to));
        let all = clicks.get() as f64;
        (fewest > 0.0 && most > 0.0).then(|| Equivalence {
            tier,
            posts_from: up(all / most),
            posts_to: up(all / fewest),
            money: money(assumptions, all / most * cost.from, all / fewest * cost.to),
        })
    };
    Tier::ALL.into_iter().filter_map(one).collect()
}
