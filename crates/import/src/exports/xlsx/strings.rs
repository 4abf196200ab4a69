//! The words that cells share.

use super::markup::{Piece, pieces};
use crate::exports::ExportError;

/// The most shared words.
const MOST: usize = 200_000;

/// The shared words, in their order.
pub(super) fn read(text: &str) -> Result<Vec<String>, ExportError> {
    let mut found: Vec<String> = Vec::new();
    // `t` holds words; how Japanese words are spoken (`rPh`) is not part of them.
    let (mut inside, mut spoken) = (false, false);
    let mut too_many = false;
    pieces(text, "xl/sharedStrings.xml", &mut |piece| match piece {
        Piece::Open(tag) => match tag.name() {
            "si" if found.len() >= MOST => too_many = true,
            "si" => found.push(String::new()),
            "t" => inside = true,
            "rPh" => spoken = true,
            _ => {}
        },
        Piece::Close("t") => inside = false,
        Piece::Close("rPh") => spoken = false,
        Piece::Words(words) if inside && !spoken && !too_many => {
            if let Some(last) = found.last_mut() {
                last.push_str(words);
            }
        }
        _ => {}
    })?;
    if too_many { Err(ExportError::TooLarge) } else { Ok(found) }
}
