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

fn key(name: &str) -> String {
    format!("polyphony.{name}")
}
