//! Values in the reader's language.

use domain::numbers::{
    MoneyRange,
    assume::{Assumption, Key, Unit},
};

use crate::i18n::{decimal, money, number, percent_fine, t, t_with};

/// What an assumption is called.
pub fn name(key: Key) -> String {
    t(&format!("counting.key.{}", key.name()))
}

/// "6 to 15 dollars for a thousand impressions".
pub fn value(assumption: &Assumption, currency: &str) -> String {
    let one = |x: f64| match assumption.unit {
        Unit::Share => percent_fine(x),
        Unit::PerThousand | Unit::PerPost => money(x, currency),
        Unit::Followers | Unit::Times => decimal(x),
    };
    let (from, to) = (assumption.from, assumption.to);
    let range = if from < to { range(&one(from), &one(to)) } else { one(from) };
    let unit = match assumption.unit {
        Unit::Share => return range,
        Unit::PerThousand => "per_thousand",
        Unit::PerPost => "per_post",
        Unit::Followers => "followers",
        Unit::Times => "times",
    };
    t_with(&format!("counting.unit.{unit}"), &[("value", &range)])
}

/// "a to b".
pub fn range(from: &str, to: &str) -> String {
    t_with("counting.range", &[("from", from), ("to", to)])
}

/// A range of whole numbers; one number where both ends are the same.
pub fn numbers(from: u64, to: u64) -> String {
    if from < to { range(&number(from), &number(to)) } else { number(from) }
}

/// A range of money.
pub fn amount(range_of: &MoneyRange) -> String {
    let one = |n: u64| money(n as f64, &range_of.currency);
    if range_of.from < range_of.to {
        range(&one(range_of.from), &one(range_of.to))
    } else {
        one(range_of.from)
    }
}
