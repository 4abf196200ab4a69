//! A sheet laid out on a page: as wide as A4, and as high unless there is more to say.

use charts::{ChartError, fit_text};

use crate::{
    Block, Figure, Kind, Look, Sheet, Table,
    paint::{Paper, Type},
    pictures,
    sheet::Line,
};

/// A4 in CSS pixels (96 to the inch).
const WIDTH: f64 = 794.0;
const HEIGHT: f64 = 1_123.0;
/// Free on all sides.
const MARGIN: f64 = 56.0;
/// Between two parts.
const GAP: f64 = 26.0;
/// The height of a line's picture.
const LINE: f64 = 216.0;
/// The distance of lines of small print.
const SMALL: f64 = 15.0;

/// The page as an SVG document.
pub fn page(sheet: &Sheet, look: &Look) -> Result<String, ChartError> {
    let mut paper = Paper::new(look, WIDTH);
    let room = WIDTH - 2.0 * MARGIN;
    let mut y = head(&mut paper, sheet, room);
    for part in &sheet.blocks {
        y += block(&mut paper, part, (MARGIN, y), room)? + GAP;
    }
    let height = foot(&mut paper, &sheet.foot, y, room);
    Ok(paper.finish(height, &format!("{} · {}", sheet.title, sheet.period)))
}

/// What this is, of when, and what happened; gives where the next part begins.
fn head(paper: &mut Paper<'_>, sheet: &Sheet, room: f64) -> f64 {
    let (ink, muted) = (paper.look.theme.ink, paper.look.theme.muted);
    let eyebrow = Type::plain(12.5, muted);
    let title = Type::plain(30.0, ink).bold();
    let fit = |words: &str, set: Type| fit_text(words, set.guessed(), room).unwrap_or_default();
    paper.text(&fit(&sheet.eyebrow, eyebrow), (MARGIN, MARGIN + 10.0), eyebrow);
    paper.text(&fit(&sheet.title, title), (MARGIN, MARGIN + 50.0), title);
    paper.text(&sheet.period, (MARGIN, MARGIN + 76.0), Type::plain(14.0, muted));
    let rule = MARGIN + 94.0;
    paper.level((MARGIN, MARGIN + room), rule, (paper.look.theme.grid, 1.0), false);
    let lead = paper.lines(&sheet.lead, (MARGIN, rule + 18.0), (room, 4), (Type::plain(17.0, ink), 26.0));
    rule + 18.0 + lead + GAP * 0.8
}

/// A part in its place; gives its height.
fn block(paper: &mut Paper<'_>, block_: &Block, (x, y): (f64, f64), room: f64) -> Result<f64, ChartError> {
    match block_ {
        Block::Figures(figures) => Ok(self::figures(paper, figures, (x, y), room)),
        Block::Line(line) => self::line(paper, line, (x, y), room),
        Block::Bars { title, note, chart } => {
            let top = named(paper, title, note, (x, y), room);
            if chart.bars.is_empty() {
                return Ok(top);
            }
            let (svg, height) = pictures::bars(chart, room.floor(), paper.look)?;
            paper.picture(&svg, (x, y + top), room.floor());
            Ok(top + height)
        }
        Block::Table(table) => Ok(self::table(paper, table, (x, y), room)),
        Block::Beside(one, other) => {
            let half = (room - GAP) / 2.0;
            let first = block(paper, one, (x, y), half)?;
            Ok(block(paper, other, (x + half + GAP, y), half)?.max(first))
        }
    }
}

/// A title, and below it what else has to be said; gives the height of both.
fn named(paper: &mut Paper<'_>, title: &str, note: &str, (x, y): (f64, f64), room: f64) -> f64 {
    let strong = Type::plain(14.0, paper.look.theme.ink).bold();
    let title = paper.lines(title, (x, y), (room, 2), (strong, 20.0));
    let quiet = Type::plain(11.5, paper.look.theme.muted);
    let note = paper.lines(note, (x, y + title), (room, 3), (quiet, 16.0));
    title + note + 8.0
}

