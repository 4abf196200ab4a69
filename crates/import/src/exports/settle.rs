//! Whether the day or the month comes first: told by all dates of a file together, or asked, never assumed.

use domain::time::Day;

use super::{
    ExportError, Order, Place,
    dates::{Written, date},
    formats::{Field, Shape},
    layout::Layout,
};

/// From so many days on, a row of days without a gap tells how they are written.
const ENOUGH: usize = 3;

/// A date with two numbers, and where it stands.
struct Open {
    written: Written,
    text: String,
    place: Place,
}

/// The order in which the file's dates are written; none where every date can only be read in one way.
pub(super) fn order(
    layout: &Layout<'_>,
    latest: Day,
    asked: Option<Order>,
) -> Result<Option<Order>, ExportError> {
    let open = open_dates(layout);
    let fits = |one: &Open, order| one.written.day(order).is_some_and(|day| day <= latest);
    let open: Vec<&Open> =
        open.iter().filter(|one| fits(one, Order::DayFirst) || fits(one, Order::MonthFirst)).collect();
    if open.is_empty() {
        return Ok(None);
    }
    if asked.is_some() {
        return Ok(asked);
    }
    let against = |order| open.iter().find(|one| !fits(one, order));
    match (against(Order::DayFirst), against(Order::MonthFirst)) {
        (Some(month), Some(day)) => {
            Err(ExportError::MixedDates { day_first: day.place.clone(), month_first: month.place.clone() })
        }
        (Some(_), None) => Ok(Some(Order::MonthFirst)),
        (None, Some(_)) => Ok(Some(Order::DayFirst)),
        (None, None) => in_doubt(layout, &open).map(Some),
    }
}

/// Every date could be read in both ways.
fn in_doubt(layout: &Layout<'_>, open: &[&Open]) -> Result<Order, ExportError> {
    let tells = |order| sense(layout, order);
    match (tells(Order::DayFirst), tells(Order::MonthFirst)) {
        (true, false) => return Ok(Order::DayFirst),
        (false, true) => return Ok(Order::MonthFirst),
        _ => {}
    }
    let differs = open.iter().find_map(|one| {
        let (day, month) = (one.written.day(Order::DayFirst)?, one.written.day(Order::MonthFirst)?);
        (day != month).then(|| (one.text.clone(), day, month))
    });
    match differs {
        Some((sample, day_first, month_first)) => {
            Err(ExportError::AskOrder { sample, day_first, month_first })
        }
        // 05/05 is the same day for everybody.
        None => Ok(Order::DayFirst),
    }
}

/// Whether the file makes sense when it is read so: its period ends after it begins, and its days follow each other.
fn sense(layout: &Layout<'_>, order: Order) -> bool {
    if layout.period.as_ref().is_some_and(|period| period.days(order).is_none()) {
        return false;
    }
    layout.tables.iter().filter(|table| table.part.shape == Shape::Days).all(|table| {
        let cells = table.rows().filter_map(|row| table.cell(row, table.part.date));
        let mut days: Vec<i64> = cells.filter_map(|cell| date(cell)?.day(order)).map(Day::number).collect();
        days.sort_unstable();
        days.len() < ENOUGH
            || days.windows(2).all(|pair| pair.last().zip(pair.first()).is_some_and(|(b, a)| b - a == 1))
    })
}

fn open_dates(layout: &Layout<'_>) -> Vec<Open> {
    let mut open = Vec::new();
    let mut look = |written: Option<Written>, text: String, place: Place| {
        if let Some(written @ Written::Numbers { .. }) = written {
            open.push(Open { written, text, place });
        }
    };
    for table in &layout.tables {
        for field in [table.part.date, Field::Date] {
            for row in table.rows() {
                if let Some(cell) = table.cell(row, field) {
                    look(date(cell), cell.text(), table.place(row.number, Some(field)));
                }
            }
        }
    }
    if let Some(labels) = &layout.labels
        && let Some((row, cell)) = labels.value(Field::PostDate)
    {
        look(date(cell), cell.text(), labels.place(row));
    }
    if let Some(period) = &layout.period {
        for written in [period.from, period.to] {
            look(Some(written), period.text.clone(), period.place.clone());
        }
    }
    open
}
