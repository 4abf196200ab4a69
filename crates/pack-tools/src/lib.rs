//! Tools for those who write typology packs: a loader that says where a mistake is, the rules of a good pack, and
//! people who are simulated.

pub mod audit;
pub mod bench;
pub mod calibrate;
pub mod cli;
mod distinct;
pub mod finding;
pub mod lint;
pub mod load;
pub mod real;
pub mod report;
pub mod simulate;
pub mod vectors;
