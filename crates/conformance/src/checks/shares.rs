//! Recording shares.

use domain::{
    command::{Command, CommandBody},
    event::Happening,
    ids::{Code, ShareId, StoryId},
    network::Network,
    problem::ProblemKind::{Invalid, Unauthenticated},
    share::{MAX_CAPTION, MAX_POST, with_utm},
};
use futures_util::future::join_all;

use crate::{
    case::{Case, Client, applied, denied, refused},
    report::{Stop, ensure, same},
};

/// How many shares there are, and how many events tell of one.
async fn counted(client: &Client, after: u64) -> Result<(usize, usize), Stop> {
    let events = client.events_after(after).await?.events;
    let shared = events.iter().filter(|event| matches!(event.event.what, Happening::Shared { .. }));
    Ok((client.shares().await?.len(), shared.count()))
}

async fn now(client: &Client) -> Result<u64, Stop> {
    Ok(client.my_reach(domain::reach::Span::Hour).await?.as_of)
}

pub async fn twice_is_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let before = now(&client).await?;
    let command = case.sharing(story, "Once");
    let first = applied(&client, command.clone()).await?;
    let second = applied(&client, command).await?;
    ensure!(second >= first, "the second receipt is older than the first");
    same!(counted(&client, before).await?, (1, 1), "shares and events");
    Ok(())
}

pub async fn at_the_same_time_is_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let before = now(&client).await?;
    let command = case.sharing(story, "At once");
    for outcome in join_all((0..8).map(|_| applied(&client, command.clone()))).await {
        outcome?;
    }
    same!(counted(&client, before).await?, (1, 1), "shares and events");
    Ok(())
}

pub async fn two_clients_are_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let one = case.newcomer().await?;
    let other = case.again(&one).await?;
    let before = now(&one).await?;
    let command = case.sharing(story, "From two places");
    let clients = [&one, &other, &one, &other];
    for outcome in join_all(clients.map(|client| applied(client, command.clone()))).await {
        outcome?;
    }
    same!(counted(&other, before).await?, (1, 1), "shares and events");
    Ok(())
}

pub async fn an_id_means_one_thing(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let command = case.sharing(story, "The first meaning");
    applied(&client, command.clone()).await?;
    let mut other = command;
    other.body = CommandBody::RecordShare {
        story,
        network: Network::Email,
        caption: "The second meaning".into(),
        open: false,
    };
    let problem = refused(&client, other, Invalid).await?;
    same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/id"), "the place");
    let captions: Vec<_> = client.shares().await?.into_iter().map(|share| share.caption).collect();
    same!(captions, ["The first meaning"], "captions");
    Ok(())
}

pub async fn an_id_belongs_to_one_person(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, thief) = (case.newcomer().await?, case.newcomer().await?);
    let command = case.sharing(story, "Mine");
    applied(&client, command.clone()).await?;
    refused(&thief, command, Invalid).await?;
    same!(thief.shares().await?, [], "the other person's shares");
    same!(client.shares().await?.len(), 1, "the owner's shares");
    Ok(())
}

pub async fn unknown_stories_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let command = case.sharing(StoryId::of_entry(&case.tag, "none"), "Of nothing");
    let problem = refused(&client, command, Invalid).await?;
    same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/story"), "the place");
    same!(client.shares().await?, [], "shares after a refusal");
    Ok(())
}

pub async fn captions_have_a_limit(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    case.share(&client, story, &"é".repeat(MAX_CAPTION)).await?;
    let command = case.sharing(story, &"é".repeat(MAX_CAPTION + 1));
    let problem = refused(&client, command, Invalid).await?;
    same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/caption"), "the place");
    same!(client.shares().await?.len(), 1, "shares");
    Ok(())
}

pub async fn captions_come_back_unchanged(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    for caption in [
        "",
        "  spaces kept  ",
        "👩‍👩‍👧‍👦 🏳️‍🌈 e\u{301} é",
        "مرحبا \u{202e}abc\u{202c} שלום",
        "line\r\nbreak\tand \\ \"quotes\" 'single' `back` ;--",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{10ffff} \u{feff} \u{200b}",
        "{\"json\": [1, null]} <script>alert(1)</script> %s %00 ${x}",
    ] {
        same!(case.share(&client, story, caption).await?.caption, caption, "a caption");
    }
    Ok(())
}

