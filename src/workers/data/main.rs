//! The data worker: a whole programme in this browser, answering the page's questions.
//!
//! The only module with the rules and the IndexedDB store, and the only writer of its database. It starts from
//! static files alone: `config.json` says whether the demo is loaded, `packs/default.json` is the typology,
//! `packs/default.<language>.json` its texts in other languages.

mod channel;
#[cfg(feature = "conformance")]
mod conformance;
mod files;
mod serve;
mod store;
mod typology;

fn main() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(serve::run());
}
