//! What stands on a report, before it is laid out.

use charts::{BarChart, Rgb, Theme, time::LineName};
use domain::{brand::palette, time::Day};

use crate::{Language, Texts};

/// The font of this crate; where the page is looked at without it, the reader's own.
const FONTS: &str = "Noto Sans, sans-serif";

/// How a report looks: language and light.
#[derive(Debug, Clone)]
pub struct Look {
    /// Its texts.
    pub texts: Texts,
    /// Its colours, and its direction.
    pub theme: Theme,
    dark: bool,
}

impl Look {
    /// The look in a language, on light or on dark paper.
    pub fn new(language: Language, dark: bool) -> Self {
        let theme = if dark { Theme::dark() } else { Theme::light() };
        let theme = Theme { rtl: language.rtl(), font_family: FONTS.to_owned(), ..theme };
        Self { texts: Texts { language }, theme, dark }
    }

    /// The same in a company's colour, `#rgb` or `#rrggbb`, made readable as in the app; what is no colour changes nothing.
    #[must_use]
    pub fn branded(self, accent: &str) -> Self {
        let Ok(palette) = palette(accent) else { return self };
        let accents = if self.dark { palette.dark } else { palette.light };
        let accent = Rgb(accents.accent.r, accents.accent.g, accents.accent.b);
        Self { theme: Theme { accent, ..self.theme }, ..self }
    }
}

/// A report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Whose it is: the programme's name, and the person's where it is theirs.
    pub eyebrow: String,
    /// What it is.
    pub title: String,
    /// Of which days.
    pub period: String,
    /// What happened, in a sentence or two.
    pub lead: String,
    /// Figures, pictures and tables, from top to bottom.
    pub blocks: Vec<Block>,
    /// How it was counted, sentence by sentence.
    pub foot: Vec<String>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Figures side by side, each with its kind.
    Figures(Vec<Figure>),
    /// A line by the day.
    Line(Line),
    /// Bars under a title.
    Bars {
        /// What they show.
        title: String,
        /// What else has to be said; may be empty.
        note: String,
        /// The bars.
        chart: BarChart,
    },
    /// Rows under a title.
    Table(Table),
    /// Two parts beside each other.
    Beside(Box<Block>, Box<Block>),
}

/// How a figure came about. Kinds never mix, and each looks its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Counted here.
    Measured,
    /// Opened on a device for practice: nothing reached anybody.
    Practice,
    /// Said by a network.
    Reported,
    /// Worked out from what is assumed.
    Estimated,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// How it came about.
    pub kind: Kind,
    /// The figure as the language writes it.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// Who says so, where it is reported; else empty.
    pub source: String,
}

/// A line by the day, with what it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it shows.
    pub title: String,
    /// What else has to be said.
    pub note: String,
    /// The first day.
    pub first: Day,
    /// The lines' names; one that is compared with comes first.
    pub names: Vec<LineName>,
    /// The counts of each line by the day.
    pub counts: Vec<Vec<u64>>,
    /// When something was shared, milliseconds.
    pub shares: Vec<f64>,
}

/// Rows: what stands first is a name, the last cell a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// The names of the columns.
    pub head: [String; 3],
    /// The rows.
    pub rows: Vec<[String; 3]>,
    /// What stands there instead of rows where there is none.
    pub none: String,
}

/// Words that came from people (a title, a topic, a name): they keep their own direction, and nothing in them turns what
/// stands beside them around.
pub(crate) fn foreign(words: &str) -> String {
    let turns =
        |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept: String = words.chars().filter(|c| !turns(c)).collect();
    format!("\u{2068}{kept}\u{2069}")
}
