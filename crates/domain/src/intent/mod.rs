//! Share intents: addresses that open a network's own composer, without any account connection.
//!
//! The table of addresses is in `href`. Whatever is typed arrives there letter by letter or not at all: everything
//! but RFC 3986's unreserved characters is percent-encoded, so nothing in a caption can end a parameter or begin
//! another one.

mod encode;
mod instance;
mod text;

#[cfg(test)]
mod tests;

use encode::{Query, encoded};
pub use instance::{Instance, InstanceFault};
pub use text::{from_utf16, heading, tidy, whole_text};

use crate::network::Network;

/// What is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post<'a> {
    /// The story's title: the subject of a mail, and what Reddit shows if there are no words.
    pub title: &'a str,
    /// The person's own words.
    pub caption: &'a str,
    /// The address that goes with them.
    pub link: &'a str,
    /// Where the person is at home on Mastodon, once they said so.
    pub instance: Option<&'a Instance>,
}

/// How a network is opened for one share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// The address to open; none for the device's own share menu, and for Mastodon before the instance is known.
    pub href: Option<String>,
    /// Whether the caption arrives with it. Where it does not, the person copies it first.
    pub carries_text: bool,
    /// The whole text, link included, as it should stand in the post.
    pub text: String,
}

/// The longest address that is opened, in bytes: common web servers take a request line of 8 KB.
pub const LONGEST: usize = 8_000;
/// The longest `mailto:` address: Windows hands no more than 2,083 characters to a mail program.
pub const LONGEST_MAIL: usize = 2_000;

/// The intent for sharing `post` on `network`. Words too long for any address are left to be copied.
pub fn intent(network: Network, post: &Post<'_>) -> Intent {
    let text = whole_text(network, post.caption, post.link);
    let longest = if network == Network::Email { LONGEST_MAIL } else { LONGEST };
    let whole = href(network, post, &text).filter(|href| href.len() <= longest);
    let carries_text = takes_text(network) && (whole.is_some() || network == Network::Device);
    let bare = || href(network, &Post { caption: "", ..*post }, post.link);
    Intent { href: whole.or_else(bare), carries_text, text }
}

/// Whether a network's composer takes words from outside.
pub const fn takes_text(network: Network) -> bool {
    !matches!(network, Network::LinkedIn | Network::Facebook | Network::Xing)
}

/// The address of the network's composer.
fn href(network: Network, post: &Post<'_>, text: &str) -> Option<String> {
    let (caption, link) = (tidy(post.caption), post.link);
    let query = |base: &str| Query::new(base);
    Some(match network {
        Network::LinkedIn => {
            query("https://www.linkedin.com/sharing/share-offsite/?").with("url", link).into_text()
        }
        Network::X => {
            query("https://x.com/intent/post?").with("text", &caption).with("url", link).into_text()
        }
        Network::Threads => {
            query("https://www.threads.com/intent/post?").with("text", &caption).with("url", link).into_text()
        }
        Network::Bluesky => query("https://bsky.app/intent/compose?").with("text", text).into_text(),
        Network::Mastodon => {
            let host = post.instance?.host();
            query(&format!("https://{host}/share?")).with("text", text).into_text()
        }
        Network::Facebook => query("https://www.facebook.com/sharer/sharer.php?").with("u", link).into_text(),
        Network::WhatsApp => query("https://api.whatsapp.com/send?").with("text", text).into_text(),
        Network::Telegram => {
            query("https://t.me/share/url?").with("url", link).with("text", &caption).into_text()
        }
        Network::Reddit => {
            let title = heading(&caption, post.title);
            query("https://www.reddit.com/submit?").with("url", link).with("title", &title).into_text()
        }
        Network::Xing => query("https://www.xing.com/spi/shares/new?").with("url", link).into_text(),
        // RFC 6068: line breaks of a body are CR LF, and a subject has none.
        Network::Email => format!(
            "mailto:?subject={}&body={}",
            encoded(&heading(post.title, "")),
            encoded(&text.replace('\n', "\r\n"))
        ),
        Network::Device => return None,
    })
}
