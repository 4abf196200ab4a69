//! What the letter of a week is made of: clicks between moments, and milestones that were told.

use domain::{
    command::CommandBody,
    ids::StoryId,
    problem::ProblemKind::Invalid,
    reach::{LinkCount, MOST_EDGES},
    thanks::Told,
    time::{DAY, Instant},
};

use crate::{
    case::{Case, applied, denied, refused},
    made,
    report::{Stop, same},
};

pub async fn clicks_lie_between_moments(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.share(&client, story, "Mine").await?;
    for _ in 0..3 {
        case.click(&client, &share.code).await?;
    }
    let ever = Instant::from_millis(0);
    let edges = vec![ever, share.at, share.at.plus(DAY), share.at.plus(2 * DAY)];
    let found = client.my_clicks(edges.clone()).await?;
    same!(found.measure, client.about().await?.tracked_links, "what the figures are");
    let spans: Vec<_> = found.spans.iter().map(|span| (span.from, span.to)).collect();
    let expected: Vec<_> = edges.iter().copied().zip(edges.iter().copied().skip(1)).collect();
    same!(spans, expected, "the spans");
    let links: Vec<_> = found.spans.into_iter().map(|span| span.links).collect();
    same!(links, [vec![], vec![LinkCount { share: share.id, clicks: 3 }], vec![]], "the clicks");
    let others = other.my_clicks(edges).await?;
    same!(others.spans.iter().map(|span| span.links.len()).sum::<usize>(), 0, "somebody else's clicks");
    Ok(())
}

pub async fn impossible_moments_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let days =
        |count: usize| (0..count).map(|n| made::day(i64::try_from(n).unwrap_or(0))).collect::<Vec<_>>();
    for edges in
        [vec![], days(1), days(MOST_EDGES + 1), vec![made::day(1); 2], vec![made::day(2), made::day(1)]]
    {
        denied("impossible moments", client.my_clicks(edges).await, Invalid)?;
    }
    let far = vec![Instant::from_millis(i64::MIN), Instant::from_millis(0), Instant::from_millis(i64::MAX)];
    same!(client.my_clicks(far).await?.spans.len(), 2, "spans");
    same!(client.my_clicks(days(MOST_EDGES)).await?.spans.len(), MOST_EDGES - 1, "spans");
    Ok(())
}

pub async fn a_milestone_is_told_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let told = |n: u8, rung| Told { story: StoryId::of_entry("told", &n.to_string()), rung };
    for list in [vec![told(1, 25), told(2, 10)], vec![told(1, 10)], vec![told(2, 50)]] {
        let command = case.command(CommandBody::NoteMilestones { told: list });
        applied(&client, command).await?;
    }
    same!(client.me().await?.milestones, [told(1, 25), told(2, 50)], "what was told");
    same!(other.me().await?.milestones, [], "what somebody else was told");
    for (list, place) in [
        (vec![], "/told"),
        (vec![told(1, 10); 201], "/told"),
        (vec![told(1, 10), told(2, 11)], "/told/1/rung"),
    ] {
        let command = case.command(CommandBody::NoteMilestones { told: list });
        let problem = refused(&client, command, Invalid).await?;
        same!(problem.fields.first().map(|field| field.pointer.as_str()), Some(place), "the place");
    }
    Ok(())
}
