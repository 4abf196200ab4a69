//! A calendar of days: weeks side by side, weekdays below each other, the colour says how much.

use crate::grid::{Cell, STEPS, draw_cell};
use crate::pen::{Anchor, Area, Label, Pen};
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Days of a week.
const WEEK: usize = 7;
/// Heights above and below the days, CSS pixels: names of weeks, and the scale.
const ABOVE: f64 = 20.0;
const BELOW: f64 = 30.0;
/// Cells are never larger, CSS pixels.
const LARGEST_CELL: f64 = 34.0;

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    /// So many, and how the locale writes it.
    Counted(u64, String),
    /// There is a number, and it may not be shown.
    Withheld,
}

/// The days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// One after the other, the oldest first.
    pub days: Vec<Day>,
    /// How many days of the first week lie before the first day: 0 to 6. Which weekday a week begins with is the
    /// caller's choice.
    pub before: usize,
    /// Short names of the weekdays, from the first of the week; those left empty are not written.
    pub weekdays: Vec<String>,
    /// Names for some of the weeks, often where a month begins: the week's place and the words.
    pub weeks: Vec<(usize, String)>,
    /// What stands at both ends of the scale: "less" and "more", or the lowest and the highest number.
    pub ends: [String; 2],
}

impl Calendar {
    fn columns(&self) -> usize {
        (self.days.len() + self.before.min(WEEK - 1)).div_ceil(WEEK).max(1)
    }

    fn labels(&self) -> f64 {
        let widest =
            self.weekdays.iter().take(WEEK).map(|day| text::width(day, text::LABEL)).fold(0.0, f64::max);
        widest + if widest > 0.0 { 8.0 } else { 0.0 }
    }

    /// Length of a cell's edge with its gap when the picture is `width` CSS pixels wide.
    fn cell(&self, width: f64) -> f64 {
        ((width - self.labels()) / self.columns() as f64).min(LARGEST_CELL)
    }

    /// The height in CSS pixels at which cells are squares when the picture is `width` CSS pixels wide.
    pub fn comfortable_height(&self, width: f64) -> f64 {
        self.cell(width).max(8.0) * WEEK as f64 + ABOVE + BELOW
    }
}

/// Draws the calendar.
pub fn draw_calendar<DB: DrawingBackend>(
    area: &Area<DB>,
    calendar: &Calendar,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let high = ((pen.height - ABOVE - BELOW) / WEEK as f64).clamp(1.0, LARGEST_CELL);
    let wide = calendar.cell(pen.width).max(1.0);
    let start = calendar.labels();
    let most = calendar.days.iter().filter_map(|day| match day {
        Day::Counted(count, _) => Some(*count),
        Day::Withheld => None,
    });
    let most = most.max().unwrap_or(0).max(1) as f64;
    let gap = if wide.min(high) >= 8.0 { 2.0 } else { 0.5 };
    for (index, day) in calendar.days.iter().enumerate() {
        let place = index + calendar.before.min(WEEK - 1);
        let x = start + (place / WEEK) as f64 * wide;
        let y = ABOVE + (place % WEEK) as f64 * high;
        let (cell, words) = match day {
            Day::Counted(count, words) => (Cell::Share(*count as f64 / most), words.as_str()),
            Day::Withheld => (Cell::Withheld, ""),
        };
        draw_cell(&pen, cell, words, ((x, y), (x + wide - gap, y + high - gap)))?;
    }
    for (row, name) in calendar.weekdays.iter().take(WEEK).enumerate().filter(|_| high >= 11.0) {
        let y = ABOVE + (row as f64 + 0.5) * high - gap / 2.0;
        pen.text(name, (start - 6.0, y), Label::quiet(theme.muted, Anchor::End))?;
    }
    draw_weeks(&pen, calendar, start, wide)?;
    let below = ABOVE + WEEK as f64 * high;
    if pen.height - below < BELOW - 2.0 { Ok(()) } else { draw_scale(&pen, calendar, (start, below + 17.0)) }
}

/// The names of weeks above them; one that would touch the one before is left out.
fn draw_weeks<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    calendar: &Calendar,
    start: f64,
    wide: f64,
) -> Result<(), ChartError> {
    let mut free_from = 0.0;
    for (week, name) in calendar.weeks.iter().filter(|(week, _)| *week < calendar.columns()) {
        let x = start + *week as f64 * wide;
        let end = x + text::width(name, text::LABEL);
        if x < free_from || end > pen.width {
            continue;
        }
        free_from = end + 8.0;
        pen.text(name, (x, ABOVE / 2.0), Label::quiet(pen.theme.muted, Anchor::Start))?;
    }
    Ok(())
}

/// The ordered colours from nothing to most between their words.
fn draw_scale<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    calendar: &Calendar,
    (start, y): (f64, f64),
) -> Result<(), ChartError> {
    let [less, more] = &calendar.ends;
    let (square, gap) = (12.0, 3.0);
    let first = text::width(less, text::LABEL) * 1.06 + 6.0;
    let all = first + (STEPS + 1) as f64 * (square + gap) + text::width(more, text::LABEL) * 1.06 + 6.0;
    let start = start.min(pen.width - all);
    if start < 0.0 {
        return Ok(());
    }
    pen.text(less, (start, y), Label::quiet(pen.theme.muted, Anchor::Start))?;
    for step in 0..=STEPS {
        let x = start + first + step as f64 * (square + gap);
        let colour = pen.theme.step(step);
        pen.rect((x, y - square / 2.0), (x + square, y + square / 2.0), colour.alpha(1.0))?;
    }
    let end = start + first + (STEPS + 1) as f64 * (square + gap) + 3.0;
    pen.text(more, (end, y), Label::quiet(pen.theme.muted, Anchor::Start))
}
