//! What people show each other and say to each other, and clicks for the letter of a week.

use axum::{Json, extract::State};
use domain::{
    backend::{Colleagues, Reach},
    problem::Problem,
    reach::MyClicks,
    thanks::{MyThanks, ShownShare},
    time::Instant,
};

use super::query::Asked;
use crate::{error::AppError, sign_in::Caller, state::App};

type Answer<T> = Result<Json<T>, AppError>;

pub(super) async fn colleagues(
    State(app): State<App>,
    caller: Caller,
    asked: Asked,
) -> Answer<Vec<ShownShare>> {
    let no_id = |_| Problem::invalid("story", "must be the id of a story");
    let story = asked.text("story").map(|id| id.parse().map_err(no_id)).transpose()?;
    Ok(Json(app.seen_by(caller.0).colleagues(story).await?))
}

pub(super) async fn my_thanks(State(app): State<App>, caller: Caller) -> Answer<MyThanks> {
    Ok(Json(app.seen_by(caller.0).my_thanks().await?))
}

pub(super) async fn my_clicks(State(app): State<App>, caller: Caller, asked: Asked) -> Answer<MyClicks> {
    let no_moment = |_| Problem::invalid("edges", "must be whole numbers with commas between them");
    let edges = asked.text("edges").into_iter().flat_map(|edges| edges.split(','));
    let edges: Result<Vec<i64>, _> = edges.map(|edge| edge.parse().map_err(no_moment)).collect();
    let edges = edges?.into_iter().map(Instant::from_millis).collect();
    Ok(Json(app.seen_by(caller.0).my_clicks(edges).await?))
}
