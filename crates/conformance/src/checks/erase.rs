//! Erasing oneself.

use domain::{
    command::{Command, CommandBody},
    ids::{Code, CommandId},
    problem::ProblemKind::NotFound,
    progress::Progress,
    quiz::judge,
    reach::{Measure, Span},
    settings::Settings,
};

use super::history::another;
use crate::{
    case::{Case, Client, applied, refused},
    made,
    report::{Stop, ensure, same},
};

/// Somebody with two quizzes, a correction, a note, a pause, a share and clicks; with every command they gave and their link.
struct Somebody {
    client: Client,
    commands: Vec<Command>,
    code: Code,
}

async fn somebody(case: &mut Case<'_>) -> Result<Somebody, Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let answers = made::answers(&pack, &mut case.chance, 9);
    let settings = Settings { quiet: None, ..Settings::default() };
    let earlier = made::answers(&pack, &mut case.chance, 9);
    let verdict = judge(&pack, &answers)?;
    let persona = Some(another(&pack, verdict.primary().map(|first| first.persona.as_str()))?);
    let commands = vec![
        case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers: earlier }),
        case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers }),
        case.command(CommandBody::CorrectVerdict { persona }),
        case.command(CommandBody::SaveSettings { settings }),
        case.command(CommandBody::SaveStep { step: "a".into(), done: true, note: case.tag.clone() }),
        case.sharing(story, "Soon gone"),
    ];
    for command in &commands {
        applied(&client, command.clone()).await?;
    }
    let code =
        Code::of_share(commands.last().map_or_else(|| CommandId::v7(made::day(0), &[0; 10]), |c| c.id));
    case.click(&client, &code).await?;
    case.click(&client, &code).await?;
    Ok(Somebody { client, commands, code })
}

/// Insists that nothing is known of whoever this is.
async fn unknown(client: &Client) -> Result<(), Stop> {
    let me = client.me().await?;
    same!((me.quiz, me.settings), (None, Settings::default()), "the profile");
    same!(me.quiz_history, [], "the earlier quizzes");
    same!(client.progress().await?, Progress::default(), "the progress");
    same!(client.shares().await?, [], "the shares");
    let reach = client.my_reach(Span::Weeks).await?;
    same!((reach.clicks, reach.clicks_ever, reach.shares.len()), (0, 0, 0), "the reach");
    let data = client.my_data().await?;
    same!(data.person, None, "the person");
    same!(data.counted_as, Vec::<String>::new(), "what they are counted as");
    same!(data.commands, [], "the commands");
    let left = data.clicks.len() + data.visitors.len() + data.shares.len() + data.events.len();
    same!(left, 0, "what else is kept");
    Ok(())
}

async fn erase(case: &mut Case<'_>, client: &Client) -> Result<Command, Stop> {
    let command = case.command(CommandBody::EraseMe);
    applied(client, command.clone()).await?;
    Ok(command)
}

pub async fn nothing_is_left(case: &mut Case<'_>) -> Result<(), Stop> {
    let Somebody { client, .. } = somebody(case).await?;
    let before = client.my_reach(Span::Hour).await?.as_of;
    let other = case.again(&client).await?;
    erase(case, &client).await?;
    unknown(&client).await?;
    unknown(&other).await?;
    let missed = client.events_after(before).await?;
    ensure!(!missed.reset, "the log lost numbers");
    Ok(())
}

pub async fn others_keep_theirs(case: &mut Case<'_>) -> Result<(), Stop> {
    let stays = somebody(case).await?;
    let goes = somebody(case).await?;
    let data = |mut data: domain::my_data::MyData| {
        data.at = Default::default();
        data
    };
    let before = data(stays.client.my_data().await?);
    let me = stays.client.me().await?;
    erase(case, &goes.client).await?;
    same!(data(stays.client.my_data().await?), before, "somebody else's data");
    same!(stays.client.me().await?, me, "somebody else's profile");
    case.click(&stays.client, &stays.code).await?;
    same!(stays.client.my_reach(Span::Weeks).await?.clicks_ever, 3, "somebody else's clicks");
    Ok(())
}

pub async fn links_lead_nowhere(case: &mut Case<'_>) -> Result<(), Stop> {
    let Somebody { client, code, .. } = somebody(case).await?;
    erase(case, &client).await?;
    let about = case.about().await?;
    if about.tracked_links == Measure::Practice {
        let command = case.command(CommandBody::RecordPractice { code });
        refused(&client, command, NotFound).await?;
    } else {
        let address = format!("{}{code}", about.links.unwrap_or_default());
        let Some(status) = case.bench.open_link(address).await else {
            return Err(Stop::NotOffered("this host cannot open tracked links".into()));
        };
        let status = status?;
        ensure!((400..500).contains(&status), "the link of an erased share answered {status}");
    }
    unknown(&client).await
}

pub async fn what_was_done_is_not_done_again(case: &mut Case<'_>) -> Result<(), Stop> {
    let Somebody { client, commands, .. } = somebody(case).await?;
    erase(case, &client).await?;
    for command in commands {
        applied(&client, command).await?;
    }
    unknown(&client).await
}

pub async fn a_new_beginning(case: &mut Case<'_>) -> Result<(), Stop> {
    let Somebody { client, .. } = somebody(case).await?;
    let story = case.one_story().await?;
    // Given before, applied after: it begins a new row.
    let waiting = case.sharing(story, "From an outbox");
    let erased = erase(case, &client).await?;
    applied(&client, waiting.clone()).await?;
    applied(&client, erased).await?;
    let shares: Vec<_> = client.shares().await?.into_iter().map(|share| share.id).collect();
    same!(shares, [waiting.id], "the shares after a new beginning");
    let data = client.my_data().await?;
    same!(data.commands, [waiting.id], "the commands");
    let fresh = data.person.is_some_and(|person| person.quiz.is_none() && person.progress.steps.is_empty());
    ensure!(fresh, "the new beginning remembers");
    Ok(())
}

pub async fn twice_is_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let Somebody { client, .. } = somebody(case).await?;
    erase(case, &client).await?;
    let before = client.my_reach(Span::Hour).await?.as_of;
    erase(case, &client).await?;
    unknown(&client).await?;
    let missed = client.events_after(before).await?;
    ensure!(
        missed.events.iter().all(|event| event.event.audience == domain::event::Audience::Everyone),
        "it is told"
    );
    // Nor does it take anything from somebody who never did anything.
    let nobody = case.newcomer().await?;
    erase(case, &nobody).await?;
    unknown(&nobody).await
}
