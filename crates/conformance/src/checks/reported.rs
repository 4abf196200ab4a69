//! What networks reported: taken in, taken back, and nobody else's.

use domain::{
    command::CommandBody,
    event::Happening,
    ids::{CommandId, ShareId},
    problem::ProblemKind::{Invalid, Unauthenticated},
    reported::{
        Figures, Format, How, Metric, MyReported, NewReport, Reported, ReportedDay, ReportedPost,
        StandingPost,
    },
    time::Instant,
};
use futures_util::future::join;

use crate::{
    case::{Case, Client, applied, denied, refused},
    made::day,
    report::{Stop, ensure, same},
};

fn figures(impressions: u64) -> Figures {
    [(Metric::Impressions, Reported::of(impressions)), (Metric::Reactions, Reported::of(3))].into()
}

fn post(number: u64, impressions: u64) -> ReportedPost {
    ReportedPost {
        link: Some(format!("https://x.com/anna/status/20002433486916{number:05}?s=20")),
        text: "Rain on the roof".into(),
        published: Some(day(3).day()),
        figures: figures(impressions),
        ..ReportedPost::default()
    }
}

/// A report about posts 1 and 2, made on day `as_of`; its fingerprint follows from its content.
fn report(as_of: i64, impressions: u64) -> NewReport {
    NewReport {
        format: Format::XPosts,
        file: "account_analytics_content.csv".into(),
        fingerprint: format!("{:064x}", as_of as u64 * 1_000_000 + impressions),
        as_of: day(as_of),
        posts: vec![post(1, impressions), post(2, 10)],
        days: Vec::new(),
    }
}

async fn import(case: &mut Case<'_>, client: &Client, report: NewReport) -> Result<CommandId, Stop> {
    let command = case.command(CommandBody::ImportReport { report: Box::new(report) });
    let id = command.id;
    applied(client, command).await?;
    Ok(id)
}

async fn undo(case: &mut Case<'_>, client: &Client, report: CommandId) -> Result<(), Stop> {
    let command = case.command(CommandBody::UndoReport { report });
    applied(client, command).await.map(drop)
}

/// Post 1 as it stands.
fn first(reported: &MyReported) -> Result<&StandingPost, Stop> {
    let found = reported.posts.iter().find(|post| post.key.ends_with('1'));
    found.ok_or_else(|| Stop::Failed("a reported post is missing".into()))
}

fn impressions(reported: &MyReported) -> Result<Option<Reported>, Stop> {
    Ok(first(reported)?.figures.get(&Metric::Impressions).copied())
}

pub async fn what_was_taken_in_is_read(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let share = case.share(&client, story, "Rain on the roof").await?;
    let before = client.events_after(0).await?.last;
    same!(client.reported().await?, MyReported::default(), "reported before anything was");
    let mut new = report(5, 120);
    if let Some(post) = new.posts.first_mut() {
        (post.share, post.how) = (Some(share.id), Some(How::Words));
    }
    new.days = vec![ReportedDay { day: day(4).day(), figures: figures(9), corrects: false }];
    let id = import(case, &client, new.clone()).await?;
    let reported = client.reported().await?;
    same!(reported.posts.len(), 2, "posts");
    let post = first(&reported)?;
    same!(
        (post.share, post.how, &post.figures, post.as_of),
        (Some(share.id), Some(How::Words), &figures(120), day(5)),
        "the post that is a share"
    );
    same!(
        reported.of_share(share.id).map(|post| &post.key),
        Some(&post.key),
        "what is reported of the share"
    );
    let days: Vec<_> = reported.days.iter().map(|day| (day.day, &day.figures)).collect();
    same!(days, [(day(4).day(), &figures(9))], "the days");
    let imports: Vec<_> =
        reported.imports.iter().map(|one| (one.id, one.file.as_str(), one.posts, one.days)).collect();
    same!(imports, [(id, "account_analytics_content.csv", 2, 1)], "the imports");
    let told = client.events_after(before).await?.events;
    let told = told.iter().filter(|event| event.event.what == Happening::ReportsChanged).count();
    same!(told, 1, "times it was told");
    let kept = client.my_data().await?.reports;
    same!(kept.iter().map(|one| &one.new).collect::<Vec<_>>(), [&new], "what is kept");
    Ok(())
}

pub async fn the_same_file_changes_nothing(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    import(case, &client, report(5, 120)).await?;
    let before = (client.reported().await?, client.events_after(0).await?.last);
    import(case, &client, report(5, 120)).await?;
    // Saved again, it looks younger than it is.
    import(case, &client, NewReport { as_of: day(9), ..report(5, 120) }).await?;
    same!(client.reported().await?, before.0, "reported");
    same!(client.events_after(0).await?.last, before.1, "the log");
    Ok(())
}

pub async fn a_later_export_takes_precedence(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let late = import(case, &client, report(8, 150)).await?;
    // What was exported before is history, also where it comes in later.
    let early = import(case, &client, report(5, 120)).await?;
    let reported = client.reported().await?;
    same!(impressions(&reported)?, Some(Reported::of(150)), "impressions");
    let history: Vec<_> = first(&reported)?.history.iter().map(|one| (one.import, one.as_of)).collect();
    same!(history, [(late, day(8)), (early, day(5))], "the history");
    Ok(())
}

