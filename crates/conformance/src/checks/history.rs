//! Earlier quizzes, and what people say to their last one.

use domain::{
    command::CommandBody,
    person::{MOST_PAST, Me, QuizRecord},
    problem::ProblemKind::Invalid,
    quiz::Pack,
    story::{StoryKind, StoryOrder},
};

use crate::{
    case::{Case, Client, applied, gallery, refused},
    made,
    report::{Stop, ensure, same},
};

/// Takes the quiz; the profile after it.
pub(super) async fn take(case: &mut Case<'_>, client: &Client, pack: &Pack) -> Result<QuizRecord, Stop> {
    let answers = made::answers(pack, &mut case.chance, 9);
    let command = case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers });
    applied(client, command).await?;
    quiz(&client.me().await?)
}

fn quiz(me: &Me) -> Result<QuizRecord, Stop> {
    me.quiz.clone().ok_or_else(|| Stop::Failed("a finished quiz is not in the profile".into()))
}

/// Says that the persona is `persona`, or takes that back.
pub(super) async fn correct(case: &mut Case<'_>, client: &Client, persona: Option<&str>) -> Result<Me, Stop> {
    let command = case.command(CommandBody::CorrectVerdict { persona: persona.map(str::to_owned) });
    applied(client, command).await?;
    Ok(client.me().await?)
}

/// Another persona than the one somebody was told, by its id.
pub(super) fn another(pack: &Pack, told: Option<&str>) -> Result<String, Stop> {
    let mut others = pack.personas.iter().map(|persona| &persona.id);
    let other = others.find(|id| Some(id.as_str()) != told);
    other.cloned().ok_or_else(|| Stop::NotOffered("this pack has one persona only".into()))
}

pub async fn a_retake_is_remembered_without_answers(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let first = take(case, &client, &pack).await?;
    same!(client.me().await?.quiz_history, [], "the history after the first quiz");
    let other = another(&pack, first.told())?;
    let first = quiz(&correct(case, &client, Some(&other)).await?)?;
    let second = take(case, &client, &pack).await?;
    same!(second.correction, None, "the correction of a new quiz");
    same!(client.me().await?.quiz_history, [first.past()], "the history after the second quiz");
    Ok(())
}

pub async fn twelve_are_remembered(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let mut taken = Vec::new();
    for _ in 0..MOST_PAST + 3 {
        taken.push(take(case, &client, &pack).await?.past());
    }
    // The last one is no past one yet.
    taken.pop();
    let expected = taken.get(taken.len() - MOST_PAST..).unwrap_or_default();
    same!(client.me().await?.quiz_history, expected, "the history, oldest first");
    Ok(())
}

pub async fn repeating_adds_nothing(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    take(case, &client, &pack).await?;
    let answers = made::answers(&pack, &mut case.chance, 9);
    let finish = case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers });
    applied(&client, finish.clone()).await?;
    let persona = Some(another(&pack, quiz(&client.me().await?)?.told())?);
    let correction = case.command(CommandBody::CorrectVerdict { persona });
    applied(&client, correction.clone()).await?;
    let before = client.me().await?;
    for command in [finish, correction] {
        applied(&client, command).await?;
    }
    same!(client.me().await?, before, "the profile after both commands came again");
    same!(before.quiz_history.len(), 1, "past quizzes");
    Ok(())
}

pub async fn a_correction_counts_and_is_taken_back(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let plain = take(case, &client, &pack).await?;
    let other = another(&pack, plain.told())?;
    let corrected = correct(case, &client, Some(&other)).await?;
    same!(corrected.persona(), Some(other.as_str()), "who the person is");
    let said = quiz(&corrected)?;
    same!(said.named().first().map(|named| named.persona), Some(other.as_str()), "who is named first");
    same!((&said.verdict, &said.answers), (&plain.verdict, &plain.answers), "verdict and answers");
    let again = correct(case, &client, Some(&other)).await?;
    same!(again, corrected, "the profile after saying the same again");
    let back = correct(case, &client, None).await?;
    same!(quiz(&back)?, plain, "the quiz after taking it back");
    same!(correct(case, &client, None).await?, back, "the profile after taking back nothing");
    Ok(())
}

