//! Finding stories: the same first fifty as by the letter of the rule, whatever is asked, and at once after a write.

use domain::{
    command::CommandBody,
    ids::StoryId,
    problem::ProblemKind,
    settings::Settings,
    story::{StoryFilter, StoryKind, StoryOrder},
    taste::Taste,
};

use crate::{
    case::{Case, Client, applied, refused},
    corpus::{self, TOPICS},
    made,
    plain::Plain,
    report::{Stop, ensure, same},
};

/// Questions in all; those of [`corpus::TRICKY`] are among them.
const QUESTIONS: usize = 300;
const STORIES: usize = 240;
/// How far the answers are compared.
const FIRST: u32 = 50;

pub async fn the_first_fifty_are_the_same(case: &mut Case<'_>) -> Result<(), Stop> {
    let stories = corpus::stories(&mut case.chance, &case.tag, STORIES);
    let ids = case.add(stories).await?;
    let client = case.newcomer().await?;
    let followed = TOPICS.first().map(|topic| (*topic).to_owned()).into_iter().collect::<Vec<_>>();
    let settings = Settings { topics: followed.clone(), ..Settings::default() };
    let command = case.command(CommandBody::SaveSettings { settings });
    applied(&client, command).await?;
    let plain = Plain::read(&client).await?;
    ensure!(ids.iter().all(|id| plain.stories.contains_key(id)), "a walk over all stories misses some");
    let texts: Vec<String> = corpus::TRICKY
        .iter()
        .map(|text| (*text).to_owned())
        .chain((corpus::TRICKY.len()..QUESTIONS).map(|_| corpus::question(&mut case.chance, &plain)))
        .collect();
    let mut found_something = 0;
    for (n, text) in texts.into_iter().enumerate() {
        let filter = filter(case, &plain, n, text);
        let taste = Taste {
            topics: followed.iter().cloned().collect(),
            reads: filter.reads.clone(),
            ..Taste::default()
        };
        found_something += usize::from(compare(&client, &plain, &taste, n, filter).await?);
    }
    // Otherwise the questions would test little.
    ensure!(found_something > QUESTIONS / 2, "only {found_something} questions of {QUESTIONS} find anything");
    Ok(())
}

/// Question `n` with this text: in which order, and with which filters.
fn filter(case: &mut Case<'_>, plain: &Plain, n: usize, text: String) -> StoryFilter {
    let mut filter =
        StoryFilter { text, limit: FIRST, counts: n.is_multiple_of(5), ..StoryFilter::default() };
    if n.is_multiple_of(4) {
        filter.order = StoryOrder::Fresh;
    }
    // Who shared how much is not told: with stories that many shared, the order by it cannot be checked from here.
    if n % 7 == 3 && plain.well_shared.is_empty() {
        filter.order = StoryOrder::Popular;
    }
    if n % 3 == 1 {
        filter.reads = case.chance.pick(&["de", "ar-EG", "EN"]).map(|tag| (*tag).to_owned());
    }
    match n % 9 {
        2 => filter.topic = case.chance.pick(TOPICS).map(|topic| (*topic).to_owned()),
        4 => filter.kind = case.chance.pick(&StoryKind::ALL).copied(),
        6 => filter.language = Some("fr".to_owned()),
        8 => filter.source = case.chance.pick(corpus::SOURCES).map(|source| (*source).to_owned()),
        _ => {}
    }
    filter
}

/// Asks both; whether anything was found.
async fn compare(
    client: &Client,
    plain: &Plain,
    taste: &Taste,
    n: usize,
    filter: StoryFilter,
) -> Result<bool, Stop> {
    let page = client.stories(filter.clone()).await?;
    let expected = plain.find(&filter, taste);
    let first: Vec<_> = expected.iter().copied().take(FIRST as usize).collect();
    let found: Vec<_> = page.items.iter().map(|story| story.id).collect();
    same!(found, first, format!("question {n}, {filter:?}"));
    same!(page.total, Some(expected.len() as u64), format!("how many question {n} finds"));
    same!(page.counts.is_some(), filter.counts, format!("whether question {n} counts"));
    if let Some(counts) = page.counts {
        same!(counts.kinds, plain.kinds(&filter), format!("kinds of question {n}, {filter:?}"));
        let there = |list: &[domain::story::ChoiceCount]| {
            list.iter().filter(|count| count.stories > 0).take(40).cloned().collect::<Vec<_>>()
        };
        same!(there(&counts.languages), plain.languages(&filter), format!("languages of question {n}"));
        if filter.topic.is_none() {
            same!(counts.topics, plain.topics(&filter), format!("topics of question {n}"));
        }
    }
    Ok(!found.is_empty())
}

