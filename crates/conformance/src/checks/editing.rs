//! Stories as people of the programme write them: who sees them, when, and what may be done with them.

use domain::{
    actor::Circle,
    command::{Command, CommandBody},
    ids::StoryId,
    network::Network,
    problem::{
        Problem,
        ProblemKind::{Conflict, Forbidden, Invalid, NotFound},
    },
    reach::Span,
    story::{Composed, Edition, Format, Source, Story, StoryFilter, StoryOrder},
    time::{HOUR, Instant},
    upload::{Focus, Upload},
};

use crate::{
    case::{Case, Client, applied, denied, gallery, refused},
    made,
    report::{Stop, ensure, same},
};

/// A plain story with the check's own topic.
pub(super) fn composed(case: &Case<'_>, edition: Edition) -> Composed {
    Composed { edition, ..made::composed(&case.tag) }
}

/// Takes a written story in.
pub(super) async fn compose(
    case: &mut Case<'_>,
    facilitator: &Client,
    edition: Edition,
) -> Result<Story, Stop> {
    let story = Box::new(composed(case, edition));
    let command = case.command(CommandBody::ComposeStory { story });
    let id = StoryId(command.id.0);
    applied(facilitator, command).await?;
    Ok(facilitator.story(id).await?)
}

/// The story as its own editor would send it back.
fn as_written(story: &Story) -> Composed {
    Composed {
        title: story.title.clone(),
        summary: story.summary.clone(),
        url: story.url.clone(),
        topics: story.topics.clone(),
        language: story.language.clone(),
        kind: story.kind,
        edition: story.edition.clone(),
        pictures: story.pictures().cloned().collect(),
        upload: None,
    }
}

async fn now(client: &Client) -> Result<Instant, Stop> {
    Ok(client.my_reach(Span::Hour).await?.now)
}

fn sharing(case: &mut Case<'_>, story: StoryId, network: Network) -> Command {
    case.command(CommandBody::RecordShare { story, network, caption: "Mine".into(), open: false })
}

/// That sharing is refused at this place for this reason.
async fn not_shared(
    case: &mut Case<'_>,
    client: &Client,
    story: StoryId,
    (pointer, reason): (&str, &str),
) -> Result<(), Stop> {
    let command = sharing(case, story, Network::X);
    let problem = refused(client, command, Invalid).await?;
    let told: Vec<_> = problem.fields.iter().map(|f| (f.pointer.as_str(), f.reason.as_str())).collect();
    same!(told, [(pointer, reason)], "why it is not shared");
    Ok(())
}

/// That somebody has no way to a story, and that nothing tells them of it.
async fn out_of_sight(case: &Case<'_>, client: &Client, detail: &str, id: StoryId) -> Result<(), Stop> {
    match client.story(id).await {
        Err(Problem { kind: NotFound, detail: told, .. }) => same!(told, detail, "why it is not there"),
        other => return Err(Stop::Failed(format!("a story that should not be there: {other:?}"))),
    }
    same!(gallery(client, &case.tag, StoryOrder::Fit, 5).await?, [], "the gallery without it");
    let listed = client.topics().await?.into_iter().any(|count| count.topic == case.tag);
    ensure!(!listed, "its topic is counted");
    Ok(())
}

pub async fn what_is_written_is_offered(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let before = now(&client).await?;
    let edition = Edition {
        format: Format::FactCard,
        expires: Some(before.plus(HOUR)),
        networks: vec![Network::X, Network::LinkedIn],
        disclosure: Some("  #advert\n".into()),
        wording: Some("Our words.\n\nIn two parts.".into()),
        sources: vec![Source { title: "Report 2025".into(), url: "https://example.org/r#p=4".into() }],
        withdrawn: Some(before),
        ..Edition::default()
    };
    let story = Box::new(composed(case, edition));
    let command = case.command(CommandBody::ComposeStory { story: story.clone() });
    let id = StoryId(command.id.0);
    let event = applied(&facilitator, command.clone()).await?;
    let read = client.story(id).await?;
    same!((read.title.as_str(), read.version), (story.title.as_str(), 1), "the story");
    same!(read.edition.disclosure.as_deref(), Some("#advert"), "the disclosure");
    same!(read.edition.sources, story.edition.sources, "the sources");
    same!((read.edition.format, read.edition.withdrawn), (Format::FactCard, None), "the edition");
    ensure!(read.published >= before, "it was published before it was written");
    same!(
        gallery(&client, &case.tag, StoryOrder::Fresh, 3).await?,
        std::slice::from_ref(&read),
        "the gallery"
    );
    ensure!(facilitator.desk().await?.stories.contains(&read), "it is not on the desk");
    // Again with the same id: once. What it was is what it stays.
    same!(applied(&facilitator, command).await? >= event, true, "the second receipt");
    same!(client.story(id).await?, read, "the story after a repetition");
    same!(gallery(&client, &case.tag, StoryOrder::Fresh, 3).await?.len(), 1, "stories after a repetition");
    let share = sharing(case, id, Network::LinkedIn);
    applied(&client, share).await.map(drop)
}

