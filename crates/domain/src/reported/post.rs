//! Which post is which: one and the same has many addresses.

use super::ReportedPost;

/// Digits in a row from which on they are a post's number, and not a year or a page.
const NUMBER: usize = 10;

impl ReportedPost {
    /// What names this post among all of its network; none where neither link nor id is there.
    pub fn key(&self) -> Option<String> {
        let of_link = self.link.as_deref().and_then(post_key);
        of_link.or_else(|| self.id.as_deref().and_then(of_id))
    }
}

/// What names a post, from its address. `https://x.com/anna/status/17…` and `https://twitter.com/i/web/status/17…?s=20`
/// are one, and so are LinkedIn's `…/posts/anna_rain-activity-71…-abcd` and `…/feed/update/urn:li:activity:71…/`.
pub fn post_key(link: &str) -> Option<String> {
    let link = link.trim();
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let path = rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (host, path) = path.split_once('/')?;
    if let Some(number) = number(path) {
        return Some(number);
    }
    let host = host.to_ascii_lowercase();
    let host = ["www.", "m.", "mobile."].iter().find_map(|start| host.strip_prefix(start)).unwrap_or(&host);
    (!path.is_empty()).then(|| format!("{host}/{path}"))
}

/// The longest run of digits, if it is long enough for a post's number; the last of equals.
fn number(path: &str) -> Option<String> {
    // Colons of an address's parts may be written `%3A`, whose digit would join the number.
    let path = path.replace("%3A", ":").replace("%3a", ":");
    let longest = path.split(|c: char| !c.is_ascii_digit()).max_by_key(|digits| digits.len())?;
    (longest.len() >= NUMBER).then(|| longest.to_owned())
}

fn of_id(id: &str) -> Option<String> {
    let id = id.trim();
    if id.is_empty() {
        return None;
    }
    Some(number(id).unwrap_or_else(|| format!("id:{id}")))
}
