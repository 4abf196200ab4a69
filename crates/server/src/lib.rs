//! The reference server: a programme over SQLite, spoken to over HTTP.

pub mod store;

pub use store::SqliteStore;