pub async fn mistakes_are_named_with_their_place(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let now = now(&facilitator).await?;
    let unknown = case.command(CommandBody::EmptyDemo).id;
    let mut many = made::composed(&case.tag);
    many.title = " \u{202e}\u{0} ".into();
    many.url = "javascript:alert(1)".into();
    many.edition.format = Format::Poll;
    for (story, expected) in [
        (many, vec!["/story/title", "/story/url", "/story/edition/choices"]),
        (
            composed(case, Edition { expires: Some(now.plus(-1)), ..Edition::default() }),
            vec!["/story/edition/expires"],
        ),
        (
            composed(case, Edition { campaign: Some(unknown), ..Edition::default() }),
            vec!["/story/edition/campaign"],
        ),
    ] {
        let command = case.command(CommandBody::ComposeStory { story: Box::new(story) });
        let problem = refused(&facilitator, command, Invalid).await?;
        let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
        same!(places, expected, "the places");
    }
    same!(gallery(&facilitator, &case.tag, StoryOrder::Fresh, 3).await?, [], "stories after refusals");
    // Tricks of direction do not survive, whoever sends them.
    let mut story = made::composed(&case.tag);
    story.title = "Good \u{202e}news\u{202c} \u{7}for 👩\u{200d}🚀".into();
    let command = case.command(CommandBody::ComposeStory { story: Box::new(story) });
    let id = StoryId(command.id.0);
    applied(&facilitator, command).await?;
    same!(facilitator.story(id).await?.title, "Good news for 👩\u{200d}🚀", "the title");
    Ok(())
}

pub async fn an_edit_needs_the_version_that_was_seen(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let story = compose(case, &facilitator, Edition::default()).await?;
    let edit = |title: &str, version| {
        let story_again = Composed { title: title.to_owned(), ..as_written(&story) };
        CommandBody::EditStory { id: story.id, version, story: Box::new(story_again) }
    };
    let first = case.command(edit("Better", 1));
    applied(&facilitator, first.clone()).await?;
    applied(&facilitator, first).await?;
    let late = case.command(edit("Too late", 1));
    let problem = refused(&facilitator, late, Conflict).await?;
    same!(problem.fields.first().map(|f| f.pointer.as_str()), Some("/version"), "the place");
    let read = client.story(story.id).await?;
    same!((read.title.as_str(), read.version, read.published), ("Better", 2, story.published), "the story");
    Ok(())
}

pub async fn circles_see_their_own(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let mine = client.me().await?.circles;
    let circles = [Circle::Employee, Circle::Partner, Circle::Customer];
    let others: Vec<Circle> = circles.into_iter().filter(|circle| !mine.contains(circle)).collect();
    let edition = Edition { circles: others, ..Edition::default() };
    let theirs = compose(case, &facilitator, edition).await?;
    out_of_sight(case, &client, "there is no such story", theirs.id).await?;
    not_shared(case, &client, theirs.id, ("/story", "is no longer there")).await?;
    let ours = compose(case, &facilitator, Edition { circles: mine, ..Edition::default() }).await?;
    same!(gallery(&client, &case.tag, StoryOrder::Fit, 5).await?, [ours], "the gallery");
    let counted = client.topics().await?.into_iter().find(|count| count.topic == case.tag);
    same!(counted.map(|count| count.stories), Some(1), "stories counted");
    Ok(())
}

