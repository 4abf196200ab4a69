//! RSS 0.9x, 1.0 and 2.0 with the extensions found in the wild.

use crate::{
    media,
    namespace::Space,
    raw::{Head, RawEntry},
    tree::Element,
};

/// Reads an element of the channel.
pub(crate) fn read_head(element: &Element, head: &mut Head) {
    match (element.space, element.name.to_ascii_lowercase().as_str()) {
        (Space::Plain | Space::DublinCore, "title") if head.title.is_empty() => head.title = element.markup(),
        (Space::Plain, "link") if head.link.is_none() => {
            head.link = Some(element.text()).filter(|link| !link.is_empty());
        }
        (Space::Plain, "language") => head.language = element.text(),
        (Space::DublinCore, "language") if head.language.is_empty() => head.language = element.text(),
        _ => {}
    }
}

/// Reads an item.
pub(crate) fn read_entry(item: &Element) -> RawEntry {
    let markup = |space, name| item.child(space, name).map(Element::markup).unwrap_or_default();
    let first = |choices: &[(Space, &str)]| {
        let texts = choices.iter().map(|(space, name)| item.child_text(*space, name));
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    let guid = item.child(Space::Plain, "guid");
    let link_element = item.child(Space::Plain, "link");
    let link = link_element.map(Element::text).filter(|link| !link.is_empty());
    let about = item.attribute("rdf:about").unwrap_or_default();
    let guid_text = guid.map(Element::text).unwrap_or_default();
    let summary = markup(Space::Plain, "description");
    RawEntry {
        title: Some(markup(Space::Plain, "title")).filter(|title| !title.is_empty()).unwrap_or_else(|| {
            first(&[(Space::DublinCore, "title"), (Space::Itunes, "title"), (Space::Media, "title")])
        }),
        summary: if summary.is_empty() {
            first(&[
                (Space::DublinCore, "description"),
                (Space::Itunes, "summary"),
                (Space::Media, "description"),
            ])
        } else {
            summary
        },
        content: Some(markup(Space::Content, "encoded"))
            .filter(|content| !content.is_empty())
            .unwrap_or_else(|| body(item)),
        link: link.or_else(|| atom_link(item)),
        guid_is_link: if guid_text.is_empty() {
            !about.is_empty()
        } else {
            // The standard's default is true; feeds that forget it write ids there that are no addresses,
            // which are told apart later.
            guid.and_then(|guid| guid.attribute("isPermaLink")).is_none_or(|value| value != "false")
        },
        guid: if guid_text.is_empty() { about.to_owned() } else { guid_text },
        date: first(&[
            (Space::Plain, "pubDate"),
            (Space::DublinCore, "date"),
            (Space::DublinCore, "created"),
            (Space::Atom, "published"),
            (Space::Atom, "updated"),
        ]),
        topics: item
            .elements()
            .filter(|child| child.is(Space::Plain, "category") || child.is(Space::DublinCore, "subject"))
            .map(Element::text)
            .collect(),
        pictures: media::pictures(item),
        picture_enclosed: media::encloses_picture(item),
        enclosed: media::enclosed(item),
        language: first(&[(Space::DublinCore, "language")]),
        bases: item.attribute("xml:base").map(str::to_owned).into_iter().collect(),
        link_base: link_element.and_then(|link| link.attribute("xml:base")).map(str::to_owned),
        ..RawEntry::default()
    }
}

/// The whole text as feeds carried it before there was `content:encoded`: a page's body, or `fullitem`.
fn body(item: &Element) -> String {
    let is_body = |child: &&Element| child.name == "body" || child.name == "fullitem";
    item.elements().find(is_body).map(Element::markup).unwrap_or_default()
}

/// The address in an `atom:link` that stands for the item itself.
fn atom_link(item: &Element) -> Option<String> {
    let link = item.elements().find(|child| {
        child.is(Space::Atom, "link") && child.attribute("rel").is_none_or(|rel| rel == "alternate")
    });
    link.and_then(|link| link.attribute("href")).map(str::to_owned)
}
