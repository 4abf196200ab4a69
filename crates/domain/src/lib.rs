//! The rules of an ambassador programme, and nothing else.
//!
//! This crate performs no I/O and knows neither browser nor server. Time and chance come in through the
//! ports [`ports::Clock`] and [`ports::Random`]; rows come in and go out through [`store::Store`]. The one
//! idea: a [`backend::Backend`] is a programme seen by one [`actor::Actor`].

pub mod actor;
pub mod backend;
pub mod bell;
pub mod board;
pub mod brand;
pub mod call;
pub mod campaign;
pub mod chance;
pub mod clean;
pub mod command;
pub mod csv;
pub mod demo;
pub mod disclosure;
pub mod echo;
pub mod embed;
pub mod enquiry;
pub mod event;
mod faults;
pub mod feeds;
pub mod future;
pub mod guide;
pub mod hints;
pub mod ids;
pub mod intent;
pub mod length;
pub mod letter;
pub mod math;
pub mod my_data;
pub mod network;
pub mod numbers;
pub mod path;
pub mod person;
pub mod ports;
pub mod preview;
pub mod privacy;
pub mod problem;
pub mod programme;
pub mod progress;
pub mod push;
pub mod quiz;
pub mod reach;
pub mod reminder;
pub mod reported;
pub mod search;
pub mod sentence;
pub mod settings;
pub mod share;
pub mod sketch;
pub mod store;
pub mod story;
pub mod submission;
pub mod taste;
pub mod thanks;
pub mod time;
pub mod today;
pub mod trail;
pub mod upload;
pub mod usual;
pub mod view;
pub mod visit;
