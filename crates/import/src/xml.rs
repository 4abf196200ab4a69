//! RSS and Atom, entry by entry, from text that may be wrong anywhere.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{
    Refused, atom,
    error::{FeedError, Lines, place},
    namespace::{Namespaces, Space, of_address},
    raw::{RawEntry, RawFeed},
    rss, sniff,
    tree::{Element, Node},
};

/// How deep elements may nest: several times what any real page's content does.
const MAX_DEPTH: usize = 256;
/// How many attributes of one element are read.
const MAX_ATTRIBUTES: usize = 64;
/// How often reading starts again after a break: each time may cost a walk to the end.
const MAX_RESTARTS: usize = 20;
/// How many entries are read: as many as a whole programme is built for.
pub(crate) const MAX_ENTRIES: usize = 100_000;

/// An element being read.
struct Frame {
    element: Element,
    /// As written, to find its end tag.
    qualified: String,
    /// The namespace of names without a prefix.
    default: Space,
    is_entry: bool,
    /// Set when its markup cannot be trusted.
    damage: Option<String>,
}

struct XmlReader<'a> {
    text: &'a str,
    frames: Vec<Frame>,
    spaces: Namespaces,
    feed: RawFeed,
    /// The root's name, once it was seen.
    root: Option<String>,
    entries: usize,
    lines: Lines,
}

/// Reads a feed in XML.
pub(crate) fn read(text: &str) -> Result<RawFeed, FeedError> {
    let mut reader = XmlReader {
        text,
        frames: Vec::new(),
        spaces: Namespaces::default(),
        feed: RawFeed::default(),
        root: None,
        entries: 0,
        lines: Lines::default(),
    };
    let broken = reader.run()?;
    reader.finish(broken)
}

