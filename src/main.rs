//! The Polyphony app: one page, in WebAssembly.
//!
//! `main` mounts the app; everything else it needs is decided at run time from `config.json`.

mod app;
mod backend;
mod boot;
mod branding;
mod config;
mod features;
mod i18n;
mod live;
mod places;
mod platform;
mod rooms;
mod routes;
mod session;
mod shell;
mod ui;

fn main() {
    platform::crash::watch();
    app::mount();
}