pub async fn a_write_is_found_at_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let (tag, before, after) =
        (case.tag.clone(), format!("{}before", case.tag), format!("{}after", case.tag));
    let client = case.newcomer().await?;
    let find = async |text: &str| -> Result<usize, Stop> {
        Ok(client.stories(StoryFilter { text: text.to_owned(), ..StoryFilter::default() }).await?.items.len())
    };
    same!(find(&before).await?, 0, "stories before there are any");
    for n in 0..4 {
        case.add(vec![made::story(&tag, n, &before, &tag)]).await?;
        same!(find(&before).await?, n + 1, "stories found after as many were added");
    }
    case.add((0..2).map(|n| made::story(&tag, n, &after, &tag)).collect()).await?;
    same!((find(&before).await?, find(&after).await?), (2, 2), "stories of either title after two changed");
    same!(find(&tag).await?, 4, "stories by the beginning of their titles");
    Ok(())
}

pub async fn pages_of_a_search_visit_all_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let stories = corpus::stories(&mut case.chance, &case.tag, 60);
    case.add(stories).await?;
    let client = case.newcomer().await?;
    for order in StoryOrder::ALL {
        let filter = StoryFilter { text: "e".to_owned(), order, limit: 100, ..StoryFilter::default() };
        let whole = client.stories(filter.clone()).await?;
        ensure!(whole.items.len() > 20, "too few stories to turn pages");
        let mut walked = Vec::new();
        let mut small = StoryFilter { limit: 7, ..filter };
        while walked.len() < whole.items.len() {
            let page = client.stories(small.clone()).await?;
            same!(page.total, whole.total, "how many there are on all pages");
            walked.extend(page.items);
            match page.next {
                Some(next) => small.cursor = Some(next),
                None => break,
            }
        }
        walked.truncate(whole.items.len());
        same!(walked, whole.items, format!("pages of seven, {order:?}"));
    }
    Ok(())
}

pub async fn followed_topics_come_sooner_and_say_so(case: &mut Case<'_>) -> Result<(), Stop> {
    use domain::taste::Reason;
    let (tag, mine) = (case.tag.clone(), format!("{}-mine", case.tag));
    let mut stories = vec![made::story(&tag, 0, "older", &tag), made::story(&tag, 1, "newer", &tag)];
    if let Some(older) = stories.first_mut() {
        older.topics.push(mine.clone());
    }
    if let Some(newer) = stories.last_mut() {
        newer.published = Some(made::day(5));
    }
    case.add(stories).await?;
    let client = case.newcomer().await?;
    let asked = StoryFilter { topic: Some(tag), ..StoryFilter::default() };
    let titles = |page: &domain::story::Page<domain::story::Story, _>| {
        page.items.iter().map(|story| story.title.clone()).collect::<Vec<_>>()
    };
    same!(titles(&client.stories(asked.clone()).await?), ["newer", "older"], "before the topic is followed");
    let settings = Settings { topics: vec![mine.clone()], ..Settings::default() };
    let command = case.command(CommandBody::SaveSettings { settings });
    applied(&client, command).await?;
    let page = client.stories(asked).await?;
    same!(titles(&page), ["older", "newer"], "with the topic followed");
    let reasons =
        page.items.first().and_then(|story| page.reasons.get(&story.id)).cloned().unwrap_or_default();
    ensure!(
        reasons.contains(&Reason::Topic { topic: mine }),
        "the topic is not given as a reason: {reasons:?}"
    );
    ensure!(reasons.contains(&Reason::LittleShared), "that few shared it is not given as a reason");
    Ok(())
}

pub async fn what_is_saved_is_found_apart(case: &mut Case<'_>) -> Result<(), Stop> {
    let stories = (0..3).map(|n| made::story(&case.tag, n, "Kept for later", &case.tag)).collect();
    let ids = case.add(stories).await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let (Some(first), Some(last)) = (ids.first().copied(), ids.last().copied()) else { return Ok(()) };
    for (story, saved) in [(first, true), (last, true), (last, true), (first, false)] {
        let command = case.command(CommandBody::SaveStory { story, saved });
        applied(&client, command).await?;
    }
    same!(client.me().await?.saved, [last], "what somebody saved");
    same!(other.me().await?.saved, [], "what somebody else saved");
    let asked = StoryFilter { saved: true, counts: true, ..StoryFilter::default() };
    let page = client.stories(asked.clone()).await?;
    same!(page.items.iter().map(|story| story.id).collect::<Vec<_>>(), [last], "saved stories");
    same!(page.counts.map(|counts| counts.kinds.len()), Some(1), "kinds among what is saved");
    same!(other.stories(asked).await?.items, [], "another person's saved stories");
    let command =
        case.command(CommandBody::SaveStory { story: StoryId::of_entry("no", "where"), saved: true });
    refused(&client, command, ProblemKind::Invalid).await.map(drop)
}
