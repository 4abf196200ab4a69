//! Atom, with Media RSS in it.

use crate::{
    base64, media,
    namespace::Space,
    raw::{Head, RawEntry},
    tree::Element,
};

/// Reads an element of the feed.
pub(crate) fn read_head(element: &Element, head: &mut Head) {
    if element.is(Space::Atom, "title") && head.title.is_empty() {
        head.title = construct(element);
    } else if element.is(Space::Atom, "link") && head.link.is_none() && is_alternate(element) {
        head.link = element.attribute("href").map(str::to_owned);
    }
}

/// Reads an entry.
pub(crate) fn read_entry(entry: &Element) -> RawEntry {
    let markup = |name| entry.child(Space::Atom, name).map(construct).unwrap_or_default();
    let text = |name| entry.child_text(Space::Atom, name);
    let content = entry.elements().find(|child| child.is(Space::Atom, "content"));
    let link = best_link(entry);
    let summary = markup("summary");
    let group = entry.elements().find(|child| child.is(Space::Media, "group"));
    let described = || {
        let inside = group.map(|group| group.child_text(Space::Media, "description")).unwrap_or_default();
        if inside.is_empty() { entry.child_text(Space::Media, "description") } else { inside }
    };
    let published = ["published", "issued", "updated", "modified"].map(text);
    let language = |element: &Element| element.attribute("xml:lang").map(str::to_owned);
    let base = |element: &Element| element.attribute("xml:base").map(str::to_owned);
    RawEntry {
        title: markup("title"),
        summary: if summary.is_empty() { described() } else { summary },
        content: content.map(construct).unwrap_or_default(),
        link: link
            .and_then(|link| link.attribute("href"))
            .or_else(|| content.and_then(|content| content.attribute("src")))
            .map(str::to_owned),
        guid: text("id"),
        // An Atom id only has to be unique; that it looks like an address promises nothing.
        guid_is_link: false,
        date: published.into_iter().find(|date| !date.is_empty()).unwrap_or_default(),
        topics: entry
            .elements()
            .filter(|child| child.is(Space::Atom, "category"))
            .filter_map(topic)
            .collect(),
        pictures: media::pictures(entry),
        picture_enclosed: media::encloses_picture(entry),
        enclosed: media::enclosed(entry),
        language: language(entry).or_else(|| content.and_then(language)).unwrap_or_default(),
        bases: base(entry).into_iter().collect(),
        link_base: link.and_then(base),
        content_base: content.and_then(base),
        ..RawEntry::default()
    }
}

/// A text construct as markup. What says that it is no text is encoded: as text all the same, or as a file, of which
/// nothing is taken.
fn construct(element: &Element) -> String {
    let encoded = element.attribute("mode").is_some_and(|mode| mode == "base64");
    if encoded || !is_readable(element) {
        return base64::text(&element.text()).unwrap_or_default();
    }
    element.markup()
}

fn is_readable(content: &Element) -> bool {
    let kind = content.attribute("type").unwrap_or("text").to_ascii_lowercase();
    ["text", "html", "xhtml", "application/xhtml+xml"].contains(&kind.as_str())
        || kind.starts_with("text/")
        || (kind.ends_with("xml") && content.elements().next().is_some())
}

fn is_alternate(link: &Element) -> bool {
    link.attribute("rel").is_none_or(|rel| rel == "alternate")
}

/// The page for people: an alternate in HTML before any other alternate.
fn best_link(entry: &Element) -> Option<&Element> {
    let links = || {
        entry.elements().filter(|child| child.is(Space::Atom, "link") && child.attribute("href").is_some())
    };
    let html = |link: &&Element| link.attribute("type").is_none_or(|kind| kind.contains("html"));
    links().filter(|link| is_alternate(link)).find(html).or_else(|| links().find(|link| is_alternate(link)))
}

fn topic(category: &Element) -> Option<String> {
    let written = category.attribute("label").or_else(|| category.attribute("term"));
    Some(written.map_or_else(|| category.text(), str::to_owned)).filter(|topic| !topic.is_empty())
}
