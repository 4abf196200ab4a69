//! Stories' pictures, kept and served by ourselves.

/// The folder of the pictures in the data folder.
pub const FOLDER: &str = "pictures";

/// Whether this is the name of a kept picture: the SHA-256 of its bytes and `.jpg`. Nothing else is ever opened.
pub fn is_name(name: &str) -> bool {
    name.strip_suffix(".jpg").is_some_and(|hash| {
        hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}
