//! Finishing the quiz.

use domain::{
    command::CommandBody,
    problem::ProblemKind::Invalid,
    quiz::{Answer, Blend, Pack, Response, Verdict, judge},
};

use crate::{
    case::{Case, applied, refused},
    made,
    report::{Stop, ensure, same},
};

fn finish(pack: &Pack, answers: &[Answer]) -> CommandBody {
    CommandBody::FinishQuiz { pack: pack.reference(), answers: answers.to_vec() }
}

pub async fn the_verdict_follows_from_the_answers(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let mut answers = made::answers(&pack, &mut case.chance, 12);
    if let Some(skipped) = answers.first_mut() {
        skipped.response = Response::Skip;
    }
    let command = case.command(finish(&pack, &answers));
    applied(&client, command).await?;
    let quiz = client.me().await?.quiz;
    let quiz = quiz.ok_or_else(|| Stop::Failed("a finished quiz is not in the profile".into()))?;
    same!(quiz.answers, answers, "the answers in the profile");
    same!(quiz.pack, pack.reference(), "the pack in the profile");
    let expected = judge(&pack, &answers)?;
    ensure!(alike(&quiz.verdict, &expected), "the verdict: expected {expected:?}, found {:?}", quiz.verdict);
    Ok(())
}

/// Whether two verdicts say the same. A number may lose its last digit on its way through JSON.
fn alike(found: &Verdict, expected: &Verdict) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let blends = found.blend.iter().zip(&expected.blend);
    let reasons = found.reasons.iter().zip(&expected.reasons);
    found.scored == expected.scored
        && close(found.certainty, expected.certainty)
        && (found.blend.len(), found.reasons.len()) == (expected.blend.len(), expected.reasons.len())
        && reasons.into_iter().all(|(a, b)| a.question == b.question && close(a.shift, b.shift))
        && blends.into_iter().all(|(a, b)| {
            let numbers = |blend: &Blend| [blend.mean, blend.low, blend.high, blend.first, blend.above];
            (&a.persona, a.standing) == (&b.persona, b.standing)
                && numbers(a).into_iter().zip(numbers(b)).all(|(a, b)| close(a, b))
        })
}

/// Computed where the client runs, natively and in the browser: the same bits in both. That the default pack has
/// vectors is a rule of `polyphony-pack lint`.
pub async fn the_packs_test_vectors_hold(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    for vector in &pack.test_vectors {
        let broken = vector.broken(&pack);
        ensure!(broken.is_none(), "{}: {}", vector.id, broken.unwrap_or_default());
    }
    Ok(())
}

pub async fn another_pack_is_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let answers = made::answers(&pack, &mut case.chance, 8);
    let mut reference = pack.reference();
    reference.hash = "0".repeat(reference.hash.len());
    let command = case.command(CommandBody::FinishQuiz { pack: reference, answers });
    let problem = refused(&client, command, Invalid).await?;
    same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/pack"), "the place");
    same!(client.me().await?.quiz, None, "the profile after a refusal");
    Ok(())
}

pub async fn impossible_answers_are_located(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let wrongs = [
        (Response::Level { level: 9 }, "/answers/3/response"),
        (Response::Pick { statement: "no such statement".into() }, "/answers/3/response"),
        (Response::BestWorst { best: "x".into(), worst: "x".into() }, "/answers/3/response"),
    ];
    for (response, place) in wrongs {
        let mut answers = made::answers(&pack, &mut case.chance, 8);
        if let Some(answer) = answers.get_mut(3) {
            answer.response = response;
        }
        let command = case.command(finish(&pack, &answers));
        let problem = refused(&client, command, Invalid).await?;
        same!(problem.fields.first().map(|field| field.pointer.as_str()), Some(place), "the place");
    }
    let mut answers = made::answers(&pack, &mut case.chance, 8);
    if let Some(answer) = answers.get_mut(5) {
        answer.question = "no such question".into();
    }
    let command = case.command(finish(&pack, &answers));
    let problem = refused(&client, command, Invalid).await?;
    let place = problem.fields.first().map(|field| field.pointer.as_str());
    same!(place, Some("/answers/5/question"), "the place of an unknown question");
    same!(client.me().await?.quiz, None, "the profile after refusals");
    Ok(())
}

pub async fn too_few_or_double_answers_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let few = made::answers(&pack, &mut case.chance, 3);
    let command = case.command(finish(&pack, &few));
    refused(&client, command, Invalid).await?;
    let mut double = made::answers(&pack, &mut case.chance, 8);
    double.extend(double.first().cloned());
    let command = case.command(finish(&pack, &double));
    refused(&client, command, Invalid).await?;
    same!(client.me().await?.quiz, None, "the profile after refusals");
    Ok(())
}

pub async fn a_retake_replaces(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    for _ in 0..2 {
        let answers = made::answers(&pack, &mut case.chance, 9);
        let command = case.command(finish(&pack, &answers));
        applied(&client, command).await?;
        let found = client.me().await?.quiz.map(|quiz| quiz.answers);
        same!(found, Some(answers), "the answers of the last quiz");
    }
    Ok(())
}

pub async fn only_oneself_sees_it(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let other = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let answers = made::answers(&pack, &mut case.chance, 9);
    let command = case.command(finish(&pack, &answers));
    applied(&client, command).await?;
    ensure!(client.me().await?.quiz.is_some(), "the person does not see their own quiz");
    same!(other.me().await?.quiz, None, "somebody else's profile");
    same!(case.newcomer().await?.me().await?.quiz, None, "the profile of whoever comes next");
    Ok(())
}
