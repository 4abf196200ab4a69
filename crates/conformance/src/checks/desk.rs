//! Suggestions and what becomes of them; campaigns.

use domain::{
    campaign::{Campaign, Plan},
    command::CommandBody,
    event::Happening,
    ids::{CommandId, StoryId},
    problem::ProblemKind::{Conflict, Forbidden, Invalid, Unauthenticated},
    reach::Span,
    story::{Edition, StoryOrder},
    submission::{MAX_TEXT, MOST_WAITING, Submission, Suggested},
    upload::Upload,
};

use super::editing::{compose, composed};
use crate::{
    case::{Case, Client, applied, denied, gallery, refused},
    made,
    report::{Stop, ensure, same},
};

fn suggested(case: &Case<'_>) -> Suggested {
    Suggested {
        title: format!("  A walk {} \u{202e}", case.tag),
        text: "We saw a heron.\r\n\r\n\r\nمرحبا".into(),
        url: Some("https://example.org/heron".into()),
        language: "en".into(),
        upload: None,
    }
}

async fn suggest(case: &mut Case<'_>, client: &Client, suggested: Suggested) -> Result<Submission, Stop> {
    let command = case.command(CommandBody::SuggestStory { suggested });
    let id = command.id;
    applied(client, command).await?;
    one(client.my_submissions().await?, id)
}

fn one(submissions: Vec<Submission>, id: CommandId) -> Result<Submission, Stop> {
    let found = submissions.into_iter().find(|submission| submission.id == id);
    found.ok_or_else(|| Stop::Failed("a submission is missing".into()))
}

fn told(events: &[domain::event::Event]) -> usize {
    events.iter().filter(|event| event.event.what == Happening::SubmissionsChanged).count()
}

fn answer(submission: CommandId, words: &str) -> CommandBody {
    CommandBody::AnswerSuggestion { submission, words: words.to_owned(), story: None }
}

pub async fn a_suggestion_is_answered_with_kind_words(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let (other, tag) = (case.newcomer().await?, case.tag.clone());
    let last = client.my_reach(Span::Hour).await?.as_of;
    let mine = suggest(case, &client, suggested(case)).await?;
    same!(mine.title, format!("A walk {tag}"), "its title");
    same!((mine.text.as_str(), mine.version), ("We saw a heron.\n\nمرحبا", 1), "its text");
    same!((mine.person.clone(), mine.waits()), (client.me().await?.person, true), "whose it is");
    let waiting = one(facilitator.desk().await?.submissions, mine.id)?;
    same!(waiting, mine, "what lies on the desk");
    ensure!(told(&facilitator.events_after(last).await?.events) > 0, "the desk was not told");
    let elsewhere = other.events_after(last).await?.events;
    same!(told(&elsewhere), 0, "somebody else was told");
    same!(other.my_submissions().await?, [], "somebody else's submissions");

    let before = client.events_after(last).await?.last;
    let reply = case.command(answer(mine.id, " Thank you, Ada.\u{202e}\nNext time with a photo? "));
    applied(&facilitator, reply.clone()).await?;
    applied(&facilitator, reply).await?;
    let read = one(client.my_submissions().await?, mine.id)?;
    let answer_read = read.answer.ok_or_else(|| Stop::Failed("there is no answer".into()))?;
    same!(answer_read.words.as_str(), "Thank you, Ada.\nNext time with a photo?", "the words");
    same!((answer_read.story, read.version), (None, 2), "what came of it");
    same!(told(&client.events_after(before).await?.events), 1, "news of the answer");
    let twice = case.command(answer(mine.id, "Again"));
    let problem = refused(&facilitator, twice, Invalid).await?;
    same!(problem.fields.first().map(|f| f.reason.as_str()), Some("was answered already"), "the reason");
    let wordless = suggest(case, &client, suggested(case)).await?;
    let silent = case.command(answer(wordless.id, " \u{202e}\n"));
    refused(&facilitator, silent, Invalid).await.map(drop)
}

