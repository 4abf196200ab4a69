//! The files of the built app, the stories' pictures, and what is shown while there is no app yet.

mod manifest;
mod progress;

use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use tower_http::services::ServeDir;

use crate::{error::AppError, pictures, routes::oembed, state::App};

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Addresses below which there are never pages of the app.
const NOT_PAGES: [&str; 4] = ["/api", "/r", "/live", "/pictures"];

/// Everything that no route answers: a file, or a page of the app.
pub async fn file(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path();
    let below =
        |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if NOT_PAGES.iter().any(|root| below(root)) {
        return AppError::no_route().into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return AppError::wrong_method().into_response();
    }
    let page = !path.rsplit('/').next().unwrap_or_default().contains('.');
    if page && !app.config.dist.join("index.html").is_file() {
        return progress::page(app.config.progress.as_deref()).await;
    }
    if page {
        let told = oembed::told_at(&app, path);
        return announced(&app, told, request).await;
    }
    if path.ends_with(manifest::ENDING)
        && let Some(manifest) = manifest::branded(&app.config, path).await
    {
        return manifest;
    }
    let caching = if is_hashed(path) { IMMUTABLE } else { "no-cache" };
    send(&app, path.to_owned(), caching, request).await
}

/// A page of the app, with the address at which its frame is told: in a header, and for readers that are no browsers (they
/// say nothing of what they fetch for) in the page itself, as oEmbed wants it.
async fn announced(app: &App, told: Option<String>, request: Request) -> Response {
    let Some(told) = told else { return send(app, INDEX.to_owned(), "no-cache", request).await };
    let kind = "application/json+oembed";
    let mut response = if request.headers().contains_key("sec-fetch-dest") {
        send(app, INDEX.to_owned(), "no-cache", request).await
    } else {
        let html = tokio::fs::read_to_string(app.config.dist.join("index.html")).await.unwrap_or_default();
        let link =
            format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{}\"></head>", oembed::escaped(&told));
        let html = html.replacen("</head>", &link, 1);
        ([(header::CONTENT_TYPE, "text/html"), (header::CACHE_CONTROL, "no-cache")], html).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, sec-fetch-dest"));
    if let Ok(link) = HeaderValue::try_from(format!("<{told}>; rel=\"alternate\"; type=\"{kind}\"")) {
        headers.insert(header::LINK, link);
    }
    response
}

/// What every page of the app is.
const INDEX: &str = "/index.html";

async fn send(app: &App, name: String, caching: &'static str, mut request: Request) -> Response {
    let Ok(uri) = name.parse::<Uri>() else { return AppError::no_route().into_response() };
    *request.uri_mut() = uri;
    let mut files = ServeDir::new(&app.config.dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let page = name == INDEX;
    let mut response = match files.try_call(request).await {
        Ok(response) => response.map(axum::body::Body::new),
        Err(error) => {
            tracing::error!("{name}: {error}");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let found = !response.status().is_client_error() && !response.status().is_server_error();
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let caching = if found { caching } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if !page {
        // The same for everybody, and wanted where there is no origin: by pages that load `embed.js`, and by frames that
        // their host has shut off, which still show where the app is.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        let anybody = HeaderValue::from_static("cross-origin");
        headers.insert(HeaderName::from_static("cross-origin-resource-policy"), anybody);
    }
    response
}

/// Whether a name carries a hash of its content: `-` and eight or more hexadecimal digits.
fn is_hashed(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).count();
        digits >= 8 && part.as_bytes().get(digits).is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

/// A story's picture. Its name is the hash of its bytes, so it never changes.
pub async fn picture(State(app): State<App>, Path(name): Path<String>) -> Response {
    if !pictures::is_name(&name) {
        return AppError::no_route().into_response();
    }
    match tokio::fs::read(app.config.data.join(pictures::FOLDER).join(&name)).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, IMMUTABLE)], bytes)
            .into_response(),
        Err(_) => AppError::no_route().into_response(),
    }
}

/// What a phone's share menu sends goes to the app's service worker, which keeps it on the device. Where there is none
/// yet, it ends here: nothing of it is read or kept, and the form says that it has to be shared once more.
pub async fn shared() -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, "suggest?shared=lost")]).into_response()
}

/// The style of the server's own two pages.
pub async fn style() -> impl IntoResponse {
    let css = include_str!("server.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], css)
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_names_with_a_hash_may_be_kept_for_ever() {
        for name in
            ["/polyphony-1a2b3c4d5e6f7a8b.js", "/polyphony-1a2b3c4d5e6f7a8b_bg.wasm", "/a/app-00000000.css"]
        {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "/index.html",
            "/sw.js",
            "/assets.json",
            "/app-1a2b3c.js",
            "/data-worker.js",
            "/face-deadbeefy.js",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
