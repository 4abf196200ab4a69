//! Share intents: addresses that open a network's own composer, without any account connection.

use crate::network::Network;

/// How a network is opened for one share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// The address to open; none for the device's own share menu.
    pub href: Option<String>,
    /// Whether the caption arrives with it. Where it does not, the person copies it first.
    pub carries_text: bool,
    /// The whole text, link included, as it should stand in the post.
    pub text: String,
}

/// The intent for sharing `caption` with `link` on `network`; `title` is used as a mail's subject.
pub fn intent(network: Network, title: &str, caption: &str, link: &str) -> Intent {
    let caption = caption.trim();
    let joined = if caption.is_empty() { link.to_owned() } else { format!("{caption}\n\n{link}") };
    let (title, text, url, both) = (encoded(title), encoded(caption), encoded(link), encoded(&joined));
    let (href, carries_text) = match network {
        Network::LinkedIn => {
            (Some(format!("https://www.linkedin.com/sharing/share-offsite/?url={url}")), false)
        }
        Network::X => (Some(format!("https://x.com/intent/post?text={text}&url={url}")), true),
        Network::WhatsApp => (Some(format!("https://api.whatsapp.com/send?text={both}")), true),
        Network::Email => (Some(format!("mailto:?subject={title}&body={both}")), true),
        Network::Device => (None, true),
    };
    // X appends the address itself; everywhere else it stands in the text.
    let text =
        if network == Network::X && !caption.is_empty() { format!("{caption} {link}") } else { joined };
    Intent { href, carries_text, text }
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
fn encoded(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://p.example/r/abc?x=1&y=2";

    #[test]
    fn each_network_opens_at_its_own_address() {
        let href = |network| intent(network, "A & B", "50 % of Ä\nyes #1", LINK).href;
        assert_eq!(
            href(Network::LinkedIn).unwrap(),
            "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fp.example%2Fr%2Fabc%3Fx%3D1%26y%3D2"
        );
        assert_eq!(
            href(Network::X).unwrap(),
            "https://x.com/intent/post?text=50%20%25%20of%20%C3%84%0Ayes%20%231&url=https%3A%2F%2Fp.example%2Fr%2Fabc%3Fx%3D1%26y%3D2"
        );
        assert_eq!(
            href(Network::WhatsApp).unwrap(),
            "https://api.whatsapp.com/send?text=50%20%25%20of%20%C3%84%0Ayes%20%231%0A%0Ahttps%3A%2F%2Fp.example%2Fr%2Fabc%3Fx%3D1%26y%3D2"
        );
        assert_eq!(
            href(Network::Email).unwrap(),
            "mailto:?subject=A%20%26%20B&body=50%20%25%20of%20%C3%84%0Ayes%20%231%0A%0Ahttps%3A%2F%2Fp.example%2Fr%2Fabc%3Fx%3D1%26y%3D2"
        );
        assert_eq!(href(Network::Device), None);
    }

    #[test]
    fn only_linkedin_drops_the_text() {
        for network in Network::ALL {
            assert_eq!(intent(network, "", "t", LINK).carries_text, network != Network::LinkedIn);
        }
    }

    #[test]
    fn an_empty_caption_leaves_the_link_alone() {
        assert_eq!(intent(Network::WhatsApp, "", "  ", LINK).text, LINK);
    }
}