impl XmlReader<'_> {
    /// Reads to the end, or to where the text is no longer XML and no entry follows: then where, and why.
    fn run(&mut self) -> Result<Option<(usize, String)>, FeedError> {
        let mut start = 0;
        for _ in 0..=MAX_RESTARTS {
            let Some((at, why)) = self.run_from(start)? else { return Ok(None) };
            let Some(next) = self.next_entry(at) else { return Ok(Some((at, why))) };
            self.leave_broken_entry(&place(self.text, at), &why);
            start = next;
        }
        Ok(Some((start, "its markup is broken too often".to_owned())))
    }

    fn run_from(&mut self, start: usize) -> Result<Option<(usize, String)>, FeedError> {
        let mut parser = Reader::from_str(self.text.get(start..).unwrap_or_default());
        let config = parser.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let position =
            |within: u64| usize::try_from(within).map_or(usize::MAX, |within| start.saturating_add(within));
        loop {
            let at = position(parser.buffer_position());
            match parser.read_event() {
                Ok(Event::Start(tag)) => self.open(&tag, at)?,
                Ok(Event::Empty(tag)) => {
                    self.open(&tag, at)?;
                    self.close_top();
                }
                Ok(Event::End(tag)) => self.close(tag.name().as_ref().trim()),
                Ok(Event::Text(text)) => self.push_text(&text),
                Ok(Event::CData(text)) => self.push_text(&text),
                Ok(Event::GeneralRef(name)) => self.push_text(&htmlize::unescape(format!("&{};", &*name))),
                Ok(Event::Eof) => return Ok(None),
                Ok(_) => {}
                Err(error) => return Ok(Some((position(parser.error_position()), error.to_string()))),
            }
        }
    }

    /// Where the next entry begins after a break.
    fn next_entry(&self, broken: usize) -> Option<usize> {
        let tag = if matches!(self.root.as_deref()?, "feed" | "entry") { "<entry" } else { "<item" };
        let rest = self.text.get(broken..)?;
        let begins = |(at, _): &(usize, &str)| {
            rest.get(at + tag.len()..)
                .is_some_and(|after| after.starts_with(['>', '/', ' ', '\t', '\r', '\n']))
        };
        rest.match_indices(tag).find(begins).map(|(at, _)| broken + at)
    }

    /// Refuses the entry whose markup breaks, and returns to the feed's own level.
    fn leave_broken_entry(&mut self, at: &str, why: &str) {
        match self.frames.iter().rposition(|frame| frame.is_entry) {
            Some(open) => self.refuse_open(open, format!("its markup is broken at {at}: {why}")),
            None => self
                .feed
                .notes
                .push(format!("the markup is broken at {at}; reading went on with the next entry")),
        }
        self.frames.retain(|frame| is_container(&frame.element));
    }

    /// Closes the entry in the frame numbered `open` as refused. What hangs open in it is attached first, so
    /// that it can be called by its title.
    fn refuse_open(&mut self, open: usize, reason: String) {
        while self.frames.len() > open + 1 {
            self.close_top();
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.damage = Some(reason);
        }
        self.close_top();
    }

    fn open(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<(), FeedError> {
        if self.frames.len() >= MAX_DEPTH {
            let why = format!("its elements nest deeper than {MAX_DEPTH} levels");
            return Err(FeedError::Hostile { at: place(self.text, at), why });
        }
        let qualified = tag.name().as_ref().to_owned();
        let mut default = self.frames.last().map_or(Space::Plain, |parent| parent.default);
        let mut attributes = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).take(MAX_ATTRIBUTES).flatten() {
            let name = attribute.key.as_ref();
            let value = htmlize::unescape_attribute(&*attribute.value).into_owned();
            if name == "xmlns" {
                default = of_address(&value);
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.spaces.declare(prefix, &value);
            } else {
                attributes.push((name.to_owned(), value));
            }
        }
        let (space, local) = self.spaces.resolve(&qualified, default);
        let element = Element { space, name: local.to_owned(), attributes, children: Vec::new() };
        if self.root.is_none() {
            self.root = Some(sniff::accept_root(&element.name)?);
            self.feed.head.bases.extend(element.attribute("xml:base").map(str::to_owned));
            self.feed.head.language = element.attribute("xml:lang").unwrap_or_default().to_owned();
        }
        let is_entry = self.is_entry(&element);
        if is_entry {
            self.close_forgotten_entry();
        }
        let mut damage = None;
        if !qualified.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            damage = Some(format!("its markup is broken at line {}", self.lines.line_at(self.text, at)));
        }
        self.frames.push(Frame { element, qualified, default, is_entry, damage });
        Ok(())
    }

    fn is_entry(&self, element: &Element) -> bool {
        match self.root.as_deref() {
            Some("feed" | "entry") => element.is(Space::Atom, "entry"),
            _ => element.is(Space::Plain, "item"),
        }
    }

    /// An entry inside an entry: the first one's end tag is missing.
    fn close_forgotten_entry(&mut self) {
        while self.frames.iter().any(|frame| frame.is_entry) {
            self.close_top();
        }
    }

    /// An end tag closes the nearest element of its name, and all that was left open in it. One that closes
    /// nothing is ignored.
    fn close(&mut self, qualified: &str) {
        let Some(depth) = self.frames.iter().rposition(|frame| frame.qualified == qualified) else { return };
        // A stray `</channel>` inside an entry must not end the feed: whoever reads on finds more entries.
        while self.frames.len() > depth {
            self.close_top();
        }
    }

    fn close_top(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let Some(parent) = self.frames.last_mut() else {
            if frame.is_entry {
                self.take_entry(frame);
            }
            return;
        };
        if frame.is_entry {
            self.take_entry(frame);
            return;
        }
        if parent.damage.is_none() {
            parent.damage = frame.damage;
        }
        // The feed's own elements are read and dropped one by one: only entries are built up whole.
        if is_container(&parent.element) && !self.frames.iter().any(|frame| frame.is_entry) {
            self.take_head(&frame.element);
        } else if let Some(parent) = self.frames.last_mut() {
            parent.element.children.push(Node::Element(frame.element));
        }
    }

    fn push_text(&mut self, text: &str) {
        if let Some(frame) = self.frames.last_mut() {
            match frame.element.children.last_mut() {
                Some(Node::Text(last)) => last.push_str(text),
                _ => frame.element.children.push(Node::Text(text.to_owned())),
            }
        }
    }

    /// An element of the feed itself. In RSS 1.0 `image` and `textinput` are its neighbours, with titles of
    /// their own: those stay inside them, because only the channel's children get here.
    fn take_head(&mut self, element: &Element) {
        let parent = self.frames.last().map(|frame| frame.element.name.to_ascii_lowercase());
        if !matches!(parent.as_deref(), Some("channel" | "feed" | "rss")) {
            return;
        }
        match self.root.as_deref() {
            Some("feed" | "entry") => atom::read_head(element, &mut self.feed.head),
            _ => rss::read_head(element, &mut self.feed.head),
        }
    }

    fn take_entry(&mut self, frame: Frame) {
        self.entries += 1;
        if self.entries > MAX_ENTRIES {
            if self.entries == MAX_ENTRIES + 1 {
                self.feed.notes.push(format!("only the first {MAX_ENTRIES} entries were read"));
            }
            return;
        }
        let mut entry = self.raw_entry(&frame.element);
        entry.number = self.entries;
        match frame.damage {
            Some(reason) => self.feed.refused.push(Refused { entry: entry.label(), reason }),
            None => self.feed.entries.push(entry),
        }
    }

    fn raw_entry(&self, element: &Element) -> RawEntry {
        if matches!(self.root.as_deref(), Some("feed" | "entry")) {
            atom::read_entry(element)
        } else {
            rss::read_entry(element)
        }
    }

    /// What was read, once no more can be; an entry the text breaks off in is not taken.
    fn finish(mut self, broken: Option<(usize, String)>) -> Result<RawFeed, FeedError> {
        let (at, why) = match broken {
            Some((at, why)) => (place(self.text, at), why),
            None if self.root.is_none() => {
                return Err(sniff::not_a_feed("an XML document without a root element"));
            }
            None if self.frames.is_empty() => return Ok(self.feed),
            None => (place(self.text, self.text.len()), "the file ends in the middle".to_owned()),
        };
        if self.feed.entries.is_empty() && self.feed.refused.is_empty() {
            return Err(FeedError::Broken { at, why });
        }
        if let Some(open) = self.frames.iter().rposition(|frame| frame.is_entry) {
            self.refuse_open(open, format!("the feed breaks off in it, at {at}: {why}"));
        }
        self.feed.notes.push(format!("the feed breaks off at {at} ({why}); what stands before was taken"));
        Ok(self.feed)
    }
}

/// Whether entries lie directly in such an element.
fn is_container(element: &Element) -> bool {
    ["channel", "feed", "rss", "RDF"].iter().any(|name| element.name.eq_ignore_ascii_case(name))
}
