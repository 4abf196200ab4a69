//! Everything that is kept about oneself.

use domain::{
    command::CommandBody,
    my_data::{MyData, Remainder},
    settings::{Cadence, Settings},
};

use super::history::another;
use crate::{
    case::{Case, applied},
    made,
    report::{Stop, ensure, same},
};

pub async fn everything_is_in_it(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let before = client.events_after(0).await?.last;
    let pack = client.typology("en").await?;
    let answers = made::answers(&pack, &mut case.chance, 9);
    let mut settings = Settings::default();
    settings.notify.reach = Cadence::Daily;
    let mut commands = Vec::new();
    for body in [
        CommandBody::FinishQuiz {
            pack: pack.reference(),
            answers: made::answers(&pack, &mut case.chance, 10),
        },
        CommandBody::FinishQuiz { pack: pack.reference(), answers: answers.clone() },
        CommandBody::SaveSettings { settings: settings.clone() },
        CommandBody::SaveStep { step: "a".into(), done: true, note: "Mine".into() },
    ] {
        let command = case.command(body);
        commands.push(command.id);
        applied(&client, command).await?;
    }
    let said = client.me().await?.quiz.map(|quiz| another(&pack, quiz.told())).transpose()?;
    let correction = case.command(CommandBody::CorrectVerdict { persona: said.clone() });
    commands.push(correction.id);
    applied(&client, correction).await?;
    let share = case.share(&client, story, "Words of mine").await?;
    commands.push(share.id);
    for _ in 0..3 {
        case.click(&client, &share.code).await?;
    }
    let MyData {
        at,
        person,
        shares,
        submissions,
        reports,
        shown,
        thanks_received,
        thanks_given,
        clicks,
        enquiries,
        visitors,
        counted_as,
        commands: ids,
        events,
        kept_as_totals,
    } = client.my_data().await?;
    let person = person.ok_or_else(|| Stop::Failed("the person is missing".into()))?;
    same!(person.id, client.me().await?.person, "the person");
    same!(person.quiz.as_ref().map(|quiz| &quiz.answers), Some(&answers), "the answers");
    same!(person.persona(), said.as_deref(), "the correction");
    same!(
        (person.quiz_history.len(), &person.quiz_history),
        (1, &client.me().await?.quiz_history),
        "the history"
    );
    same!(person.settings, settings, "the settings");
    same!(person.progress, client.progress().await?, "the progress");
    ensure!(person.joined <= at, "it was read before they joined");
    same!(reports, [], "reports of somebody who took none in");
    same!(submissions, client.my_submissions().await?, "the suggestions");
    same!((shown, thanks_received, thanks_given), (vec![], vec![], vec![]), "what is between colleagues");
    same!(shares, std::slice::from_ref(&share), "the shares");
    // Around midnight they may lie in two days.
    same!(clicks.iter().map(|clicks| clicks.clicks).sum::<u64>(), 3, "the clicks");
    ensure!(
        clicks.iter().all(|clicks| clicks.share == share.id && clicks.day <= at.day()),
        "clicks: {clicks:?}"
    );
    same!(enquiries, [], "the enquiries");
    ensure!(visitors.iter().all(|visitors| visitors.share == share.id), "visitors: {visitors:?}");
    ensure!(counted_as.iter().all(|id| pack.persona(id).is_some()), "counted as {counted_as:?}");
    let missing: Vec<_> = commands.iter().filter(|id| !ids.contains(id)).collect();
    ensure!(missing.is_empty(), "commands that are missing: {missing:?}");
    let mut expected = client.events_after(before).await?.events;
    expected.retain(|event| event.event.audience == domain::event::Audience::Person(person.id.clone()));
    same!(events, expected, "the events");
    same!(kept_as_totals, Remainder::ALL, "what stays");
    Ok(())
}

pub async fn it_is_ones_own(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.share(&client, story, "Not yours").await?;
    case.click(&client, &share.code).await?;
    let data = other.my_data().await?;
    let empty = data.shares.is_empty() && data.clicks.is_empty() && data.visitors.is_empty();
    ensure!(empty && data.commands.is_empty() && data.events.is_empty(), "somebody else reads {data:?}");
    same!(data.person, None, "somebody who did nothing");
    let run = case.facilitator().await?.my_data().await?;
    ensure!(run.shares.iter().all(|known| known.id != share.id), "a facilitator reads somebody's shares");
    ensure!(!run.commands.contains(&share.id), "a facilitator reads somebody's commands");
    Ok(())
}
