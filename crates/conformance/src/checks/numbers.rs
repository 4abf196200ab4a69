//! People, estimates, enquiries, and what is assumed.

use domain::{
    command::{Command, CommandBody},
    ids::Code,
    network::Network,
    numbers::{
        Measured, OverlapKind,
        assume::{Change, Key, Stated},
        equivalence, media_value,
    },
    privacy::Grouping,
    problem::ProblemKind::{Forbidden, Invalid, Unsupported},
    reach::{Measure, Span},
    settings::Settings,
};

use crate::{
    case::{Case, Client, applied, denied, refused},
    report::{Stop, ensure, same},
};

pub async fn people_are_an_interval_within_the_clicks(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let share = case.share(&client, story, "Opened").await?;
    for _ in 0..3 {
        case.click(&client, &share.code).await?;
    }
    for span in Span::ALL {
        let numbers = client.my_numbers(span).await?;
        same!((numbers.span, numbers.clicks), (span, Measured::of(3)), "clicks of whole days");
        let measured = numbers.measure == Measure::Measured;
        same!((numbers.people.is_some(), numbers.today.is_some()), (measured, measured), "people are told");
        if let Some(people) = numbers.people {
            ensure!(1 <= people.from && people.from <= people.to && people.to <= 3, "people: {people:?}");
        }
        same!(numbers.estimate, None, "an estimate without an audience");
        same!(numbers.enquiries_ever, Measured::of(0), "enquiries");
    }
    Ok(())
}

pub async fn an_estimate_follows_from_ones_own_audience(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let mut settings = Settings::default();
    settings.audience.insert(Network::X, 1_000);
    settings.audience.insert(Network::LinkedIn, 5_000);
    let command = case.command(CommandBody::SaveSettings { settings });
    applied(&client, command).await?;
    same!(client.my_numbers(Span::Weeks).await?.estimate, None, "an estimate before anything was shared");
    let share = case.share(&client, story, "Seen").await?;
    let numbers = client.my_numbers(Span::Weeks).await?;
    // 1,000 × 0.15, half as many to half as many more, where nobody changed what is assumed. LinkedIn was not used.
    let estimate = numbers.estimate.ok_or_else(|| Stop::Failed("there is no estimate".into()))?;
    same!((estimate.low(), estimate.about(), estimate.high()), (75, 150, 225), "the estimate of one post");
    let body = CommandBody::TellShare { share: share.id, went: false, post: None };
    let command = case.command(body);
    applied(&client, command).await?;
    same!(client.my_numbers(Span::Weeks).await?.estimate, None, "an estimate of what did not go out");
    Ok(())
}

fn state(key: Key, from: f64, to: f64) -> Change {
    Change::State { key, stated: Stated { from, to, source: "Our agency".into(), year: 2026 } }
}

fn edit(case: &mut Case<'_>, version: u64, change: Change) -> Command {
    case.command(CommandBody::EditAssumption { version, change })
}

pub async fn assumptions_are_read_by_all_and_changed_by_facilitators(
    case: &mut Case<'_>,
) -> Result<(), Stop> {
    let (client, facilitator) = (case.newcomer().await?, case.facilitator().await?);
    let before = facilitator.counting().await?;
    ensure!(before.editable, "a facilitator may not change what is assumed");
    let read = client.counting().await?;
    same!((read.editable, &read.assumptions), (false, &before.assumptions), "what everybody reads");
    let keys: Vec<_> = read.assumptions.iter().map(|assumption| assumption.key).collect();
    same!(keys, Key::ALL, "the assumptions");
    let command = edit(case, before.version, state(Key::CpmTiktok, 1.0, 2.0));
    refused(&client, command, Forbidden).await?;
    let command = edit(case, before.version, state(Key::CpmTiktok, 1.0, 2.0));
    applied(&facilitator, command.clone()).await?;
    applied(&facilitator, command.clone()).await?;
    let after = client.counting().await?;
    let one = after.assumptions.iter().find(|assumption| assumption.key == Key::CpmTiktok);
    same!(one.map(|one| (one.from, one.to, one.edited)), Some((1.0, 2.0, true)), "what is assumed now");
    same!(after.version, before.version + 1, "the version");
    same!(after.edits.first().map(|edit| edit.command), Some(command.id), "who changed what");
    // Whoever looked before somebody else changed something must look again.
    let command = edit(case, before.version, Change::Currency { code: "EUR".into() });
    let problem = refused(&facilitator, command, Invalid).await?;
    same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/version"), "the place");
    let command = edit(case, after.version, Change::Forget { key: Key::CpmTiktok });
    applied(&facilitator, command).await?;
    same!(client.counting().await?.assumptions, before.assumptions, "the defaults again");
    Ok(())
}

