//! Openings of tracked links.

use domain::{
    command::CommandBody,
    ids::Code,
    problem::ProblemKind::NotFound,
    reach::{Measure, Span},
    trail,
};

use crate::{
    case::{Case, refused},
    report::{Stop, ensure, same},
};

pub async fn they_arrive_in_every_span(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let measure = case.about().await?.tracked_links;
    let clicked = case.share(&client, story, "Clicked").await?;
    let quiet = case.share(&client, story, "Not clicked").await?;
    for _ in 0..3 {
        case.click(&client, &clicked.code).await?;
    }
    for span in Span::ALL {
        let reach = client.my_reach(span).await?;
        same!((reach.measure, reach.span), (measure, span), "what was measured, over what");
        same!((reach.clicks, reach.clicks_ever), (3, 3), format!("clicks in {}", span.name()));
        same!(reach.series.counts.iter().sum::<u64>(), 3, "clicks in the series");
        let (width, buckets) = span.buckets();
        let shape = (reach.series.width, i64::try_from(reach.series.counts.len()).unwrap_or(0));
        same!(shape, (width, buckets), "the width and number of buckets");
        same!(reach.series.from, span.start(reach.now), "the start of the series");
        same!(reach.networks.iter().map(|part| part.clicks).sum::<u64>(), 3, "clicks by network");
        let (one, all) = (reach.trails.first(), reach.trails.len());
        same!((one.map(|trail| trail.share), all), (Some(clicked.id), 1), "whose clicks lie in time");
        same!(one.and_then(|trail| trail.network), Some(clicked.network), "the network of what was clicked");
        same!(trail::series(&reach.trails, 0..buckets), reach.series.counts, "the clicks share by share");
        let of = |id| reach.shares.iter().find(|share| share.share == id).map(|share| share.clicks);
        same!((of(clicked.id), of(quiet.id)), (Some(3), Some(0)), "clicks by share");
        same!(
            reach.visitors_today.is_some(),
            measure == Measure::Measured,
            "whether visitors are told apart"
        );
    }
    Ok(())
}

pub async fn they_are_counted_for_their_owner_only(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.share(&client, story, "Mine").await?;
    case.share(&other, story, "Theirs").await?;
    case.click(&client, &share.code).await?;
    same!(client.my_reach(Span::Day).await?.clicks, 1, "the owner's clicks");
    same!(other.my_reach(Span::Day).await?.clicks_ever, 0, "somebody else's clicks");
    Ok(())
}

pub async fn unknown_links_count_nothing(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let story = case.one_story().await?;
    let unknown = Code::of_share(case.sharing(story, "never sent").id);
    let about = case.about().await?;
    if about.tracked_links == Measure::Practice {
        let command = case.command(CommandBody::RecordPractice { code: unknown });
        refused(&client, command, NotFound).await?;
    } else {
        let address = format!("{}{unknown}", about.links.unwrap_or_default());
        let Some(status) = case.bench.open_link(address).await else {
            return Err(Stop::NotOffered("this host cannot open tracked links".into()));
        };
        let status = status?;
        ensure!((400..500).contains(&status), "an unknown tracked link answered {status}");
    }
    same!(client.my_reach(Span::Day).await?.clicks_ever, 0, "clicks");
    Ok(())
}
