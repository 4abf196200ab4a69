//! Writing addresses.

/// Percent-encoding of everything but RFC 3986's unreserved characters.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    out
}

/// An address with parameters, in their order; those without a value are left out.
pub(super) struct Query(String, bool);

impl Query {
    /// Begins with everything up to the question mark.
    pub(super) fn new(base: &str) -> Self {
        Self(base.to_owned(), false)
    }

    /// Adds a parameter.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            if self.1 {
                self.0.push('&');
            }
            self.1 = true;
            self.0.push_str(name);
            self.0.push('=');
            self.0.push_str(&encoded(value));
        }
        self
    }

    /// The address.
    pub(super) fn into_text(self) -> String {
        self.0
    }
}
