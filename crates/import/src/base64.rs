//! Text that a feed carries in base 64.

/// The text behind it; none where it is no base 64 or no text. Spaces and line breaks are skipped.
pub(crate) fn text(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let digits = encoded.bytes().filter(|byte| !byte.is_ascii_whitespace());
    for byte in digits.take_while(|byte| *byte != b'=') {
        bits = ((bits << 6) | value(byte)?) & 0xfff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).ok()?);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    // A file of another kind seldom is UTF-8, and then has control characters.
    (!text.contains(|c: char| c.is_control() && !c.is_whitespace())).then_some(text)
}

fn value(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn text_comes_out_and_files_do_not() {
        assert_eq!(text("RXhhbXBsZSA8Yj5\n BdG9tPC9iPg==").as_deref(), Some("Example <b>Atom</b>"));
        assert_eq!(text("w6k=").as_deref(), Some("é"));
        assert_eq!(text(""), Some(String::new()));
        for none in ["/9j/4AAQ", "plain text, no code", "AAAA"] {
            assert_eq!(text(none), None, "{none}");
        }
    }
}
