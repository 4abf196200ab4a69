//! What the programme tells everybody.

use domain::{
    board::{MAX_ALERT, MAX_TITLE, MOST_OCCASIONS, Occasion},
    command::{Command, CommandBody},
    event::Happening,
    problem::ProblemKind::{Forbidden, Invalid, NotFound, Unauthenticated},
    reach::Span,
    time::{DAY, HOUR, Instant},
};

use crate::{
    case::{Case, Client, applied, denied, refused},
    report::{Stop, ensure, same},
};

fn alert(text: &str, topics: &[&str]) -> CommandBody {
    CommandBody::RaiseAlert {
        text: text.to_owned(),
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
    }
}

fn occasion(title: &str, starts: Instant) -> CommandBody {
    let url = Some("https://example.org/walk?a=1".to_owned());
    CommandBody::AddOccasion { title: title.to_owned(), place: "Here".into(), starts, url, personas: vec![] }
}

async fn now(client: &Client) -> Result<Instant, Stop> {
    Ok(client.my_reach(Span::Hour).await?.now)
}

/// The occasions whose title has this check's own word.
async fn mine(case: &Case<'_>, client: &Client) -> Result<Vec<Occasion>, Stop> {
    let occasions = client.board().await?.occasions;
    Ok(occasions.into_iter().filter(|occasion| occasion.title.contains(&case.tag)).collect())
}

async fn remove_mine(case: &mut Case<'_>, facilitator: &Client) -> Result<(), Stop> {
    for Occasion { id, .. } in mine(case, facilitator).await? {
        let command = case.command(CommandBody::RemoveOccasion { id });
        applied(facilitator, command).await?;
    }
    Ok(())
}

pub async fn an_alert_is_for_everybody(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let before = client.my_reach(Span::Hour).await?;
    let tag = case.tag.clone();
    for (text, topics) in
        [(format!("  Wait {tag}\n"), vec!["50%", "مرحبا"]), (format!("Still {tag}"), vec![])]
    {
        let command = case.command(alert(&text, &topics));
        applied(&facilitator, command).await?;
        let found = client.board().await?.alert.ok_or_else(|| Stop::Failed("no alert is up".into()))?;
        same!(
            (found.text.as_str(), found.topics),
            (text.trim(), topics.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>()),
            "the alert"
        );
        ensure!(found.since >= before.now, "the alert is from before");
    }
    let events = client.events_after(before.as_of).await?.events;
    let told =
        events.iter().filter(|event| matches!(event.event.what, Happening::BoardChanged { .. })).count();
    ensure!(told >= 2, "of two alerts {told} were told");
    let lift = case.command(CommandBody::LiftAlert);
    applied(&facilitator, lift).await?;
    let quiet = client.board().await?;
    same!(quiet.alert, None, "the alert after it was lifted");
    let again = case.command(CommandBody::LiftAlert);
    applied(&facilitator, again).await?;
    same!(client.board().await?, quiet, "the board after it was lifted again");
    Ok(())
}

pub async fn occasions_come_next_first(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let now = now(&client).await?;
    for (name, starts) in [("b", 9 * DAY), ("c", 10 * DAY), ("a", -12 * HOUR)] {
        let command = case.command(occasion(&format!(" {name} {}", case.tag), now.plus(starts)));
        applied(&facilitator, command).await?;
    }
    let found = mine(case, &client).await?;
    let names: Vec<_> = found.iter().filter_map(|occasion| occasion.title.chars().next()).collect();
    same!(names, ['a', 'b', 'c'], "occasions, next first");
    let all = client.board().await?.occasions;
    ensure!(all.is_sorted_by_key(|occasion| occasion.starts), "occasions are not in order");
    if let Some(Occasion { id, .. }) = found.into_iter().nth(1) {
        let command = case.command(CommandBody::RemoveOccasion { id });
        applied(&facilitator, command.clone()).await?;
        applied(&facilitator, command).await?;
        let gone = case.command(CommandBody::RemoveOccasion { id });
        refused(&facilitator, gone, NotFound).await?;
    }
    same!(mine(case, &client).await?.len(), 2, "occasions after one was removed");
    remove_mine(case, &facilitator).await
}