pub async fn a_suggestion_becomes_a_story(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let upload = Some(Upload { data: made::photo(), alt: "A heron".into(), focus: None });
    let mine = suggest(case, &client, Suggested { upload, ..suggested(case) }).await?;
    let picture = mine.picture.clone().ok_or_else(|| Stop::Failed("the photo is gone".into()))?;
    let mut story = composed(case, Edition::default());
    story.title = "A heron on the roof".into();
    story.pictures = vec![picture.clone()];
    // A story that cannot be taken answers nothing.
    let mut wrong = story.clone();
    wrong.url = "nowhere".into();
    let accept = |story| CommandBody::AnswerSuggestion {
        submission: mine.id,
        words: "What a picture.".into(),
        story: Some(Box::new(story)),
    };
    let command = case.command(accept(wrong));
    let problem = refused(&facilitator, command, Invalid).await?;
    same!(problem.fields.first().map(|f| f.pointer.as_str()), Some("/story/url"), "the place");
    ensure!(one(client.my_submissions().await?, mine.id)?.waits(), "half an answer was given");
    let command = case.command(accept(story));
    let id = StoryId(command.id.0);
    applied(&facilitator, command).await?;
    let read = one(client.my_submissions().await?, mine.id)?;
    same!(read.answer.and_then(|answer| answer.story), Some(id), "the story it became");
    let story = client.story(id).await?;
    same!((story.title.as_str(), story.picture), ("A heron on the roof", Some(picture)), "the story");
    ensure!(!format!("{:?}", story.edition).contains(mine.person.as_str()), "the story names its person");
    Ok(())
}

pub async fn handing_in_twice_is_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let again = case.again(&client).await?;
    let command = case.command(CommandBody::SuggestStory { suggested: suggested(case) });
    for client in [&client, &again, &client] {
        applied(client, command.clone()).await?;
    }
    same!(client.my_submissions().await?.len(), 1, "submissions");
    let mut other = suggested(case);
    other.title = "Something else".into();
    let reused =
        domain::command::Command { id: command.id, body: CommandBody::SuggestStory { suggested: other } };
    refused(&client, reused, Invalid).await?;
    let read = client.my_submissions().await?;
    ensure!(read.iter().all(|one| one.title.starts_with("A walk")), "the second one won");
    Ok(())
}

pub async fn impossible_suggestions_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let bad = Suggested {
        title: "\u{202e}".into(),
        text: "x".repeat(MAX_TEXT + 1),
        url: Some("file:///etc/passwd".into()),
        language: "en".into(),
        upload: Some(Upload { data: "AAAA".into(), alt: String::new(), focus: None }),
    };
    let command = case.command(CommandBody::SuggestStory { suggested: bad });
    let problem = refused(&client, command, Invalid).await?;
    let places: Vec<_> =
        problem.fields.iter().map(|field| field.pointer.trim_start_matches("/suggested/")).collect();
    same!(places, ["title", "text", "url", "upload/alt", "upload/data"], "the places");
    for _ in 0..MOST_WAITING {
        let next = suggested(case);
        suggest(case, &client, next).await?;
    }
    let surplus = case.command(CommandBody::SuggestStory { suggested: suggested(case) });
    refused(&client, surplus, Invalid).await?;
    same!(client.my_submissions().await?.len(), MOST_WAITING, "submissions that wait");
    Ok(())
}

pub async fn photos_lose_their_place(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let upload = Some(Upload { data: made::photo_with_place(), alt: "A roof".into(), focus: None });
    let mine = suggest(case, &client, Suggested { upload, ..suggested(case) }).await?;
    let local = mine.picture.and_then(|picture| picture.local).unwrap_or_default();
    ensure!(made::photo_with_place().contains(made::PLACE_IN_BASE_64), "the photo of the check has no place");
    // Kept in the rows it can be looked at here; kept as a file, the server's own test looks at it.
    ensure!(!local.is_empty() && !local.contains(made::PLACE_IN_BASE_64), "the place is still in it");
    let broken = Upload { data: made::photo().chars().take(400).collect(), alt: "Cut".into(), focus: None };
    let cut = Suggested { upload: Some(broken), ..suggested(case) };
    let command = case.command(CommandBody::SuggestStory { suggested: cut });
    let problem = refused(&client, command, Invalid).await?;
    same!(
        problem.fields.first().map(|f| f.pointer.as_str()),
        Some("/suggested/upload/data"),
        "the place of a broken one"
    );
    Ok(())
}

fn plan(case: &Case<'_>, starts: &str, ends: &str) -> Plan {
    Plan {
        title: format!(" Warm winter {} ", case.tag),
        about: "Three weeks about heat.".into(),
        starts: starts.into(),
        ends: ends.into(),
    }
}

async fn campaign(client: &Client, id: CommandId) -> Result<Campaign, Stop> {
    let found = client.campaigns().await?.into_iter().find(|campaign| campaign.id == id);
    found.ok_or_else(|| Stop::Failed("a campaign is missing".into()))
}

