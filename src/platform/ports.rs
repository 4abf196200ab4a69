//! The browser's time and chance, for the rules.

use domain::{
    ids::CommandId,
    ports::{Clock, Random, new_command_id},
    time::Instant,
};

/// The device's clock.
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Instant {
        Instant::from_millis(js_sys::Date::now() as i64)
    }
}

/// The browser's cryptographic randomness.
pub struct BrowserRandom;

impl Random for BrowserRandom {
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Only browsers without `crypto` come here; ids stay distinct, keys are not needed in the app.
            bytes.iter_mut().for_each(|byte| *byte = (js_sys::Math::random() * 256.0) as u8);
        }
    }
}

/// The day it is for the person, `yyyy-mm-dd`.
pub fn local_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The minute of the person's week, from Monday 0:00.
pub fn local_minute_of_week() -> u32 {
    let now = js_sys::Date::new_0();
    (now.get_day() + 6) % 7 * 1_440 + now.get_hours() * 60 + now.get_minutes()
}

/// A new command id.
pub fn command_id() -> CommandId {
    new_command_id(&BrowserClock, &BrowserRandom)
}

/// The device's time.
pub fn now() -> Instant {
    BrowserClock.now()
}
