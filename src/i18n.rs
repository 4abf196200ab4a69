//! Texts by key, numbers and dates by locale. English is built in; another language is fetched over it, and
//! whatever that lacks shows in English.

use std::{cell::RefCell, collections::HashMap};

use domain::time::Instant;
use js_sys::{Array, Intl, JsString, Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};

use crate::platform::{fetch, page, storage};

/// One text, or one for each plural form (CLDR names: zero, one, two, few, many, other).
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Message {
    Text(String),
    Plural(HashMap<String, String>),
}

type Messages = HashMap<String, Message>;

struct Catalogue {
    language: String,
    messages: Messages,
    english: Messages,
}

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::new(Catalogue {
        language: "en".to_owned(),
        messages: Messages::new(),
        english: english(),
    });
}

fn english() -> Messages {
    // The file is part of this build; a test reads it (`cargo xtask test --only texts`).
    serde_json::from_str(include_str!("../public/locales/en.json")).unwrap_or_default()
}

/// Languages there is a catalogue for, by tag.
pub const LANGUAGES: [&str; 1] = ["en"];

/// Chooses the language: the person's choice, else the browser's first that we have, else English.
pub async fn load() {
    let wanted = storage::get("language").into_iter().chain(browser_languages());
    let language = wanted
        .filter_map(|tag| {
            let base = tag.split('-').next()?.to_owned();
            LANGUAGES.contains(&base.as_str()).then_some(base)
        })
        .next()
        .unwrap_or_else(|| "en".to_owned());
    if language != "en" {
        // A catalogue that cannot be had leaves English, which is there.
        if let Ok(text) = fetch::text(&page::url(&format!("locales/{language}.json"))).await {
            let messages = serde_json::from_str(&text).unwrap_or_default();
            CATALOGUE.with_borrow_mut(|catalogue| {
                catalogue.messages = messages;
                catalogue.language.clone_from(&language);
            });
        }
    }
    page::set_language(&self::language());
}

fn browser_languages() -> Vec<String> {
    leptos::prelude::window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// The tag of the language in use.
pub fn language() -> String {
    CATALOGUE.with_borrow(|catalogue| catalogue.language.clone())
}

/// The text with this key.
pub fn t(key: &str) -> String {
    t_with(key, &[])
}

/// The text with this key, its `{name}` places filled.
pub fn t_with(key: &str, values: &[(&str, &str)]) -> String {
    let text = find(key, |message| match message {
        Message::Text(text) => Some(text.clone()),
        Message::Plural(forms) => forms.get("other").cloned(),
    });
    fill(text, key, values)
}

/// The text with this key in the plural form of `n`; `{n}` becomes the number as the locale writes it.
pub fn t_n(key: &str, n: u64, values: &[(&str, &str)]) -> String {
    let form = plural_form(n);
    let text = find(key, |message| match message {
        Message::Text(text) => Some(text.clone()),
        Message::Plural(forms) => forms.get(&form).or_else(|| forms.get("other")).cloned(),
    });
    let number_text = number(n);
    let mut all = vec![("n", number_text.as_str())];
    all.extend_from_slice(values);
    fill(text, key, &all)
}

fn find(key: &str, pick: impl Fn(&Message) -> Option<String>) -> Option<String> {
    CATALOGUE.with_borrow(|catalogue| {
        catalogue.messages.get(key).and_then(&pick).or_else(|| catalogue.english.get(key).and_then(&pick))
    })
}

fn fill(text: Option<String>, key: &str, values: &[(&str, &str)]) -> String {
    let text = text.unwrap_or_else(|| key.to_owned());
    values.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

fn locales() -> Array {
    Array::of1(&JsValue::from(language()))
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from(*name), value);
    }
    options
}

fn plural_form(n: u64) -> String {
    String::from(Intl::PluralRules::new(&locales(), &Object::new()).select(n as f64))
}

/// A whole number as the locale writes it.
pub fn number(n: u64) -> String {
    formatted(&Intl::NumberFormat::new(&locales(), &Object::new()).format(), &JsValue::from(n as f64))
}

/// A share of one as a percentage without decimals.
pub fn percent(share: f64) -> String {
    let options = options(&[("style", "percent".into()), ("maximumFractionDigits", 0.into())]);
    formatted(&Intl::NumberFormat::new(&locales(), &options).format(), &JsValue::from(share))
}

/// How a moment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Day and month.
    Day,
    /// Day, month and year.
    Date,
    /// Hour and minute.
    Time,
    /// Day, month, hour and minute.
    Full,
}

/// A moment in the person's time zone.
pub fn moment(at: Instant, style: Moment) -> String {
    let options = match style {
        Moment::Day => options(&[("day", "numeric".into()), ("month", "short".into())]),
        Moment::Date => options(&[("dateStyle", "medium".into())]),
        Moment::Time => options(&[("timeStyle", "short".into())]),
        Moment::Full => options(&[("dateStyle", "medium".into()), ("timeStyle", "short".into())]),
    };
    let date = js_sys::Date::new(&JsValue::from(at.millis() as f64));
    formatted(&Intl::DateTimeFormat::new(&locales(), &options).format(), &date)
}

/// How long ago, in the largest unit that fits ("3 days ago").
pub fn ago(at: Instant, now: Instant) -> String {
    const UNITS: [(i64, &str); 5] = [
        (31_557_600_000, "year"),
        (2_629_800_000, "month"),
        (86_400_000, "day"),
        (3_600_000, "hour"),
        (60_000, "minute"),
    ];
    let past = (now.millis() - at.millis()).max(0);
    let (size, unit) = UNITS.into_iter().find(|(size, _)| past >= *size).unwrap_or((60_000, "minute"));
    let format = Intl::RelativeTimeFormat::new(&locales(), &options(&[("numeric", "auto".into())]));
    String::from(format.format(-((past / size) as f64), unit))
}

fn formatted(format: &js_sys::Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.dyn_into::<JsString>().ok())
        .map(String::from)
        .unwrap_or_default()
}
