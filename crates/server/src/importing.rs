//! Taking the stories of a feed into the programme, with their pictures.

use std::{collections::HashMap, fs, path::Path, sync::Arc, time::Instant};

use domain::{
    actor::{Actor, Circle, Role},
    backend::Backend,
    command::{Command, CommandBody, Receipt},
    feeds::RefusedEntry,
    ids::{PersonId, StoryId},
    ports::new_command_id,
    problem::Problem,
    programme::{MOST_STORIES, Programme},
    store::Store,
    story::NewStory,
};
use futures_util::{StreamExt, stream};

use crate::{
    fetch::Fetcher,
    pictures,
    store::SqliteStore,
    system::{SystemClock, SystemRandom},
};

/// How many pictures are fetched at the same time.
const AT_ONCE: usize = 3;

/// What became of an import.
#[derive(Debug, Default)]
pub struct Report {
    /// The feed's title.
    pub feed: String,
    /// How many stories are in the programme now.
    pub taken: usize,
    /// Entries that were not taken, each with its reason.
    pub refused: Vec<RefusedEntry>,
    /// What was taken but is not quite as it should be.
    pub notes: Vec<String>,
    /// How many stories were taken without their picture because there was no time left to fetch it.
    pub unpictured: usize,
}

/// Imports a feed from an address or a file. Either all its sound entries come in or, on an error, none of the
/// command that failed.
pub async fn import(
    programme: &Arc<Programme<SqliteStore>>,
    data: &Path,
    fetcher: &Fetcher,
    source: &str,
) -> Result<Report, String> {
    let web = source.starts_with("https://") || source.starts_with("http://");
    let most = u64::try_from(import::MAX_BYTES).unwrap_or(u64::MAX);
    let (bytes, name) = if web {
        let (fetcher, address) = (fetcher.clone(), source.to_owned());
        let fetched = tokio::task::spawn_blocking(move || fetcher.fetch(&address, most)).await;
        let bytes = fetched.map_err(|error| error.to_string())?;
        (bytes.map_err(|why| format!("{source} {why}"))?, source.to_owned())
    } else {
        let name =
            Path::new(source).file_name().map_or_else(|| source.to_owned(), |n| n.to_string_lossy().into());
        let length = fs::metadata(source).map_err(|error| format!("{source}: {error}"))?.len();
        if length > most {
            return Err(format!("{source}: the feed has more than {} MB", most / 1_000_000));
        }
        (fs::read(source).map_err(|error| format!("{source}: {error}"))?, name)
    };
    take_in(programme, data, fetcher, &bytes, &name, None).await.map_err(|why| format!("{source}: {why}"))
}

/// Takes a feed's bytes in as [`import()`] does. `name` is its address, or the name of a file; after `until` no picture is
/// begun to be fetched.
pub async fn take_in(
    programme: &Arc<Programme<SqliteStore>>,
    data: &Path,
    fetcher: &Fetcher,
    bytes: &[u8],
    name: &str,
    until: Option<Instant>,
) -> Result<Report, String> {
    let feed = import::read_feed(bytes, name).map_err(|error| error.to_string())?;
    let mut report = Report { feed: feed.feed_title, notes: feed.notes, ..Report::default() };
    let refused = feed.refused.into_iter();
    report.refused = refused.map(|e| RefusedEntry { entry: e.entry, reason: e.reason }).collect();
    let pages = programme.store().pages().await.map_err(|error| error.to_string())?;
    let mut stories = Vec::new();
    for story in feed.stories {
        match hindrance(&story, &pages) {
            Some(reason) => report.refused.push(RefusedEntry { entry: story.title, reason }),
            None => stories.push(story),
        }
    }
    let pictured: Vec<(NewStory, Pictured)> = stream::iter(stories)
        .map(|story| with_picture(programme, data, fetcher, story, until))
        .buffered(AT_ONCE)
        .collect()
        .await;
    let mut stories = Vec::new();
    for (story, note) in pictured {
        match note {
            Pictured::Fine => {}
            Pictured::Without(note) => report.notes.push(note),
            Pictured::Later => report.unpictured += 1,
        }
        stories.push(story);
    }
    if report.unpictured > 0 {
        let note = format!("pictures left for the next time: {}", report.unpictured);
        report.notes.insert(0, note);
    }
    for some in stories.chunks(MOST_STORIES) {
        submit(programme, some).await?;
        report.taken += some.len();
    }
    Ok(report)
}

