//! As much of Python's literals as expectations are written in.

/// The value of a literal at the start of a text: `u'caf\xe9'`, `"two\nlines"`.
pub fn string(text: &str) -> Option<String> {
    let text = text.trim_start().trim_start_matches(['u', 'U']);
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let triple = quote.to_string().repeat(3);
    let (body, end) = match text.strip_prefix(&triple) {
        Some(body) => (body, triple),
        None => (text.get(1..)?, quote.to_string()),
    };
    let mut value = String::new();
    let mut rest = body;
    loop {
        if rest.starts_with(&end) {
            return Some(value);
        }
        let c = rest.chars().next()?;
        rest = rest.get(c.len_utf8()..)?;
        if c != '\\' {
            value.push(c);
            continue;
        }
        let escape = rest.chars().next()?;
        rest = rest.get(escape.len_utf8()..)?;
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            'n' => {
                value.push('\n');
                0
            }
            't' => {
                value.push('\t');
                0
            }
            'r' => {
                value.push('\r');
                0
            }
            other => {
                value.push(other);
                0
            }
        };
        if digits > 0 {
            value.push(char::from_u32(u32::from_str_radix(rest.get(..digits)?, 16).ok()?)?);
            rest = rest.get(digits..)?;
        }
    }
}

/// What `name` is said to equal, if the text compares it with a literal.
pub fn equal(text: &str, name: &str) -> Option<String> {
    let (_, after) = text.split_once(name)?;
    string(after.trim_start().strip_prefix("==")?)
}
