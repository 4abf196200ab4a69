//! What ends things: restarts, and emptying the demo. Runs after everything else.

use domain::{
    command::CommandBody,
    event::Happening,
    problem::ProblemKind::Forbidden,
    reach::Span,
    story::{StoryFilter, StoryOrder},
};

use crate::{
    case::{Case, applied, gallery, refused},
    report::{Stop, ensure, same},
};

pub async fn a_restart_loses_nothing(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let share = case.share(&client, story, "Before").await?;
    case.click(&client, &share.code).await?;
    let me = client.me().await?;
    let (shares, events) = (client.shares().await?, client.events_after(0).await?);
    let Some(restarted) = case.bench.restart().await else {
        return Err(Stop::NotOffered("this host cannot restart it".into()));
    };
    restarted?;
    let client = case.bench.again(&me.person).await?;
    same!(client.me().await?, me, "the profile");
    same!(client.shares().await?, shares, "the shares");
    same!(client.events_after(0).await?.events, events.events, "the log");
    same!(client.my_reach(Span::Day).await?.clicks, 1, "the clicks");
    same!(gallery(&client, &case.tag, StoryOrder::Fresh, 10).await?.len(), 1, "the stories");
    Ok(())
}

/// Nothing is emptied unless it is a demo and whoever runs the suite agrees.
async fn agreed(case: &Case<'_>) -> Result<(), Stop> {
    if !case.about().await?.demo {
        return Err(Stop::NotOffered("it is not a demo".into()));
    }
    if !case.bench.may_empty() {
        return Err(Stop::NotOffered("whoever runs this did not agree to empty the demo".into()));
    }
    Ok(())
}

pub async fn only_facilitators_empty(case: &mut Case<'_>) -> Result<(), Stop> {
    agreed(case).await?;
    case.one_story().await?;
    let client = case.newcomer().await?;
    let command = case.command(CommandBody::EmptyDemo);
    refused(&client, command, Forbidden).await?;
    same!(gallery(&client, &case.tag, StoryOrder::Fresh, 10).await?.len(), 1, "stories after a refusal");
    Ok(())
}

pub async fn emptying_wipes_and_the_log_goes_on(case: &mut Case<'_>) -> Result<(), Stop> {
    agreed(case).await?;
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let sharing = case.sharing(story, "Gone soon");
    let before = applied(&client, sharing.clone()).await?;
    let facilitator = case.facilitator().await?;
    let command = case.command(CommandBody::EmptyDemo);
    let emptied = applied(&facilitator, command.clone()).await?;
    ensure!(emptied > before, "the log did not go on: {before}, then {emptied}");
    let events = client.events_after(before).await?.events;
    let told = events.iter().any(|event| event.event.what == Happening::Emptied);
    ensure!(told, "nobody is told that everything is gone");
    let all = StoryFilter { order: StoryOrder::Fresh, ..Default::default() };
    same!(client.stories(all).await?.items, [], "stories");
    same!(client.topics().await?, [], "topics");
    same!(client.shares().await?, [], "shares");
    same!(client.my_reach(Span::Weeks).await?.clicks_ever, 0, "clicks");
    same!(facilitator.persona_mix().await?.total, None, "people with a persona");

    // What was done is remembered: neither the share nor the emptying happens again.
    applied(&client, sharing).await?;
    same!(client.shares().await?, [], "shares after a repetition");
    let again = case.one_story().await?;
    applied(&facilitator, command).await?;
    same!(client.story(again).await?.id, again, "a story after the emptying was repeated");
    case.share(&client, again, "A new beginning").await?;
    Ok(())
}