pub async fn the_gallery_follows_a_correction(case: &mut Case<'_>) -> Result<(), Stop> {
    let pack = case.visitor().await?.typology("en").await?;
    // The answers are left to chance: some name so many personas that every kind of story fits. Then somebody else comes.
    for _ in 0..30 {
        let client = case.newcomer().await?;
        let said = take(case, &client, &pack).await?;
        let Some((persona, fitting, strange)) = turned(&pack, &said) else { continue };
        let mut stories = Vec::new();
        for (n, kind, day) in [(0, fitting, 40), (1, strange, 50)] {
            let mut story = made::story(&case.tag, n, &n.to_string(), &case.tag);
            (story.kind, story.published) = (kind, Some(made::day(day)));
            stories.push(story);
        }
        case.add(stories).await?;
        for (said, expected) in [(None, "10"), (Some(persona.as_str()), "01"), (None, "10")] {
            correct(case, &client, said).await?;
            let found = gallery(&client, &case.tag, StoryOrder::Fit, 10).await?;
            let titles: String = found.into_iter().map(|story| story.title).collect();
            same!(titles, expected, format!("stories by fit as {said:?}"));
        }
        return Ok(());
    }
    Err(Stop::NotOffered("every kind of story fits every persona of this pack".into()))
}

/// A persona whose first kind of story fits none of those who are named, that kind, and one that fits neither; none if
/// everything fits this person.
fn turned(pack: &Pack, said: &QuizRecord) -> Option<(String, StoryKind, StoryKind)> {
    let kinds = |id: &str| pack.persona(id).map(|persona| persona.story_kinds.clone()).unwrap_or_default();
    let known: Vec<StoryKind> = said.named().iter().flat_map(|named| kinds(named.persona)).collect();
    pack.personas.iter().find_map(|persona| {
        let fitting = *persona.story_kinds.first().filter(|kind| !known.contains(kind))?;
        let fits = |kind: &StoryKind| known.contains(kind) || persona.story_kinds.contains(kind);
        let strange = StoryKind::ALL.into_iter().find(|kind| !fits(kind))?;
        Some((persona.id.clone(), fitting, strange))
    })
}

pub async fn impossible_corrections_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    let any = pack.personas.first().map(|persona| persona.id.clone());
    all_refused(case, &client, [None, any, Some("no such persona".to_owned())]).await?;
    same!(client.me().await?.quiz, None, "the quiz of somebody who took none");
    let told = take(case, &client, &pack).await?.told().map(str::to_owned);
    // Doubtful answers told nobody anything: then there is nothing that was said already.
    let unknown = || Some("no such persona".to_owned());
    all_refused(case, &client, [told.or_else(unknown), unknown(), Some(String::new())]).await
}

/// Insists that none of these corrections is taken, and that each is refused for its persona.
async fn all_refused(
    case: &mut Case<'_>,
    client: &Client,
    personas: [Option<String>; 3],
) -> Result<(), Stop> {
    let before = client.me().await?;
    for persona in personas {
        let command = case.command(CommandBody::CorrectVerdict { persona });
        let problem = refused(client, command, Invalid).await?;
        same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/persona"), "the place");
    }
    same!(client.me().await?, before, "the profile after refusals");
    Ok(())
}

pub async fn only_oneself_sees_it(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let pack = client.typology("en").await?;
    let first = take(case, &client, &pack).await?;
    let last = take(case, &client, &pack).await?;
    let persona = another(&pack, last.told())?;
    let me = correct(case, &client, Some(&persona)).await?;
    same!(me.quiz_history, [first.past()], "one's own history");
    for stranger in [other, case.newcomer().await?, case.facilitator().await?] {
        let theirs = stranger.me().await?;
        ensure!(
            me.quiz_history.iter().all(|past| !theirs.quiz_history.contains(past)) && theirs.quiz != me.quiz,
            "somebody else's profile: {theirs:?}"
        );
        let data = serde_json::to_string(&stranger.my_data().await?.person).unwrap_or_default();
        ensure!(!data.contains(me.person.as_str()), "somebody else's data: {data}");
    }
    Ok(())
}
