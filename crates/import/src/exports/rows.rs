//! From rows of cells to posts and days, with everything that is odd named in its place.

mod days;
mod posts;

use domain::{
    reported::{FIRST_DAY, Figures, Format, Metric, Period},
    time::Day,
};

use super::{
    Export, Order, Place, Why,
    flags::Flags,
    formats::{Field, Shape},
    grid::Cell,
    layout::Layout,
    numbers,
};

/// What the readers of rows share.
struct Reading {
    order: Order,
    latest: Day,
    flags: Flags,
}

impl Reading {
    /// A day that has been; what is none is flagged.
    fn day(&mut self, cell: &Cell, place: Place) -> Option<Day> {
        let day = super::dates::date(cell).and_then(|written| written.day(self.order));
        let why = match day {
            Some(day) if (FIRST_DAY..=self.latest).contains(&day) => return Some(day),
            Some(day) if day > self.latest => Why::FutureDate,
            _ => Why::BadDate,
        };
        self.flags.add(place, why, &cell.text());
        None
    }

    /// The counts among these cells; what is none is flagged and left out.
    fn figures<'c>(&mut self, cells: impl Iterator<Item = (Metric, Place, &'c Cell)>) -> Figures {
        let mut figures = Figures::new();
        for (metric, place, cell) in cells {
            match numbers::count(cell) {
                Ok(Some(count)) => drop(figures.insert(metric, count)),
                Ok(None) => {}
                Err(why) => self.flags.add(place, why, &cell.text()),
            }
        }
        figures
    }
}

/// Everything in the tables of a file.
pub(super) fn read(layout: &Layout<'_>, order: Order, latest: Day) -> Export {
    let mut reading = Reading { order, latest, flags: Flags::default() };
    if layout.language.is_none() {
        reading.flags.add(header(layout), Why::MixedLanguages, "");
    }
    for table in &layout.tables {
        for double in &table.doubles {
            let place = Place { column: Some(double.clone()), ..table.place(table.header, None) };
            reading.flags.add(place, Why::DoubleColumn, double);
        }
    }
    let known = |period: &Period| period.from >= FIRST_DAY && period.to <= latest;
    let period = layout.period.as_ref().and_then(|period| period.days(order)).filter(known);
    let mut posts = posts::Posts::default();
    let mut days = days::Days::default();
    for table in &layout.tables {
        match table.part.shape {
            Shape::Posts => posts.read(table, period, &mut reading),
            Shape::Days => days.read(table, &mut reading),
        }
    }
    if let Some(labels) = &layout.labels {
        posts.read_labels(labels, &mut reading);
    }
    let days = days.done(&mut reading);
    let (posts, places) = posts.done();
    if layout.format == Format::LinkedInPosts && period.is_none() && !posts.is_empty() {
        reading.flags.add(header(layout), Why::NoPeriod, "");
    }
    Export {
        format: layout.format,
        fingerprint: String::new(),
        language: layout.language.map(str::to_owned),
        order: None,
        period,
        posts,
        days,
        places,
        flags: reading.flags.listed,
        more_flags: reading.flags.more,
        unused: layout.unused.clone(),
    }
}

fn header(layout: &Layout<'_>) -> Place {
    layout.tables.first().map(|table| table.place(table.header, None)).unwrap_or_default()
}

/// The metric of a column.
fn metric(field: Field) -> Option<Metric> {
    match field {
        Field::Count(metric) => Some(metric),
        _ => None,
    }
}
