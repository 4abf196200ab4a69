//! What WordPress's REST API answers to `/wp-json/wp/v2/posts?_embed`: a list of posts, or one.

use serde_json::Value;

use crate::{
    Refused,
    json::{escape, string},
    raw::{Head, RawEntry, RawFeed},
    xml::MAX_ENTRIES,
};

/// Terms that sort posts for the site's own use and tell a reader nothing.
const NO_TOPICS: [&str; 3] = ["post_format", "nav_menu", "wp_theme"];
/// The topic a post has that nobody sorted.
const UNSORTED: &str = "uncategorized";

/// The posts in an answer: a list that holds at least one post, an empty list, or one post by itself.
pub(crate) fn posts(answer: &Value) -> Option<&[Value]> {
    match answer {
        Value::Array(list) if list.is_empty() || list.iter().any(is_post) => Some(list),
        post if is_post(post) => Some(std::slice::from_ref(post)),
        _ => None,
    }
}

/// Why WordPress sent no posts, where it says so.
pub(crate) fn complaint(answer: &Value) -> Option<String> {
    let code = Some(string(answer, "code")).filter(|code| code.starts_with("rest_"))?;
    Some(format!("an error message of WordPress ({})", crate::clean::cut(&crate::clean::line(&code), 60)))
}

/// Reads posts. The answer does not name its site: its stories are called after the host of their links.
pub(crate) fn read(posts: &[Value]) -> RawFeed {
    let mut feed = RawFeed { head: head(posts), ..RawFeed::default() };
    for (index, post) in posts.iter().take(MAX_ENTRIES).enumerate() {
        let entry = entry(post, index + 1);
        match hindrance(post) {
            Some(reason) => feed.refused.push(Refused { entry: entry.label(), reason }),
            None => feed.entries.push(entry),
        }
    }
    if posts.len() > MAX_ENTRIES {
        feed.notes.push(format!("only the first {MAX_ENTRIES} entries were read"));
    }
    feed
}

fn is_post(value: &Value) -> bool {
    let title = value.get("title").and_then(|title| title.get("rendered"));
    title.is_some_and(Value::is_string) && value.get("link").is_some_and(Value::is_string)
}

fn head(posts: &[Value]) -> Head {
    let link = posts.iter().map(|post| string(post, "link")).find(|link| !link.is_empty());
    let host = link.as_deref().and_then(|link| url::Url::parse(link).ok());
    let host = host.and_then(|url| url.host_str().map(str::to_owned));
    Head { title: escape(host.as_deref().unwrap_or_default()), link, ..Head::default() }
}

/// What keeps a post from being shared, as the end of a sentence that begins with it.
fn hindrance(post: &Value) -> Option<String> {
    if !post.is_object() {
        return Some("is not a post".to_owned());
    }
    let status = string(post, "status");
    if !status.is_empty() && status != "publish" {
        return Some("is not published".to_owned());
    }
    let locked = |part| post.get(part).and_then(|part| part.get("protected")) == Some(&Value::Bool(true));
    (locked("content") || locked("excerpt")).then(|| "is protected by a password".to_owned())
}

fn entry(post: &Value, number: usize) -> RawEntry {
    let media = embedded(post, "wp:featuredmedia").first();
    let pictures: Vec<(String, String)> = media.and_then(picture).into_iter().collect();
    let guid = rendered(post, "guid");
    RawEntry {
        number,
        title: rendered(post, "title"),
        summary: without_teaser(&rendered(post, "excerpt")),
        content: rendered(post, "content"),
        link: Some(string(post, "link")).filter(|link| !link.is_empty()),
        guid: if guid.is_empty() { string(post, "link") } else { guid },
        guid_is_link: true,
        date: date(post),
        topics: topics(post),
        pictures,
        // Plugins for several languages add this.
        language: string(post, "lang"),
        ..RawEntry::default()
    }
}

/// A text that WordPress hands out as markup; some plugins send it bare.
fn rendered(post: &Value, name: &str) -> String {
    match post.get(name) {
        Some(Value::String(bare)) => bare.trim().to_owned(),
        Some(object) => string(object, "rendered"),
        None => String::new(),
    }
}

/// The moment it was published. `date_gmt` names no zone; `date` is local time in a zone it does not tell, and is
/// better than nothing by half a day at most.
fn date(post: &Value) -> String {
    let texts = ["date_gmt", "date", "modified_gmt"].map(|name| string(post, name));
    // WordPress writes the year nought for drafts.
    texts.into_iter().find(|date| !date.is_empty() && !date.starts_with("0000")).unwrap_or_default()
}

fn embedded<'a>(post: &'a Value, name: &str) -> &'a [Value] {
    let list = post.get("_embedded").and_then(|embedded| embedded.get(name)).and_then(Value::as_array);
    list.map(Vec::as_slice).unwrap_or_default()
}

/// The picture of a medium that is one, in a size for cards where the site made one. In the place of a medium that
/// may not be seen stands an error, which has no address.
fn picture(media: &Value) -> Option<(String, String)> {
    let kind = string(media, "mime_type");
    if !kind.is_empty() && !kind.starts_with("image/") {
        return None;
    }
    let sizes = media.get("media_details").and_then(|details| details.get("sizes"));
    let sized = ["large", "medium_large"].into_iter().find_map(|name| {
        let url = string(sizes?.get(name)?, "source_url");
        (!url.is_empty()).then_some(url)
    });
    let url = sized.or_else(|| Some(string(media, "source_url")).filter(|url| !url.is_empty()))?;
    Some((url, escape(&string(media, "alt_text"))))
}

/// Names of categories and tags; WordPress escapes them already.
fn topics(post: &Value) -> Vec<String> {
    let lists = embedded(post, "wp:term").iter().filter_map(Value::as_array).flatten();
    let terms = lists.filter(|term| {
        !NO_TOPICS.contains(&string(term, "taxonomy").as_str()) && string(term, "slug") != UNSORTED
    });
    terms.map(|term| string(term, "name")).filter(|name| !name.is_empty()).collect()
}

/// An excerpt without the "continue reading" that themes hang on to it.
fn without_teaser(excerpt: &str) -> String {
    let cut = excerpt.find("more-link").and_then(|at| excerpt.get(..at)?.rfind('<'));
    let kept = cut.and_then(|at| excerpt.get(..at)).unwrap_or(excerpt);
    kept.replace("[&hellip;]", "…").replace("[…]", "…")
}
