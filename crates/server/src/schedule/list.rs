//! The file that says which feeds are fetched.

use domain::{
    feeds::{MINUTES, USUAL_MINUTES},
    story::is_web_address,
};
use serde::Deserialize;

/// How many feeds an installation may have.
const MOST: usize = 200;

/// A feed to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedSource {
    /// Where.
    pub address: String,
    /// How long after a success again, in minutes.
    pub every_minutes: u32,
}

/// The feeds of an installation, as its file lists them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedList(pub Vec<FeedSource>);

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    feeds: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Address(String),
    Feed(Feed),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Feed {
    address: String,
    #[serde(default)]
    every_minutes: Option<u32>,
}

impl FeedList {
    /// Reads `{ "feeds": [ "https://…", { "address": "https://…", "every_minutes": 30 } ] }`; the place and the reason if
    /// it is something else.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut json = serde_json::Deserializer::from_str(text);
        let written: Written = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let place = error.path().to_string();
            format!("at {place}: {}", error.into_inner())
        })?;
        json.end().map_err(|error| error.to_string())?;
        if written.feeds.len() > MOST {
            return Err(format!("feeds: are {}; the most is {MOST}", written.feeds.len()));
        }
        let mut sources: Vec<FeedSource> = Vec::new();
        for (index, line) in written.feeds.into_iter().enumerate() {
            let source = source(line).map_err(|why| format!("feeds[{index}]: {why}"))?;
            if sources.iter().any(|known| known.address == source.address) {
                return Err(format!("feeds[{index}]: `{}` is listed twice", source.address));
            }
            sources.push(source);
        }
        Ok(Self(sources))
    }
}

fn source(line: Line) -> Result<FeedSource, String> {
    let (address, every) = match line {
        Line::Address(address) => (address, None),
        Line::Feed(feed) => (feed.address, feed.every_minutes),
    };
    let every_minutes = every.unwrap_or(USUAL_MINUTES);
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next());
    if !is_web_address(&address) {
        return Err(format!("`{address}` is not an http or https address"));
    }
    if host.is_some_and(|host| host.contains('@')) {
        return Err("an address with a name or a password in it is not taken".to_owned());
    }
    if !(MINUTES.0..=MINUTES.1).contains(&every_minutes) {
        return Err(format!(
            "every_minutes is {every_minutes}; it must be from {} to {}",
            MINUTES.0, MINUTES.1
        ));
    }
    Ok(FeedSource { address, every_minutes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_addresses_with_or_without_a_time() {
        let list = FeedList::read(
            r#"{"feeds": ["https://a.example/feed", {"address": "http://b.example/f?x=@", "every_minutes": 5}]}"#,
        );
        let source = |address: &str, every_minutes| FeedSource { address: address.into(), every_minutes };
        assert_eq!(
            list.unwrap().0,
            [source("https://a.example/feed", 60), source("http://b.example/f?x=@", 5)]
        );
    }

    #[test]
    fn every_mistake_is_located() {
        for (text, part) in [
            ("", "line 1"),
            ("{\"feeds\": []} x", "line 1 column 15"),
            ("{\"feeds\": {}}", "at feeds"),
            ("{\"feed\": []}", "unknown field `feed`"),
            ("{\"feeds\": [\"ftp://a\"]}", "feeds[0]: `ftp://a` is not"),
            ("{\"feeds\": [\"https://a.e/\", \"https://u:p@a.e/\"]}", "feeds[1]: an address with a name"),
            ("{\"feeds\": [\"https://a.e/\", \"https://a.e/\"]}", "feeds[1]: `https://a.e/` is listed twice"),
            (
                "{\"feeds\": [{\"address\": \"https://a.e/\", \"every_minutes\": 1}]}",
                "feeds[0]: every_minutes is 1",
            ),
        ] {
            let why = FeedList::read(text).unwrap_err();
            assert!(why.contains(part), "{text}: {why}");
        }
    }
}
