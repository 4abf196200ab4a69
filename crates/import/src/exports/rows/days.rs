//! Rows about days.

use std::collections::BTreeMap;

use domain::{
    reported::{Figures, MOST_DAYS, ReportedDay},
    time::Day,
};

use super::{Reading, metric};
use crate::exports::{Place, Why, layout::Table};

/// Days as they are found.
#[derive(Default)]
pub(super) struct Days {
    found: BTreeMap<Day, (Figures, Place)>,
    contradicted: Vec<Day>,
}

impl Days {
    pub(super) fn read(&mut self, table: &Table<'_>, reading: &mut Reading) {
        for row in table.rows() {
            let Some(cell) = table.cell(row, table.part.date).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            let Some(day) = reading.day(cell, table.place(row.number, Some(table.part.date))) else {
                continue;
            };
            let counts = table.columns.iter().filter_map(|(field, column, _)| {
                Some((metric(*field)?, table.place(row.number, Some(*field)), row.cell(*column)))
            });
            let figures = reading.figures(counts);
            let place = table.place(row.number, None);
            if figures.is_empty() {
                reading.flags.add(place, Why::NoFigures, &cell.text());
                continue;
            }
            self.add(day, figures, place, &cell.text(), reading);
        }
    }

    fn add(&mut self, day: Day, figures: Figures, place: Place, text: &str, reading: &mut Reading) {
        let Some((known, _)) = self.found.get_mut(&day) else {
            if self.found.len() >= MOST_DAYS {
                return reading.flags.add(place, Why::TooMany, text);
            }
            self.found.insert(day, (figures, place));
            return;
        };
        let differs =
            figures.iter().any(|(metric, count)| known.get(metric).is_some_and(|other| other != count));
        let new = figures.keys().any(|metric| !known.contains_key(metric));
        if differs {
            reading.flags.add(place, Why::Contradiction, text);
            self.contradicted.push(day);
            return;
        }
        known.extend(figures);
        if !new {
            reading.flags.add(place, Why::Double, text);
        }
    }

    /// The days in their order; where some are missing between them, that is flagged.
    pub(super) fn done(mut self, reading: &mut Reading) -> Vec<ReportedDay> {
        for day in &self.contradicted {
            self.found.remove(day);
        }
        let mut before: Option<Day> = None;
        let mut days = Vec::with_capacity(self.found.len());
        for (day, (figures, place)) in self.found {
            if before.is_some_and(|before| day.number() > before.number() + 1) {
                reading.flags.add(place, Why::Gap, &day.date());
            }
            before = Some(day);
            days.push(ReportedDay { day, figures, corrects: false });
        }
        days
    }
}
