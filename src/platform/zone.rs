//! Moments in the person's own time zone, as fields for date and time have them.

use domain::time::Instant;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// The moment that a field for date and time names.
pub fn moment(text: &str) -> Option<Instant> {
    let millis = Date::parse(text);
    millis.is_finite().then(|| Instant::from_millis(millis as i64))
}

/// A moment as a field for date and time has it, `yyyy-mm-ddThh:mm`.
pub fn text(at: Instant) -> String {
    let date = Date::new(&JsValue::from(at.millis() as f64));
    format!("{}T{:02}:{:02}", day_text(&date), date.get_hours(), date.get_minutes())
}

/// The person's day at a moment, `yyyy-mm-dd`.
pub fn day(at: Instant) -> String {
    day_text(&Date::new(&JsValue::from(at.millis() as f64)))
}

fn day_text(date: &Date) -> String {
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// What the time zone is called: "Europe/Oslo".
pub fn name() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &"timeZone".into()).ok();
    zone.and_then(|zone| zone.as_string()).unwrap_or_else(|| "UTC".to_owned())
}
