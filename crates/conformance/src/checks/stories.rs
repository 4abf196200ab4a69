//! Taking stories in.

use domain::{
    command::CommandBody,
    ids::StoryId,
    problem::ProblemKind::{Forbidden, Invalid, NotFound},
    story::StoryOrder,
    time::DAY,
};

use crate::{
    case::{Case, applied, denied, gallery, refused},
    made,
    report::{Stop, ensure, same},
};

pub async fn a_facilitator_adds_and_everybody_sees(case: &mut Case<'_>) -> Result<(), Stop> {
    let mut new = made::story(&case.tag, 1, "  Größe & <b>Mut</b> \u{202e}مرحبا 👩‍🚀  ", &case.tag);
    new.summary = "Line one\nline “two”\t\\ 'quoted' %_".into();
    new.language = "de".into();
    let ids = case.add(vec![new.clone()]).await?;
    let client = case.newcomer().await?;
    for id in ids {
        let story = client.story(id).await?;
        let expected = new.clone().into_story(story.added);
        same!(story, expected, "the story as it came back");
    }
    let listed = client.topics().await?.into_iter().find(|count| count.topic == case.tag);
    same!(listed.map(|count| count.stories), Some(1), "stories listed under its topic");
    Ok(())
}

pub async fn an_ambassador_may_not(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let stories = vec![made::story(&case.tag, 1, "Not mine to add", &case.tag)];
    let command = case.command(CommandBody::AddStories { stories });
    refused(&client, command, Forbidden).await?;
    same!(gallery(&client, &case.tag, StoryOrder::Fresh, 10).await?, [], "stories after a refusal");
    Ok(())
}

pub async fn one_wrong_story_stops_all(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let mut stories: Vec<_> = (0..4).map(|n| made::story(&case.tag, n, "Fine", &case.tag)).collect();
    if let Some(wrong) = stories.get_mut(2) {
        wrong.url = "javascript:alert(1)".into();
        wrong.title = " ".into();
    }
    let command = case.command(CommandBody::AddStories { stories });
    let problem = refused(&facilitator, command, Invalid).await?;
    let mut places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
    places.sort_unstable();
    same!(places, ["/stories/2/title", "/stories/2/url"], "the places");
    same!(gallery(&facilitator, &case.tag, StoryOrder::Fresh, 10).await?, [], "stories after a refusal");
    Ok(())
}

pub async fn too_many_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    for count in [0, 501] {
        let stories = (0..count).map(|n| made::story(&case.tag, n, "Many", &case.tag)).collect();
        let command = case.command(CommandBody::AddStories { stories });
        refused(&facilitator, command, Invalid).await?;
    }
    same!(gallery(&facilitator, &case.tag, StoryOrder::Fresh, 10).await?, [], "stories after a refusal");
    Ok(())
}

pub async fn adding_again_changes_nothing(case: &mut Case<'_>) -> Result<(), Stop> {
    let stories: Vec<_> = (0..3).map(|n| made::story(&case.tag, n, "Again", &case.tag)).collect();
    case.add(stories.clone()).await?;
    let facilitator = case.facilitator().await?;
    let before = gallery(&facilitator, &case.tag, StoryOrder::Fresh, 10).await?;
    same!(before.len(), 3, "stories after the first time");
    let last = facilitator.my_reach(domain::reach::Span::Hour).await?.as_of;
    let twice: Vec<_> = stories.iter().chain(&stories).cloned().collect();
    let command = case.command(CommandBody::AddStories { stories: twice });
    applied(&facilitator, command).await?;
    same!(gallery(&facilitator, &case.tag, StoryOrder::Fresh, 10).await?, before, "stories after the second");
    let missed = facilitator.events_after(last).await?;
    same!(missed.events, [], "events of an import without news");
    Ok(())
}

pub async fn a_changed_story_keeps_its_id(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = made::story(&case.tag, 1, "Before", &case.tag);
    case.add(vec![story.clone()]).await?;
    let client = case.newcomer().await?;
    let id = StoryId::of_entry(&story.feed, &story.guid);
    let before = client.story(id).await?;
    let mut changed = story;
    changed.title = "After".into();
    changed.topics = vec![format!("{}-b", case.tag)];
    case.add(vec![changed]).await?;
    let after = client.story(id).await?;
    same!(after.title, "After", "the title");
    same!(after.added, before.added, "when it was added");
    ensure!(after.version > before.version, "the version did not grow");
    same!(gallery(&client, &case.tag, StoryOrder::Fresh, 10).await?, [], "stories under the former topic");
    let topics = client.topics().await?;
    ensure!(topics.iter().all(|count| count.topic != case.tag), "the former topic is still listed");
    Ok(())
}

pub async fn nothing_is_from_the_future(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let mut story = made::story(&case.tag, 1, "Tomorrow", &case.tag);
    story.published = Some(client.my_reach(domain::reach::Span::Hour).await?.now.plus(30 * DAY));
    for id in case.add(vec![story]).await? {
        let story = client.story(id).await?;
        let now = client.my_reach(domain::reach::Span::Hour).await?.now;
        ensure!(story.published <= now, "a story is from the future");
    }
    Ok(())
}

pub async fn what_is_not_there_is_not_found(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    denied("an unknown story", client.story(StoryId::of_entry(&case.tag, "none")).await, NotFound)
}
