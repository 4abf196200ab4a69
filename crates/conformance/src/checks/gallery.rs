//! Looking through the stories.

use std::collections::BTreeSet;

use domain::{
    command::CommandBody,
    person::QuizRecord,
    problem::ProblemKind::Invalid,
    quiz::Pack,
    reach::Span,
    story::{Edition, Format, Happens, NewStory, Story, StoryFilter, StoryKind, StoryOrder},
    taste::Taste,
    time::HOUR,
};

use crate::{
    case::{Case, Client, applied, denied, gallery},
    made,
    plain::Plain,
    report::{Stop, ensure, same},
};

use super::editing::compose;

/// Stories with few different moments, so that many tie.
fn many(case: &mut Case<'_>, count: usize) -> Vec<NewStory> {
    let mut stories = Vec::new();
    for n in 0..count {
        let mut story = made::story(&case.tag, n, &format!("Story {n}"), &case.tag);
        story.published = Some(made::day(i64::try_from(case.chance.below(6)).unwrap_or(0)));
        story.kind = case.chance.pick(&StoryKind::ALL).copied().unwrap_or(StoryKind::News);
        stories.push(story);
    }
    stories
}

async fn with_quiz(case: &mut Case<'_>, client: &Client, pack: &Pack) -> Result<(), Stop> {
    let answers = made::answers(pack, &mut case.chance, 15);
    let command = case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers });
    applied(client, command).await.map(drop)
}

fn order(stories: &[Story]) -> Vec<(i64, String)> {
    stories.iter().map(|story| (story.published.millis(), story.id.to_string())).collect()
}

pub async fn fresh_pages_visit_all_in_order(case: &mut Case<'_>) -> Result<(), Stop> {
    let stories = many(case, 60);
    case.add(stories).await?;
    let client = case.newcomer().await?;
    let whole = gallery(&client, &case.tag, StoryOrder::Fresh, 100).await?;
    same!(whole.len(), 60, "stories on one page");
    let mut sorted = order(&whole);
    sorted.sort_by(|a, b| b.cmp(a));
    same!(order(&whole), sorted, "newest first, then by id from the end");
    for limit in [1, 7, 60] {
        let paged = gallery(&client, &case.tag, StoryOrder::Fresh, limit).await?;
        same!(order(&paged), sorted, format!("pages of {limit}"));
    }
    let fit = gallery(&client, &case.tag, StoryOrder::Fit, 7).await?;
    same!(order(&fit), sorted, "what fits somebody without a quiz");
    Ok(())
}

pub async fn fit_pages_visit_all_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let stories = many(case, 60);
    case.add(stories).await?;
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    with_quiz(case, &client, &pack).await?;
    let whole = gallery(&client, &case.tag, StoryOrder::Fit, 100).await?;
    let ids: BTreeSet<_> = whole.iter().map(|story| story.id).collect();
    same!((whole.len(), ids.len()), (60, 60), "stories, and different ones");
    for limit in [1, 7, 59] {
        let paged = gallery(&client, &case.tag, StoryOrder::Fit, limit).await?;
        same!(order(&paged), order(&whole), format!("pages of {limit}"));
    }
    for kind in StoryKind::ALL {
        let of_kind: Vec<Story> = whole.iter().filter(|story| story.kind == kind).cloned().collect();
        let mut sorted = order(&of_kind);
        sorted.sort_by(|a, b| b.cmp(a));
        same!(order(&of_kind), sorted, format!("the order among {} alone", kind.name()));
    }
    Ok(())
}

pub async fn topics_are_exact(case: &mut Case<'_>) -> Result<(), Stop> {
    let tag = case.tag.clone();
    let names = [tag.clone(), tag.to_uppercase(), format!("{tag}%"), format!("{tag} a"), format!("_{tag}")];
    let mut stories = Vec::new();
    for (n, name) in names.iter().enumerate() {
        stories.push(made::story(&tag, n, name, name));
    }
    let mut both = made::story(&tag, 9, "both", &tag);
    both.topics.push(format!("{tag} a"));
    stories.push(both);
    case.add(stories).await?;
    let client = case.newcomer().await?;
    for name in &names {
        let mut titles: Vec<_> =
            gallery(&client, name, StoryOrder::Fresh, 10).await?.into_iter().map(|s| s.title).collect();
        titles.sort();
        let mut expected = vec![name.clone()];
        if *name == tag || *name == format!("{tag} a") {
            expected.push("both".into());
        }
        expected.sort();
        same!(titles, expected, format!("stories with the topic {name:?}"));
    }
    same!(gallery(&client, &format!("{tag}-none"), StoryOrder::Fresh, 10).await?, [], "an unknown topic");
    Ok(())
}

/// Asks for `text` among the case's stories and compares with the rule in the domain.
async fn ask(client: &Client, tag: &str, plain: &Plain, text: &str) -> Result<usize, Stop> {
    let filter = StoryFilter {
        text: text.to_owned(),
        topic: Some(tag.to_owned()),
        limit: 100,
        order: StoryOrder::Fresh,
        ..StoryFilter::default()
    };
    let expected = plain.find(&filter, &Taste::default());
    let found: Vec<_> = client.stories(filter).await?.items.iter().map(|story| story.id).collect();
    same!(found, expected, format!("stories found for {text:?}"));
    Ok(found.len())
}

