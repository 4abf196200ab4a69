//! A pack and people's answers in numbers. Everything lies in an order of its own (statements by id, people by what they
//! answered), so that the order of files changes nothing, not even the last bit of a sum.

use std::collections::BTreeMap;

use domain::{
    math::sqrt,
    quiz::{Answer, Keyed, Pack, Response, Sigma, Statement},
};

use super::{answers::Person, dense::Dense};

/// A statement with its parameters as they are estimated.
///
/// A rating of at least k + 2 has log-odds `a z + s ν + d[k]`, z = loadings · θ, s = ±1; in a block the statement has the
/// utility `(s/√2)(a z + mean d) + t`. So `b[k] = −d[k] / a`. In these parameters everything is log-concave.
#[derive(Debug, Clone)]
pub struct Item {
    /// The statement's id.
    pub id: String,
    /// Trait and loading.
    pub loadings: Vec<(usize, f64)>,
    /// 1, or −1 if agreeing speaks against the trait.
    pub sign: f64,
    /// The slope.
    pub a: f64,
    /// The intercepts of the levels, descending.
    pub d: Vec<f64>,
    /// The forced-choice intercept.
    pub t: f64,
    /// Whether slope and intercepts of the levels are estimated.
    pub rated: bool,
    /// Whether the forced-choice intercept is estimated.
    pub chosen: bool,
    /// Whether a level was never used, so that half an answer is added to each.
    pub sparse: bool,
}

impl Item {
    fn of(statement: &Statement, traits: &BTreeMap<&str, usize>) -> Self {
        let known = |(id, loading): (&String, &f64)| Some((*traits.get(id.as_str())?, *loading));
        Self {
            id: statement.id.clone(),
            loadings: statement.loadings.iter().filter_map(known).collect(),
            sign: statement.keyed.sign(),
            a: statement.a,
            d: statement.b.iter().map(|b| -statement.a * b).collect(),
            t: statement.t,
            rated: false,
            chosen: false,
            sparse: false,
        }
    }

    /// z = loadings · θ.
    pub fn along(&self, x: &[f64]) -> f64 {
        self.loadings.iter().map(|(place, loading)| loading * x.get(*place).copied().unwrap_or(0.0)).sum()
    }

    /// The utility in a block, at this z.
    pub fn utility(&self, z: f64) -> f64 {
        let mean = self.d.iter().sum::<f64>() / self.d.len().max(1) as f64;
        self.sign / sqrt(2.0) * (self.a * z + mean) + self.t
    }

    /// How many parameters it has: slope, levels, forced-choice intercept.
    pub fn size(&self) -> usize {
        self.d.len() + 2
    }

    /// The thresholds, ascending.
    pub fn thresholds(&self) -> Vec<f64> {
        self.d.iter().map(|d| -d / self.a).collect()
    }
}

/// An answer in numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reply {
    /// A statement and its level in the direction of the trait, 0 the lowest.
    Rating(usize, usize),
    /// The statements of a block, and the places in it of the most and perhaps the least fitting.
    Block(Vec<usize>, usize, Option<usize>),
}

/// Everything an estimation needs.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Traits.
    pub traits: usize,
    /// Whether a response style is one more dimension.
    pub style: bool,
    /// The statements, by id.
    pub items: Vec<Item>,
    /// The scored answers of people, sorted.
    pub people: Vec<Vec<Reply>>,
    /// The prior covariance.
    pub prior: Dense,
}

impl Layout {
    /// The pack and the answers. Skipped questions say nothing.
    pub fn of(pack: &Pack, people: &[Person], style: bool) -> Self {
        let traits: BTreeMap<&str, usize> =
            pack.traits.iter().enumerate().map(|(place, row)| (row.id.as_str(), place)).collect();
        let mut statements: Vec<&Statement> = pack.statements.iter().collect();
        statements.sort_by(|a, b| a.id.cmp(&b.id));
        let places: BTreeMap<&str, usize> =
            statements.iter().enumerate().map(|(place, s)| (s.id.as_str(), place)).collect();
        let scored = |person: &Person| {
            let mut replies: Vec<Reply> =
                person.answers.iter().filter_map(|answer| reply(pack, &places, answer)).collect();
            replies.sort();
            replies
        };
        let mut people: Vec<Vec<Reply>> = people.iter().map(scored).filter(|all| !all.is_empty()).collect();
        people.sort();
        let items = statements.into_iter().map(|statement| Item::of(statement, &traits)).collect();
        Self { traits: traits.len(), style, items, people, prior: prior(pack, style) }
    }

    /// Dimensions of the latent space.
    pub fn dims(&self) -> usize {
        self.traits + usize::from(self.style)
    }

    /// How many people rated each statement, and how many met it in a block.
    pub fn counts(&self) -> Vec<(usize, usize)> {
        let mut counts = vec![(0, 0); self.items.len()];
        for reply in self.people.iter().flatten() {
            let (rated, met): (&[usize], &[usize]) = match reply {
                Reply::Rating(item, _) => (std::slice::from_ref(item), &[]),
                Reply::Block(items, ..) => (&[], items),
            };
            rated.iter().for_each(|item| counts.get_mut(*item).into_iter().for_each(|count| count.0 += 1));
            met.iter().for_each(|item| counts.get_mut(*item).into_iter().for_each(|count| count.1 += 1));
        }
        counts
    }

    /// How often each level of each statement was used.
    pub fn levels(&self) -> Vec<Vec<usize>> {
        let mut used: Vec<Vec<usize>> = self.items.iter().map(|item| vec![0; item.d.len() + 1]).collect();
        for reply in self.people.iter().flatten() {
            if let Reply::Rating(item, level) = reply
                && let Some(count) = used.get_mut(*item).and_then(|levels| levels.get_mut(*level))
            {
                *count += 1;
            }
        }
        used
    }
}

/// An answer in numbers; none if it is skipped. The answer was checked.
pub fn reply(pack: &Pack, places: &BTreeMap<&str, usize>, answer: &Answer) -> Option<Reply> {
    let question = pack.question(&answer.question)?;
    let items: Vec<usize> =
        question.statements.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
    let within = |id: &String| question.statements.iter().position(|statement| statement == id);
    match &answer.response {
        Response::Level { level } => {
            let statement = pack.statement(question.statements.first()?)?;
            let level = usize::from(*level).checked_sub(1)?;
            let level =
                if statement.keyed == Keyed::Against { statement.b.len().checked_sub(level)? } else { level };
            Some(Reply::Rating(*items.first()?, level))
        }
        Response::Pick { statement } => Some(Reply::Block(items, within(statement)?, None)),
        Response::BestWorst { best, worst } => Some(Reply::Block(items, within(best)?, Some(within(worst)?))),
        Response::Skip => None,
    }
}

fn prior(pack: &Pack, style: bool) -> Dense {
    let traits = pack.traits.len();
    Dense::from_fn(traits + usize::from(style), |i, j| match &pack.model.sigma {
        _ if i >= traits || j >= traits => f64::from(u8::from(i == j)) * pack.model.style_var,
        Sigma::Uniform { correlation } => {
            if i == j {
                1.0
            } else {
                *correlation
            }
        }
        Sigma::Matrix { rows } => rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0),
    })
}
