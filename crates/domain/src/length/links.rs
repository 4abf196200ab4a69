//! Links in a text, as networks find them.

use std::ops::Range;

/// Endings of bare addresses that are links: these, and those of two letters, which are countries'.
const USUAL: [&str; 24] = [
    "com", "org", "net", "info", "biz", "edu", "gov", "int", "app", "dev", "blog", "shop", "online", "site",
    "tech", "store", "news", "jobs", "live", "social", "world", "agency", "cloud", "company",
];

/// The places of all `http` and `https` links.
pub fn links(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find("http")).map(|at| from + at) {
        let rest = lower.get(at..).unwrap_or_default();
        let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme));
        let apart = text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(begins_after);
        let end = scheme.filter(|_| apart).map(|scheme| end_of(text, at + scheme.len()));
        match end {
            Some(end) if end > at + "https://".len() => {
                found.push(at..end);
                from = end;
            }
            _ => from = at + "http".len(),
        }
    }
    found
}

/// The places of addresses without `http` that X makes links of, beside `known` ones.
pub(super) fn bare_links(text: &str, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at + word.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(word.len());
        at += word.len();
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let taken = known.iter().any(|link| link.start < at && start < link.end);
        if taken || before.is_some_and(|c| "@#$-_./".contains(c)) {
            continue;
        }
        let end = end_of(text, start);
        let address = text.get(start..end).unwrap_or_default();
        let host = address.split('/').next().unwrap_or_default();
        if !address.contains('@') && is_bare_host(host, address.contains('/')) {
            found.push(start..end);
        }
    }
    found
}

/// `example.com`, `www.example.de`; `example.de` only with a path, as X has it.
fn is_bare_host(host: &str, with_path: bool) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    let good = |part: &&str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !part.starts_with('-')
    };
    let Some(last) = parts.last().map(|last| last.to_ascii_lowercase()) else { return false };
    let country = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    let special = last == "co" || last == "tv";
    parts.len() > 1
        && parts.iter().all(good)
        && (USUAL.contains(&last.as_str()) || special || country && (with_path || parts.len() > 2))
}

fn begins_after(before: char) -> bool {
    !before.is_alphanumeric() && !"@#$".contains(before)
}

/// Where the link that goes on at `from` ends: at a sign that links do not have, and before punctuation.
fn end_of(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let length = rest.find(|c: char| !is_of_link(c)).unwrap_or(rest.len());
    let mut link = rest.get(..length).unwrap_or_default();
    loop {
        let open = link.matches('(').count() >= link.matches(')').count();
        let cut = match link.chars().next_back() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*') => true,
            Some(')') => !open,
            _ => false,
        };
        if !cut {
            return from + link.len();
        }
        link = link.get(..link.len() - 1).unwrap_or_default();
    }
}

fn is_of_link(sign: char) -> bool {
    let ascii = sign.is_ascii_graphic() && !"<>\"`{}|\\^".contains(sign);
    ascii || (matches!(sign, '\u{C0}'..='\u{52F}') && sign.is_alphanumeric())
}

/// A link as Bluesky shows it: without its scheme, its path shortened.
pub(crate) fn shown(link: &str) -> String {
    const LONGEST: usize = 15;
    const KEPT: usize = 13;
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = if path == "/" { "" } else { path };
    if path.encode_utf16().count() <= LONGEST {
        return format!("{host}{path}");
    }
    let kept: String = path.chars().take(KEPT).collect();
    format!("{host}{kept}...")
}

/// The text with `@name@server` shortened to `@name`.
pub(super) fn without_servers(text: &str) -> String {
    let word = |word: &str| {
        let of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '-';
        let Some((lead, rest)) = word.split_once('@') else { return word.to_owned() };
        let Some((name, rest)) = rest.split_once('@') else { return word.to_owned() };
        let server = rest.find(|c| !of_name(c)).unwrap_or(rest.len());
        if lead.chars().any(of_name) || name.is_empty() || !name.chars().all(of_name) || server == 0 {
            return word.to_owned();
        }
        format!("{lead}@{name}{}", rest.get(server..).unwrap_or_default())
    };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}
