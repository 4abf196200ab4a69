//! What is said about single rows and cells of a file.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in a file, as a person finds it in their table program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The sheet, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row or line, from 1; 0 for the file as a whole.
    pub row: u32,
    /// The column, by its header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "sheet {sheet}, ")?;
        }
        write!(f, "row {}", self.row)?;
        self.column.as_ref().map_or(Ok(()), |column| write!(f, ", column {column}"))
    }
}

/// What is the matter with a row or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The cell is no number; it is left out.
    NotANumber,
    /// A count below nought; it is left out.
    Negative,
    /// A count with a fraction; it is left out.
    Fraction,
    /// A percentage where a count belongs; it is left out.
    Percent,
    /// A rounded count such as `1.2K`; it is left out.
    Rounded,
    /// More than anybody could reach; it is left out.
    Absurd,
    /// No date, or one that does not exist; it is left out.
    BadDate,
    /// A date that has not been yet; it is left out.
    FutureDate,
    /// A number of a post that a table program has rounded; the link is used, or the row is left out.
    DamagedId,
    /// A link that leads nowhere; it is left out.
    BadLink,
    /// The row names no post; it is left out.
    NoPost,
    /// The row has no figure; it is left out.
    NoFigures,
    /// The row stands there twice; once is taken.
    Double,
    /// The same post or day stands there twice with different figures; neither is taken.
    Contradiction,
    /// Days are missing before this row.
    Gap,
    /// More accounts saw it than it was shown; both are taken.
    ReachAboveImpressions,
    /// The headers are of several languages; they are taken.
    MixedLanguages,
    /// Two columns say the same; the first is taken.
    DoubleColumn,
    /// The file does not say which days its figures are about.
    NoPeriod,
    /// More rows than one import may have; the rest is left out.
    TooMany,
}

impl Why {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotANumber => "not_a_number",
            Self::Negative => "negative",
            Self::Fraction => "fraction",
            Self::Percent => "percent",
            Self::Rounded => "rounded",
            Self::Absurd => "absurd",
            Self::BadDate => "bad_date",
            Self::FutureDate => "future_date",
            Self::DamagedId => "damaged_id",
            Self::BadLink => "bad_link",
            Self::NoPost => "no_post",
            Self::NoFigures => "no_figures",
            Self::Double => "double",
            Self::Contradiction => "contradiction",
            Self::Gap => "gap",
            Self::ReachAboveImpressions => "reach_above_impressions",
            Self::MixedLanguages => "mixed_languages",
            Self::DoubleColumn => "double_column",
            Self::NoPeriod => "no_period",
            Self::TooMany => "too_many",
        }
    }
}

/// A row or cell about which something is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Where.
    pub place: Place,
    /// What.
    pub why: Why,
    /// What stands there, shortened.
    pub value: String,
}
