//! Coming in.

use std::collections::BTreeSet;

use domain::{
    actor::Role,
    backend::{About, CONTRACT, Capability},
    command::CommandBody,
    ids::StoryId,
    problem::ProblemKind::{NotFound, Unauthenticated},
    reach::{Measure, Span},
    story::StoryFilter,
};

use crate::{
    case::{Case, denied},
    report::{Stop, ensure, same},
};

pub async fn about_is_consistent(case: &mut Case<'_>) -> Result<(), Stop> {
    let visitor = case.visitor().await?;
    let about = visitor.about().await?;
    same!(about.contract, CONTRACT, "the contract's version");
    ensure!(!about.programme.is_empty(), "the programme has no name");
    let names: BTreeSet<String> = about.capabilities.iter().map(|c| format!("{c:?}")).collect();
    same!(names.len(), about.capabilities.len(), "different capabilities");
    match (about.tracked_links, &about.links) {
        (Measure::Practice, None) => {}
        (Measure::Measured, Some(links)) => ensure!(links.ends_with('/'), "links end in no slash: {links}"),
        (measure, links) => ensure!(false, "{measure:?} links live at {links:?}"),
    }
    let may_choose = !visitor.voices().await?.is_empty();
    same!(about.capabilities.contains(&Capability::Door), may_choose, "a door where there are voices");
    ensure!(!about.signed_in, "a visitor is told that they are signed in");
    let me = case.newcomer().await?.about().await?;
    let known = About { signed_in: true, ..about };
    same!(me, known, "what somebody signed in hears about the backend");
    Ok(())
}

pub async fn nobody_is_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let nobody = case.visitor().await?;
    let id = StoryId::of_entry("any", "any");
    denied("me", nobody.me().await, Unauthenticated)?;
    denied("stories", nobody.stories(StoryFilter::default()).await, Unauthenticated)?;
    denied("story", nobody.story(id).await, Unauthenticated)?;
    denied("topics", nobody.topics().await, Unauthenticated)?;
    denied("shares", nobody.shares().await, Unauthenticated)?;
    denied("reach", nobody.my_reach(Span::Day).await, Unauthenticated)?;
    denied("events", nobody.events_after(0).await, Unauthenticated)?;
    denied("notices", nobody.notices().await, Unauthenticated)?;
    denied("programme reach", nobody.programme_reach().await, Unauthenticated)?;
    denied("persona mix", nobody.persona_mix().await, Unauthenticated)?;
    let share = case.sharing(id, "");
    denied("submit", nobody.submit(share).await, Unauthenticated)?;
    let empty = case.command(CommandBody::EmptyDemo);
    denied("submit", nobody.submit(empty).await, Unauthenticated)
}

pub async fn newcomers_are_new(case: &mut Case<'_>) -> Result<(), Stop> {
    let one = case.newcomer().await?;
    let me = one.me().await?;
    let other = case.newcomer().await?.me().await?;
    ensure!(me.person != other.person, "two newcomers are one person");
    same!(me.quiz, None, "a newcomer's quiz");
    same!(me.roles, [Role::Ambassador], "a newcomer's roles");
    same!(one.shares().await?, [], "a newcomer's shares");
    same!(one.my_reach(Span::Weeks).await?.clicks_ever, 0, "a newcomer's clicks");
    Ok(())
}

pub async fn unknown_voices_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let visitor = case.visitor().await?;
    if visitor.voices().await?.is_empty() {
        return Err(Stop::NotOffered("sign-in happens elsewhere".into()));
    }
    denied("an unknown voice", visitor.enter(&format!("nobody-{}", case.tag)).await, NotFound)?;
    denied("me after that", visitor.me().await, Unauthenticated)
}

pub async fn a_person_comes_back_as_themselves(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let first = case.newcomer().await?;
    case.share(&first, story, "mine").await?;
    let second = case.again(&first).await?;
    same!(second.me().await?, first.me().await?, "the same person at a second client");
    same!(second.shares().await?, first.shares().await?, "their shares there");
    Ok(())
}
