//! Where in a file the tables are, and which of the six files it is.

use domain::reported::Format;

use super::{
    ExportError, Place,
    flags::shown,
    formats::{Field, PARTS, Part, Shape},
    grid::{Cell, Grid, Row},
    labels::{self, Labels},
    names::{LANGUAGES, Vocabulary, english},
    period,
};

/// How many rows from the top a header row may stand.
const DEEP: usize = 25;
/// The fewest points for a table to be meant, though columns are missing.
const MEANT: usize = 4;

/// A table within a grid.
pub(super) struct Table<'a> {
    pub(super) grid: &'a Grid,
    pub(super) part: &'static Part,
    /// The header row's number in the file.
    pub(super) header: u32,
    /// Its place among the grid's rows.
    at: usize,
    /// Which column says what, with the header as it stands there.
    pub(super) columns: Vec<(Field, usize, String)>,
    /// Columns that say again what another says.
    pub(super) doubles: Vec<String>,
}

/// Everything that was found in a file.
pub(super) struct Layout<'a> {
    pub(super) format: Format,
    pub(super) tables: Vec<Table<'a>>,
    pub(super) labels: Option<Labels<'a>>,
    /// The days the file is about, as it writes them.
    pub(super) period: Option<period::Found>,
    pub(super) language: Option<&'static str>,
    pub(super) unused: Vec<String>,
}

impl<'a> Table<'a> {
    /// The rows below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        self.grid.rows.iter().skip(self.at + 1)
    }

    /// The cell of a row that says this.
    pub(super) fn cell<'r>(&self, row: &'r Row, field: Field) -> Option<&'r Cell> {
        let column = self.columns.iter().find(|(known, ..)| *known == field);
        column.map(|(_, column, _)| row.cell(*column))
    }

    /// Where a cell stands, for people.
    pub(super) fn place(&self, row: u32, field: Option<Field>) -> Place {
        let column = field.and_then(|field| self.columns.iter().find(|(known, ..)| *known == field));
        Place { sheet: self.grid.sheet.clone(), row, column: column.map(|(.., name)| name.clone()) }
    }
}

/// Finds the tables, or says what the file is not.
pub(super) fn find(grids: &[Grid]) -> Result<Layout<'_>, ExportError> {
    let vocabulary = Vocabulary::new();
    let mut seen = Seen::default();
    let tables: Vec<Table<'_>> =
        grids.iter().filter_map(|grid| in_grid(grid, &vocabulary, &mut seen)).flatten().collect();
    let labels = grids.iter().find_map(|grid| labels::find(grid, &vocabulary));
    // Tables of posts say more about which file it is than tables of days.
    let best = tables.iter().max_by_key(|table| (table.part.shape == Shape::Posts, table.columns.len()));
    let format = match (best.map(|table| table.part), &labels) {
        (Some(part), None) => part.format,
        (Some(part), Some(_)) if part.shape == Shape::Posts => part.format,
        (_, Some(_)) => Format::LinkedInPost,
        (None, None) => return Err(seen.refusal()),
    };
    let tables: Vec<Table<'_>> = tables.into_iter().filter(|table| table.part.format == format).collect();
    let labels = labels.filter(|_| format == Format::LinkedInPost);
    let spoken = tables.iter().flat_map(|table| table.columns.iter().map(|(.., name)| name.as_str()));
    let spoken: Vec<&str> = match &labels {
        Some(labels) => labels.names().collect(),
        None => spoken.collect(),
    };
    Ok(Layout {
        format,
        period: period::find(grids),
        language: language(&spoken, &vocabulary),
        tables,
        labels,
        unused: seen.unused,
    })
}

/// What was seen on the way, for whoever is told that nothing was found.
#[derive(Default)]
struct Seen {
    unused: Vec<String>,
    headers: Vec<String>,
    nearest: Option<(usize, ExportError)>,
}

impl Seen {
    fn refusal(self) -> ExportError {
        match self.nearest {
            Some((_, error)) => error,
            None => ExportError::Unknown { columns: self.headers },
        }
    }
}

/// The tables below the first header row of a grid: several, where they stand side by side.
fn in_grid<'a>(grid: &'a Grid, vocabulary: &Vocabulary, seen: &mut Seen) -> Option<Vec<Table<'a>>> {
    for (at, row) in grid.rows.iter().enumerate().take(DEEP) {
        let cells: Vec<(usize, String)> = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(column, cell)| (column, shown(&cell.text())))
            .collect();
        if seen.headers.is_empty() && cells.len() > 1 {
            seen.headers = cells.iter().map(|(_, name)| name.clone()).take(12).collect();
        }
        let found: Vec<Table<'a>> = segments(&cells, vocabulary)
            .into_iter()
            .filter_map(|segment| table(grid, at, row.number, segment, seen))
            .collect();
        if !found.is_empty() {
            let unknown =
                cells.into_iter().map(|(_, name)| name).filter(|name| vocabulary.field(name).is_none());
            seen.unused.extend(unknown.take(40));
            return Some(found);
        }
    }
    None
}

/// Side by side: a table ends where a link to posts comes a second time.
fn segments(cells: &[(usize, String)], vocabulary: &Vocabulary) -> Vec<Vec<(Field, usize, String)>> {
    let mut segments: Vec<Vec<(Field, usize, String)>> = vec![Vec::new()];
    for (column, name) in cells {
        let Some((field, _)) = vocabulary.field(name) else { continue };
        let again = |segment: &Vec<(Field, usize, String)>| segment.iter().any(|(known, ..)| *known == field);
        if field == Field::PostUrl && segments.last().is_some_and(again) {
            segments.push(Vec::new());
        }
        if let Some(last) = segments.last_mut() {
            last.push((field, *column, name.clone()));
        }
    }
    segments
}

fn table<'a>(
    grid: &'a Grid,
    at: usize,
    header: u32,
    segment: Vec<(Field, usize, String)>,
    seen: &mut Seen,
) -> Option<Table<'a>> {
    let mut columns: Vec<(Field, usize, String)> = Vec::new();
    let mut doubles = Vec::new();
    for (field, column, name) in segment {
        if columns.iter().any(|(known, ..)| *known == field) {
            doubles.push(name);
        } else {
            columns.push((field, column, name));
        }
    }
    let fields: Vec<Field> = columns.iter().map(|(field, ..)| *field).collect();
    if !fields.iter().any(|field| matches!(field, Field::Count(_))) && fields.len() < 2 {
        return None;
    }
    let fitting = PARTS.iter().filter_map(|part| part.fits(&fields).map(|points| (points, part)));
    let complete = |(_, part): &(usize, &Part)| part.missing(&fields).is_empty();
    let (points, part) = fitting.max_by_key(|one| (complete(one), one.0))?;
    let missing = part.missing(&fields);
    if missing.is_empty() {
        return Some(Table { grid, part, header, at, columns, doubles });
    }
    if points >= MEANT && seen.nearest.as_ref().is_none_or(|(known, _)| *known < points) {
        let place = Place { sheet: grid.sheet.clone(), row: header, column: None };
        let columns = missing.into_iter().map(english).collect();
        seen.nearest = Some((points, ExportError::Missing { format: part.format, place, columns }));
    }
    None
}

/// The one language that all of these headers are of.
fn language(headers: &[&str], vocabulary: &Vocabulary) -> Option<&'static str> {
    let all = headers.iter().filter_map(|name| vocabulary.field(name)).fold(0xff, |all, (_, one)| all & one);
    LANGUAGES.iter().enumerate().find(|(bit, _)| all & (1 << bit) != 0).map(|(_, name)| *name)
}
