//! What the groups of the programme's figures are called.

use domain::{
    privacy::{Cell, Grouping},
    quiz::{Pack, text},
    time::{DAY, Week},
};

use crate::i18n::{self, Moment, number, t, t_with};

/// The groupings one can choose, the first one unless somebody does.
pub const GROUPINGS: [Grouping; 4] =
    [Grouping::Persona, Grouping::Topic, Grouping::Network, Grouping::Circle];

/// A group's name for people.
pub fn group_name(grouping: Grouping, name: &str, pack: &Pack) -> String {
    match grouping {
        Grouping::Persona => match pack.persona(name) {
            Some(persona) => text(&persona.name, &i18n::language()).to_owned(),
            None => t("programme.no_persona"),
        },
        Grouping::Network => t(&format!("network.{name}")),
        Grouping::Circle => t(&format!("circle.{name}")),
        Grouping::Topic | Grouping::Programme if name.is_empty() => t("programme.no_topic"),
        Grouping::Topic | Grouping::Programme | Grouping::Story | Grouping::Day => name.to_owned(),
    }
}

/// A week by its days: "9 Nov – 15 Nov".
pub fn week_days(week: Week) -> String {
    // Weeks are counted in UTC; noon keeps the names of their days in every time zone but the farthest.
    let (first, last) = (week.start().plus(DAY / 2), week.end().plus(-DAY / 2));
    t_with(
        "programme.days",
        &[("first", &i18n::moment(first, Moment::Day)), ("last", &i18n::moment(last, Moment::Day))],
    )
}

/// A figure, or that it is withheld.
pub fn value_text(value: Option<u64>, group: usize) -> String {
    match value {
        Some(value) => number(value),
        None => t_with("programme.withheld", &[("group", &number(group as u64))]),
    }
}

/// The cells from the largest to the smallest, those that are withheld last, by name.
pub fn ranked(cells: &[Cell]) -> Vec<Cell> {
    let mut cells = cells.to_vec();
    cells.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.name.cmp(&b.name)));
    cells
}
