//! The day in words, in the person's own calendar.

use domain::{
    network::Network,
    quiz::{Pack, text},
    time::Instant,
};
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::i18n::{Moment, language, moment, t, t_with};

/// "Good morning, Mira".
pub fn greeting(name: &str) -> String {
    let part = match Date::new_0().get_hours() {
        5..=11 => "morning",
        12..=17 => "afternoon",
        _ => "evening",
    };
    if name.trim().is_empty() {
        return t(&format!("today.hello.{part}"));
    }
    t_with(&format!("today.hello_named.{part}"), &[("name", name)])
}

/// "Sunday, 22 November".
pub fn today() -> String {
    weekday(&Date::new_0())
}

/// "Thursday, 26 November".
pub fn day_of(at: Instant) -> String {
    weekday(&date(at))
}

/// The number of the day in its month, and the month's short name: for a leaf of a calendar.
pub fn leaf(at: Instant) -> (String, String) {
    (written(&date(at), &[("day", "numeric")]), written(&date(at), &[("month", "short")]))
}

/// The first letter of a day's name, as the language abbreviates it.
pub fn day_letter(at: Instant) -> String {
    written(&date(at), &[("weekday", "narrow")])
}

/// A day written `yyyy-mm-dd`, as people write it.
pub fn written_day(day: &str) -> String {
    // Noon of the local day, whatever the time zone.
    local(&format!("{day}T12:00")).map_or_else(|| day.to_owned(), |at| moment(at, Moment::Date))
}

/// The moment that a field for date and time names, in the person's time zone.
pub fn local(text: &str) -> Option<Instant> {
    let millis = Date::parse(text);
    millis.is_finite().then(|| Instant::from_millis(millis as i64))
}

/// A persona's name in the person's language.
pub fn persona(pack: &Pack, id: &str) -> String {
    pack.persona(id)
        .map(|persona| text(&persona.name, &language()).to_owned())
        .unwrap_or_else(|| id.to_owned())
}

/// A network's name.
pub fn network(network: Network) -> String {
    t(&format!("network.{}", network.name()))
}

fn date(at: Instant) -> Date {
    Date::new(&JsValue::from(at.millis() as f64))
}

fn weekday(date: &Date) -> String {
    written(date, &[("weekday", "long"), ("day", "numeric"), ("month", "long")])
}

fn written(date: &Date, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from(*name), &JsValue::from(*value));
    }
    String::from(date.to_locale_date_string(&language(), &options))
}
