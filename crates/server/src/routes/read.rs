//! The questions of the app.

use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    backend::{Boards, Desks, Feeds, Insight, Live, Profiles, Reach, Shares, Stories},
    board::Board,
    campaign::Campaign,
    echo::Echoes,
    event::Missed,
    feeds::FeedDesk,
    ids::StoryId,
    my_data::MyData,
    numbers::{Counting, MyNumbers, ProgrammeNumbers, StoryNumbers},
    person::Me,
    privacy::{PersonaMix, ProgrammeReach},
    problem::Problem,
    progress::Progress,
    reach::{MyReach, Span},
    reported::MyReported,
    share::Share,
    story::{Page, Story, StoryCursor, StoryFilter, StoryKind, StoryOrder, TopicCount},
    submission::{Desk, Submission},
};
use http::{HeaderMap, StatusCode, header};

use super::query::{Asked, Flag};
use crate::{error::AppError, sign_in::Caller, state::App};

type Answer<T> = Result<Json<T>, AppError>;

pub(super) async fn me(State(app): State<App>, caller: Caller) -> Answer<Me> {
    Ok(Json(app.seen_by(caller.0).me().await?))
}

pub(super) async fn progress(State(app): State<App>, caller: Caller) -> Answer<Progress> {
    Ok(Json(app.seen_by(caller.0).progress().await?))
}

pub(super) async fn my_data(State(app): State<App>, caller: Caller) -> Answer<MyData> {
    Ok(Json(app.seen_by(caller.0).my_data().await?))
}

pub(super) async fn board(State(app): State<App>, caller: Caller) -> Answer<Board> {
    Ok(Json(app.seen_by(caller.0).board().await?))
}

/// The typology; the same for everybody who reads the same language, so that it may be kept and asked after by its
/// tag.
pub(super) async fn typology(State(app): State<App>, asked: Asked, headers: HeaderMap) -> Response {
    let typology = app.typology.in_language(asked.text("lang").unwrap_or_default());
    let tag = typology.etag.as_str();
    let known = headers.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    let strong = tag.trim_start_matches("W/");
    let mut tags = known.flat_map(|line| line.split(','));
    let same = tags.any(|known| known.trim() == "*" || known.trim().trim_start_matches("W/") == strong);
    let caching = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_LANGUAGE, typology.language.as_str()),
    ];
    if same {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    (caching, [(header::CONTENT_TYPE, "application/json")], typology.body.clone()).into_response()
}

pub(super) async fn stories(
    State(app): State<App>,
    caller: Caller,
    asked: Asked,
) -> Answer<Page<Story, StoryCursor>> {
    let filter = StoryFilter {
        text: asked.text("text").unwrap_or_default().chars().take(200).collect(),
        topic: asked.text("topic").map(str::to_owned),
        kind: asked.word("kind", None, &StoryKind::ALL.map(StoryKind::name).join(", "))?,
        language: asked.text("language").map(str::to_owned),
        source: asked.text("source").map(str::to_owned),
        saved: asked.word("saved", Flag::False, "true, false")? == Flag::True,
        reads: asked.text("reads").map(str::to_owned),
        counts: asked.word("counts", Flag::False, "true, false")? == Flag::True,
        order: asked.word(
            "order",
            StoryOrder::default(),
            &StoryOrder::ALL.map(StoryOrder::name).join(", "),
        )?,
        cursor: asked.text("cursor").map(|text| StoryCursor::try_from(text.to_owned())).transpose()?,
        limit: asked.number("limit", 0)?,
    };
    Ok(Json(app.seen_by(caller.0).stories(filter).await?))
}

pub(super) async fn story(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Answer<Story> {
    // What is no id is no story either: a link with a typing error deserves the same answer.
    let id: StoryId = id.parse().map_err(|_| Problem::not_found("story"))?;
    Ok(Json(app.seen_by(caller.0).story(id).await?))
}

pub(super) async fn topics(State(app): State<App>, caller: Caller) -> Answer<Vec<TopicCount>> {
    Ok(Json(app.seen_by(caller.0).topics().await?))
}

pub(super) async fn shares(State(app): State<App>, caller: Caller) -> Answer<Vec<Share>> {
    Ok(Json(app.seen_by(caller.0).shares().await?))
}

/// What five or more people said lately.
pub(super) async fn echoes(State(app): State<App>, caller: Caller) -> Answer<Echoes> {
    Ok(Json(app.seen_by(caller.0).echoes().await?))
}

pub(super) async fn reach(State(app): State<App>, caller: Caller, asked: Asked) -> Answer<MyReach> {
    let span = asked.word("span", Span::default(), "hour, day, weeks")?;
    Ok(Json(app.seen_by(caller.0).my_reach(span).await?))
}

pub(super) async fn my_numbers(State(app): State<App>, caller: Caller, asked: Asked) -> Answer<MyNumbers> {
    let span = asked.word("span", Span::default(), "hour, day, weeks")?;
    Ok(Json(app.seen_by(caller.0).my_numbers(span).await?))
}

pub(super) async fn story_numbers(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StoryNumbers> {
    let id: StoryId = id.parse().map_err(|_| Problem::not_found("story"))?;
    Ok(Json(app.seen_by(caller.0).story_numbers(id).await?))
}

pub(super) async fn counting(State(app): State<App>, caller: Caller) -> Answer<Counting> {
    Ok(Json(app.seen_by(caller.0).counting().await?))
}

pub(super) async fn programme_numbers(State(app): State<App>, caller: Caller) -> Answer<ProgrammeNumbers> {
    Ok(Json(app.seen_by(caller.0).programme_numbers().await?))
}

pub(super) async fn events(State(app): State<App>, caller: Caller, asked: Asked) -> Answer<Missed> {
    Ok(Json(app.seen_by(caller.0).events_after(asked.number("after", 0)?).await?))
}

pub(super) async fn reported(State(app): State<App>, caller: Caller) -> Answer<MyReported> {
    Ok(Json(app.seen_by(caller.0).reported().await?))
}

pub(super) async fn programme_reach(State(app): State<App>, caller: Caller) -> Answer<ProgrammeReach> {
    Ok(Json(app.seen_by(caller.0).programme_reach().await?))
}

pub(super) async fn persona_mix(State(app): State<App>, caller: Caller) -> Answer<PersonaMix> {
    Ok(Json(app.seen_by(caller.0).persona_mix().await?))
}

pub(super) async fn feeds(State(app): State<App>, caller: Caller) -> Answer<FeedDesk> {
    Ok(Json(app.seen_by(caller.0).feeds().await?))
}

pub(super) async fn campaigns(State(app): State<App>, caller: Caller) -> Answer<Vec<Campaign>> {
    Ok(Json(app.seen_by(caller.0).campaigns().await?))
}

pub(super) async fn my_submissions(State(app): State<App>, caller: Caller) -> Answer<Vec<Submission>> {
    Ok(Json(app.seen_by(caller.0).my_submissions().await?))
}

pub(super) async fn desk(State(app): State<App>, caller: Caller) -> Answer<Desk> {
    Ok(Json(app.seen_by(caller.0).desk().await?))
}
