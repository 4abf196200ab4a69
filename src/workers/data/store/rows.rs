//! Rows as JavaScript objects: JSON for what they are, members for what they are found by.

use domain::{
    enquiry::Enquiry,
    ids::{PersonId, ShareId},
    reported::Report,
    share::Share,
    store::StoreError,
    story::Story,
    submission::Submission,
    thanks::{Shown, Thanks},
    time::Day,
    visit::Click,
};
use js_sys::{Object, Reflect};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

pub fn failed(error: idb::Error) -> StoreError {
    StoreError::Failed(error.to_string())
}

/// A member of a row.
pub fn member(row: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(row, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// The row as what it is.
pub fn body<T: DeserializeOwned>(row: &JsValue) -> Result<T, StoreError> {
    let json = member(row, "body").and_then(|body| body.as_string());
    let json = json.ok_or_else(|| StoreError::Failed("a row without a body".into()))?;
    serde_json::from_str(&json).map_err(|error| StoreError::Failed(format!("a row cannot be read: {error}")))
}

/// Many rows as what they are.
pub fn bodies<T: DeserializeOwned>(rows: Vec<JsValue>) -> Result<Vec<T>, StoreError> {
    rows.iter().map(body).collect()
}

/// An object with these members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object.into()
}

fn json<T: Serialize>(value: &T) -> Result<JsValue, StoreError> {
    serde_json::to_string(value).map(JsValue::from).map_err(|error| StoreError::Failed(error.to_string()))
}

/// A row that is only found by its key.
pub fn plain<T: Serialize>(key: impl Into<JsValue>, value: &T) -> Result<JsValue, StoreError> {
    Ok(object(&[("key", key.into()), ("body", json(value)?)]))
}

/// A row with a version that a commit may expect.
pub fn versioned<T: Serialize>(key: String, version: u64, value: &T) -> Result<JsValue, StoreError> {
    Ok(object(&[("key", key.into()), ("version", (version as f64).into()), ("body", json(value)?)]))
}

pub fn story(story: &Story) -> Result<JsValue, StoreError> {
    Ok(object(&[
        ("key", story.id.to_string().into()),
        ("version", (story.version as f64).into()),
        ("body", json(story)?),
    ]))
}

pub fn submission(row: &Submission) -> Result<JsValue, StoreError> {
    Ok(object(&[
        ("key", row.id.to_string().into()),
        ("version", (row.version as f64).into()),
        ("person", row.person.as_str().into()),
        ("body", json(row)?),
    ]))
}

pub fn report(row: &Report) -> Result<JsValue, StoreError> {
    Ok(object(&[
        ("key", row.id.to_string().into()),
        ("person", row.person.as_str().into()),
        ("body", json(row)?),
    ]))
}

pub fn enquiry(row: &Enquiry) -> Result<JsValue, StoreError> {
    Ok(object(&[
        ("key", row.id.as_str().into()),
        ("person", row.person.as_str().into()),
        ("body", json(row)?),
    ]))
}

pub fn share(share: &Share) -> Result<JsValue, StoreError> {
    Ok(object(&[
        ("key", share.id.to_string().into()),
        ("code", share.code.as_str().into()),
        ("person", share.person.as_str().into()),
        ("body", json(share)?),
    ]))
}

pub fn click(click: &Click) -> JsValue {
    object(&[
        ("share", click.share.to_string().into()),
        ("person", click.person.as_str().into()),
        ("at", (click.at.millis() as f64).into()),
    ])
}

pub fn shown(row: &Shown) -> Result<JsValue, StoreError> {
    Ok(object(&[
        ("key", row.share.to_string().into()),
        ("version", (row.version as f64).into()),
        ("person", row.person.as_str().into()),
        ("story", row.story.to_string().into()),
        ("since", (row.since.millis() as f64).into()),
        ("body", json(row)?),
    ]))
}

pub fn thanks(row: &Thanks) -> Result<JsValue, StoreError> {
    Ok(object(&[
        ("key", thanks_key(row.share, &row.from).into()),
        ("version", (row.version as f64).into()),
        ("giver", row.from.as_str().into()),
        ("receiver", row.to.as_str().into()),
        ("body", json(row)?),
    ]))
}

/// The key of what a person said for a share. The id of a share has always the same length, so that no two are the same.
pub fn thanks_key(share: ShareId, from: &PersonId) -> String {
    format!("{share}/{from}")
}

/// The key of a day's sketch of a share.
pub fn sketch_key(day: Day, share: ShareId) -> String {
    format!("{}/{share}", day.number())
}
