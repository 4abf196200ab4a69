//! The one table of addresses the server answers itself. The router is built from it, and a test compares it with
//! docs/openapi.json both ways.

mod colleagues;
mod commands;
mod door;
mod enquiries;
mod frame;
mod live;
pub mod oembed;
mod own;
mod query;
mod read;
mod reports;

use axum::{
    Router, middleware,
    routing::{MethodRouter, delete, get, post},
};
use tower_http::compression::CompressionLayer;

use crate::{error::AppError, guard, headers, links, site, state::App};

/// The most bytes a request body may have.
pub const MOST_BYTES: usize = 2_000_000;

/// One address with one method.
pub struct Endpoint {
    /// In lower case, as OpenAPI writes it.
    pub method: &'static str,
    /// With parameters in braces.
    pub path: &'static str,
    /// What answers.
    handler: fn() -> MethodRouter<App>,
}

macro_rules! endpoints {
    ($($method:ident $path:literal $handler:expr;)*) => {
        &[$(Endpoint { method: stringify!($method), path: $path, handler: || $method($handler) }),*]
    };
}

/// Every address the server answers itself; everything else is a file of the app.
pub const ENDPOINTS: &[Endpoint] = endpoints![
    get "/api/v1/about" door::about;
    get "/api/v1/voices" door::voices;
    post "/api/v1/session" door::enter;
    delete "/api/v1/session" door::leave;
    get "/api/v1/frame/sign-in" frame::page;
    get "/api/v1/frame/sign-in.js" frame::script;
    post "/api/v1/frame/codes" frame::give;
    post "/api/v1/frame/session" frame::take;
    get "/api/v1/oembed" oembed::oembed;
    get "/api/v1/me" read::me;
    get "/api/v1/me/progress" read::progress;
    get "/api/v1/me/data" read::my_data;
    get "/api/v1/typology" read::typology;
    get "/api/v1/stories" read::stories;
    get "/api/v1/stories/{id}" read::story;
    get "/api/v1/topics" read::topics;
    get "/api/v1/shares" read::shares;
    get "/api/v1/echoes" read::echoes;
    get "/api/v1/reach" read::reach;
    get "/api/v1/reach/report.svg" reports::mine_svg;
    get "/api/v1/reach/report.png" reports::mine_png;
    get "/api/v1/me/reported" read::reported;
    get "/api/v1/reach/numbers" read::my_numbers;
    get "/api/v1/stories/{id}/numbers" read::story_numbers;
    get "/api/v1/counting" read::counting;
    get "/api/v1/events" read::events;
    get "/api/v1/programme/reach" read::programme_reach;
    get "/api/v1/programme/report.svg" reports::programme_svg;
    get "/api/v1/programme/report.png" reports::programme_png;
    get "/api/v1/programme/personas" read::persona_mix;
    get "/api/v1/programme/numbers" read::programme_numbers;
    get "/api/v1/board" read::board;
    get "/api/v1/feeds" read::feeds;
    get "/api/v1/campaigns" read::campaigns;
    get "/api/v1/me/submissions" read::my_submissions;
    get "/api/v1/desk" read::desk;
    get "/api/v1/colleagues" colleagues::colleagues;
    get "/api/v1/me/thanks" colleagues::my_thanks;
    get "/api/v1/me/clicks" colleagues::my_clicks;
    post "/api/v1/commands" commands::submit;
    post "/api/v1/enquiries" enquiries::take;
    get "/api/v1/openapi.json" own::openapi;
    get "/api/v1/health" own::health;
    get "/live" live::live;
    get "/config.json" own::config;
    get "/r/{code}" links::open;
    get "/pictures/{picture}" site::picture;
];

/// The whole server as a service.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for endpoint in ENDPOINTS {
        router = router.route(endpoint.path, (endpoint.handler)());
    }
    router
        .route("/server.css", get(site::style))
        .route(guard::SHARE_TARGET, post(site::shared))
        .method_not_allowed_fallback(async || AppError::wrong_method())
        // Files of the app come compressed already, and a stream of notices must not wait in a buffer.
        .layer(CompressionLayer::new())
        .fallback(site::file)
        .layer(middleware::from_fn_with_state(app.clone(), guard::guard))
        .layer(middleware::from_fn_with_state(app.clone(), headers::protect))
        .with_state(app)
}