pub async fn campaigns_begin_change_and_end(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let begin = case.command(CommandBody::AddCampaign { plan: plan(case, "2026-12-01", "2026-12-24") });
    let id = begin.id;
    applied(&facilitator, begin.clone()).await?;
    applied(&facilitator, begin).await?;
    let read = campaign(&client, id).await?;
    same!(
        (read.plan.title.as_str(), read.version, read.ended),
        (plan(case, "", "").title.trim(), 1, None),
        "the campaign"
    );
    let edition = Edition { campaign: Some(id), ..Edition::default() };
    let story = compose(case, &facilitator, edition).await?;
    same!(client.story(story.id).await?.edition.campaign, Some(id), "the story's campaign");
    let longer = CommandBody::EditCampaign { id, version: 1, plan: plan(case, "2026-12-01", "2027-01-06") };
    let command = case.command(longer.clone());
    applied(&facilitator, command).await?;
    let late = case.command(longer);
    refused(&facilitator, late, Conflict).await?;
    for _ in 0..2 {
        let end = case.command(CommandBody::EndCampaign { id });
        applied(&facilitator, end).await?;
    }
    let read = campaign(&client, id).await?;
    same!((read.plan.ends.as_str(), read.version), ("2027-01-06", 3), "the campaign at its end");
    ensure!(read.ended.is_some(), "it has not ended");
    same!(gallery(&client, &case.tag, StoryOrder::Fresh, 3).await?.len(), 1, "stories after its end");
    let wrong = case.command(CommandBody::AddCampaign { plan: plan(case, "2026-12-24", "2026-12-01") });
    let problem = refused(&facilitator, wrong, Invalid).await?;
    same!(problem.fields.first().map(|f| f.pointer.as_str()), Some("/plan/ends"), "the place");
    let starts: Vec<String> =
        client.campaigns().await?.into_iter().map(|campaign| campaign.plan.starts).collect();
    ensure!(starts.is_sorted_by(|a, b| a >= b), "campaigns are not in order: {starts:?}");
    Ok(())
}

pub async fn only_facilitators_sit_there(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, visitor) = (case.newcomer().await?, case.visitor().await?);
    let mine = suggest(case, &client, suggested(case)).await?;
    let id = mine.id;
    for body in [
        answer(id, "To myself"),
        CommandBody::AddCampaign { plan: plan(case, "2026-12-01", "2026-12-24") },
        CommandBody::EditCampaign { id, version: 1, plan: plan(case, "2026-12-01", "2026-12-24") },
        CommandBody::EndCampaign { id },
    ] {
        let command = case.command(body);
        refused(&client, command, Forbidden).await?;
    }
    denied("the desk", client.desk().await, Forbidden)?;
    denied("the desk to nobody", visitor.desk().await, Unauthenticated)?;
    denied("nobody's submissions", visitor.my_submissions().await, Unauthenticated)?;
    denied("campaigns to nobody", visitor.campaigns().await, Unauthenticated)?;
    same!(client.my_submissions().await?, [mine], "the submission");
    Ok(())
}

pub async fn erasing_takes_suggestions_along(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let upload = Some(Upload { data: made::photo(), alt: "A heron".into(), focus: None });
    let mine = suggest(case, &client, Suggested { upload, ..suggested(case) }).await?;
    let second = suggest(case, &client, suggested(case)).await?;
    let accept = CommandBody::AnswerSuggestion {
        submission: mine.id,
        words: "Thank you".into(),
        story: Some(Box::new(composed(case, Edition::default()))),
    };
    let command = case.command(accept);
    applied(&facilitator, command).await?;
    let kept = client.my_data().await?.submissions;
    same!(kept.len(), 2, "submissions in one's data");
    same!(kept, client.my_submissions().await?, "one's data");
    let erase = case.command(CommandBody::EraseMe);
    applied(&client, erase).await?;
    same!(client.my_data().await?.submissions, [], "submissions after an erasure");
    let desk = facilitator.desk().await?;
    ensure!(
        desk.submissions.iter().all(|one| one.id != mine.id && one.id != second.id),
        "the desk remembers"
    );
    let text = format!("{desk:?}");
    ensure!(!text.contains(mine.person.as_str()), "the desk names somebody who is gone");
    // What was made of it is the programme's, and leads to nobody.
    same!(gallery(&facilitator, &case.tag, StoryOrder::Fresh, 3).await?.len(), 1, "stories");
    Ok(())
}
