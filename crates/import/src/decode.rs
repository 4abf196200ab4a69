//! Bytes to text, also where the declaration is missing or wrong.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a feed, and what had to be assumed to read it.
///
/// A byte-order mark is believed first; then the shape of UTF-16; then whatever is valid UTF-8 (text in
/// another encoding almost never is, by accident); then the declaration; then windows-1252, the usual culprit.
pub(crate) fn to_text(bytes: &[u8]) -> (String, Vec<String>) {
    let (text, notes) = as_declared(bytes);
    (mend_controls(text), notes)
}

fn as_declared(bytes: &[u8]) -> (String, Vec<String>) {
    if let Some(text) = utf32(bytes) {
        return (text, Vec::new());
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(length..).unwrap_or_default(), Vec::new());
    }
    match bytes {
        [b'<' | b'{', 0, ..] => return decoded(UTF_16LE, bytes, Vec::new()),
        [0, b'<' | b'{', ..] => return decoded(UTF_16BE, bytes, Vec::new()),
        _ => {}
    }
    let declared = declared(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Escape sequences make ISO-2022-JP look like ASCII: there, only the declaration tells.
        if let Some(encoding) =
            declared.filter(|e| !e.is_ascii_compatible() && *e != UTF_16LE && *e != UTF_16BE)
        {
            return decoded(encoding, bytes, Vec::new());
        }
        let other = declared.filter(|e| *e != UTF_8 && !text.is_ascii());
        let note =
            other.map(|e| format!("the feed says it is {}, but it is UTF-8 and was read so", e.name()));
        return (text.to_owned(), note.into_iter().collect());
    }
    match declared {
        Some(encoding) if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE => {
            decoded(encoding, bytes, Vec::new())
        }
        _ => {
            let note = "the feed is not valid UTF-8; it was read as windows-1252".to_owned();
            decoded(WINDOWS_1252, bytes, vec![note])
        }
    }
}

/// The control characters of C1 are nobody's text: they are windows-1252's quotes and dashes that somebody put into
/// another encoding byte by byte. All but the line break among them.
fn mend_controls(text: String) -> String {
    let misplaced = |c| matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}');
    if !text.contains(misplaced) {
        return text;
    }
    let mend = |c: char| match u8::try_from(c) {
        Ok(byte) if misplaced(c) => {
            WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(c)
        }
        _ => c,
    };
    text.chars().map(mend).collect()
}

/// UTF-32, which only its shape gives away: nearly every other byte of markup in it is nought.
fn utf32(bytes: &[u8]) -> Option<String> {
    let (little, skip) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => (true, 4),
        [0, 0, 0xfe, 0xff, ..] => (false, 4),
        [b'<' | b'{', 0, 0, 0, ..] => (true, 0),
        [0, 0, 0, b'<' | b'{', ..] => (false, 0),
        _ => return None,
    };
    let units = bytes.get(skip..)?.chunks_exact(4).filter_map(|unit| <[u8; 4]>::try_from(unit).ok());
    let code = |unit| if little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) };
    Some(units.map(|unit| char::from_u32(code(unit)).unwrap_or('\u{fffd}')).collect())
}

fn decoded(encoding: &'static Encoding, bytes: &[u8], mut notes: Vec<String>) -> (String, Vec<String>) {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    if replaced {
        notes.push(format!("some characters are not {} and could not be read", encoding.name()));
    }
    (text.into_owned(), notes)
}

/// The encoding an XML declaration names. Declarations are ASCII in every encoding that gets here.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(256)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    named(value.split(quote).nth(1)?)
}

/// The encoding of a name, also where it is written as programs other than browsers write it.
fn named(label: &str) -> Option<&'static Encoding> {
    let plain = label.trim().to_ascii_lowercase().replace('_', "-");
    let usual = match plain.strip_prefix("mac-").or_else(|| plain.strip_prefix("mac")) {
        Some("cyrillic") => "x-mac-cyrillic",
        Some("roman") => "macintosh",
        _ => plain.as_str(),
    };
    Encoding::for_label(label.as_bytes()).or_else(|| Encoding::for_label(usual.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_saying_an_encoding_is_understood() {
        let latin = b"<?xml version='1.0' encoding = 'ISO-8859-1'?><a>caf\xe9 \x80</a>";
        assert!(to_text(latin).0.contains("café €"));
        assert!(to_text(b"<a>caf\xe9</a>").0.contains("café"));
        assert_eq!(to_text(b"<a>caf\xe9</a>").1.len(), 1);
        assert_eq!(to_text(b"\xef\xbb\xbf<a/>"), ("<a/>".to_owned(), vec![]));
        assert_eq!(to_text(b"\xff\xfe<\0a\0"), ("<a".to_owned(), vec![]));
        assert_eq!(to_text(b"\0<\0a"), ("<a".to_owned(), vec![]));
        let lying = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>é</a>";
        let (text, notes) = to_text(lying.as_bytes());
        assert!(text.contains('é') && notes.len() == 1);
        let ascii = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>";
        assert_eq!(to_text(ascii.as_bytes()), (ascii.to_owned(), vec![]));
        assert!(to_text(b"").0.is_empty());
        assert_eq!(to_text(b"<\0\0\0\xe9\0\0\0").0, "<é");
        assert_eq!(to_text(b"\0\0\xfe\xff\0\0\0<\0\x11\0\0").0, "<\u{fffd}");
        assert_eq!(to_text("don\u{92}t".as_bytes()).0, "don’t");
        assert!(to_text(b"<?xml version='1.0' encoding='windows_1251'?>\xe9").0.ends_with('й'));
    }
}
