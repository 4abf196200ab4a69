//! Raw entries to stories: what is sound is taken, the rest refused with its reason.

use std::collections::HashSet;

use domain::{
    story::{LIMITS, NewStory, Picture, is_web_address},
    time::{DAY, Instant},
};
use url::Url;

use crate::{
    Imported, Refused, address, clean, dates, html, kind, language,
    raw::{RawEntry, RawFeed},
};

/// The longest summary an import makes, in characters: a card's, not an article's.
const SUMMARY: usize = 600;
/// The longest title made from a text, in characters.
const MADE_TITLE: usize = 80;
/// The longest name of a feed, in characters.
const SOURCE: usize = 120;
/// The longest guid, in characters.
const GUID: usize = 2_000;
/// The longest description of a picture, in characters.
const ALT: usize = 300;
/// 1990-01-01: no feed is older than the web.
const FIRST: Instant = Instant::from_millis(7_305 * DAY);

/// What all entries of a feed share.
struct Context<'a> {
    feed: &'a str,
    source: String,
    language: String,
    base: Option<Url>,
    /// The page of the feed itself.
    home: Option<String>,
    last: Instant,
}

/// Judges every entry of a feed called `name`, at the moment `now`.
pub(crate) fn import(feed: RawFeed, name: &str, now: Instant) -> Imported {
    let title = html::to_text(&feed.head.title, SOURCE);
    let source = if title.is_empty() { name_for_people(name) } else { title };
    let link = feed.head.link.iter().map(String::as_str);
    let bases = std::iter::once(name).chain(link).chain(feed.head.bases.iter().map(String::as_str));
    let context = Context {
        feed: name,
        source: source.clone(),
        language: language::tag(&feed.head.language),
        home: feed.head.link.as_deref().map(address::page),
        base: address::base(bases),
        last: now.plus(366 * DAY),
    };
    let mut imported =
        Imported { feed_title: source, stories: Vec::new(), refused: feed.refused, notes: Vec::new() };
    if feed.entries.is_empty() && imported.refused.is_empty() {
        imported.notes.push("the feed has no entries".to_owned());
    }
    let (mut guids, mut pages) = (HashSet::new(), HashSet::new());
    for entry in &feed.entries {
        match context.story(entry, &mut imported.notes) {
            Ok(story) if !guids.insert(story.guid.clone()) => {
                imported.refused.push(refusal(entry, "has the same id as an entry before it"));
            }
            Ok(story) if !pages.insert(address::page(&story.url)) => {
                imported.refused.push(refusal(entry, "has the same page as an entry before it"));
            }
            Ok(story) => imported.stories.push(story),
            Err(reason) => imported.refused.push(refusal(entry, &reason)),
        }
    }
    imported
}

fn refusal(entry: &RawEntry, reason: &str) -> Refused {
    Refused { entry: entry.label(), reason: reason.to_owned() }
}

/// The host of an address, else the name itself.
fn name_for_people(name: &str) -> String {
    let host = Url::parse(name).ok().and_then(|url| url.host_str().map(str::to_owned));
    let shown = clean::cut(&clean::line(&host.unwrap_or_else(|| name.to_owned())), SOURCE);
    if shown.is_empty() { "feed".to_owned() } else { shown }
}

