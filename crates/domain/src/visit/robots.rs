//! Which requests for a tracked link no person caused. docs/COUNTING.md says the same in prose.

/// Why a request for a tracked link is answered but not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// A program that builds a link's preview, crawls, or checks.
    Preview,
    /// The browser fetched it in advance; nobody has opened it.
    Prefetch,
    /// It did not ask for the page (`HEAD`), or not to show it.
    NotOpened,
}

/// A part of user agents by which a program is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agent {
    /// The part, in lower case.
    pub part: &'static str,
    /// Whose it is.
    pub whose: &'static str,
}

const fn agent(part: &'static str, whose: &'static str) -> Agent {
    Agent { part, whose }
}

/// Programs that call themselves Mozilla and do not tell an address: the others are found by the rules below.
pub const AGENTS: [Agent; 35] = [
    agent(
        "bot",
        "what crawlers and preview makers call themselves: LinkedIn, X, Telegram, Reddit, Slack, Discord",
    ),
    agent("crawl", "crawlers"),
    agent("spider", "crawlers"),
    agent("slurp", "Yahoo"),
    agent("scrape", "programs that copy pages"),
    agent("preview", "previews that say so: Bing, Quora, Teams"),
    agent("facebookexternalhit", "Facebook, Instagram, Threads; Apple's Messages adds it to its own"),
    agent("facebookcatalog", "Facebook"),
    agent("meta-external", "Meta's crawlers"),
    agent("whatsapp/", "WhatsApp's preview, made on the sender's phone"),
    agent("linkedinbot", "LinkedIn"),
    agent("cardyb", "Bluesky"),
    agent("mastodon/", "Mastodon: each instance builds its own preview"),
    agent("embedly", "Reddit and others by way of Embedly"),
    agent("iframely", "previews by way of Iframely"),
    agent("skypeuripreview", "Teams"),
    agent("microsoft office", "Office asks before it hands an address to the browser"),
    agent("ms-office", "the same"),
    agent("outlook", "the same"),
    agent("google-safety", "Google looks for malware"),
    agent("googleimageproxy", "pictures in Gmail"),
    agent("yahoomailproxy", "pictures in Yahoo mail"),
    agent("snap url", "Snapchat"),
    agent("pinterest", "Pinterest"),
    agent("quora link", "Quora"),
    agent("vkshare", "VK"),
    agent("headlesschrome", "a browser without a person"),
    agent("lighthouse", "a browser without a person"),
    agent("selenium", "a browser without a person"),
    agent("playwright", "a browser without a person"),
    agent("synthetic", "tests of monitoring services"),
    agent("monitor", "monitoring services"),
    agent("pingdom", "monitoring"),
    agent("inspection", "Google's inspection of a page"),
    agent("validator", "checks of a page"),
];

/// How every browser's user agent begins; Opera Mini and UC Browser have kept names of their own.
const BROWSERS: [&str; 3] = ["mozilla/", "opera/", "ucweb/"];

/// Decides whether a request for a tracked link is an opening by a person, from its method and headers.
///
/// `purpose` is `Sec-Purpose`, or else `Purpose` or `X-Moz`.
pub fn left_out(method: &str, user_agent: Option<&str>, purpose: Option<&str>) -> Option<LeftOut> {
    if method != "GET" {
        return Some(LeftOut::NotOpened);
    }
    if purpose.is_some_and(|purpose| {
        let purpose = purpose.to_ascii_lowercase();
        purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview")
    }) {
        return Some(LeftOut::Prefetch);
    }
    is_program(&user_agent.unwrap_or_default().to_ascii_lowercase()).then_some(LeftOut::Preview)
}

/// Whether a user agent, in lower case, is a program's.
fn is_program(agent: &str) -> bool {
    // Phones of this make are called so; "bot" is not meant.
    let agent = agent.replace("cubot", "");
    !BROWSERS.iter().any(|browser| agent.starts_with(browser))
        // Who leaves an address wants to be asked about it: crawlers do, browsers do not.
        || agent.contains("http:") || agent.contains("https:")
        // "Compatible" was for old Internet Explorers; since then only programs say so.
        || (agent.contains("compatible;") && !agent.contains("msie"))
        || AGENTS.iter().any(|known| agent.contains(known.part))
}