pub async fn taking_back_is_exact(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    import(case, &client, report(5, 120)).await?;
    let before = client.reported().await?;
    let late = import(case, &client, report(8, 150)).await?;
    undo(case, &client, late).await?;
    same!(client.reported().await?, before, "reported after it was taken back");
    let again = case.command(CommandBody::UndoReport { report: late });
    let problem = refused(&client, again, Invalid).await?;
    same!(problem.fields.first().map(|f| f.pointer.as_str()), Some("/report"), "the place");
    import(case, &client, report(8, 150)).await?;
    same!(impressions(&client.reported().await?)?, Some(Reported::of(150)), "taken in again");
    Ok(())
}

pub async fn counts_that_go_back_are_seen_first(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    import(case, &client, report(5, 120)).await?;
    let before = client.reported().await?;
    let lower = case.command(CommandBody::ImportReport { report: Box::new(report(8, 90)) });
    let problem = refused(&client, lower, Invalid).await?;
    same!(
        problem.fields.iter().map(|f| f.pointer.as_str()).collect::<Vec<_>>(),
        ["/report/posts/0/corrects"],
        "the places"
    );
    same!(client.reported().await?, before, "reported after a refusal");
    let mut seen = report(8, 90);
    seen.posts.iter_mut().for_each(|post| post.corrects = true);
    import(case, &client, seen).await?;
    same!(impressions(&client.reported().await?)?, Some(Reported::of(90)), "impressions");
    Ok(())
}

pub async fn impossible_reports_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let with = |post: ReportedPost| NewReport { posts: vec![post], ..report(5, 1) };
    let nothing = ReportedPost { figures: Figures::new(), ..post(1, 1) };
    let absurd = figures(Reported::MOST + 1);
    for (new, place) in [
        (NewReport { posts: Vec::new(), ..report(5, 1) }, "/report/posts"),
        (NewReport { fingerprint: "x".into(), ..report(5, 1) }, "/report/fingerprint"),
        (NewReport { file: " ".into(), ..report(5, 1) }, "/report/file"),
        (NewReport { as_of: Instant::from_millis(i64::MAX), ..report(5, 1) }, "/report/as_of"),
        (with(ReportedPost { link: None, ..post(1, 1) }), "/report/posts/0"),
        (with(ReportedPost { link: Some("ftp://x/12".into()), ..post(1, 1) }), "/report/posts/0/link"),
        (with(nothing), "/report/posts/0/figures"),
        (with(ReportedPost { figures: absurd, ..post(1, 1) }), "/report/posts/0/figures/impressions"),
        (with(ReportedPost { how: Some(How::Day), ..post(1, 1) }), "/report/posts/0/how"),
    ] {
        let command = case.command(CommandBody::ImportReport { report: Box::new(new) });
        let problem = refused(&client, command, Invalid).await?;
        let places: Vec<_> = problem.fields.iter().map(|f| f.pointer.as_str()).collect();
        ensure!(places.contains(&place), "{place} is not among {places:?}");
    }
    same!(client.reported().await?, MyReported::default(), "reported");
    Ok(())
}

pub async fn shares_of_others_are_nobodys(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let theirs = case.share(&other, story, "Not yours").await?;
    let unknown: ShareId = case.sharing(story, "").id;
    for share in [theirs.id, unknown] {
        let mut new = report(5, 1);
        for post in &mut new.posts {
            (post.share, post.how) = (Some(share), Some(How::Chosen));
        }
        let command = case.command(CommandBody::ImportReport { report: Box::new(new) });
        let problem = refused(&client, command, Invalid).await?;
        same!(
            problem.fields.first().map(|f| (f.pointer.as_str(), f.reason.as_str())),
            Some(("/report/posts/0/share", "is not one of your shares")),
            "the place"
        );
    }
    Ok(())
}

pub async fn only_oneself_reads_them(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let (facilitator, visitor) = (case.facilitator().await?, case.visitor().await?);
    let before = facilitator.reported().await?;
    let id = import(case, &client, report(5, 120)).await?;
    same!(other.reported().await?, MyReported::default(), "somebody else's");
    same!(facilitator.reported().await?, before, "a facilitator's");
    denied("nobody's", visitor.reported().await, Unauthenticated)?;
    let theft = case.command(CommandBody::UndoReport { report: id });
    refused(&facilitator, theft, Invalid).await?;
    same!(client.reported().await?.imports.len(), 1, "imports");
    Ok(())
}

pub async fn two_imports_at_once_are_one(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let again = case.again(&client).await?;
    let body = CommandBody::ImportReport { report: Box::new(report(5, 120)) };
    let (a, b) = (case.command(body.clone()), case.command(body));
    let (a, b) = join(applied(&client, a), applied(&again, b)).await;
    a?;
    b?;
    same!(client.reported().await?.imports.len(), 1, "imports");
    same!(first(&client.reported().await?)?.history.len(), 1, "reports about a post");
    Ok(())
}

pub async fn erasing_takes_reports_along(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    import(case, &client, report(5, 120)).await?;
    import(case, &other, report(5, 77)).await?;
    let erase = case.command(CommandBody::EraseMe);
    applied(&client, erase).await?;
    same!(client.reported().await?, MyReported::default(), "reported after an erasure");
    same!(client.my_data().await?.reports, [], "what is kept after an erasure");
    same!(impressions(&other.reported().await?)?, Some(Reported::of(77)), "somebody else's");
    Ok(())
}
