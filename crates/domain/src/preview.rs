//! What a network will show of a post: where it cuts, and how it shows the link.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{intent::whole_text, length::shown_link, network::Network};

/// A post as readers first see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What is seen at once, without the link where a card shows it.
    pub seen: String,
    /// What is behind "more"; empty if nothing is.
    pub behind: String,
    /// Whether the link becomes a card with the story's picture and title.
    pub card: bool,
}

/// So many graphemes and lines are seen at once. They change as networks like, so they are about right and no more.
const fn fold(network: Network) -> Option<(usize, usize)> {
    match network {
        Network::LinkedIn => Some((210, 3)),
        Network::Facebook => Some((477, 5)),
        Network::Xing => Some((300, 5)),
        Network::X => Some((280, usize::MAX)),
        Network::Mastodon => Some((500, 20)),
        Network::Threads
        | Network::Bluesky
        | Network::WhatsApp
        | Network::Telegram
        | Network::Reddit
        | Network::Email
        | Network::Device => None,
    }
}

/// The post with these words and this link as the network shows it.
pub fn preview(network: Network, caption: &str, link: &str) -> Preview {
    // Those make a card of the link and leave it out of the text, or take it beside the text.
    let card = !matches!(network, Network::Email | Network::Device);
    let beside = matches!(
        network,
        Network::LinkedIn
            | Network::X
            | Network::Threads
            | Network::Facebook
            | Network::Reddit
            | Network::Xing
    );
    let text = if beside { whole_text(network, caption, "") } else { whole_text(network, caption, link) };
    let text = if network == Network::Bluesky { text.replace(link, &shown_link(link)) } else { text };
    let (seen, behind) = match fold(network) {
        Some((most, lines)) => cut(&text, most, lines),
        None => (text, String::new()),
    };
    Preview { seen, behind, card }
}

/// A text in what is seen and the rest. The cut is before a word.
fn cut(text: &str, most: usize, lines: usize) -> (String, String) {
    let by_signs = text.grapheme_indices(true).nth(most).map_or(text.len(), |(at, _)| at);
    let by_lines = text.match_indices('\n').nth(lines.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let at = by_signs.min(by_lines);
    let head = text.get(..at).unwrap_or(text);
    if at == text.len() {
        return (text.to_owned(), String::new());
    }
    let word = if at == by_lines {
        at
    } else {
        head.rfind(char::is_whitespace).filter(|word| *word > at / 2).unwrap_or(at)
    };
    let (seen, behind) = text.split_at_checked(word).unwrap_or((text, ""));
    (seen.trim_end().to_owned(), behind.trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_posts_are_cut_before_a_word_and_nothing_is_lost() {
        let caption = "wörter ".repeat(80);
        for network in Network::ALL {
            let Preview { seen, behind, .. } = preview(network, &caption, "https://e.org/");
            let both = format!("{seen} {behind}");
            assert_eq!(both.matches("wörter").count(), 80, "{}", network.name());
            assert!(!seen.ends_with("wört"));
        }
        let Preview { seen, behind, .. } = preview(Network::LinkedIn, "a\nb\nc\nd", "");
        assert_eq!((seen.as_str(), behind.as_str()), ("a\nb\nc", "d"));
        assert_eq!(preview(Network::LinkedIn, &"👩🏽‍💻".repeat(211), "").behind, "👩🏽‍💻");
    }

    #[test]
    fn links_are_shown_as_each_network_shows_them() {
        let link = "https://p.example/r/abcdefghijklmnop";
        let seen = |network| preview(network, "Look", link).seen;
        assert_eq!(seen(Network::LinkedIn), "Look");
        assert_eq!(seen(Network::Bluesky), "Look\n\np.example/r/abcdefghij...");
        assert_eq!(seen(Network::WhatsApp), format!("Look\n\n{link}"));
        assert!(!preview(Network::Email, "", link).card);
    }
}
