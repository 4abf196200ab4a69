//! JSON Feed 1 and 1.1; other feeds in JSON are handed on.

use serde_json::Value;

use crate::{
    error::FeedError,
    raw::{Head, RawEntry, RawFeed},
    sniff, wordpress,
    xml::MAX_ENTRIES,
};

/// Reads a feed in JSON. A field of the wrong type counts as absent: it costs that field, not the feed.
pub(crate) fn read(text: &str) -> Result<RawFeed, FeedError> {
    let start = text.trim_start_matches(['\u{feff}', '\0']);
    let value: Value = serde_json::from_str(start).map_err(|error| FeedError::Broken {
        at: format!("line {}, column {}", error.line(), error.column()),
        why: error.to_string(),
    })?;
    if let Some(posts) = wordpress::posts(&value) {
        return Ok(wordpress::read(posts));
    }
    if let Some(complaint) = wordpress::complaint(&value) {
        return Err(sniff::not_a_feed(&complaint));
    }
    let says_so = string(&value, "version").contains("jsonfeed.org/version/");
    let Some(items) = value.get("items").and_then(Value::as_array).filter(|_| says_so) else {
        return Err(sniff::not_a_feed("a JSON document that is no JSON Feed nor a list of posts"));
    };
    let head = Head {
        title: escaped(&value, "title"),
        link: address(&value, "home_page_url").or_else(|| address(&value, "feed_url")),
        language: string(&value, "language"),
        bases: Vec::new(),
    };
    let entries =
        items.iter().take(MAX_ENTRIES).enumerate().map(|(index, item)| entry(item, index + 1)).collect();
    let more = items.len() > MAX_ENTRIES;
    let notes = more.then(|| format!("only the first {MAX_ENTRIES} entries were read")).into_iter().collect();
    Ok(RawFeed { head, entries, notes, ..RawFeed::default() })
}

fn entry(item: &Value, number: usize) -> RawEntry {
    let list = |name: &str| item.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let content = string(item, "content_html");
    let attachments = list("attachments");
    let is_picture = |attachment: &&Value| string(attachment, "mime_type").starts_with("image/");
    let attached = attachments.iter().filter(is_picture).filter_map(|attachment| address(attachment, "url"));
    let pictures = address(item, "image").into_iter().chain(attached).chain(address(item, "banner_image"));
    let date = string(item, "date_published");
    RawEntry {
        number,
        title: escaped(item, "title"),
        summary: escaped(item, "summary"),
        content: if content.is_empty() { escaped(item, "content_text") } else { content },
        link: address(item, "url").or_else(|| address(item, "external_url")),
        guid: identity(item),
        guid_is_link: true,
        date: if date.is_empty() { string(item, "date_modified") } else { date },
        topics: list("tags").iter().filter_map(Value::as_str).map(escape).collect(),
        pictures: pictures.map(|url| (url, String::new())).collect(),
        picture_enclosed: attachments.iter().any(|attachment| is_picture(&attachment)),
        language: string(item, "language"),
        ..RawEntry::default()
    }
}

/// Ids are texts, but numbers are forgiven, as the format asks of its readers.
fn identity(item: &Value) -> String {
    match item.get("id") {
        Some(Value::Number(number)) => number.to_string(),
        _ => string(item, "id"),
    }
}

/// A text, trimmed; empty where it is absent or something else.
pub(crate) fn string(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

fn address(value: &Value, name: &str) -> Option<String> {
    Some(string(value, name)).filter(|text| !text.is_empty())
}

/// Plain text, written as the markup that everything behind this expects.
fn escaped(value: &Value, name: &str) -> String {
    escape(&string(value, name))
}

/// Plain text as markup.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