pub async fn impossible_assumptions_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let before = facilitator.counting().await?;
    for (change, place) in [
        (state(Key::Overlap, 0.2, 1.2), "/change/stated/to"),
        (state(Key::CpmMeta, 7.0, 6.0), "/change/stated/to"),
        (state(Key::CpmMeta, -1.0, 6.0), "/change/stated/from"),
        (Change::Currency { code: "euro".into() }, "/change/code"),
    ] {
        let command = edit(case, before.version, change);
        let problem = refused(&facilitator, command, Invalid).await?;
        same!(problem.fields.first().map(|field| field.pointer.as_str()), Some(place), "the place");
    }
    same!(facilitator.counting().await?, before, "what is assumed");
    Ok(())
}

pub async fn the_programmes_numbers_follow_from_published_ones(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, facilitator) = (case.newcomer().await?, case.facilitator().await?);
    denied("the programme's numbers", client.programme_numbers().await, Forbidden)?;
    let (numbers, published) = (facilitator.programme_numbers().await?, facilitator.programme_reach().await?);
    let tables = |grouping| published.weeks.iter().filter(move |table| table.grouping == grouping);
    let weeks: Vec<_> = tables(Grouping::Programme).map(|table| (table.week, table.total)).collect();
    let told: Vec<_> = numbers.weeks.iter().map(|week| (week.week, week.clicks.map(Measured::get))).collect();
    same!(told, weeks, "the weeks");
    let sum: u64 = weeks.iter().filter_map(|(_, total)| *total).sum();
    same!(numbers.clicks, Measured::of(sum), "all clicks");
    let mut networks = Vec::new();
    for cell in tables(Grouping::Network).flat_map(|table| &table.cells) {
        if let Some(value) = cell.value {
            networks.push((Network::named(&cell.name)?, Measured::of(value)));
        }
    }
    let named: u64 = networks.iter().map(|(_, clicks)| clicks.get()).sum();
    same!(numbers.unnamed, Measured::of(sum - named), "clicks without a network");
    let assumed = domain::numbers::assume::Assumptions::default();
    if facilitator.counting().await?.assumptions.iter().all(|assumption| !assumption.edited) {
        same!(numbers.media.money.from, media_value(&assumed, &networks).money.from, "the media equivalent");
        same!(numbers.equivalence.len(), equivalence(&assumed, numbers.clicks).len(), "the tiers");
    }
    let ordered = numbers.overlap.low.total_cmp(&numbers.overlap.high).is_le();
    ensure!(ordered, "the overlap: {:?}", numbers.overlap);
    if numbers.measure == Measure::Practice {
        same!(numbers.overlap.kind, OverlapKind::Prior, "an overlap that nobody can have measured");
    }
    Ok(())
}

pub async fn a_story_tells_its_sharer_their_own(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.share(&client, story, "Mine").await?;
    case.click(&client, &share.code).await?;
    case.click(&client, &share.code).await?;
    let mine = client.story_numbers(story).await?;
    same!((mine.mine, mine.weeks.len()), (Some(Measured::of(2)), 0), "one's own");
    let theirs = other.story_numbers(story).await?;
    same!((theirs.mine, theirs.weeks.len()), (None, 0), "somebody else's");
    Ok(())
}

