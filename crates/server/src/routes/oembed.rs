//! oEmbed: whoever pastes an address of ours into a page gets the frame for it.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{
    ids::StoryId,
    ports::Clock,
    problem::{Problem, ProblemKind},
    store::Store,
    story::Story,
};
use http::{HeaderMap, HeaderName, Uri, header};
use serde_json::{Value, json};

use super::query::Asked;
use crate::{error::AppError, guard, state::App, system::SystemClock};

/// The size of a frame if nobody says how large it may be, CSS pixels.
const USUAL: (u32, u32) = (700, 480);
/// Below this nothing of the app can be used.
const LEAST: u32 = 200;
/// How long an answer may be kept, seconds: a story may be withdrawn.
const AGE: u32 = 3_600;

/// Everybody may read it, also a page without an origin: nothing in it depends on who asks.
const OPEN: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    (header::CACHE_CONTROL, "public, max-age=3600"),
];

pub(super) async fn oembed(
    State(app): State<App>,
    headers: HeaderMap,
    asked: Asked,
) -> Result<Response, AppError> {
    if asked.text("format").is_some_and(|format| format != "json") {
        return Err(Problem::new(ProblemKind::Unsupported, "there is JSON only").into());
    }
    let url = asked.text("url").ok_or_else(|| Problem::invalid("url", "is missing"))?;
    let width = within(asked.number("maxwidth", USUAL.0)?, USUAL.0);
    let height = within(asked.number("maxheight", USUAL.1)?, USUAL.1);
    let target = Target::of(&app, &headers, url).ok_or_else(|| Problem::not_found("page to show"))?;
    let story = target.story(&app).await?;
    let programme = &app.config.name;
    let title = story.as_ref().map_or(programme, |story| &story.title);
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": programme,
        "provider_url": app.public.as_str(),
        "cache_age": AGE,
        "width": width,
        "height": height,
        "html": frame(&target.address(), title, width, height),
    });
    let about = story.map(|story| story.summary).filter(|summary| !summary.is_empty());
    if let (Some(about), Some(answer)) = (about, answer.as_object_mut()) {
        answer.insert("description".to_owned(), Value::from(about));
    }
    Ok((OPEN, axum::Json(answer)).into_response())
}

/// Where the frame for a page of ours is told, by the page's path; none if it has no frame.
pub fn told_at(app: &App, path: &str) -> Option<String> {
    let public = app.public.as_str();
    let page = format!("{public}{}", path.trim_start_matches('/'));
    // Our own addresses need no quoting in a parameter.
    Target::of(app, &HeaderMap::new(), &page).map(|_| format!("{public}api/v1/oembed?url={page}"))
}

/// Not more than may be, and not less than makes sense.
fn within(most: u32, usual: u32) -> u32 {
    usual.min(most).max(LEAST.min(most))
}

/// A page of ours that can stand in a frame.
struct Target {
    /// Where we are for whoever asks.
    origin: String,
    path: String,
    view: &'static str,
}

impl Target {
    /// What an address means; none if it is not ours, or no page for a frame.
    fn of(app: &App, headers: &HeaderMap, url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let authority = uri.authority()?.as_str().to_ascii_lowercase();
        let origin = format!("{}://{authority}", uri.scheme_str()?);
        if !guard::is_own(app, headers, origin.as_bytes()) {
            return None;
        }
        let path = uri.path().trim_end_matches('/');
        let view = match path {
            "" | "/today" => "app",
            "/stories" => "gallery",
            "/reach" => "reach",
            "/quiz" => "quiz",
            "/tiles" => "tiles",
            story => {
                story.strip_prefix("/stories/")?.parse::<StoryId>().ok()?;
                "story"
            }
        };
        Some(Self { origin, path: path.to_owned(), view })
    }

    fn address(&self) -> String {
        format!("{}{}/?embed={}", self.origin, self.path, self.view)
    }

    /// The story, if anybody at all may read it. Of all others this answer says nothing, not even that they are there.
    async fn story(&self, app: &App) -> Result<Option<Story>, Problem> {
        let id = self.path.strip_prefix("/stories/").and_then(|id| id.parse::<StoryId>().ok());
        let Some(id) = id else { return Ok(None) };
        let story = app.programme.store().story(id).await;
        let story = story.map_err(|error| Problem::new(ProblemKind::Internal, error.to_string()))?;
        let now = SystemClock.now();
        Ok(story.filter(|story| story.is_offered(now, &[]) && !story.edition.internal_only))
    }
}

fn frame(address: &str, title: &str, width: u32, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         allow=\"clipboard-write; web-share\" style=\"border:0\"></iframe>",
        escaped(address),
        escaped(title)
    )
}

/// As the text of an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_never_larger_than_asked() {
        assert_eq!(within(USUAL.0, USUAL.0), USUAL.0);
        assert_eq!(within(5_000, 700), 700);
        assert_eq!(within(320, 700), 320);
        assert_eq!(within(100, 700), 100);
    }
}