async fn library(case: &mut Case<'_>) -> Result<(Client, Plain, usize), Stop> {
    let titles = [
        "Énergie für Städte – jetzt!",
        "Energy 100% renewable",
        "under_score and per%cent",
        "İstanbul, Straße, ﬁne, Ω",
        "ألوان الطيف",
        "日本語の記事",
        "AND OR NOT NEAR \"quoted\" 'single' *",
    ];
    let tag = case.tag.clone();
    let stories = titles.iter().enumerate().map(|(n, title)| made::story(&tag, n, title, &tag)).collect();
    case.add(stories).await?;
    let client = case.newcomer().await?;
    let all = gallery(&client, &tag, StoryOrder::Fresh, 100).await?;
    same!(all.len(), titles.len(), "stories in the library");
    let plain = Plain::read(&client).await?;
    Ok((client, plain, titles.len()))
}

pub async fn search_finds_what_the_rule_says(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, plain, all) = library(case).await?;
    let tag = case.tag.clone();
    let queries =
        ["", "energ", "STADT", "fur stad", "jetzt énergie", "strasse", "straße", "fine", "ألوان", "日本"];
    for text in queries {
        ask(&client, &tag, &plain, text).await?;
    }
    same!(ask(&client, &tag, &plain, "eNeRg").await?, 2, "stories with energy in two languages");
    same!(ask(&client, &tag, &plain, "ergie").await?, 0, "stories found by the middle of a word");
    same!(ask(&client, &tag, &plain, "energ solar").await?, 0, "stories with one word of two");
    same!(ask(&client, &tag, &plain, &tag).await?, all, "stories found by their topic");
    Ok(())
}

pub async fn wildcards_are_plain_characters(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, plain, _) = library(case).await?;
    let tag = case.tag.clone();
    for text in [
        "%",
        "_",
        "*",
        "e%",
        "en_rg",
        "%nergy",
        "under_s",
        "per%cent",
        "100%",
        "\"",
        "'",
        "' OR 1=1 --",
        "NOT energy",
        "energy*",
        "NEAR(energy)",
        "\\",
        "title:energy",
        "(",
        "-energy",
        "^energy",
        "energy OR city",
        "+",
    ] {
        ask(&client, &tag, &plain, text).await?;
    }
    same!(ask(&client, &tag, &plain, "en_rgy").await?, 0, "stories found with an underscore for a letter");
    Ok(())
}

pub async fn fit_follows_the_persona(case: &mut Case<'_>) -> Result<(), Stop> {
    let pack = case.visitor().await?.typology("en").await?;
    for _ in 0..30 {
        let client = case.newcomer().await?;
        with_quiz(case, &client, &pack).await?;
        let me = client.me().await?;
        let named: Vec<_> = me.quiz.iter().flat_map(QuizRecord::named).collect();
        let kinds = |persona: &str| pack.persona(persona).map(|p| p.story_kinds.clone()).unwrap_or_default();
        let fits = me.persona().and_then(|persona| kinds(persona).first().copied());
        let strange: BTreeSet<_> = named.iter().flat_map(|named| kinds(named.persona)).collect();
        let strange = StoryKind::ALL.into_iter().find(|kind| !strange.contains(kind));
        let (Some(fits), Some(strange)) = (fits, strange) else { continue };
        let mut stories = Vec::new();
        for (n, kind, day) in [(0, fits, 40), (1, strange, 50), (2, fits, 1), (3, strange, 41)] {
            let mut story = made::story(&case.tag, n, &n.to_string(), &case.tag);
            (story.kind, story.published) = (kind, Some(made::day(day)));
            stories.push(story);
        }
        case.add(stories).await?;
        let titles = |stories: Vec<Story>| stories.into_iter().map(|s| s.title).collect::<Vec<_>>().concat();
        let fresh = titles(gallery(&client, &case.tag, StoryOrder::Fresh, 10).await?);
        same!(fresh, "1302", "stories by freshness");
        let fit = titles(gallery(&client, &case.tag, StoryOrder::Fit, 10).await?);
        // Three weeks of bonus lift day 40 over day 50, but not day 1 over day 41.
        same!(fit, "0132", "stories by fit");
        return Ok(());
    }
    Err(Stop::NotOffered("every kind of story fits every persona of this pack".into()))
}

pub async fn page_sizes_have_limits(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let page = |limit| client.stories(StoryFilter { limit, ..Default::default() });
    denied("101 stories a page", page(101).await, Invalid)?;
    denied("4,294,967,295 stories a page", page(u32::MAX).await, Invalid)?;
    ensure!(page(0).await?.items.len() <= 24, "a page without a size has more than 24 stories");
    ensure!(page(1).await?.items.len() <= 1, "a page of one has more");
    Ok(())
}

pub async fn what_ends_soon_can_come_first(case: &mut Case<'_>) -> Result<(), Stop> {
    let (facilitator, client) = (case.facilitator().await?, case.newcomer().await?);
    let now = client.my_reach(Span::Hour).await?.now;
    let happens = |hours: i64| Happens { starts: now.plus(hours * HOUR), place: String::new() };
    let event =
        |hours| Edition { format: Format::Event, happens: Some(happens(hours)), ..Edition::default() };
    let editions = [
        Edition::default(),
        Edition { expires: Some(now.plus(3 * HOUR)), ..Edition::default() },
        event(2),
        Edition { expires: Some(now.plus(HOUR)), ..event(5) },
        event(-2),
    ];
    let mut written = Vec::new();
    for edition in editions {
        written.push(compose(case, &facilitator, edition).await?.id);
    }
    // Two at a time: the order holds across pages, too.
    let found = gallery(&client, &case.tag, StoryOrder::Ending, 2).await?;
    let found: Vec<_> = found.into_iter().map(|story| story.id).collect();
    let wanted: Vec<_> = [3, 2, 1, 4, 0].iter().filter_map(|place| written.get(*place).copied()).collect();
    same!(found, wanted, "stories by their ends; those that never end, or are over, newest first");
    Ok(())
}
