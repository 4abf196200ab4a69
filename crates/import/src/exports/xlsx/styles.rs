//! Which cell styles show a number as a date.

use super::markup::{Piece, pieces};
use crate::exports::ExportError;

/// For each style of a cell, whether it shows a date.
pub(super) fn read(text: &str) -> Result<Vec<bool>, ExportError> {
    let mut dates: Vec<u32> = Vec::new();
    let mut styles: Vec<bool> = Vec::new();
    let mut inside = false;
    pieces(text, "xl/styles.xml", &mut |piece| match piece {
        Piece::Open(tag) => {
            let number = |name| tag.get(name).and_then(|text| text.parse::<u32>().ok());
            match tag.name() {
                "numFmt" if tag.get("formatCode").is_some_and(|code| is_date(&code)) => {
                    dates.extend(number("numFmtId"));
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let id = number("numFmtId").unwrap_or(0);
                    styles.push(built_in(id) || dates.contains(&id));
                }
                _ => {}
            }
        }
        Piece::Close("cellXfs") => inside = false,
        _ => {}
    })?;
    Ok(styles)
}

/// The formats with a day that need no definition, also those of East Asia.
const fn built_in(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Whether a format shows days: it names year or day outside of quotes, brackets and escapes.
fn is_date(code: &str) -> bool {
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            'y' | 'Y' | 'd' | 'D' if !quoted && !bracket => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_with_a_day_or_a_year_is_a_date() {
        for code in ["yyyy-mm-dd", "DD.MM.YYYY", "[$-409]d\\-mmm\\-yy;@", "m/d/yy h:mm"] {
            assert!(is_date(code), "{code}");
        }
        for code in ["0", "#,##0", "0.00%", "h:mm", "[Red]0", "0 \"days\"", "General", "\\d0"] {
            assert!(!is_date(code), "{code}");
        }
    }
}
