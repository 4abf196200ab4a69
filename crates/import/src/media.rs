//! Pictures that a feed attaches to an entry: Media RSS, enclosures, podcast covers.

use crate::{namespace::Space, tree::Element};

/// Addresses and what one sees, best first: pictures as content, thumbnails, enclosures, podcast covers.
pub(crate) fn pictures(entry: &Element) -> Vec<(String, String)> {
    let mut contents = Vec::new();
    let mut thumbnails = Vec::new();
    from_media(entry, &mut contents, &mut thumbnails);
    let enclosed = entry.elements().filter(|child| is_enclosed_picture(child));
    let enclosed = enclosed.filter_map(|child| child.attribute("url").or_else(|| child.attribute("href")));
    let covers = entry.elements().filter(|child| child.is(Space::Itunes, "image"));
    let covers = covers.filter_map(|child| child.attribute("href"));
    contents.append(&mut thumbnails);
    contents.extend(enclosed.chain(covers).map(|url| (url.to_owned(), String::new())));
    contents
}

/// Whether a picture is attached as such.
pub(crate) fn encloses_picture(entry: &Element) -> bool {
    entry.elements().any(is_enclosed_picture)
}

/// The address of a sound or film that is attached, as podcasts do.
pub(crate) fn enclosed(entry: &Element) -> Option<String> {
    let plays = |child: &&Element| {
        let kind = child.attribute("type").unwrap_or_default().to_ascii_lowercase();
        is_enclosure(child) && (kind.starts_with("audio/") || kind.starts_with("video/"))
    };
    let found = entry.elements().find(plays)?;
    found.attribute("url").or_else(|| found.attribute("href")).map(str::to_owned)
}

/// `media:content` may hold further elements, and `media:group` several contents.
fn from_media(
    parent: &Element,
    contents: &mut Vec<(String, String)>,
    thumbnails: &mut Vec<(String, String)>,
) {
    let seen = parent.child_text(Space::Media, "description");
    for child in parent.elements().filter(|child| child.space == Space::Media) {
        match child.name.as_str() {
            "group" => from_media(child, contents, thumbnails),
            "content" => {
                if let Some(url) = child.attribute("url").filter(|url| is_picture(child, url)) {
                    contents.push((url.to_owned(), child.child_text(Space::Media, "description")));
                }
                from_media(child, contents, thumbnails);
            }
            "thumbnail" => {
                // Inside a picture's or video's element its description says what one sees; of the entry
                // as a whole it would be the summary.
                let alt = if parent.name == "content" { seen.clone() } else { String::new() };
                thumbnails.extend(child.attribute("url").map(|url| (url.to_owned(), alt)));
            }
            _ => {}
        }
    }
}

fn is_picture(content: &Element, url: &str) -> bool {
    match (content.attribute("medium"), content.attribute("type")) {
        (Some(medium), _) => medium == "image",
        (None, Some(kind)) => kind.starts_with("image/"),
        (None, None) => has_picture_ending(url),
    }
}

fn is_enclosure(child: &Element) -> bool {
    child.is(Space::Plain, "enclosure")
        || (child.is(Space::Atom, "link") && child.attribute("rel") == Some("enclosure"))
}

fn is_enclosed_picture(child: &Element) -> bool {
    is_enclosure(child)
        && child.attribute("type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("image/"))
}

fn has_picture_ending(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url).to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].iter().any(|ending| path.ends_with(ending))
}
