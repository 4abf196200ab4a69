//! Nearly everything that touches the browser itself. Nothing here panics: what a browser refuses is a value.

pub mod absent;
pub mod clipboard;
pub mod crash;
pub mod device;
pub mod fetch;
pub mod file;
pub mod frame;
pub mod install;
pub mod page;
pub mod photo;
pub mod ports;
pub mod push;
pub mod service_worker;
pub mod storage;
pub mod zone;
