//! Texts by key, numbers and dates by locale. `public/first.js` chooses the language, `boot.mjs` fetches its texts; whatever a
//! language lacks is filled in from English when the app is packed.

use std::cell::RefCell;

use domain::time::Instant;
use js_sys::{Array, Intl, JsString, Object, Promise, Reflect};
use leptos::prelude::{ArcRwSignal, Update, document};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::page;

struct Catalogue {
    language: String,
    /// Key to text, or to an object of plural forms (CLDR names: zero, one, two, few, many, other).
    messages: JsValue,
}

thread_local! {
    static CATALOGUE: RefCell<Catalogue> =
        RefCell::new(Catalogue { language: "en".to_owned(), messages: JsValue::UNDEFINED });
    /// What writes numbers and moments, by what it is for. A browser takes longer to make one than to use it a hundred
    /// times, and a screen has hundreds of numbers.
    static WRITERS: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The languages there are texts for, by tag; the page says which.
pub fn languages() -> Vec<String> {
    let listed = document().document_element().and_then(|root| root.get_attribute("data-languages"));
    listed.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// Waits for the texts. False where they cannot be had: then the page itself has said so.
pub async fn load() -> bool {
    let given = member(&js_sys::global(), "polyphony");
    let Ok(promise) = member(&given, "texts").dyn_into::<Promise>() else { return false };
    let Ok(texts) = JsFuture::from(promise).await else { return false };
    CATALOGUE.with_borrow_mut(|catalogue| {
        catalogue.language = member(&texts, "language").as_string().unwrap_or_else(|| "en".to_owned());
        catalogue.messages = member(&texts, "messages");
    });
    WRITERS.with_borrow_mut(Vec::clear);
    page::set_language(&language());
    true
}

/// Speaks another language from now on, without a new page; false where its texts cannot be had. Whoever shows texts
/// shows them anew when [`spoken`] says so.
pub async fn speak(tag: &str) -> bool {
    let name = format!("locales/{tag}.json");
    let Ok(text) = crate::platform::fetch::text(&page::url(&name)).await else { return false };
    let Ok(messages) = js_sys::JSON::parse(&text) else { return false };
    CATALOGUE.with_borrow_mut(|catalogue| {
        catalogue.language = tag.to_owned();
        catalogue.messages = messages;
    });
    // In a build that is not parted there is no second file, and nothing is missing.
    let _ = load_rooms().await;
    WRITERS.with_borrow_mut(Vec::clear);
    page::set_language(tag);
    spoken().update(|times| *times += 1);
    true
}

/// Grows when another language is spoken.
pub fn spoken() -> ArcRwSignal<u32> {
    thread_local! {
        static SPOKEN: ArcRwSignal<u32> = ArcRwSignal::new(0);
    }
    SPOKEN.with(Clone::clone)
}

/// Takes in the texts of the screens, where they come apart from the first ones.
pub async fn load_rooms() -> Result<(), String> {
    let name = format!("locales/{}.rooms.json", language());
    let text = crate::platform::fetch::text(&page::url(&name)).await?;
    let more = js_sys::JSON::parse(&text).map_err(|_| format!("{name} is no JSON"))?;
    CATALOGUE.with_borrow(|catalogue| {
        if let (Some(all), Some(more)) = (catalogue.messages.dyn_ref::<Object>(), more.dyn_ref::<Object>()) {
            Object::assign(all, more);
        }
    });
    Ok(())
}

/// A member of a JavaScript object; undefined where there is none.
fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from(name)).unwrap_or(JsValue::UNDEFINED)
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
    fill(find(key, "other"), key, values)
}

/// The text with this key, its `{name}` places filled; none if there is none, where the key was made of what came from
/// elsewhere.
pub fn t_known(key: &str, values: &[(&str, &str)]) -> Option<String> {
    find(key, "other").map(|text| fill(Some(text), key, values))
}

/// The text with this key in the plural form of `n`; `{n}` becomes the number as the locale writes it.
pub fn t_n(key: &str, n: u64, values: &[(&str, &str)]) -> String {
    let text = find(key, &plural_form(n)).or_else(|| find(key, "other"));
    let number_text = number(n);
    let mut all = vec![("n", number_text.as_str())];
    all.extend_from_slice(values);
    fill(text, key, &all)
}

