//! Notifications that reach a person's device while the app is closed.
//!
//! - Nothing is sent unless the person asked for it: first a device is given (the browser asks them), then each kind is
//!   ticked by itself. One command takes everything back.
//! - What is known of a device are the address and the keys of its browser's push service, its time zone and its language.
//!   Only its person reads that, and it is in what they export and erase. An address speaks for one person: whoever gives it
//!   last.
//! - What is sent is read anew when its moment comes: thanks that were taken back, a story that is gone, a kind that was
//!   switched off are not sent any more. No figure is ever in it, so that no group of people can be.

mod device;
mod news;

use serde::{Deserialize, Serialize};

use crate::{
    future::{MaybeSend, MaybeSync},
    ids::{CommandId, StoryId},
    time::{DAY, Instant},
};

pub use device::{Device, LONGEST_ENDPOINT, MyDevice, NewDevice, bytes, device_id};
pub use news::{Kind, News, Post, Told};

/// The most devices of one person; one more, and the oldest goes.
pub const MOST_DEVICES: usize = 10;
/// The most reminders of one person.
pub const MOST_REMINDERS: usize = 20;
/// How far ahead a reminder may lie, in milliseconds.
pub const FURTHEST: i64 = 60 * DAY;

/// Of what a person wants to hear on their devices. Nothing unless they say so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pushed {
    /// Thanks of colleagues.
    pub thanks: bool,
    /// A new campaign, an occasion for them, an event of a topic they follow.
    pub programme: bool,
    /// An alert, a story they shared that was withdrawn, an answer to what they suggested.
    pub alerts: bool,
}

impl Pushed {
    /// Whether they want to hear of this. What they asked for one by one they always want.
    pub const fn wants(self, kind: Kind) -> bool {
        match kind {
            Kind::Thanks => self.thanks,
            Kind::Programme => self.programme,
            Kind::Alerts => self.alerts,
            Kind::Reminder => true,
        }
    }
}

/// That a person wants to be reminded of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// The id of the command that asked for it.
    pub id: CommandId,
    /// Of which story.
    pub story: StoryId,
    /// The story's title when they asked.
    pub title: String,
    /// When.
    pub at: Instant,
}

/// What sends notifications, where something does.
pub trait Sender: MaybeSend + MaybeSync {
    /// The key by which browsers know the sender: a point of P-256, uncompressed, in base64url (RFC 8292).
    fn key(&self) -> String;
    /// Whether it would send to this address at all, as far as the address itself tells.
    fn reaches(&self, endpoint: &str) -> bool;
    /// Whether these 65 bytes are a point of the curve, so that something can be encrypted for its owner.
    fn is_point(&self, key: &[u8]) -> bool;
}
