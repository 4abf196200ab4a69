//! HyperLogLog registers: how many different visitors came on one day, without keeping who.
//!
//! A sketch is a row and cannot be united with another: that is only possible inside of one day, see
//! [`crate::numbers::on_day`].

use serde::{Deserialize, Serialize};

use crate::{ids::ShareId, time::Day};

/// So many registers a sketch has.
pub const REGISTERS: usize = 1024;

/// The registers of one day and one share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// The day, in UTC, whose key made the hashes.
    pub day: Day,
    /// The share whose link was opened.
    pub share: ShareId,
    /// 1,024 registers.
    pub registers: Vec<u8>,
    /// Grows with each change; 1 at first.
    pub version: u64,
}

/// About how many visitors, with the day it is true for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayVisitors {
    /// The day.
    pub day: Day,
    /// The estimate, rounded.
    pub about: u64,
    /// Two standard errors, in visitors: in 95 of 100 days the truth is not farther from `about`. 0 where a backend does
    /// not say.
    #[serde(default)]
    pub error: u64,
}

impl Sketch {
    /// An empty sketch.
    pub fn new(day: Day, share: ShareId) -> Self {
        Self { day, share, registers: vec![0; REGISTERS], version: 0 }
    }

    /// Takes in a visitor's keyed hash; says whether anything changed.
    pub fn add(&mut self, hash: u64) -> bool {
        let index = usize::try_from(hash >> 54).unwrap_or(0);
        let rank = u8::try_from((hash << 10).leading_zeros().min(54) + 1).unwrap_or(55);
        match self.registers.get_mut(index) {
            Some(register) if *register < rank => {
                *register = rank;
                true
            }
            _ => false,
        }
    }
}
