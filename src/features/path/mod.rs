//! The path: small steps that suit one's persona, at one's own pace. What is done and noted here is for oneself.

mod badges;
mod choice;
mod head;
mod note;
mod notes_kept;
mod steps;
mod walk;

use std::sync::Arc;

use domain::{
    path::{self, Paths},
    problem::Problem,
    quiz::Pack,
};
use leptos::prelude::*;

use crate::{
    backend::content,
    i18n::{language, t},
    places,
    session::{Session, use_session},
    ui::{
        arrival::begin_anew,
        emblem::hue_class,
        empty::Empty,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

use walk::Walk;

/// What the screen is made of.
#[derive(Clone)]
struct Material {
    pack: Arc<Pack>,
    paths: Arc<Paths>,
}

async fn fetch(session: Session, walk: Walk) -> Result<Material, Problem> {
    let pack = session.pack().await?;
    let paths =
        path::read(&content::text("paths", &language()).await?).map_err(path::problem)?.with_pack(&pack);
    walk.read().await?;
    Ok(Material { pack, paths: Arc::new(paths) })
}

/// The screen.
#[component]
pub fn PathScreen() -> impl IntoView {
    let session = use_session();
    let walk = Walk::new(session);
    let material = Loading::<Material>::new();
    let load = move || material.fetch(fetch(session, walk));
    load();
    let retry = Callback::new(move |()| {
        material.set(Load::Waiting);
        load();
    });
    view! {
        <div class="path">
            {move || match material.get() {
                Load::Waiting => view! {
                    <h1 id="screen" tabindex="-1">{t("path.title")}</h1>
                    <Skeleton boxes=1 lines=8 />
                }
                .into_any(),
                Load::Failed(problem) => view! {
                    <h1 id="screen" tabindex="-1">{t("path.title")}</h1>
                    <ProblemNote problem=problem retry=retry />
                }
                .into_any(),
                Load::Ready(material) => view! { <Chosen material=material walk=walk /> }.into_any(),
            }}
        </div>
    }
}

/// The path the address names, else that of the main persona; without either the way to the quiz.
#[component]
fn Chosen(material: Material, walk: Walk) -> impl IntoView {
    let session = use_session();
    let mine = Memo::new(move |_| choice::named(session));
    let named = choice::of_address();
    let persona = Memo::new(move |_| named.get().or_else(|| mine.with(|mine| mine.first().cloned())));
    // Whether a path was chosen from the list below: it begins at its heading, not where the list was.
    let chosen = StoredValue::new(false);
    Effect::new(move |_| {
        persona.track();
        if chosen.get_value() {
            chosen.set_value(false);
            request_animation_frame(begin_anew);
        }
    });
    let (pack, paths) = (material.pack, material.paths);
    let badges = {
        let (pack, paths) = (Arc::clone(&pack), Arc::clone(&paths));
        move || badges::view(&pack, &paths, walk)
    };
    let all = {
        let (pack, paths) = (Arc::clone(&pack), Arc::clone(&paths));
        move || choice::all_paths(&pack, &paths, persona.get().as_deref(), mine.with(Vec::is_empty), chosen)
    };
    let tabs = {
        let pack = Arc::clone(&pack);
        move || choice::tabs(&pack, mine.get(), persona)
    };
    let shown = move || {
        let persona = persona.get()?;
        Some((paths.paths.get(&persona).cloned(), pack.persona(&persona).cloned(), Arc::clone(&paths)))
    };
    view! {
        {tabs}
        {move || match shown() {
            Some((Some(path), Some(persona), paths)) => {
                let hue = hue_class(&persona.icon);
                view! {
                    <div class=format!("path-one {hue}")>
                        <head::Head path=path.clone() persona=persona walk=walk />
                        <steps::Steps path=path paths=paths walk=walk />
                    </div>
                }
                .into_any()
            }
            Some(_) => view! {
                <h1 id="screen" tabindex="-1">{t("path.title")}</h1>
                <Empty icon="path" title=t("path.none") text=t("path.none_text") />
            }
            .into_any(),
            None => view! {
                <h1 id="screen" tabindex="-1">{t("path.title")}</h1>
                <Empty icon="quiz" title=t("path.no_quiz") text=t("path.no_quiz_text")>
                    <a class="button is-primary" href=places::to("/quiz")>{t("path.take_quiz")}</a>
                </Empty>
            }
            .into_any(),
        }}
        <div class="path-side">
            {badges}
            {all}
        </div>
    }
}
