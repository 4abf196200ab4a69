//! The words of a post as they leave the app.

use crate::network::Network;

/// Text from a page, which counts in UTF-16 and may hold half a character: what is no character becomes U+FFFD.
pub fn from_utf16(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

/// A caption as it is sent: one kind of line break, no control characters, nothing around it.
pub fn tidy(caption: &str) -> String {
    let unified = caption.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let kept = unified.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    kept.collect::<String>().trim().to_owned()
}

/// Words on one line, for places that have one: a subject, a title. Marks that turn the direction of what stands
/// around them are left out. `otherwise` is taken where there are none.
pub fn heading(words: &str, otherwise: &str) -> String {
    let turns = |c: &char| matches!(*c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let line = |text: &str| {
        let kept: String =
            text.chars().filter(|c| !turns(c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let words = line(words);
    if words.is_empty() { line(otherwise) } else { words }
}

/// The whole text of a post, link included, as it should stand there.
pub fn whole_text(network: Network, caption: &str, link: &str) -> String {
    let caption = tidy(caption);
    // X, Threads and Telegram put the address beside the words themselves.
    let between = match network {
        Network::X | Network::Threads => " ",
        _ => "\n\n",
    };
    match (caption.is_empty(), link.is_empty()) {
        (true, _) => link.to_owned(),
        (false, true) => caption,
        (false, false) => format!("{caption}{between}{link}"),
    }
}
