//! What every request can reach.

use std::{collections::BTreeMap, sync::Arc};

use axum::body::Bytes;
use domain::{
    actor::Actor,
    command::hex,
    programme::{Programme, Seen},
    quiz::Pack,
};
use http::HeaderValue;
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use crate::{
    config::{Config, Mode, PublicUrl},
    frame::Frames,
    links::Counter,
    store::SqliteStore,
};

/// The server's programme.
pub type ServerProgramme = Programme<SqliteStore>;

/// A handle on everything; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of [`App`].
pub struct Inner {
    /// The programme.
    pub programme: Arc<ServerProgramme>,
    /// What the installation decided.
    pub config: Config,
    /// Where people reach it.
    pub public: PublicUrl,
    /// Where openings of links are counted.
    pub counter: Counter,
    /// The typology as it is sent.
    pub typology: Typologies,
    /// How people sign in inside pages of others.
    pub frames: Frames,
    /// What pages of ours may load, and who may show them.
    pub policy: HeaderValue,
    /// Becomes true when the server stops; long answers end then.
    pub stopping: watch::Receiver<bool>,
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// A handle on these parts.
    pub fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The programme as somebody sees it.
    pub fn seen_by(&self, actor: Option<Actor>) -> Seen<SqliteStore> {
        self.programme.seen_by(actor)
    }

    /// Whether one chooses who to be.
    pub fn is_demo(&self) -> bool {
        matches!(self.config.mode, Mode::Demo)
    }
}

/// The typology as it is sent, in every language it is there in.
#[derive(Debug, Clone)]
pub struct Typologies {
    english: Typology,
    others: BTreeMap<String, Typology>,
}

impl Typologies {
    /// The pack, made ready in each of its languages.
    pub fn of(pack: &Pack) -> Result<Self, serde_json::Error> {
        let mut others = BTreeMap::new();
        for tag in pack.lang.iter().filter(|tag| *tag != "en") {
            others.insert(tag.clone(), Typology::of(&pack.in_language(tag))?);
        }
        Ok(Self { english: Typology::of(&pack.in_language("en"))?, others })
    }

    /// The typology in this language, else in its base language, else in English.
    pub fn in_language(&self, language: &str) -> &Typology {
        let base = language.split('-').next().unwrap_or(language);
        [language, base].into_iter().find_map(|tag| self.others.get(tag)).unwrap_or(&self.english)
    }
}

/// The typology pack as bytes, with the tag by which a browser knows it again.
#[derive(Debug, Clone)]
pub struct Typology {
    /// The language of its texts.
    pub language: String,
    /// The JSON.
    pub body: Bytes,
    /// An entity tag over all of it; the pack's own hash leaves out the texts.
    pub etag: String,
}

impl Typology {
    /// The pack as it is sent, thinned to one language.
    pub fn of(pack: &Pack) -> Result<Self, serde_json::Error> {
        let body = serde_json::to_vec(pack)?;
        // Weak, because a compressed answer has other bytes.
        let etag = format!("W/\"{}\"", hex(&Sha256::digest(&body)));
        let language = pack.lang.first().cloned().unwrap_or_default();
        Ok(Self { language, body: body.into(), etag })
    }
}