/// Why a sound entry is not taken all the same. The programme takes a command wholly or not at all: what it would refuse
/// must not cost the others.
fn hindrance(story: &NewStory, pages: &HashMap<String, StoryId>) -> Option<String> {
    if let Some(fault) = story.faults("").first() {
        return Some(format!("its {} {}", fault.pointer.trim_start_matches('/'), fault.reason));
    }
    // The same page under another id: from another feed, or published again.
    let other = pages.get(&import::page(&story.url))?;
    (*other != StoryId::of_entry(&story.feed, &story.guid)).then(|| import::KNOWN_PAGE.to_owned())
}

/// What became of a story's picture.
enum Pictured {
    /// It has none, or it is kept.
    Fine,
    /// It was left out, for this reason.
    Without(String),
    /// There was no time.
    Later,
}

/// The story with its picture kept by us, or without one.
async fn with_picture(
    programme: &Programme<SqliteStore>,
    data: &Path,
    fetcher: &Fetcher,
    mut story: NewStory,
    until: Option<Instant>,
) -> (NewStory, Pictured) {
    let Some(mut picture) = story.picture.take() else { return (story, Pictured::Fine) };
    let Some(remote) = picture.remote.clone() else { return (story, Pictured::Fine) };
    let known = programme.store().story(StoryId::of_entry(&story.feed, &story.guid)).await.ok().flatten();
    let kept = known.and_then(|known| known.picture).filter(|kept| kept.remote.as_deref() == Some(&remote));
    if let Some(local) = kept.and_then(|kept| kept.local).filter(|local| data.join(local).is_file()) {
        picture.local = Some(local);
        story.picture = Some(picture);
        return (story, Pictured::Fine);
    }
    if until.is_some_and(|until| Instant::now() >= until) {
        return (story, Pictured::Later);
    }
    let (data, fetcher) = (data.to_owned(), fetcher.clone());
    let task = tokio::task::spawn_blocking(move || {
        let bytes = fetcher.fetch(&remote, pictures::MOST_BYTES).map_err(|why| why.to_string())?;
        pictures::keep(&data, &bytes)
    });
    match task.await.unwrap_or_else(|error| Err(error.to_string())) {
        Ok(local) => {
            picture.local = Some(local);
            story.picture = Some(picture);
            (story, Pictured::Fine)
        }
        Err(why) => {
            let note = format!("{}: taken without its picture, which {why}", story.title);
            (story, Pictured::Without(note))
        }
    }
}

async fn submit(programme: &Arc<Programme<SqliteStore>>, stories: &[NewStory]) -> Result<(), String> {
    let wrong = |problem: Problem| {
        let fields: String = problem.fields.iter().map(|f| format!("; {} {}", f.pointer, f.reason)).collect();
        format!("the programme did not take the stories: {}{fields}", problem.detail)
    };
    let actor = Actor {
        person: PersonId::try_from("import".to_owned()).map_err(wrong)?,
        name: "import".to_owned(),
        roles: vec![Role::Administrator],
        circles: vec![Circle::Employee],
    };
    let id = new_command_id(&SystemClock, &SystemRandom);
    let command = Command { id, body: CommandBody::AddStories { stories: stories.to_vec() } };
    match programme.seen_by(Some(actor)).submit(command).await.map_err(wrong)? {
        Receipt::Refused { problem } => Err(wrong(problem)),
        Receipt::Applied { .. } | Receipt::Queued => Ok(()),
    }
}