pub async fn time_opens_and_closes(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let from = now(&client).await?.plus(400);
    let to = from.plus(400);
    let edition = Edition { publish: Some(from), expires: Some(to), ..Edition::default() };
    let story = compose(case, &facilitator, edition).await?;
    // Each look is judged by the backend's own clock before and after it: however slow it is, the answer is known.
    let mut looks = [0, 0];
    loop {
        let before = now(&client).await?;
        let seen = client.story(story.id).await;
        let listed = gallery(&client, &case.tag, StoryOrder::Fresh, 5).await?.len();
        let after = now(&client).await?;
        let told = seen.map(|_| ()).map_err(|problem| problem.detail);
        if after < from {
            same!(told, Err("this story is not published yet".to_owned()), "before its time");
            same!(listed, 0, "stories before its time");
        } else if from <= before && after < to {
            same!((told, listed), (Ok(()), 1), "in its time");
            looks[0] += 1;
        } else if to <= before {
            same!(told, Err("this story has expired".to_owned()), "after its time");
            same!(listed, 0, "stories after its time");
            break;
        }
        looks[1] += 1;
        ensure!(looks[1] < 5_000, "its time does not come");
        case.bench.rest(5).await;
    }
    not_shared(case, &client, story.id, ("/story", "has expired")).await?;
    let listed = facilitator.desk().await?.stories.iter().any(|known| known.id == story.id);
    ensure!(listed, "the desk forgets what has expired");
    // A story that is over may be given more time, or have a word mended, but not a new end in the past.
    let mut again = as_written(&story);
    again.title = "Mended".into();
    let body = CommandBody::EditStory { id: story.id, version: 1, story: Box::new(again) };
    let command = case.command(body);
    applied(&facilitator, command).await.map(drop)
}

pub async fn what_is_withdrawn_says_so(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let story = compose(case, &facilitator, Edition::default()).await?;
    let share = case.share(&client, story.id, "Before").await?;
    for withdrawn in [true, true, false] {
        let command = case.command(CommandBody::WithdrawStory { id: story.id, withdrawn });
        applied(&facilitator, command).await?;
        if withdrawn {
            out_of_sight(case, &client, "this story was withdrawn", story.id).await?;
            not_shared(case, &client, story.id, ("/story", "was withdrawn")).await?;
        }
    }
    let read = client.story(story.id).await?;
    same!((read.edition.withdrawn, read.version), (None, 3), "the story, offered again");
    // What went out stays its sharer's.
    ensure!(client.shares().await?.contains(&share), "a share is gone with its story");
    let unknown = StoryId::of_entry(&case.tag, "unknown");
    let nothing = case.command(CommandBody::WithdrawStory { id: unknown, withdrawn: true });
    refused(&facilitator, nothing, Invalid).await.map(drop)
}

pub async fn inside_only_is_not_shared(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let edition = Edition { internal_only: true, ..Edition::default() };
    let mut inside = composed(case, edition);
    inside.url = String::new();
    let command = case.command(CommandBody::ComposeStory { story: Box::new(inside) });
    let id = StoryId(command.id.0);
    applied(&facilitator, command).await?;
    same!(client.story(id).await?.url.as_str(), "", "the address of what is read here");
    not_shared(case, &client, id, ("/story", "is for reading inside only")).await?;
    same!(client.shares().await?, [], "shares");
    Ok(())
}

pub async fn only_allowed_networks(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let edition = Edition { networks: vec![Network::LinkedIn], ..Edition::default() };
    let story = compose(case, &facilitator, edition).await?;
    not_shared(case, &client, story.id, ("/network", "is not one this story may go to")).await?;
    let command = sharing(case, story.id, Network::LinkedIn);
    applied(&client, command).await.map(drop)
}