impl Context<'_> {
    fn story(&self, entry: &RawEntry, notes: &mut Vec<String>) -> Result<NewStory, String> {
        let summary = match html::to_text(&entry.summary, SUMMARY) {
            text if text.is_empty() => html::to_text(&entry.content, SUMMARY),
            text => text,
        };
        let title = match html::to_text(&entry.title, LIMITS.0) {
            text if text.is_empty() => clean::cut(&summary, MADE_TITLE),
            text => text,
        };
        if title.is_empty() {
            return Err("has neither a title nor a text".to_owned());
        }
        let base = self.within(self.base.clone(), entry.bases.iter());
        let url = self.link(entry, base.as_ref())?;
        let guid = if entry.guid.is_empty() { url.clone() } else { entry.guid.clone() };
        if guid.chars().count() > GUID {
            return Err(format!("its id is longer than {GUID} characters"));
        }
        let topics = topics(&entry.topics);
        let kind = kind::guess(&topics, &title, &summary, entry.picture_enclosed);
        let own = language::tag(&entry.language);
        let story = NewStory {
            feed: self.feed.to_owned(),
            guid,
            picture: self.picture(entry, base),
            topics,
            source: self.source.clone(),
            language: if own == "und" { self.language.clone() } else { own },
            kind,
            published: self.date(entry, &title, notes),
            title,
            summary,
            url,
        };
        match story.faults("").first() {
            Some(fault) => Err(format!("its {} {}", fault.pointer.trim_start_matches('/'), fault.reason)),
            None => Ok(story),
        }
    }

    fn within<'b>(&self, base: Option<Url>, more: impl Iterator<Item = &'b String>) -> Option<Url> {
        more.fold(base, |base, written| {
            let outer = base.as_ref().map(Url::as_str);
            address::base(outer.into_iter().chain([written.as_str()]))
        })
    }

    fn link(&self, entry: &RawEntry, base: Option<&Url>) -> Result<String, String> {
        let base = self.within(base.cloned(), entry.link_base.iter());
        match &entry.link {
            Some(link) => {
                let page = address::resolve(base.as_ref(), link);
                // A show whose episodes have no pages sends all of them to its own.
                let at_home = page.is_ok() && page.as_deref().map(address::page).ok() == self.home;
                let sound = entry.enclosed.iter().filter(|_| at_home);
                sound.filter_map(|file| address::resolve(base.as_ref(), file).ok()).next().map_or(page, Ok)
            }
            // Only an absolute one: any text can be read as a relative address.
            None if entry.guid_is_link && is_web_address(&entry.guid) => address::resolve(None, &entry.guid),
            None => match &entry.enclosed {
                Some(file) => address::resolve(base.as_ref(), file),
                None => Err("has no link".to_owned()),
            },
        }
    }

    /// The first picture with a sound address: an attached one, else one shown in the content. The content's
    /// words for the same picture are taken along.
    fn picture(&self, entry: &RawEntry, base: Option<Url>) -> Option<Picture> {
        let inside = self.within(base.clone(), entry.content_base.iter());
        let shown =
            [&entry.content, &entry.summary].into_iter().find_map(|markup| html::first_picture(markup));
        let shown =
            shown.and_then(|(url, alt)| address::resolve(inside.as_ref(), &url).ok().map(|url| (url, alt)));
        let attached = entry.pictures.iter().take(20);
        let attached =
            attached.map(|(url, alt)| address::resolve(base.as_ref(), url).map(|url| (url, alt.clone())));
        let (remote, alt) = match attached.flatten().next() {
            Some((url, alt)) if alt.is_empty() => {
                let same = shown.filter(|(other, _)| *other == url).map(|(_, alt)| alt);
                (url, same.unwrap_or_default())
            }
            Some(picture) => picture,
            None => shown?,
        };
        Some(Picture { local: None, remote: Some(remote), alt: html::to_text(&alt, ALT), focus: None })
    }

    fn date(&self, entry: &RawEntry, title: &str, notes: &mut Vec<String>) -> Option<Instant> {
        if entry.date.is_empty() {
            return None;
        }
        let date = dates::parse(&entry.date);
        let sound = date.filter(|date| (FIRST..=self.last).contains(date));
        if sound.is_none() {
            let title = clean::cut(title, 60);
            let written = clean::cut(&clean::line(&entry.date), 40);
            let why = if date.is_some() { "is too far from today" } else { "cannot be read" };
            notes.push(format!("“{title}”: its date “{written}” {why} and was left out"));
        }
        sound
    }
}

/// At most twelve topics, each once, without the addresses that some programs put there.
fn topics(written: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    let texts = written.iter().take(200).map(|topic| html::to_text(topic, LIMITS.3));
    let texts = texts.filter(|topic| !topic.is_empty() && !topic.contains("://"));
    texts.filter(|topic| seen.insert(topic.to_lowercase())).take(LIMITS.4).collect()
}
