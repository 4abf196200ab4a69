//! Showing one share of one's own to colleagues, or not.

use domain::backend::Colleagues as _;
use domain::{command::CommandBody, ids::ShareId, problem::Problem};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{give, waiting};
use crate::{
    i18n::t,
    session::{Session, use_session},
    ui::{announce::announce, problem_note::ProblemNote},
};

/// Whether it is shown, and whether its post may be lifted.
type State = (bool, bool);

/// A switch, off until its owner turns it on; and one more for the post, where its address is known.
#[component]
pub fn ShowShare(
    /// Which share.
    share: ShareId,
    /// Whether it is known where its post is.
    #[prop(into)]
    has_post: Signal<bool>,
    /// Whether colleagues also see how often its link was opened.
    open: bool,
    /// Whether it is said here what colleagues see.
    #[prop(default = true)]
    about: bool,
) -> impl IntoView {
    let session = use_session();
    let state = RwSignal::new(None::<State>);
    let problem = RwSignal::new(None::<Problem>);
    Effect::new(move |_| {
        session.live.mine.track();
        spawn_local(async move {
            let now = read(session, share, state.try_get_untracked().flatten()).await;
            let _ = state.try_set(Some(now));
        });
    });
    let set = move |now: State| {
        let before = state.get_untracked();
        state.set(Some(now));
        problem.set(None);
        spawn_local(async move {
            match give(session, CommandBody::ShowShare { share, shown: now.0, lift: now.1 }).await {
                Ok(_) => announce(t(if now.0 { "thanks.shown" } else { "thanks.hidden" })),
                Err(what) => {
                    let _ = state.try_set(before);
                    let _ = problem.try_set(Some(what));
                }
            }
        });
    };
    let shown = move || state.get().is_some_and(|(shown, _)| shown);
    let lift = move || state.get().is_some_and(|(_, lift)| lift);
    let lifting = move || {
        view! {
            <label class="thanks-switch">
                <input type="checkbox" data-lift prop:checked=lift
                    on:change=move |event| set((true, event_target_checked(&event))) />
                <span>{t("thanks.lift")}</span>
            </label>
        }
    };
    view! {
        <div class="thanks-show">
            <label class="thanks-switch">
                <input type="checkbox" data-show=share.to_string() prop:checked=shown
                    disabled=move || state.get().is_none()
                    on:change=move |event| set((event_target_checked(&event), false)) />
                <span>{t("thanks.show")}</span>
            </label>
            {about.then(|| view! { <p class="small muted">{t("thanks.show.about")}</p> })}
            {open.then(|| view! { <p class="small muted" data-opened>{t("thanks.show.open")}</p> })}
            <Show when=move || shown() && has_post.get()>{lifting}</Show>
            {move || problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
        </div>
    }
}

/// How it stands: as it was given last, also where that still waits on this device.
async fn read(session: Session, share: ShareId, known: Option<State>) -> State {
    let given = waiting(session).await.into_iter().rev().find_map(|body| match body {
        CommandBody::ShowShare { share: of, shown, lift } if of == share => Some((shown, lift)),
        _ => None,
    });
    if let Some(given) = given {
        return given;
    }
    // What cannot be read is as it was known; nothing is shown unless somebody wanted it.
    match session.backend.get().my_thanks().await {
        Ok(mine) => {
            let shown = mine.shown.iter().find(|shown| shown.share == share);
            shown.map_or((false, false), |shown| (true, shown.lift))
        }
        Err(_) => known.unwrap_or((false, false)),
    }
}
