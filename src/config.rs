//! What an installation decides, read at run time from `config.json` beside the page.

use serde::Deserialize;

use crate::platform::{fetch, page};

/// The whole of `config.json`. Unknown members are refused: a mistyped name must not pass in silence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Which backend this app talks to.
    pub backend: BackendConfig,
    /// The company's look.
    #[serde(default)]
    pub brand: Option<Brand>,
    /// Who may show the app inside their own pages; only ourselves if nothing is said.
    #[serde(default)]
    pub embed: Embed,
}

/// The app inside pages of others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embed {
    /// Their origins, like `https://intranet.example.org` or `https://*.example.org`. A host of static files should
    /// send the same list as `frame-ancestors`.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Whether they are told that something was shared (never what, nor where to).
    #[serde(default)]
    pub tell_shares: bool,
}

/// A company's look. Contrast is derived from the colour and never broken by it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// The colour of what one can press, as `#rgb` or `#rrggbb`.
    pub accent: Option<String>,
    /// The address of a picture, relative to the page or absolute; square, legible at 26 CSS pixels.
    pub logo: Option<String>,
}

/// A backend, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum BackendConfig {
    /// A server that speaks the REST contract, below `base` (relative to the page, or absolute).
    Rest {
        /// Where `api/v1/…` is found.
        base: String,
    },
    /// The whole programme in this browser, from static files alone.
    Embedded {
        /// Whether it is filled with the demo programme.
        #[serde(default)]
        demo: bool,
        /// The typology's file, relative to the page; the default pack if none. Only the worker reads it.
        #[serde(default, rename = "pack")]
        _pack: Option<String>,
    },
}

/// Why the app cannot start from its configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// It could not be fetched; with what the browser said.
    Unreachable(String),
    /// It is there but wrong; with the place and the reason.
    Wrong(String),
}

/// Reads the configuration.
pub async fn load() -> Result<Config, ConfigError> {
    let text = fetch::text(&page::url("config.json")).await.map_err(ConfigError::Unreachable)?;
    let config: Config =
        serde_json::from_str(&text).map_err(|error| ConfigError::Wrong(error.to_string()))?;
    if let BackendConfig::Rest { base } = &config.backend {
        page::resolve(base)
            .ok_or_else(|| ConfigError::Wrong(format!("backend.base: {base} is no address")))?;
    }
    Ok(config)
}
