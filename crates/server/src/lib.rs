//! The reference server: a programme over SQLite, spoken to over HTTP.
//!
//! [`cli`] reads the command line, [`serve`] starts and ends a server, [`routes`] is the table of what it answers,
//! [`store`] keeps the rows. Rules are in the crate `domain`; there are none here.

pub mod cidr;
pub mod cli;
pub mod config;
pub mod error;
pub mod fetch;
pub mod frame;
pub mod guard;
pub mod headers;
pub mod importing;
pub mod links;
pub mod packs;
pub mod pictures;
pub mod push;
pub mod routes;
pub mod schedule;
pub mod serve;
pub mod sign_in;
pub mod site;
pub mod state;
pub mod store;
pub mod system;

pub use serve::{Running, start};
pub use store::SqliteStore;
