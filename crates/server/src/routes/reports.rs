//! Reports as files: one's own reach and the programme's, as a page (SVG) or as a picture of it (PNG).

use std::time::Duration;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{
    backend::{Door, Insight, Profiles, Reach, Shares},
    ports::Clock,
    problem::{Problem, ProblemKind},
    reach::Span,
};
use http::{HeaderValue, header};
use report::{Language, Look, Mine, NARROWEST, Sheet, USUAL, WIDEST, Whole};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::query::Asked;
use crate::{error::AppError, sign_in::Caller, state::App, system::SystemClock};

/// So many reports are drawn at once; others wait.
static DRAWING: Semaphore = Semaphore::const_new(2);
/// Longer than this nobody waits for a turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// As what a report is wanted.
#[derive(Debug, Clone, Copy)]
enum Form {
    Svg,
    /// So many pixels wide.
    Png(u32),
}

pub(super) async fn mine_svg(app: State<App>, caller: Caller, asked: Asked) -> Result<Response, AppError> {
    mine(app, caller, &asked, Form::Svg).await
}

pub(super) async fn mine_png(app: State<App>, caller: Caller, asked: Asked) -> Result<Response, AppError> {
    let width = width(&asked)?;
    mine(app, caller, &asked, Form::Png(width)).await
}

pub(super) async fn programme_svg(
    app: State<App>,
    caller: Caller,
    asked: Asked,
) -> Result<Response, AppError> {
    programme(app, caller, &asked, Form::Svg).await
}

pub(super) async fn programme_png(
    app: State<App>,
    caller: Caller,
    asked: Asked,
) -> Result<Response, AppError> {
    let width = width(&asked)?;
    programme(app, caller, &asked, Form::Png(width)).await
}

/// What the caller's own links did.
async fn mine(
    State(app): State<App>,
    caller: Caller,
    asked: &Asked,
    form: Form,
) -> Result<Response, AppError> {
    let look = look(asked, &app)?;
    let seen = app.seen_by(caller.0);
    let (about, me) = (seen.about().await?, seen.me().await?);
    let (reach, numbers) = (seen.my_reach(Span::Weeks).await?, seen.my_numbers(Span::Weeks).await?);
    let (reported, shares) = (seen.reported().await?, seen.shares().await?);
    let known = Mine {
        programme: &about.programme,
        me: &me,
        reach: &reach,
        numbers: &numbers,
        reported: &reported,
        shares: &shares,
    };
    let period = known.period(asked.text("from"), asked.text("days"))?;
    let name = format!("polyphony-reach-{}-to-{}", period.first.date(), period.last().date());
    send(report::mine(&known, period, &look), look, form, &name).await
}

/// What the gate lets out of the programme.
async fn programme(
    State(app): State<App>,
    caller: Caller,
    asked: &Asked,
    form: Form,
) -> Result<Response, AppError> {
    let look = look(asked, &app)?;
    let seen = app.seen_by(caller.0);
    let (about, reach) = (seen.about().await?, seen.programme_reach().await?);
    let numbers = seen.programme_numbers().await?;
    let pack = seen.typology(look.texts.language.tag()).await?;
    let known = Whole {
        programme: &about.programme,
        reach: &reach,
        numbers: &numbers,
        pack: &pack,
        now: SystemClock.now(),
    };
    let period = known.period(asked.text("from"), asked.text("days"))?;
    let name = format!("polyphony-programme-{}-to-{}", period.first.date(), period.last().date());
    send(report::programme(&known, period, &look), look, form, &name).await
}

/// The parameters that say how it looks.
fn look(asked: &Asked, app: &App) -> Result<Look, Problem> {
    let tags = Language::ALL.map(Language::tag).join(", ");
    let other = || Problem::invalid("lang", &format!("must be one of {tags}"));
    let language = asked.text("lang").map(|tag| Language::named(tag).ok_or_else(other)).transpose()?;
    let dark = match asked.text("theme") {
        None | Some("light") => false,
        Some("dark") => true,
        Some(_) => return Err(Problem::invalid("theme", "must be one of light, dark")),
    };
    let look = Look::new(language.unwrap_or_default(), dark);
    Ok(match &app.config.brand.accent {
        Some(accent) => look.branded(accent),
        None => look,
    })
}

fn width(asked: &Asked) -> Result<u32, Problem> {
    let width = asked.text("width").map_or(Some(USUAL), |text| text.parse().ok());
    let reason = format!("must be a whole number of pixels from {NARROWEST} to {WIDEST}");
    width
        .filter(|width| (NARROWEST..=WIDEST).contains(width))
        .ok_or_else(|| Problem::invalid("width", &reason))
}

/// Draws away from the threads that answer, a few at a time, and sends the file. It is for one person, so that nobody on
/// the way may keep it.
async fn send(sheet: Sheet, look: Look, form: Form, name: &str) -> Result<Response, AppError> {
    let turn = turn().await?;
    let draw = move || {
        let _turn = turn;
        drawn(&sheet, &look, form)
    };
    let failed = |why: String| Problem::new(ProblemKind::Internal, why);
    let bytes = tokio::task::spawn_blocking(draw).await.map_err(|error| failed(error.to_string()))?;
    let (kind, ending) = match form {
        Form::Svg => ("image/svg+xml", "svg"),
        Form::Png(_) => ("image/png", "png"),
    };
    let mut response = bytes.map_err(failed)?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Shown in the browser, from where it is printed; kept under a name that says what it is.
    let named = HeaderValue::from_str(&format!("inline; filename=\"{name}.{ending}\""));
    headers.extend(named.ok().map(|named| (header::CONTENT_DISPOSITION, named)));
    Ok(response)
}

async fn turn() -> Result<SemaphorePermit<'static>, Problem> {
    let waited = tokio::time::timeout(PATIENCE, DRAWING.acquire()).await;
    let busy = || Problem::new(ProblemKind::Unavailable, "many reports are being drawn; try again soon");
    waited.ok().and_then(Result::ok).ok_or_else(busy)
}

fn drawn(sheet: &Sheet, look: &Look, form: Form) -> Result<Vec<u8>, String> {
    let svg = report::page(sheet, look).map_err(|error| error.to_string())?;
    match form {
        Form::Svg => Ok(svg.into_bytes()),
        Form::Png(width) => report::png(&svg, width).map_err(|error| error.to_string()),
    }
}
