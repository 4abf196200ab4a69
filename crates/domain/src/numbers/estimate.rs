//! How many people may have seen one's posts: an interval from audience, view factor and overlap.

use serde::{Deserialize, Serialize};

use super::{
    Overlap,
    assume::{Assumptions, Key},
    down, nearest, up,
};
use crate::{
    math::{exp, ln},
    problem::Problem,
};

/// About how many people, at least and at most. Never a sum of others: see [`audience_reached`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Estimate {
    low: u64,
    about: u64,
    high: u64,
}

/// An estimate as it travels.
#[derive(Serialize, Deserialize)]
struct Ends {
    low: u64,
    about: u64,
    high: u64,
}

impl TryFrom<Ends> for Estimate {
    type Error = Problem;
    fn try_from(ends: Ends) -> Result<Self, Problem> {
        let ordered = ends.low <= ends.about && ends.about <= ends.high;
        if !ordered {
            return Err(Problem::invalid("estimate", "ends in the wrong order"));
        }
        Ok(Self { low: ends.low, about: ends.about, high: ends.high })
    }
}

impl From<Estimate> for Ends {
    fn from(estimate: Estimate) -> Self {
        Self { low: estimate.low, about: estimate.about, high: estimate.high }
    }
}

impl Estimate {
    /// An estimate with its ends put in order.
    pub fn of(low: u64, about: u64, high: u64) -> Self {
        let about = about.max(low);
        Self { low, about, high: high.max(about) }
    }
    /// At least.
    pub const fn low(self) -> u64 {
        self.low
    }
    /// About.
    pub const fn about(self) -> u64 {
        self.about
    }
    /// At most.
    pub const fn high(self) -> u64 {
        self.high
    }
}

/// The followers somebody says they have on one network, and how often they posted there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    /// As they say.
    pub followers: u64,
    /// Posts in the span; 0 reaches nobody.
    pub posts: u64,
}

/// Below this many followers the view factor is the one of small audiences.
const SMALL: f64 = 100_000.0;
/// From this many followers on it is the one of large ones.
const LARGE: f64 = 10_000_000.0;

/// Which part of so many followers sees one post: falls linearly between the two assumptions.
pub fn view_factor(assumptions: &Assumptions, followers: u64) -> f64 {
    let (small, large) = ends(assumptions);
    let x = (followers as f64).clamp(SMALL, LARGE);
    small - (small - large) * (x - SMALL) / (LARGE - SMALL)
}

fn ends(assumptions: &Assumptions) -> (f64, f64) {
    (assumptions.get(Key::ViewFactorSmall).from, assumptions.get(Key::ViewFactorLarge).from)
}

/// How many of so many followers see one post.
///
/// Followers times the falling factor has a peak (with the defaults at 8.3 million) and a dip behind it. More followers
/// are never seen by fewer people, so from the peak on the count stays until the plain product is larger again.
pub fn views_of(assumptions: &Assumptions, followers: u64) -> f64 {
    let (small, large) = ends(assumptions);
    let plain = |x: f64| x * view_factor(assumptions, nearest(x));
    let x = followers as f64;
    let fall = (small - large) / (LARGE - SMALL);
    if fall <= 0.0 || x <= SMALL {
        return plain(x);
    }
    // The product is x (small + fall·SMALL − fall·x): a parabola.
    let peak = ((small + fall * SMALL) / (2.0 * fall)).clamp(SMALL, LARGE);
    if x <= peak { plain(x) } else { plain(x).max(plain(peak)) }
}

/// How many people saw at least one of the posts, over all of somebody's audiences.
///
/// Within one audience each post is seen by a part of the followers: at least the same ones every time, at most others
/// every time, about by chance. Over several audiences the largest counts whole, of each further one only those who
/// are not in the ones before, by the overlap. Never more than the followers there are.
pub fn audience_reached(assumptions: &Assumptions, overlap: &Overlap, audiences: &[Audience]) -> Estimate {
    let spread = assumptions.get(Key::ViewSpread).from;
    let part = |audience: &Audience, by: f64| match audience.followers {
        0 => 0.0,
        all => (views_of(assumptions, all) / all as f64 * by).clamp(0.0, 1.0),
    };
    let seen = |by: f64, of_posts: fn(f64, f64) -> f64, shared: f64| {
        let posted = audiences.iter().filter(|audience| audience.posts > 0);
        let mut reached: Vec<f64> = posted
            .map(|audience| {
                let part = of_posts(part(audience, by), audience.posts as f64).clamp(0.0, 1.0);
                part * audience.followers as f64
            })
            .collect();
        reached.sort_by(|a, b| b.total_cmp(a));
        let mut new = 1.0;
        reached.iter().fold(0.0, |sum, crowd| {
            let sum = sum + crowd * new;
            new *= 1.0 - shared;
            sum
        })
    };
    let most = audiences.iter().filter(|audience| audience.posts > 0).map(|audience| audience.followers);
    let most = most.fold(0u64, u64::saturating_add);
    Estimate::of(
        down(seen(1.0 - spread, |part, _| part, overlap.high)).min(most),
        nearest(seen(1.0, by_chance, overlap.about)).min(most),
        up(seen(1.0 + spread, |part, posts| part * posts, overlap.low)).min(most),
    )
}

/// Who sees at least one of so many posts, if each is seen by a part independently: 1 − (1 − part)ⁿ.
fn by_chance(part: f64, posts: f64) -> f64 {
    if part >= 1.0 { 1.0 } else { 1.0 - exp(posts * ln(1.0 - part)) }
}
