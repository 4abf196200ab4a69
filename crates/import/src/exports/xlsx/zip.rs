//! The archive that a workbook is. Sizes are looked at before anything is unpacked, and not believed while it is.

use std::cell::Cell;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::broken;
use crate::exports::ExportError;

/// The most bytes of all parts together, unpacked.
const MOST_UNPACKED: usize = 80_000_000;
/// The most parts that are listed.
const MOST_PARTS: usize = 2_000;
/// The most bytes behind the end record: a comment.
const MOST_COMMENT: usize = 65_557;

struct Part<'a> {
    name: String,
    deflated: bool,
    packed: &'a [u8],
}

/// An archive, listed and not yet unpacked.
pub(super) struct Archive<'a> {
    parts: Vec<Part<'a>>,
    left: Cell<usize>,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ExportError> {
        let cut = || broken(None, 0, "the archive breaks off");
        let tail = bytes.len().saturating_sub(MOST_COMMENT);
        let end = bytes.get(tail..).and_then(|tail| find_last(tail, b"PK\x05\x06")).map(|at| at + tail);
        let end = end.ok_or_else(cut)?;
        let count = usize::from(u16_at(bytes, end + 10).ok_or_else(cut)?);
        let mut at = usize::try_from(u32_at(bytes, end + 16).ok_or_else(cut)?).unwrap_or(usize::MAX);
        if count > MOST_PARTS {
            return Err(ExportError::TooLarge);
        }
        let mut parts = Vec::with_capacity(count);
        for _ in 0..count {
            let (part, next) = part(bytes, at)?.ok_or_else(cut)?;
            parts.push(part);
            at = next;
        }
        Ok(Self { parts, left: Cell::new(MOST_UNPACKED) })
    }

    /// A part as text; none if there is none of this name.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, ExportError> {
        let Some(part) = self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let bytes = if part.deflated {
            decompress_to_vec_with_limit(part.packed, self.left.get()).map_err(|error| {
                match error.status {
                    TINFLStatus::HasMoreOutput => ExportError::TooLarge,
                    _ => broken(None, 0, format!("{name} cannot be unpacked")),
                }
            })?
        } else {
            part.packed.to_vec()
        };
        self.left.set(self.left.get().saturating_sub(bytes.len()));
        let text = String::from_utf8(bytes).map_err(|_| broken(None, 0, format!("{name} is no UTF-8")))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

/// The entry of the directory at this place, and where the next one is; none where the archive breaks off.
fn part(bytes: &[u8], at: usize) -> Result<Option<(Part<'_>, usize)>, ExportError> {
    let Some(entry) = bytes.get(at..).filter(|rest| rest.starts_with(b"PK\x01\x02")) else { return Ok(None) };
    let small = |place| u16_at(entry, place).map(usize::from);
    let large = |place| u32_at(entry, place).and_then(|n| usize::try_from(n).ok());
    let fields = (small(8), small(10), large(20), small(28), small(30), small(32), large(42));
    let (Some(marks), Some(method), Some(packed), Some(name), Some(extra), Some(comment), Some(local)) =
        fields
    else {
        return Ok(None);
    };
    if marks & 1 == 1 {
        return Err(broken(None, 0, "it is locked with a password"));
    }
    if !matches!(method, 0 | 8) {
        return Err(broken(None, 0, "it is packed in a way that workbooks are not"));
    }
    let Some(text) = entry.get(46..46 + name) else { return Ok(None) };
    let text = String::from_utf8_lossy(text).replace('\\', "/");
    let header = bytes.get(local..).filter(|rest| rest.starts_with(b"PK\x03\x04"));
    let begin = header.and_then(|header| {
        let names = usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        local.checked_add(30 + names)
    });
    let data = begin.and_then(|begin| bytes.get(begin..begin.checked_add(packed)?));
    let Some(packed) = data else { return Ok(None) };
    Ok(Some((Part { name: text, deflated: method == 8, packed }, at + 46 + name + extra + comment)))
}

fn find_last(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|window| window == mark)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
