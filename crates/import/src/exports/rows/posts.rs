//! Rows about posts.

use std::collections::BTreeMap;

use domain::{
    clean,
    reported::{FIRST_DAY, Figures, MOST_POSTS, MOST_TEXT, Metric, Period, ReportedPost},
    story::is_web_address,
};

use super::{Reading, metric};
use crate::exports::{
    Place, Why,
    formats::Field,
    grid::{Cell, Row},
    labels::Labels,
    layout::Table,
};

/// Posts as they are found, by what names them and the days they are about.
#[derive(Default)]
pub(super) struct Posts {
    found: Vec<(ReportedPost, Place)>,
    by_key: BTreeMap<(String, Option<Period>), usize>,
    /// Those that stand there twice with different figures.
    contradicted: Vec<usize>,
}

impl Posts {
    /// Reads a table. `period` is what the file says its figures are about.
    pub(super) fn read(&mut self, table: &Table<'_>, period: Option<Period>, reading: &mut Reading) {
        for row in table.rows() {
            // A table beside this one may be longer.
            if table.columns.iter().all(|(_, column, _)| row.cell(*column).is_empty()) {
                continue;
            }
            let place = |field| table.place(row.number, field);
            let id = table.cell(row, Field::Id).and_then(|cell| id(cell, place(Some(Field::Id)), reading));
            let link_at = place(Some(table.part.link));
            let link = table.cell(row, table.part.link).and_then(|cell| link(cell, link_at, reading));
            let text = table.cell(row, Field::Text).filter(|cell| !cell.is_empty());
            let text = text.or_else(|| table.cell(row, Field::Title));
            let published = table
                .cell(row, table.part.date)
                .filter(|cell| !cell.is_empty())
                .and_then(|cell| reading.day(cell, place(Some(table.part.date))));
            let counts = table.columns.iter().filter_map(|(field, column, _)| {
                Some((metric(*field)?, place(Some(*field)), row.cell(*column)))
            });
            let figures = reading.figures(counts);
            let post = ReportedPost {
                id,
                link,
                text: text.map(|cell| start(&cell.text())).unwrap_or_default(),
                published,
                period: one_day(table, row, reading).or(period),
                figures,
                ..ReportedPost::default()
            };
            self.add(post, place(None), reading);
        }
    }

    /// Reads the file about one post.
    pub(super) fn read_labels(&mut self, labels: &Labels<'_>, reading: &mut Reading) {
        let Some((row, address)) = labels.value(Field::PostUrl) else { return };
        let published = labels
            .value(Field::PostDate)
            .filter(|(_, cell)| !cell.is_empty())
            .and_then(|(row, cell)| reading.day(cell, labels.place(row)));
        let counts =
            labels.all().filter_map(|(field, row, cell)| Some((metric(field)?, labels.place(row), cell)));
        let figures = reading.figures(counts);
        let post = ReportedPost {
            link: link(address, labels.place(row), reading),
            published,
            figures,
            ..ReportedPost::default()
        };
        self.add(post, labels.place(row), reading);
    }

    fn add(&mut self, post: ReportedPost, place: Place, reading: &mut Reading) {
        let Some(key) = post.key() else {
            return reading.flags.add(place, Why::NoPost, &post.text);
        };
        if post.figures.is_empty() {
            return reading.flags.add(place, Why::NoFigures, post.link.as_deref().unwrap_or_default());
        }
        if reach_above(&post.figures) {
            reading.flags.add(place.clone(), Why::ReachAboveImpressions, "");
        }
        if let Some(at) = self.by_key.get(&(key.clone(), post.period)).copied() {
            return self.again(at, post, place, reading);
        }
        if self.found.len() >= MOST_POSTS {
            return reading.flags.add(place, Why::TooMany, "");
        }
        self.by_key.insert((key, post.period), self.found.len());
        self.found.push((post, place));
    }

    /// The same post once more: other metrics of it join, equal ones are said twice, different ones contradict.
    fn again(&mut self, at: usize, post: ReportedPost, place: Place, reading: &mut Reading) {
        let Some((known, _)) = self.found.get_mut(at) else { return };
        let differs = post
            .figures
            .iter()
            .any(|(metric, count)| known.figures.get(metric).is_some_and(|other| other != count));
        if differs {
            reading.flags.add(place, Why::Contradiction, post.link.as_deref().unwrap_or_default());
            self.contradicted.push(at);
            return;
        }
        let new = post.figures.keys().any(|metric| !known.figures.contains_key(metric));
        known.figures.extend(post.figures);
        known.published = known.published.or(post.published);
        if !new {
            reading.flags.add(place, Why::Double, known.link.as_deref().unwrap_or_default());
        }
    }

    /// The posts, without those that contradict themselves, and where each stands.
    pub(super) fn done(self) -> (Vec<ReportedPost>, Vec<Place>) {
        let contradicted = self.contradicted;
        let sound = self.found.into_iter().enumerate().filter(|(at, _)| !contradicted.contains(at));
        sound.map(|(_, found)| found).unzip()
    }
}

/// Meta's files have "Lifetime" or one day in a column of its own.
fn one_day(table: &Table<'_>, row: &Row, reading: &Reading) -> Option<Period> {
    if table.part.date == Field::Date {
        return None;
    }
    let written = crate::exports::dates::date(table.cell(row, Field::Date)?)?;
    let day = written.day(reading.order).filter(|day| (FIRST_DAY..=reading.latest).contains(day))?;
    Some(Period { from: day, to: day })
}

fn start(text: &str) -> String {
    clean::line(text).chars().take(MOST_TEXT).collect()
}

/// A post's number. A table program that opened the file as numbers has rounded it: `2.00024E+18` is no number of a post.
fn id(cell: &Cell, place: Place, reading: &mut Reading) -> Option<String> {
    let text = match cell {
        // Above 2^53 not every whole number is one of a table program.
        Cell::Number(number) if *number >= 9_007_199_254_740_992.0 || number.fract() != 0.0 => {
            reading.flags.add(place, Why::DamagedId, &cell.text());
            return None;
        }
        Cell::Number(number) => format!("{number:.0}"),
        other => other.text(),
    };
    let text = clean::line(text.trim_matches(['\'', '"', '=', ' ']));
    let rounded = text.contains(['+', '.', ',']) && text.to_ascii_lowercase().contains('e');
    if rounded && text.starts_with(|c: char| c.is_ascii_digit()) {
        reading.flags.add(place, Why::DamagedId, &text);
        return None;
    }
    (!text.is_empty() && text.chars().count() <= 200).then_some(text)
}

fn link(cell: &Cell, place: Place, reading: &mut Reading) -> Option<String> {
    if cell.is_empty() {
        return None;
    }
    let text = cell.text().trim().to_owned();
    if is_web_address(&text) && text.chars().count() <= 2_000 {
        return Some(text);
    }
    reading.flags.add(place, Why::BadLink, &text);
    None
}

/// More different people than there were views cannot be.
fn reach_above(figures: &Figures) -> bool {
    let shown = figures.get(&Metric::Impressions).or_else(|| figures.get(&Metric::Views));
    figures.get(&Metric::Reach).zip(shown).is_some_and(|(reach, shown)| reach > shown)
}