pub async fn an_occasion_is_added_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let starts = now(&client).await?.plus(3 * DAY);
    let pack = client.typology("en").await?;
    let personas: Vec<String> = pack.personas.iter().take(2).map(|persona| persona.id.clone()).collect();
    let body = CommandBody::AddOccasion {
        title: format!("Once {}", case.tag),
        place: String::new(),
        starts,
        url: None,
        personas: personas.clone(),
    };
    let command = case.command(body);
    applied(&facilitator, command.clone()).await?;
    applied(&facilitator, command.clone()).await?;
    let title = format!("Once {}", case.tag);
    let expected = Occasion { id: command.id, title, place: String::new(), starts, url: None, personas };
    same!(mine(case, &client).await?, [expected], "the occasion");
    remove_mine(case, &facilitator).await
}

pub async fn there_is_room_for_fifty(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let starts = now(&facilitator).await?.plus(5 * DAY);
    let room = MOST_OCCASIONS.saturating_sub(facilitator.board().await?.occasions.len());
    for n in 0..room {
        let command = case.command(occasion(&format!("{n} {}", case.tag), starts));
        applied(&facilitator, command).await?;
    }
    let one_more = case.command(occasion(&format!("more {}", case.tag), starts));
    refused(&facilitator, one_more, Invalid).await?;
    same!(mine(case, &facilitator).await?.len(), room, "occasions");
    remove_mine(case, &facilitator).await?;
    same!(mine(case, &facilitator).await?, [], "occasions after all were removed");
    Ok(())
}

pub async fn impossible_entries_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let now = now(&facilitator).await?;
    let (long, longer) = ("é".repeat(MAX_TITLE + 1), "é".repeat(MAX_ALERT + 1));
    let add = |title: &str, place: &str, starts: i64, url: Option<&str>, persona: &[&str]| {
        CommandBody::AddOccasion {
            title: title.to_owned(),
            place: place.to_owned(),
            starts: now.plus(starts),
            url: url.map(str::to_owned),
            personas: persona.iter().map(|id| (*id).to_owned()).collect(),
        }
    };
    let before = facilitator.board().await?;
    for (body, place) in [
        (alert(" ", &[]), "/text"),
        (alert(&longer, &[]), "/text"),
        (alert("Fine", &["fine", ""]), "/topics/1"),
        (alert("Fine", &["x"; 21]), "/topics"),
        (add("", "", DAY, None, &[]), "/title"),
        (add(&long, "", DAY, None, &[]), "/title"),
        (add("Fine", &long, DAY, None, &[]), "/place"),
        (add("Fine", "", -2 * DAY, None, &[]), "/starts"),
        (add("Fine", "", i64::MAX, None, &[]), "/starts"),
        (add("Fine", "", DAY, Some("javascript:alert(1)"), &[]), "/url"),
        (add("Fine", "", DAY, Some("ftp://example.org/"), &[]), "/url"),
        (add("Fine", "", DAY, None, &["nobody-is-this"]), "/personas/0"),
    ] {
        let command = case.command(body);
        let problem = refused(&facilitator, command, Invalid).await?;
        let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
        same!(places, [place], "the place");
    }
    same!(facilitator.board().await?, before, "the board after refusals");
    Ok(())
}

pub async fn an_ambassador_may_not(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let before = client.board().await?;
    let starts = now(&client).await?.plus(DAY);
    let Command { id, .. } = case.command(CommandBody::LiftAlert);
    for body in [
        alert("Mine to say", &[]),
        CommandBody::LiftAlert,
        occasion("Mine to add", starts),
        CommandBody::RemoveOccasion { id },
    ] {
        let command = case.command(body);
        refused(&client, command, Forbidden).await?;
    }
    same!(client.board().await?, before, "the board after refusals");
    Ok(())
}

pub async fn nobody_is_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let visitor = case.visitor().await?;
    denied("the board", visitor.board().await, Unauthenticated)?;
    denied("the progress", visitor.progress().await, Unauthenticated)?;
    denied("one's data", visitor.my_data().await, Unauthenticated)
}
