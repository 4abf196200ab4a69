//! Bytes to text: exports are UTF-8 with or without a byte-order mark, UTF-16 where a table program saved them again,
//! and windows-1252 where an old one did.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ExportError;

/// First bytes of files that are certainly no table.
const OTHERS: [(&[u8], &str); 8] = [
    (b"\xd0\xcf\x11\xe0", "old_excel"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3", "binary"),
];

/// How many bytes tell UTF-16 by its noughts.
const LOOK: usize = 400;

/// Refuses what is no text; an Office file is looked at elsewhere.
pub(super) fn refuse_others(bytes: &[u8]) -> Result<(), ExportError> {
    let other = |found: &str| Err(ExportError::OtherFile { found: found.to_owned() });
    if let Some((_, found)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return other(found);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ExportError::Empty);
    }
    let start: String = to_text(bytes.get(..LOOK).unwrap_or(bytes)).trim_start().to_ascii_lowercase();
    if ["<!doctype", "<html", "<head", "<?xml"].iter().any(|tag| start.starts_with(tag)) {
        return other("web_page");
    }
    if start.contains('\0') { other("binary") } else { Ok(()) }
}

/// The text of a file.
pub(super) fn to_text(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(length..).unwrap_or_default());
    }
    let start = bytes.get(..LOOK).unwrap_or(bytes);
    let noughts = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let many = start.len() / 8;
    match (noughts(0), noughts(1)) {
        (0, odd) if odd > many => decoded(UTF_16LE, bytes),
        (even, 0) if even > many => decoded(UTF_16BE, bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => decoded(WINDOWS_1252, bytes),
        },
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}