pub async fn pinned_stand_first(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let old = made::story(&case.tag, 0, "Pinned", &case.tag);
    let ids = case.add(vec![old]).await?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    let pin = case.command(CommandBody::PinStory { id, pinned: true });
    applied(&facilitator, pin).await?;
    let first = |order| StoryFilter { order, limit: 3, ..StoryFilter::default() };
    let page = client.stories(first(StoryOrder::Fresh)).await?;
    let place = page.items.iter().position(|story| story.id == id);
    let before = page.items.iter().take(place.unwrap_or(usize::MAX)).all(|story| story.edition.pinned);
    ensure!(place.is_some() && before, "what is pinned does not stand first: {place:?}");
    if let Some(cursor) = page.next {
        let next = client.stories(StoryFilter { cursor: Some(cursor), ..first(StoryOrder::Fresh) }).await?;
        ensure!(next.items.iter().all(|story| story.id != id), "what is pinned comes twice");
    }
    // Whoever searches finds it at its own place.
    same!(gallery(&client, &case.tag, StoryOrder::Fresh, 3).await?.len(), 1, "found by its topic");
    let read = client.story(id).await?;
    ensure!(read.edition.pinned && !read.edition.written_here, "pinning is no writing: {:?}", read.edition);
    // An import keeps what was decided.
    let mut newer = made::story(&case.tag, 0, "Pinned, with news", &case.tag);
    newer.summary = "More.".into();
    case.add(vec![newer]).await?;
    let read = client.story(id).await?;
    same!((read.title.as_str(), read.edition.pinned), ("Pinned, with news", true), "after an import");
    let back = case.command(CommandBody::PinStory { id, pinned: false });
    applied(&facilitator, back).await?;
    ensure!(client.story(id).await?.edition.is_plain(), "something is left of a pin");
    ensure!(facilitator.desk().await?.stories.iter().all(|story| story.id != id), "it stays on the desk");
    Ok(())
}

pub async fn imports_leave_written_words_alone(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let id = case.one_story().await?;
    let story = facilitator.story(id).await?;
    let mended = Composed { title: "In our words".into(), ..as_written(&story) };
    let body = CommandBody::EditStory { id, version: story.version, story: Box::new(mended) };
    let command = case.command(body);
    applied(&facilitator, command).await?;
    let written = facilitator.story(id).await?;
    let again = made::story(&case.tag, 0, "In the feed's words", &case.tag);
    case.add(vec![again]).await?;
    same!(facilitator.story(id).await?, written, "the story after an import");
    same!(written.title.as_str(), "In our words", "its title");
    Ok(())
}

pub async fn pictures_are_looked_at(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let upload = |data: String| Upload {
        data,
        alt: " A red\u{202e} square ".into(),
        focus: Some(Focus { x: 10, y: 90 }),
    };
    let mut story = composed(case, Edition { format: Format::Gallery, ..Edition::default() });
    story.upload = Some(upload(made::photo()));
    let command = case.command(CommandBody::ComposeStory { story: Box::new(story.clone()) });
    let id = StoryId(command.id.0);
    applied(&facilitator, command).await?;
    let more = case.command(CommandBody::AddPicture { id, upload: upload(made::photo()) });
    applied(&facilitator, more).await?;
    let read = client.story(id).await?;
    same!(read.pictures().count(), 2, "its pictures");
    for picture in read.pictures() {
        same!(
            (picture.alt.as_str(), picture.focus),
            ("A red square", Some(Focus { x: 10, y: 90 })),
            "its words"
        );
        let local = picture.local.clone().unwrap_or_default();
        ensure!(
            local.starts_with("pictures/") || local.starts_with("data:image/"),
            "it is kept as {local:.40}"
        );
    }
    for data in ["", "!", "PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"] {
        let command = case.command(CommandBody::AddPicture { id, upload: upload(data.into()) });
        let problem = refused(&facilitator, command, Invalid).await?;
        same!(problem.fields.first().map(|f| f.pointer.as_str()), Some("/upload/data"), "the place");
    }
    // Nobody shows a file of somebody else by naming it.
    let mut foreign = as_written(&read);
    if let Some(picture) = foreign.pictures.first_mut() {
        picture.local = Some("pictures/../polyphony.db".into());
    }
    let body = CommandBody::EditStory { id, version: read.version, story: Box::new(foreign) };
    let command = case.command(body);
    let problem = refused(&facilitator, command, Invalid).await?;
    same!(problem.fields.first().map(|f| f.pointer.as_str()), Some("/story/pictures/0"), "the place");
    Ok(())
}

pub async fn an_ambassador_may_not(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let story = compose(case, &facilitator, Edition::default()).await?;
    let written = || Box::new(as_written(&story));
    let upload = Upload { data: made::photo(), alt: "A".into(), focus: None };
    for body in [
        CommandBody::ComposeStory { story: written() },
        CommandBody::EditStory { id: story.id, version: 1, story: written() },
        CommandBody::WithdrawStory { id: story.id, withdrawn: true },
        CommandBody::PinStory { id: story.id, pinned: true },
        CommandBody::AddPicture { id: story.id, upload },
    ] {
        let command = case.command(body);
        refused(&client, command, Forbidden).await?;
    }
    same!(client.story(story.id).await?, story, "the story");
    denied("the desk", client.desk().await, Forbidden)
}
