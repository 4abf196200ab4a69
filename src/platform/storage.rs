//! Small settings that survive a reload. Where the browser refuses storage they live as long as the page.

use std::{cell::RefCell, collections::HashMap};

use web_sys::Storage;

thread_local! {
    static FALLBACK: RefCell<HashMap<String, String>> = RefCell::default();
}

fn local() -> Option<Storage> {
    // Opaque origins throw here; the fallback then serves.
    leptos::prelude::window().local_storage().ok().flatten()
}

/// The value of a setting.
pub fn get(name: &str) -> Option<String> {
    let name = key(name);
    match local().map(|storage| storage.get_item(&name)) {
        Some(Ok(value)) => value,
        _ => FALLBACK.with_borrow(|fallback| fallback.get(&name).cloned()),
    }
}

/// Keeps a setting.
pub fn set(name: &str, value: &str) {
    let name = key(name);
    let kept = local().is_some_and(|storage| storage.set_item(&name, value).is_ok());
    if !kept {
        FALLBACK.with_borrow_mut(|fallback| drop(fallback.insert(name, value.to_owned())));
    }
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
