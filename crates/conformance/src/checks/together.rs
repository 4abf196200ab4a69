//! Several things at the same time.

use domain::{command::CommandBody, story::StoryOrder};
use futures_util::future::{join, join_all};

use crate::{
    case::{Case, applied, gallery},
    made,
    report::{Stop, ensure, same},
};

pub async fn two_quizzes_at_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let one = case.newcomer().await?;
    let other = case.again(&one).await?;
    let pack = one.typology("en").await?;
    let (first, second) =
        (made::answers(&pack, &mut case.chance, 9), made::answers(&pack, &mut case.chance, 10));
    let finish =
        |answers: &[_]| CommandBody::FinishQuiz { pack: pack.reference(), answers: answers.to_vec() };
    let (a, b) = (case.command(finish(&first)), case.command(finish(&second)));
    let (a, b) = join(applied(&one, a), applied(&other, b)).await;
    a?;
    b?;
    let found = one.me().await?.quiz.map(|quiz| quiz.answers);
    ensure!(found == Some(first) || found == Some(second), "the profile is neither of the two");
    same!(other.me().await?, one.me().await?, "the profile at both clients");
    Ok(())
}

pub async fn many_commands_at_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let one = case.newcomer().await?;
    let other = case.again(&one).await?;
    let pack = one.typology("en").await?;
    let answers = made::answers(&pack, &mut case.chance, 9);
    let quiz = case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers: answers.clone() });
    let mut commands = vec![quiz];
    for n in 0..4 {
        commands.push(case.sharing(story, &n.to_string()));
    }
    let clients = [&one, &other];
    let all = commands.into_iter().zip(clients.into_iter().cycle());
    for outcome in join_all(all.map(|(command, client)| applied(client, command))).await {
        outcome?;
    }
    let mut captions: Vec<_> = one.shares().await?.into_iter().map(|share| share.caption).collect();
    captions.sort();
    same!(captions, ["0", "1", "2", "3"], "captions");
    same!(other.me().await?.quiz.map(|quiz| quiz.answers), Some(answers), "the answers");
    Ok(())
}

pub async fn one_import_twice_at_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let (one, other) = (case.facilitator().await?, case.facilitator().await?);
    let stories: Vec<_> = (0..20).map(|n| made::story(&case.tag, n, "Twice", &case.tag)).collect();
    let body = CommandBody::AddStories { stories };
    let (a, b) = (case.command(body.clone()), case.command(body));
    let (a, b) = join(applied(&one, a), applied(&other, b)).await;
    a?;
    b?;
    let found = gallery(&one, &case.tag, StoryOrder::Fresh, 100).await?;
    same!(found.len(), 20, "stories");
    ensure!(found.iter().all(|story| story.version == 1), "a story was written twice");
    Ok(())
}
