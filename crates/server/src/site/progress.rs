//! The page that is shown while the app is being built.

use std::path::Path;

use axum::response::{Html, IntoResponse, Response};
use http::{StatusCode, header};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
struct Progress {
    #[serde(default)]
    steps: Vec<Step>,
    #[serde(default)]
    done: bool,
}

#[derive(Debug, Deserialize)]
struct Step {
    name: String,
    state: String,
    #[serde(default)]
    elapsed_s: Option<f64>,
    #[serde(default)]
    expected_s: Option<f64>,
    #[serde(default)]
    problem: Option<String>,
}

/// How far the build is; asks again by itself, and finds the app once it is there.
pub async fn page(file: Option<&Path>) -> Response {
    let read = match file {
        Some(file) => tokio::fs::read(file).await.ok(),
        None => None,
    };
    // A file that is just being replaced is read again in two seconds.
    let progress = read.and_then(|bytes| serde_json::from_slice::<Progress>(&bytes).ok());
    let html = html(file.is_some(), progress.as_ref());
    (StatusCode::SERVICE_UNAVAILABLE, [(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

fn html(expected: bool, progress: Option<&Progress>) -> String {
    let failed = progress.is_some_and(|progress| progress.steps.iter().any(|step| step.state == "failed"));
    let (title, text) = match progress {
        _ if failed => ("The app could not be built", "The terminal in which you started it says more."),
        Some(progress) if progress.done => ("Nearly there", "The app is being put in its place."),
        Some(_) => ("The app is being built", "This page goes on to it by itself."),
        None if expected => ("The app is being built", "Waiting for the first step."),
        None => (
            "There is no app here yet",
            "The API answers already; build the app into the folder given as --dist.",
        ),
    };
    let steps: String =
        progress.map(|progress| progress.steps.iter().map(item).collect()).unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Polyphony: {title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><meta http-equiv=\"refresh\" content=\"2\">\
         <link rel=\"stylesheet\" href=\"/server.css\"><main><h1>{title}</h1><p>{text}</p><ol>{steps}</ol></main></html>"
    )
}

fn item(step: &Step) -> String {
    let seconds = |value: Option<f64>| value.map(|value| format!("{value:.0} s"));
    let elapsed = seconds(step.elapsed_s.filter(|value| *value > 0.0));
    let time = match (step.state.as_str(), elapsed, seconds(step.expected_s)) {
        ("done" | "failed", Some(elapsed), _) => elapsed,
        (_, Some(elapsed), Some(expected)) => format!("{elapsed} of about {expected}"),
        (_, None, Some(expected)) => format!("about {expected}"),
        (_, Some(elapsed), None) => elapsed,
        (_, None, None) => String::new(),
    };
    let class = match step.state.as_str() {
        state @ ("waiting" | "running" | "done" | "failed") => state,
        _ => "waiting",
    };
    let problem =
        step.problem.as_deref().map(|why| format!("<pre>{}</pre>", escaped(why))).unwrap_or_default();
    format!("<li class=\"{class}\">{} <small>{class} {time}</small>{problem}</li>", escaped(&step.name))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_shown_as_text_whatever_they_say() {
        let json = r#"{"steps":[{"name":"<b>pack","state":"running","elapsed_s":3,"expected_s":60,"problem":null}],"done":false}"#;
        let html = html(true, serde_json::from_str(json).ok().as_ref());
        assert!(html.contains("&lt;b&gt;pack") && html.contains("3 s of about 60 s"), "{html}");
        assert!(!html.contains("<b>"), "{html}");
    }
}
