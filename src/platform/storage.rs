//! Small settings that survive a reload. Where the browser refuses storage they live as long as the page.

use std::{cell::RefCell, collections::HashMap};

use idb::Factory;
use web_sys::Storage;

thread_local! {
    static FALLBACK: RefCell<HashMap<String, String>> = RefCell::default();
}

fn local() -> Option<Storage> {
    // Opaque origins throw here; the fallback then serves.
    leptos::prelude::window().local_storage().ok().flatten()
}

/// Whether what is kept here is there again after a reload.
pub fn survives() -> bool {
    let probe = key("probe");
    let Some(storage) = local() else { return false };
    let kept = storage.set_item(&probe, "1").is_ok();
    // What cannot be removed was never kept.
    let _ = storage.remove_item(&probe);
    kept
}

/// A name that nothing is kept under.
const PROBE: &str = "polyphony-page-probe";

/// Whether the browser keeps databases here, which it may refuse where it still keeps settings.
pub async fn keeps_databases() -> bool {
    let probe = async {
        let factory = Factory::new()?;
        factory.open(PROBE, None)?.await?.close();
        factory.delete(PROBE)?.await
    };
    let kept: Result<(), idb::Error> = probe.await;
    kept.is_ok()
}

/// The value of a setting.
pub fn get(name: &str) -> Option<String> {
    let name = key(name);
    let kept = local().and_then(|storage| storage.get_item(&name).ok().flatten());
    // Where the storage is full, what is newer is here.
    FALLBACK.with_borrow(|fallback| fallback.get(&name).cloned()).or(kept)
}

/// Keeps a setting.
pub fn set(name: &str, value: &str) {
    let name = key(name);
    let kept = local().is_some_and(|storage| storage.set_item(&name, value).is_ok());
    FALLBACK.with_borrow_mut(|fallback| {
        if kept {
            fallback.remove(&name);
        } else {
            fallback.insert(name, value.to_owned());
        }
    });
}

/// Forgets a setting.
pub fn remove(name: &str) {
    let name = key(name);
    if let Some(storage) = local() {
        // What cannot be removed was never kept.
        let _ = storage.remove_item(&name);
    }
    FALLBACK.with_borrow_mut(|fallback| drop(fallback.remove(&name)));
}

/// The names of the settings that begin like this and survive a reload, in no order.
pub fn names(beginning: &str) -> Vec<String> {
    let Some(storage) = local() else { return Vec::new() };
    let beginning = key(beginning);
    let all = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok().flatten());
    let ours = all.filter(|name| name.starts_with(&beginning));
    ours.filter_map(|name| name.strip_prefix(OURS).map(str::to_owned)).collect()
}

/// Other pages of this address may keep settings too.
const OURS: &str = "polyphony.";

fn key(name: &str) -> String {
    format!("{OURS}{name}")
}