pub async fn only_the_owner_sees_them(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.share(&client, story, "Private").await?;
    same!(share.person, client.me().await?.person, "the owner");
    same!(other.shares().await?, [], "somebody else's shares");
    let others = case.facilitator().await?.shares().await?;
    ensure!(others.iter().all(|known| known.id != share.id), "a facilitator sees somebody's share");
    Ok(())
}

pub async fn the_link_follows_from_the_id(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let share = case.share(&client, story, "").await?;
    let story = client.story(story).await?;
    same!(share.code, Code::of_share(share.id), "the code");
    same!(share.target, with_utm(&story.url, share.network), "where the link leads");
    same!((share.story, share.title), (story.id, story.title), "the story");
    same!(share.topic, story.topics.first().cloned(), "the topic");
    Ok(())
}

pub async fn the_newest_comes_first(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    for n in 0..4 {
        case.share(&client, story, &n.to_string()).await?;
        case.bench.rest(3).await;
    }
    let captions: Vec<_> = client.shares().await?.into_iter().map(|share| share.caption).collect();
    same!(captions, ["3", "2", "1", "0"], "captions, newest first");
    Ok(())
}

fn telling(case: &mut Case<'_>, share: ShareId, went: bool, post: Option<&str>) -> Command {
    case.command(CommandBody::TellShare { share, went, post: post.map(str::to_owned) })
}

pub async fn whether_it_went_out_is_told_by_its_owner(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.share(&client, story, "Did it go out?").await?;
    same!((share.went, share.post.as_deref()), (None, None), "before anybody said");
    let before = now(&client).await?;
    let told = telling(case, share.id, true, Some("https://example.org/post"));
    applied(&client, told.clone()).await?;
    applied(&client, told).await?;
    let events = client.events_after(before).await?.events;
    let tellings = events.iter().filter(|event| event.event.what == Happening::ShareTold { share: share.id });
    same!(tellings.count(), 1, "events that tell of it");
    let kept = client.shares().await?;
    let mut expected = share.clone();
    (expected.went, expected.post) = (Some(true), Some("https://example.org/post".into()));
    same!(kept, [expected], "the share afterwards");
    let command = telling(case, share.id, false, None);
    applied(&client, command).await?;
    let kept = client.shares().await?;
    same!(
        kept.first().map(|share| (share.went, share.post.clone())),
        Some((Some(false), None)),
        "said again"
    );
    let command = telling(case, share.id, true, None);
    let problem = refused(&other, command, Invalid).await?;
    same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/share"), "the place");
    same!(client.shares().await?, kept, "the share after somebody else spoke of it");
    Ok(())
}

pub async fn impossible_tales_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let share = case.share(&client, story, "Where?").await?;
    let long = format!("https://example.org/{}", "x".repeat(MAX_POST));
    for post in ["", "javascript:alert(1)", "example.org", "https://a b", &long] {
        let command = telling(case, share.id, true, Some(post));
        let problem = refused(&client, command, Invalid).await?;
        same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/post"), "the place");
    }
    same!(client.shares().await?, [share], "the share after refusals");
    Ok(())
}

pub async fn common_words_are_the_same_for_all_and_wait_for_the_day_to_end(
    case: &mut Case<'_>,
) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (one, other) = (case.newcomer().await?, case.newcomer().await?);
    let mut before = one.echoes().await?;
    ensure!(before.words.is_sorted(), "the numbers are not in order");
    same!(before.group, domain::privacy::GROUP, "the smallest group");
    // Six people with the same words, today: that must not be seen today.
    for _ in 0..6 {
        let client = case.newcomer().await?;
        case.share(&client, story, "So very proud of what this team can do together").await?;
    }
    let after = other.echoes().await?;
    if after.day != before.day {
        before = one.echoes().await?;
    }
    same!(after, before, "the common words for somebody else, after shares");
    let visitor = case.visitor().await?;
    if !visitor.about().await?.signed_in {
        denied("the common words", visitor.echoes().await, Unauthenticated)?;
    }
    Ok(())
}
