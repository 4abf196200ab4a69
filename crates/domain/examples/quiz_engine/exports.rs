//! A session behind plain functions, as any host of wasm can call them.

#![allow(unsafe_code, reason = "a name that the host can find has to be promised to be unique")]

use std::cell::RefCell;
use std::sync::Arc;

use domain::quiz::Pack;

use crate::{
    made,
    session::{Session, digest_of},
};

thread_local! {
    static PACK: Arc<Pack> = Arc::new(made::pack());
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// Begins a session; false if the pack is none.
#[unsafe(no_mangle)]
pub extern "C" fn begin(seed: u64) -> bool {
    let session = PACK.with(|pack| Session::begin(pack, seed));
    let begun = session.is_some();
    SESSION.set(session);
    begun
}

/// Chooses the next question; false if there is none.
#[unsafe(no_mangle)]
pub extern "C" fn step() -> bool {
    SESSION.with_borrow_mut(|session| session.as_mut().is_some_and(Session::step))
}

/// Answers it by the fixed rule.
#[unsafe(no_mangle)]
pub extern "C" fn answer() {
    SESSION.with_borrow_mut(|session| session.iter_mut().for_each(Session::answer));
}

/// The bits of the verdict.
#[unsafe(no_mangle)]
pub extern "C" fn digest() -> u64 {
    SESSION.with_borrow(|session| session.as_ref().map_or(0, Session::digest))
}

/// The bits of the verdict of a whole session; 0 if the pack is none.
#[unsafe(no_mangle)]
pub extern "C" fn whole(seed: u64) -> u64 {
    PACK.with(|pack| digest_of(pack, seed)).unwrap_or(0)
}