/// Figures side by side, three in a row.
fn figures(paper: &mut Paper<'_>, figures: &[Figure], (x, y): (f64, f64), room: f64) -> f64 {
    let apart = (room + GAP) / 3.0;
    let mut below = y;
    for (place, row) in figures.chunks(3).enumerate() {
        let top = if place == 0 { y } else { below + GAP * 0.7 };
        for (column, one) in row.iter().enumerate() {
            let at = (x + apart * column as f64, top);
            below = below.max(top + figure(paper, one, at, apart - GAP));
        }
    }
    below - y
}

/// One figure: its kind as a line and a word, the figure, what it counts, who says so.
fn figure(paper: &mut Paper<'_>, figure: &Figure, (x, y): (f64, f64), room: f64) -> f64 {
    let theme = &paper.look.theme;
    let (ink, muted) = (theme.ink, theme.muted);
    let (colour, key) = match figure.kind {
        Kind::Measured => (theme.accent, "counting.kind.measured"),
        Kind::Practice => (muted, "reach.practice"),
        Kind::Reported => (ink, "counting.kind.reported"),
        Kind::Estimated => (theme.estimate, "counting.kind.estimated"),
    };
    let dashed = matches!(figure.kind, Kind::Estimated | Kind::Practice);
    paper.level((x, x + 24.0), y + 6.0, (colour, 3.0), dashed);
    let kind = paper.look.texts.t(key);
    paper.text(&kind, (x + 32.0, y + 10.0), Type::plain(11.5, muted));
    let largest = Type::plain(26.0, ink).bold();
    let wide = charts::text_width(&figure.value, largest.guessed());
    let size = (largest.size * (room / wide.max(1.0))).clamp(15.0, largest.size).floor();
    paper.text(&figure.value, (x, y + 42.0), Type { size, ..largest });
    let label = paper.lines(&figure.label, (x, y + 52.0), (room, 2), (Type::plain(12.5, ink), 17.0));
    let small = (Type::plain(11.0, muted), SMALL);
    52.0 + label + paper.lines(&figure.source, (x, y + 52.0 + label), (room, 2), small)
}

fn line(paper: &mut Paper<'_>, line: &Line, (x, y): (f64, f64), room: f64) -> Result<f64, ChartError> {
    let top = named(paper, &line.title, &line.note, (x, y), room);
    let svg = pictures::line(line, (room.floor(), LINE), paper.look)?;
    paper.picture(&svg, (x, y + top), room.floor());
    Ok(top + LINE)
}

/// Rows: a name, a word, a count.
fn table(paper: &mut Paper<'_>, table: &Table, (x, y): (f64, f64), room: f64) -> f64 {
    let theme = &paper.look.theme;
    let (ink, muted, grid) = (theme.ink, theme.muted, theme.grid);
    let mut below = y + named(paper, &table.title, "", (x, y), room);
    if table.rows.is_empty() {
        let quiet = Type::plain(12.5, muted);
        return below - y + paper.lines(&table.none, (x, below), (room, 3), (quiet, 18.0));
    }
    let (second, third) = (x + room * 0.67, x + room);
    let mut row = |cells: &[String; 3], below: f64, set: Type| {
        let [name, word, count] = cells;
        let fit = |words: &str, room: f64| fit_text(words, set.guessed(), room).unwrap_or_default();
        paper.text(&fit(name, room * 0.64), (x, below + 12.0), set);
        paper.text(&fit(word, room * 0.22), (second, below + 12.0), set);
        paper.text(count, (third, below + 12.0), set.ending());
        paper.level((x, x + room), below + 20.0, (grid, 1.0), false);
    };
    row(&table.head, below, Type::plain(11.0, muted));
    for cells in &table.rows {
        below += 26.0;
        row(cells, below, Type::plain(12.5, ink));
    }
    below + 24.0 - y
}

/// How it was counted, at the end of the page; gives the height of the page.
fn foot(paper: &mut Paper<'_>, words: &[String], y: f64, room: f64) -> f64 {
    let quiet = Type::plain(10.5, paper.look.theme.muted);
    let words = words.join(" ");
    let lines = charts::wrap_text(&words, quiet.guessed(), room, 12).len();
    let tall = lines as f64 * SMALL + 12.0;
    let top = y.max(HEIGHT - MARGIN - tall);
    paper.level((MARGIN, MARGIN + room), top, (paper.look.theme.grid, 1.0), false);
    paper.lines(&words, (MARGIN, top + 12.0), (room, 12), (quiet, SMALL));
    (top + tall + MARGIN).max(HEIGHT).ceil()
}