fn import(case: &mut Case<'_>, leads: String) -> Command {
    case.command(CommandBody::ImportEnquiries { leads })
}

/// How many enquiries somebody has, counted in every way there is.
async fn enquiries(client: &Client) -> Result<u64, Stop> {
    let numbers = client.my_numbers(Span::Weeks).await?;
    let data = client.my_data().await?;
    same!(numbers.enquiries.get(), data.enquiries.len() as u64, "enquiries in one's data");
    same!(numbers.enquiries, numbers.enquiries_ever, "enquiries ever");
    let by_share: Measured = numbers.enquiries_by_share.iter().map(|row| row.enquiries).sum();
    same!(by_share, numbers.enquiries, "enquiries by share");
    Ok(numbers.enquiries.get())
}

pub async fn enquiries_count_once_for_links_that_were_opened(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, facilitator) = (case.newcomer().await?, case.facilitator().await?);
    let opened = case.share(&client, story, "Opened").await?.code;
    let closed = case.share(&client, story, "Never opened").await?.code;
    case.click(&client, &opened).await?;
    let reference = case.tag.clone();
    if case.about().await?.tracked_links == Measure::Practice {
        let command = import(case, format!("{opened},{reference}"));
        refused(&facilitator, command, Unsupported).await?;
        same!(enquiries(&client).await?, 0, "enquiries after practice");
        return Ok(());
    }
    let command = import(case, format!("{opened},{reference}"));
    refused(&client, command, Forbidden).await?;
    let unknown = Code::of_share(case.sharing(story, "never sent").id);
    let list = format!(
        "code,reference\n{opened},{reference}\n{opened},{reference}\n{closed},{reference}b\n{unknown},c\n"
    );
    let command = import(case, list.clone());
    applied(&facilitator, command).await?;
    same!(enquiries(&client).await?, 1, "one enquiry");
    let again = import(case, list);
    applied(&facilitator, again).await?;
    same!(enquiries(&client).await?, 1, "the same list again");
    let before = import(case, format!("{opened},{reference}d,2020-01-01"));
    applied(&facilitator, before).await?;
    same!(enquiries(&client).await?, 1, "an enquiry from before the click");
    let second = import(case, format!("{opened};{reference}e"));
    applied(&facilitator, second).await?;
    same!(enquiries(&client).await?, 2, "another enquiry");
    same!(client.story_numbers(story).await?.my_enquiries, Measured::of(2), "enquiries about the story");
    let mine = facilitator.my_data().await?;
    ensure!(mine.enquiries.is_empty(), "a facilitator reads somebody's enquiries");
    let erase = case.command(CommandBody::EraseMe);
    applied(&client, erase).await?;
    same!(enquiries(&client).await?, 0, "enquiries after an erasure");
    let late = import(case, format!("{opened},{reference}f"));
    applied(&facilitator, late).await?;
    same!(enquiries(&client).await?, 0, "enquiries on an erased link");
    Ok(())
}

pub async fn lists_that_cannot_be_read_are_refused_whole(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, facilitator) = (case.newcomer().await?, case.facilitator().await?);
    let code = case.share(&client, story, "Opened").await?.code;
    case.click(&client, &code).await?;
    if case.about().await?.tracked_links == Measure::Practice {
        return Err(Stop::NotOffered("practice links take no enquiries".into()));
    }
    let tag = case.tag.clone();
    let command = import(case, format!("{code},{tag}\nnonsense,{tag}b\n{code},a@example.org\n"));
    let problem = refused(&facilitator, command, Invalid).await?;
    let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
    same!(places, ["/leads/2/code", "/leads/3/reference"], "the places");
    same!(enquiries(&client).await?, 0, "what was taken all the same");
    Ok(())
}
