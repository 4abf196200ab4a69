//! The app inside pages of others: who may show it, and how somebody signs in there.
//!
//! A frame on another site gets no cookie of ours. So a pop-up at our own address, where the person is signed in,
//! asks for a code and hands it to the frame; the frame turns it into a session of its own, which the browser keeps for
//! that one site only (`Partitioned`).

mod codes;
mod key;
mod token;

use std::{path::Path, sync::Mutex};

use domain::{
    embed::HostPattern,
    ids::PersonId,
    ports::{Clock, Random},
    problem::Problem,
};

use crate::system::{SystemClock, SystemRandom};

pub use codes::Proof;

/// The cookie of a frame's session.
pub const COOKIE: &str = "polyphony_frame";
/// How long such a session lasts, milliseconds: a long working day.
pub const LASTS: i64 = 12 * 60 * 60 * 1_000;

/// What an installation lets others do with the app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Embedding {
    /// Who may show the app, beside ourselves.
    pub hosts: Vec<HostPattern>,
    /// Whether the page around is told that something was shared (never what, nor where).
    pub tells_shares: bool,
}

impl Embedding {
    /// Whether a page of this origin may show the app.
    pub fn takes(&self, origin: &str) -> bool {
        self.hosts.iter().any(|host| host.takes(origin))
    }

    /// `frame-ancestors` of our policy.
    pub fn ancestors(&self) -> String {
        self.hosts.iter().fold("'self'".to_owned(), |list, host| format!("{list} {host}"))
    }
}

/// Codes under way, and the key that signs sessions.
pub struct Frames {
    codes: Mutex<codes::Codes>,
    key: [u8; 32],
}

impl Frames {
    /// With the key kept in this folder; a new one if there is none yet.
    pub fn open(data: &Path) -> std::io::Result<Self> {
        Ok(Self { codes: Mutex::default(), key: key::kept_in(data)? })
    }

    /// A code for somebody who is signed in; good for one use, for one minute, for whoever has the proof.
    pub fn code(&self, person: PersonId, proof: Proof) -> Result<String, Problem> {
        let mut bytes = [0; 32];
        SystemRandom.fill(&mut bytes);
        self.codes().give(bytes, person, proof, SystemClock.now())
    }

    /// The session for a code; none if there is no such code, or it is for somebody else's frame.
    pub fn session(&self, code: &str, verifier: &str, host: &str) -> Option<(PersonId, String)> {
        let now = SystemClock.now();
        let person = self.codes().take(code, verifier, host, now)?;
        let token = token::sign(&self.key, &person, now.plus(LASTS));
        Some((person, token))
    }

    /// Whose session this is.
    pub fn person(&self, token: &str) -> Option<PersonId> {
        token::read(&self.key, token, SystemClock.now())
    }

    fn codes(&self) -> std::sync::MutexGuard<'_, codes::Codes> {
        // Whoever panicked with them in hand left them whole: every change is one insertion or removal.
        self.codes.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The cookie that carries a session into frames, and into nothing else: for one site around us, over TLS (or this
/// machine), never for scripts.
pub fn cookie(value: &str, seconds: i64) -> String {
    format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=None; Partitioned")
}
