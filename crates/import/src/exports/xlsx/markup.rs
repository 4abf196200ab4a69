//! A walk through a part's markup.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::broken;
use crate::exports::ExportError;

/// A start tag.
pub(super) struct Tag<'a>(BytesStart<'a>);

/// What comes by.
pub(super) enum Piece<'a> {
    Open(&'a Tag<'a>),
    Close(&'a str),
    Words(&'a str),
}

impl Tag<'_> {
    /// The name, without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// An attribute.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.html_attributes();
        let found = all.with_checks(false).take(40).flatten().find(|one| one.key.as_ref() == name)?;
        Some(htmlize::unescape_attribute(&*found.value).into_owned())
    }
}

/// Calls `each` with everything in a part. An empty element is opened and closed.
pub(super) fn pieces(text: &str, part: &str, each: &mut dyn FnMut(Piece<'_>)) -> Result<(), ExportError> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => each(Piece::Open(&Tag(tag))),
            Ok(Event::Empty(tag)) => {
                let tag = Tag(tag);
                each(Piece::Open(&tag));
                each(Piece::Close(tag.name()));
            }
            Ok(Event::End(tag)) => each(Piece::Close(local(tag.name().as_ref()))),
            Ok(Event::Text(words)) => each(Piece::Words(&words)),
            Ok(Event::CData(words)) => each(Piece::Words(&words)),
            Ok(Event::GeneralRef(name)) => each(Piece::Words(&htmlize::unescape(format!("&{};", &*name)))),
            Ok(Event::DocType(_)) => return Err(broken(None, 0, format!("{part} defines entities"))),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(broken(None, 0, format!("{part}: {error}"))),
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
