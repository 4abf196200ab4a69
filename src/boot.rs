//! From nothing to a session: texts, configuration, backend, and who is looking.

use domain::backend::Door as _;
use domain::{
    backend::CONTRACT,
    problem::{Problem, ProblemKind},
};

use crate::{
    backend, branding,
    config::{self, ConfigError},
    i18n,
    platform::{device, frame, storage},
    session::Session,
};

/// Why the app cannot start.
#[derive(Debug, Clone)]
pub enum BootError {
    /// The configuration.
    Config(ConfigError),
    /// The backend: where it is, and what it answered.
    Backend(String, Problem),
}

/// The setting that remembers whom one was in the embedded demo, where there is no server to remember it.
pub const VOICE: &str = "voice";

/// Starts everything; each failure says what is wrong.
pub async fn start() -> Result<Session, BootError> {
    if !i18n::load().await {
        // Without words there is nothing to show; the page itself has said so.
        std::future::pending::<()>().await;
    }
    // The app's code is made ready as it is called: starting is cut where nothing is seen yet.
    device::breath().await;
    let config = config::load().await.map_err(BootError::Config)?;
    frame::begin(config.embed.hosts.clone(), config.embed.tell_shares);
    if let Some(brand) = config.brand.clone() {
        branding::apply(brand).await.map_err(|why| BootError::Config(ConfigError::Wrong(why)))?;
    }
    device::breath().await;
    let place = backend::place(&config.backend);
    let failed = |problem| BootError::Backend(place.clone(), problem);
    let handle = backend::connect(&config.backend).await.map_err(failed)?;
    let about = handle.door().about().await.map_err(failed)?;
    device::breath().await;
    if about.contract != CONTRACT {
        let detail = format!("the backend speaks contract {}, this app {CONTRACT}", about.contract);
        return Err(failed(Problem::new(ProblemKind::Unsupported, detail)));
    }
    let mut me = handle.who(&about).await.map_err(failed)?;
    if let (None, Some(voice)) = (&me, storage::get(VOICE)) {
        // Somebody who is no longer there (an emptied demo) is asked again who they are.
        me = handle.enter(voice).await.ok();
    }
    Ok(Session::new(handle, about, me))
}
