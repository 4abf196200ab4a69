//! How far somebody came on their path.

use domain::{
    command::CommandBody,
    problem::ProblemKind::Invalid,
    progress::{MAX_NOTE, MAX_STEP, Progress},
    reach::Span,
};

use crate::{
    case::{Case, Client, applied, refused},
    report::{Stop, ensure, same},
};

async fn save(case: &mut Case<'_>, client: &Client, step: &str, done: bool, note: &str) -> Result<(), Stop> {
    let body = CommandBody::SaveStep { step: step.to_owned(), done, note: note.to_owned() };
    let command = case.command(body);
    applied(client, command).await.map(drop)
}

pub async fn steps_are_kept_and_forgotten(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    same!(client.progress().await?, Progress::default(), "the progress of somebody new");
    let before = client.my_reach(Span::Hour).await?.now;
    save(case, &client, "scout.a-1_b", true, "").await?;
    save(case, &client, "other", false, "Only noted").await?;
    let found = case.again(&client).await?.progress().await?;
    same!(found.steps.len(), 2, "steps");
    ensure!(found.is_done("scout.a-1_b") && !found.is_done("other"), "what is done is lost: {found:?}");
    same!((found.note("scout.a-1_b"), found.note("other")), ("", "Only noted"), "the notes");
    ensure!(found.steps.values().all(|step| step.at >= before), "a step was kept in the past: {found:?}");
    save(case, &client, "other", false, "").await?;
    save(case, &client, "never-kept", false, "").await?;
    let found = client.progress().await?;
    same!(found.steps.keys().collect::<Vec<_>>(), ["scout.a-1_b"], "what is neither done nor noted");
    Ok(())
}

pub async fn done_stays_done_since_then(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    save(case, &client, "a", true, "").await?;
    let first = client.progress().await?.steps.get("a").cloned();
    case.bench.rest(5).await;
    save(case, &client, "a", true, "Later").await?;
    let second = client.progress().await?.steps.get("a").cloned();
    let (Some(first), Some(second)) = (first, second) else {
        return Err(Stop::Failed("a step that was done is not there".into()));
    };
    ensure!(first.done_at.is_some(), "a step that is done has no moment");
    same!(second.done_at, first.done_at, "since when it is done");
    same!(second.note, "Later", "the note");
    ensure!(second.at > first.at, "when it was changed: {:?}, then {:?}", first.at, second.at);
    save(case, &client, "a", false, "Later").await?;
    ensure!(!client.progress().await?.is_done("a"), "what was undone is still done");
    Ok(())
}

pub async fn impossible_steps_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let (long, longer) = ("x".repeat(MAX_STEP + 1), "é".repeat(MAX_NOTE + 1));
    let wrong = [
        ("", "", "/step"),
        ("Upper", "", "/step"),
        ("a b", "", "/step"),
        ("a/../b", "", "/step"),
        ("é", "", "/step"),
        (long.as_str(), "", "/step"),
        ("fine", longer.as_str(), "/note"),
    ];
    for (step, note, place) in wrong {
        let body = CommandBody::SaveStep { step: step.to_owned(), done: true, note: note.to_owned() };
        let command = case.command(body);
        let problem = refused(&client, command, Invalid).await?;
        same!(problem.fields.first().map(|field| field.pointer.as_str()), Some(place), "the place");
    }
    same!(client.progress().await?, Progress::default(), "the progress after refusals");
    save(case, &client, &"x".repeat(MAX_STEP), true, &"é".repeat(MAX_NOTE)).await?;
    same!(client.progress().await?.steps.len(), 1, "steps at the limits");
    Ok(())
}

pub async fn only_oneself_sees_it(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    save(case, &client, "a", true, &format!("private {}", case.tag.clone())).await?;
    same!(other.progress().await?, Progress::default(), "somebody else's progress");
    let facilitator = case.facilitator().await?;
    ensure!(!facilitator.progress().await?.note("a").contains(&case.tag), "a facilitator reads a note");
    Ok(())
}

pub async fn notes_come_back_unchanged(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    for note in
        ["  spaces kept  ", "👩‍👩‍👧‍👦 e\u{301} é", "مرحبا \u{202e}abc", "line\r\n\t\\ \"q\" ';--", "<b>%s</b> {}"]
    {
        save(case, &client, "a", false, note).await?;
        same!(client.progress().await?.note("a"), note, "a note");
    }
    Ok(())
}
