//! `cargo xtask bench quiz-real`: calibration and quiz on answers of real people.

use super::goals_of;
use crate::problem::Result;
use crate::setup::{self, people};

/// Fetches the answers if need be, and measures.
pub fn main() -> Result<()> {
    setup::ensure(setup::REAL, |_| {})?;
    let mut cargo = super::pack_tool()?;
    cargo.arg("real").arg(people::folder()?);
    let goals = goals_of(&mut cargo)?;
    super::print(&goals);
    Ok(())
}
