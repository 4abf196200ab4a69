//! Everything that is kept about oneself: to read, to take away, to erase.

mod colleagues;
mod csv;
mod device;
mod doings;
mod erase;
mod person;
mod quiz;
mod table;

use std::sync::Arc;

use domain::backend::Profiles as _;
use domain::{
    my_data::MyData,
    path::{self, Paths},
    problem::Problem,
    quiz::Pack,
};
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    backend::content,
    i18n::{Moment, language, moment, t, t_with},
    places,
    session::{Session, use_session},
    ui::{
        announce::announce,
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
        toast::toast,
    },
};

/// The screen.
#[component]
pub fn MyDataScreen() -> impl IntoView {
    let session = use_session();
    let loaded = Loading::<Known>::new();
    let load = move || loaded.fetch(read(session));
    load();
    let retry = Callback::new(move |()| {
        loaded.set(Load::Waiting);
        load();
    });
    let body = move || match loaded.get() {
        Load::Waiting => view! { <Skeleton boxes=1 lines=8 /> }.into_any(),
        Load::Failed(problem) => view! { <ProblemNote problem=problem retry=retry /> }.into_any(),
        Load::Ready(known) => all(session, &known),
    };
    view! {
        <div class="data">
            <header class="screen-head">
                <p><a class="data-back" href=places::to("/me")><Icon name="back" />{t("nav.me")}</a></p>
                <h1 id="screen" tabindex="-1">{t("data.title")}</h1>
                <p class="lead">{t("data.lead")}</p>
            </header>
            {body}
        </div>
    }
}

/// What is kept, and what it takes to say it in words.
#[derive(Clone)]
struct Known {
    data: Arc<MyData>,
    pack: Arc<Pack>,
    /// None where they cannot be had: steps then go by their ids.
    paths: Option<Arc<Paths>>,
}

async fn read(session: Session) -> Result<Known, Problem> {
    let data = Arc::new(session.backend.get().my_data().await?);
    let pack = session.pack().await?;
    let paths = content::text("paths", &language()).await.ok();
    let paths = paths.and_then(|text| path::read(&text).ok()).map(|paths| Arc::new(paths.with_pack(&pack)));
    Ok(Known { data, pack, paths })
}

/// The files, every group of facts, and the end of it all.
fn all(session: Session, known: &Known) -> AnyView {
    let Known { data, pack, paths } = known;
    let about = data.person.as_ref().map(|person| {
        view! {
            {person::about(person)}
            {quiz::quiz(person, pack)}
            {person::settings(&person.settings)}
            {person::devices(person)}
            {person::path(person, paths.as_deref())}
        }
    });
    let nobody = data.person.is_none().then(|| view! { <p>{t("data.nobody")}</p> });
    let at = moment(data.at, Moment::Full);
    let (json, csv) = (Arc::clone(data), Arc::clone(data));
    view! {
        <div class="data-take">
            <div class="row">
                <button type="button" class="button is-primary" on:click=move |_| save_json(&json)>
                    <Icon name="download" />{t("data.json")}
                </button>
                <button type="button" class="button" on:click=move |_| save_csv(&csv)>
                    <Icon name="download" />{t("data.csv")}
                </button>
            </div>
            <p class="small muted">{t_with("data.as_of", &[("time", &at)])}</p>
        </div>
        <div class="data-groups">
            {nobody}
            {about}
            {doings::shares(data)}
            {doings::suggestions(data)}
            {doings::reports(data)}
            {colleagues::thanks(data)}
            {doings::clicks(data)}
            {doings::counted(data, pack)}
            {doings::log(data)}
            {doings::device()}
            {doings::stays(data)}
            {erase::erase(session)}
        </div>
    }
    .into_any()
}

/// Everything, with what this device keeps.
fn whole(data: &MyData) -> Value {
    // These plain types always become JSON.
    let mut whole = serde_json::to_value(data).unwrap_or_default();
    if let Some(members) = whole.as_object_mut() {
        let kept = device::kept().into_iter().map(|(name, value)| (name, Value::String(value)));
        members.insert("on_this_device".to_owned(), Value::Object(kept.collect()));
    }
    whole
}

fn save_json(data: &MyData) {
    let text = serde_json::to_string_pretty(&whole(data)).unwrap_or_default();
    said(device::download("polyphony-my-data.json", "application/json", &text));
}

fn save_csv(data: &MyData) {
    let iso = |millis: i64| {
        let date = js_sys::Date::new(&(millis as f64).into());
        // A moment beyond the calendar has no name in it.
        if date.get_time().is_nan() { millis.to_string() } else { String::from(date.to_iso_string()) }
    };
    said(device::download("polyphony-my-data.csv", "text/csv", &csv::table(&whole(data), &iso)));
}

fn said(done: bool) {
    if done {
        toast(t("data.saved"), None);
    } else {
        announce(t("data.not_saved"));
    }
}
