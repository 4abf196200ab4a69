//! Plain text, and the first picture, from HTML that nobody checked.
//!
//! Nothing here builds a document: a walk over text and tags is enough, cannot recurse, and takes time in
//! proportion to its input.

use crate::clean;

/// Elements whose content is not text for readers. The walk skips them whole.
const SKIPPED: [&str; 13] = [
    "script", "style", "iframe", "object", "template", "svg", "math", "textarea", "select", "noembed",
    "noframes", "xmp", "title",
];
/// Elements that do not part words.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "u",
];
/// Bytes of text after which a summary surely has enough.
const ENOUGH: usize = 65_536;
/// How often escaped markup may have been escaped again.
const ROUNDS: usize = 5;
/// Bytes within which a tag's quotes are minded; longer ones end at their first `>`.
const LONGEST_TAG: usize = 65_536;

/// The visible text of a piece of HTML on one line, at most `limit` characters.
///
/// Feeds escape once too often as commonly as once too seldom, so the result is read again until nothing
/// changes: what looks like a tag in the end was one, and is gone.
pub(crate) fn to_text(html: &str, limit: usize) -> String {
    // Hidden characters go first: they must not hide a tag from the walk.
    let mut text = clean::line(&strip(&clean::line(html), true));
    for _ in 0..ROUNDS {
        let next = clean::line(&strip(&text, false));
        if next == text {
            return clean::cut(&text, limit);
        }
        text = next;
    }
    clean::cut(&clean::line(&text.replace('<', " ")), limit)
}

/// One round: tags out, character references decoded. `original` says that this is markup as it was written:
/// only there does a script without an end hide all that follows; later it is somebody's "<script>" in a title.
fn strip(html: &str, original: bool) -> String {
    let mut text = String::new();
    for piece in (Walk { rest: html, original }) {
        match piece {
            Piece::Text(part) => text.push_str(&htmlize::unescape(part)),
            Piece::Tag(tag) if !INLINE.iter().any(|name| tag.name.eq_ignore_ascii_case(name)) => {
                text.push(' ')
            }
            Piece::Tag(_) => {}
        }
        if text.len() > ENOUGH {
            break;
        }
    }
    text
}

/// Address and text of the first picture that is not a counting pixel or inline data.
pub(crate) fn first_picture(html: &str) -> Option<(String, String)> {
    let tags = Walk { rest: html, original: true }.filter_map(|piece| match piece {
        Piece::Tag(tag) if !tag.closing && tag.name.eq_ignore_ascii_case("img") => Some(tag),
        _ => None,
    });
    tags.take(20).find_map(|tag| {
        let value = |name| attribute(tag.attributes, name);
        let tiny = |name| value(name).is_some_and(|size| matches!(size.trim(), "0" | "1" | "0px" | "1px"));
        let shown = |url: &String| !url.is_empty() && !url.to_ascii_lowercase().starts_with("data:");
        // Pages that load late keep the real address beside a placeholder.
        let url = value("src").filter(shown).or_else(|| value("data-src").filter(shown))?;
        (!tiny("width") && !tiny("height")).then(|| (url, value("alt").unwrap_or_default()))
    })
}

/// The feed that a page names as its own.
pub(crate) fn feed_of_page(html: &str) -> Option<String> {
    let tags = Walk { rest: html, original: true }.filter_map(|piece| match piece {
        Piece::Tag(tag) if !tag.closing && tag.name.eq_ignore_ascii_case("link") => Some(tag),
        _ => None,
    });
    tags.take(200).find_map(|tag| {
        let value = |name| attribute(tag.attributes, name).map(|value| value.to_ascii_lowercase());
        let alternate =
            value("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "alternate"));
        let kinds = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
        let is_feed = value("type").is_some_and(|kind| kinds.contains(&kind.as_str()));
        attribute(tag.attributes, "href").filter(|href| alternate && is_feed && !href.is_empty())
    })
}

/// The decoded value of an attribute, from the text between a tag's name and its `>`.
fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    for _ in 0..64 {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let name = rest.split(|c: char| c.is_whitespace() || c == '=' || c == '/').next().unwrap_or_default();
        rest = rest.get(name.len()..)?.trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            if name.is_empty() {
                return None;
            }
            continue;
        };
        let after = after.trim_start();
        let (value, tail) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = after.get(1..)?;
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(htmlize::unescape_attribute(value).trim().to_owned());
        }
        rest = tail;
    }
    None
}

/// A stretch of HTML.
enum Piece<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
}

struct Tag<'a> {
    name: &'a str,
    closing: bool,
    attributes: &'a str,
}

/// Walks over text and tags; comments, declarations and skipped elements do not appear.
struct Walk<'a> {
    rest: &'a str,
    original: bool,
}

impl<'a> Walk<'a> {
    /// Reads what begins with `<`. None: nothing to see, or (first) not a tag at all.
    fn markup(&mut self) -> Result<Option<Tag<'a>>, ()> {
        let body = self.rest.get(1..).unwrap_or_default();
        if let Some(comment) = body.strip_prefix("!--") {
            // `<!-->` is a whole comment, and one without an end hides all that follows.
            let ended =
                comment.find("-->").map(|end| end + 3).or_else(|| comment.starts_with('>').then_some(1));
            self.rest = ended.and_then(|end| comment.get(end..)).unwrap_or_default();
            return Ok(None);
        }
        if let Some(data) = body.strip_prefix("![CDATA[") {
            self.rest = data;
            return Ok(None);
        }
        if body.starts_with(['!', '?']) {
            self.rest = body.split_once('>').map_or("", |(_, after)| after);
            return Ok(None);
        }
        let (closing, named) = body.strip_prefix('/').map_or((false, body), |named| (true, named));
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Err(());
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':' || c == '_';
        let (name, after) = named.split_at(named.find(|c| !is_name(c)).unwrap_or(named.len()));
        let end = tag_end(after);
        let (attributes, rest) =
            (after.get(..end).unwrap_or(after), after.get(end + 1..).unwrap_or_default());
        self.rest = rest;
        if !closing && SKIPPED.iter().any(|skipped| name.eq_ignore_ascii_case(skipped)) {
            self.rest = past_end_of(name, rest).unwrap_or(if self.original { "" } else { rest });
        }
        Ok(Some(Tag { name, closing, attributes }))
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            if self.rest.starts_with('<') {
                match self.markup() {
                    Ok(Some(tag)) => return Some(Piece::Tag(tag)),
                    Ok(None) => continue,
                    Err(()) => {}
                }
            }
            // Text runs to the next `<`; one that is no tag is text itself.
            let from = usize::from(self.rest.starts_with('<'));
            let length =
                self.rest.get(from..).and_then(|rest| rest.find('<')).map_or(self.rest.len(), |at| from + at);
            let (text, rest) = self.rest.split_at(length);
            self.rest = rest;
            return Some(Piece::Text(text));
        }
        None
    }
}

/// The byte of the `>` that ends a tag, minding quoted values; the length where there is none.
fn tag_end(after_name: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in after_name.char_indices().take_while(|(at, _)| *at < LONGEST_TAG) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return at,
            None if before == '=' && (c == '"' || c == '\'') => quote = Some(c),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    after_name.find('>').unwrap_or(after_name.len())
}

/// What follows `</name>`; none when it never ends.
fn past_end_of<'a>(name: &str, html: &'a str) -> Option<&'a str> {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
            return Some(after.split_once('>').map_or("", |(_, after)| after));
        }
        rest = after;
    }
    None
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
