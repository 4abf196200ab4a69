//! Changing what is assumed.

use serde::{Deserialize, Serialize};

use super::{Assumptions, Edit, Key, Preset};
use crate::{
    ids::CommandId,
    problem::{FieldProblem, Problem, ProblemKind},
    time::Instant,
};

/// So many changes are remembered.
pub const MOST_LOG: usize = 200;
/// The longest source, in characters.
const LONGEST: usize = 200;
/// The first and last year a source may have.
const YEARS: (u16, u16) = (1990, 2100);

/// What somebody says instead of a default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// The lower end.
    pub from: f64,
    /// The upper end, at least `from`.
    pub to: f64,
    /// Where it comes from: 1–200 characters.
    pub source: String,
    /// Of which year, 1990–2100.
    pub year: u16,
}

/// One change of what is assumed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Change {
    /// Assume this instead.
    State {
        /// Which assumption.
        key: Key,
        /// What holds from now on.
        stated: Stated,
    },
    /// Assume the default again.
    Forget {
        /// Which assumption.
        key: Key,
    },
    /// Count in other money. Converts nothing: the values are to be stated anew.
    Currency {
        /// ISO 4217, three capital letters.
        code: String,
    },
}

impl Change {
    /// Refuses what cannot be meant, naming every place.
    pub fn check(&self) -> Result<(), Problem> {
        let mut fields = Vec::new();
        let mut wrong = |place: &str, reason: &str| {
            fields.push(FieldProblem { pointer: format!("/change/{place}"), reason: reason.to_owned() });
        };
        match self {
            Self::State { key, stated } => {
                let (least, most) = Preset::of(*key).unit.bounds();
                for (place, value) in [("stated/from", stated.from), ("stated/to", stated.to)] {
                    if !(least..=most).contains(&value) {
                        wrong(place, "must be a number that can be meant");
                    }
                }
                if stated.from > stated.to {
                    wrong("stated/to", "must be at least the lower end");
                }
                if !(1..=LONGEST).contains(&stated.source.trim().chars().count()) {
                    wrong("stated/source", "must have 1 to 200 characters");
                }
                if !(YEARS.0..=YEARS.1).contains(&stated.year) {
                    wrong("stated/year", "must be a year from 1990 to 2100");
                }
            }
            Self::Forget { .. } => {}
            Self::Currency { code } => {
                if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                    wrong("code", "must be three capital letters, like EUR");
                }
            }
        }
        if fields.is_empty() {
            return Ok(());
        }
        Err(Problem { kind: ProblemKind::Invalid, detail: "this cannot be assumed".into(), fields })
    }
}

impl Assumptions {
    /// What is assumed after a change that was checked; remembers it.
    #[must_use]
    pub fn changed(mut self, change: &Change, command: CommandId, at: Instant) -> Self {
        match change {
            Change::State { key, stated } => {
                let source = stated.source.trim().to_owned();
                self.own.insert(*key, Stated { source, ..stated.clone() });
            }
            Change::Forget { key } => drop(self.own.remove(key)),
            Change::Currency { code } => self.currency.clone_from(code),
        }
        self.edits.insert(0, Edit { command, at, change: change.clone() });
        self.edits.truncate(MOST_LOG);
        self.version += 1;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(key: Key, from: f64, to: f64, source: &str, year: u16) -> Change {
        Change::State { key, stated: Stated { from, to, source: source.into(), year } }
    }

    #[test]
    fn a_change_holds_until_it_is_forgotten_and_is_remembered() {
        let id = CommandId::v7(Instant::from_millis(5), &[1; 10]);
        let change = state(Key::CpmLinkedIn, 6.0, 35.0, " Our agency ", 2026);
        let changed = Assumptions::default().changed(&change, id, Instant::from_millis(7));
        let cpm = changed.get(Key::CpmLinkedIn);
        assert_eq!((cpm.from, cpm.to, cpm.source.as_str(), cpm.edited), (6.0, 35.0, "Our agency", true));
        assert!(!changed.get(Key::CpmMeta).edited);
        let again = changed.changed(&Change::Forget { key: Key::CpmLinkedIn }, id, Instant::from_millis(8));
        assert_eq!(again.get(Key::CpmLinkedIn), Assumptions::default().get(Key::CpmLinkedIn));
        assert_eq!((again.version, again.edits.len(), again.edits[1].change.clone()), (2, 2, change));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_place() {
        let places = |change: Change| -> Vec<String> {
            let fields = change.check().unwrap_err().fields;
            fields.into_iter().map(|field| field.pointer.replace("/change/", "")).collect()
        };
        assert_eq!(
            places(state(Key::Overlap, -0.1, 1.5, "", 1)),
            ["stated/from", "stated/to", "stated/source", "stated/year"]
        );
        assert_eq!(places(state(Key::CpmMeta, 9.0, 8.0, "x", 2026)), ["stated/to"]);
        for not_a_number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(state(Key::CpmMeta, not_a_number, not_a_number, "x", 2026).check().is_err());
        }
        assert_eq!(places(Change::Currency { code: "Euro".into() }), ["code"]);
        assert_eq!(Change::Currency { code: "EUR".into() }.check(), Ok(()));
    }
}