/// The text with this key, or its plural form of this name.
fn find(key: &str, form: &str) -> Option<String> {
    let message = CATALOGUE.with_borrow(|catalogue| member(&catalogue.messages, key));
    message.as_string().or_else(|| member(&message, form).as_string())
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

/// The writer of this name, made when it is first asked for.
pub fn writer(name: &str, make: impl FnOnce(&Array) -> JsValue) -> JsValue {
    let there = WRITERS.with_borrow(|writers| {
        writers.iter().find(|(known, _)| known == name).map(|(_, writer)| writer.clone())
    });
    there.unwrap_or_else(|| {
        let made = make(&locales());
        WRITERS.with_borrow_mut(|writers| writers.push((name.to_owned(), made.clone())));
        made
    })
}

/// A number by the writer of this name.
fn written(name: &str, of: &[(&str, JsValue)], number: f64) -> String {
    let format = writer(name, |locales| Intl::NumberFormat::new(locales, &options(of)).format().into());
    formatted(&format, &JsValue::from(number))
}

fn plural_form(n: u64) -> String {
    let rules = writer("plural", |locales| Intl::PluralRules::new(locales, &Object::new()).into());
    String::from(rules.unchecked_into::<Intl::PluralRules>().select(n as f64))
}

/// A whole number as the locale writes it.
pub fn number(n: u64) -> String {
    written("number", &[], n as f64)
}

/// A share of one as a percentage without decimals.
pub fn percent(share: f64) -> String {
    written("percent", &[("style", "percent".into()), ("maximumFractionDigits", 0.into())], share)
}

/// A share of one as a percentage with up to two decimals.
pub fn percent_fine(share: f64) -> String {
    written("percent fine", &[("style", "percent".into()), ("maximumFractionDigits", 2.into())], share)
}

/// A number with up to two decimals.
pub fn decimal(x: f64) -> String {
    written("decimal", &[("maximumFractionDigits", 2.into())], x)
}

/// An amount of money, in a currency by its three letters; cents only where it has some.
pub fn money(amount: f64, currency: &str) -> String {
    let cents = if (amount - amount.round()).abs() < 0.005 { 0 } else { 2 };
    let of = [
        ("style", "currency".into()),
        ("currency", currency.into()),
        ("minimumFractionDigits", cents.into()),
        ("maximumFractionDigits", cents.into()),
    ];
    written(&format!("{currency} {cents}"), &of, amount)
}

/// A time in milliseconds as seconds, to a tenth ("3.2 sec").
pub fn seconds(ms: u32) -> String {
    let of = [("style", "unit".into()), ("unit", "second".into()), ("maximumFractionDigits", 1.into())];
    written("seconds", &of, f64::from(ms) / 1000.0)
}

/// How a moment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Day and month.
    Day,
    /// Day, month and year.
    Date,
    /// The name of the day of the week.
    Weekday,
    /// Hour and minute.
    Time,
    /// Day, month, hour and minute.
    Full,
}

/// A moment in the person's time zone.
pub fn moment(at: Instant, style: Moment) -> String {
    let (name, of): (_, &[(&str, &str)]) = match style {
        Moment::Day => ("day", &[("day", "numeric"), ("month", "short")]),
        Moment::Weekday => ("weekday", &[("weekday", "long")]),
        Moment::Date => ("date", &[("dateStyle", "medium")]),
        Moment::Time => ("time", &[("timeStyle", "short")]),
        Moment::Full => ("full", &[("dateStyle", "medium"), ("timeStyle", "short")]),
    };
    let format = writer(name, |locales| {
        let of: Vec<_> = of.iter().map(|(name, value)| (*name, JsValue::from(*value))).collect();
        Intl::DateTimeFormat::new(locales, &options(&of)).format().into()
    });
    formatted(&format, &js_sys::Date::new(&JsValue::from(at.millis() as f64)))
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
    let format = writer("ago", |locales| {
        Intl::RelativeTimeFormat::new(locales, &options(&[("numeric", "auto".into())])).into()
    });
    String::from(format.unchecked_into::<Intl::RelativeTimeFormat>().format(-((past / size) as f64), unit))
}

fn formatted(format: &JsValue, value: &JsValue) -> String {
    format
        .unchecked_ref::<js_sys::Function>()
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.dyn_into::<JsString>().ok())
        .map(String::from)
        .unwrap_or_default()
}
