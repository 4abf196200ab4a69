//! Whose path is shown: the person's own personas first, and any of the others for those who are curious.

use domain::{
    path::Paths,
    quiz::{Pack, Persona, text},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use crate::{
    i18n::{language, t, t_with},
    places,
    session::Session,
    ui::{emblem::Emblem, segmented::Segmented},
};

/// The screen's path below the base.
const PATH: &str = "/path";

/// The personas that are named for this person, first of all first.
pub fn named(session: Session) -> Vec<String> {
    session.me.with(|me| {
        let quiz = me.as_ref().and_then(|me| me.quiz.as_ref());
        quiz.map(|quiz| quiz.named().iter().map(|part| part.persona.to_owned()).collect()).unwrap_or_default()
    })
}

/// The persona the address names. While another screen is on its way, the one before.
pub fn of_address() -> Memo<Option<String>> {
    let location = use_location();
    let here = places::to(PATH);
    Memo::new(move |before: Option<&Option<String>>| {
        if let Some(before) = before.filter(|_| location.pathname.get() != here) {
            return before.clone();
        }
        location.search.track();
        location.query.with(|query| query.get("of"))
    })
}

fn address(persona: &str) -> String {
    format!("{}?of={persona}", places::to(PATH))
}

/// A persona's name in the person's language.
pub fn name(persona: &Persona) -> String {
    text(&persona.name, &language()).to_owned()
}

/// The person's own personas side by side; nothing where there is only one.
pub fn tabs(pack: &Pack, mine: Vec<String>, shown: Memo<Option<String>>) -> Option<AnyView> {
    let options: Vec<(String, String)> =
        mine.into_iter().filter_map(|id| Some((id.clone(), name(pack.persona(&id)?)))).collect();
    if options.len() < 2 {
        return None;
    }
    let navigate = use_navigate();
    let choose = Callback::new(move |persona: String| {
        // In place, so that "back" leaves the screen.
        let options = NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() };
        navigate(&address(&persona), options);
    });
    let value = Signal::derive(move || shown.get().unwrap_or_default());
    let tabs = view! { <Segmented legend=t("path.whose") options=options value=value choose=choose /> };
    Some(view! { <div class="path-tabs">{tabs}</div> }.into_any())
}

/// Every path there is, to be read by anybody. Folded away once there is one of one's own. `chosen` is told when one
/// of them is followed.
pub fn all_paths(
    pack: &Pack,
    paths: &Paths,
    shown: Option<&str>,
    open: bool,
    chosen: StoredValue<bool>,
) -> AnyView {
    let rows = pack.personas.iter().filter_map(|persona| {
        let path = paths.paths.get(&persona.id)?;
        let here = shown == Some(persona.id.as_str());
        Some(view! {
            <li>
                <a href=address(&persona.id) aria-current=here.then_some("true")
                    on:click=move |_| chosen.set_value(true)>
                    <Emblem persona=persona.icon.clone() size=36 />
                    <span>
                        <strong>{path.title.clone()}</strong>
                        <span class="small muted">{t_with("path.of", &[("persona", &name(persona))])}</span>
                    </span>
                </a>
            </li>
        })
    });
    let rows = view! { <ul role="list" class="path-others">{rows.collect_view()}</ul> };
    if open {
        return view! {
            <section class="path-all" aria-labelledby="path-all">
                <h2 id="path-all">{t("path.all")}</h2>
                {rows}
            </section>
        }
        .into_any();
    }
    view! { <details class="path-all"><summary>{t("path.all_show")}</summary>{rows}</details> }.into_any()
}
