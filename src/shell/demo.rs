//! The mark of the demo programme, and the way to be rid of it.

use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::ui::{dialog::Dialog, problem_note::ProblemNote};
use crate::{
    boot,
    i18n::t,
    platform::{page, storage},
    session::{Session, use_session},
};

/// Says that everything here is made up; facilitators can empty it.
#[component]
pub fn DemoChip() -> impl IntoView {
    let session = use_session();
    let sure = RwSignal::new(false);
    let ask = move |event| {
        crate::ui::popover::close(event);
        sure.set(true);
    };
    session.about().demo.then(|| view! {
        <button type="button" class="demo-chip" popovertarget="demo">
            {t("demo.chip")}<span class="demo-more">{t("demo.chip_more")}</span>
        </button>
        <div id="demo" popover="auto" class="popover">
            <p>{t("demo.about")}</p>
            <Show when=move || session.is_facilitator() fallback=|| view! { <p class="muted small">{t("demo.who_empties")}</p> }>
                <button type="button" class="button" on:click=ask>{t("demo.empty")}</button>
            </Show>
        </div>
        <Dialog open=sure title=t("demo.sure")>
            <EmptyDemo session sure />
        </Dialog>
    })
}

/// Asks once more, then empties the demo and starts afresh.
#[component]
fn EmptyDemo(session: Session, sure: RwSignal<bool>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Problem>);
    let empty = move |_| {
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let problem = match session.submit(CommandBody::EmptyDemo).await {
                Ok(Receipt::Applied { .. }) => {
                    // Whoever we were may have been made up too.
                    storage::remove(boot::VOICE);
                    // All that any screen has read is void: the page begins again. A browser that refuses to
                    // leads on by the news of the emptying.
                    let _ = window().location().assign(&page::url("start"));
                    return;
                }
                Ok(Receipt::Queued) => None,
                Ok(Receipt::Refused { problem }) | Err(problem) => Some(problem),
            };
            if problem.is_none() {
                sure.set(false);
            }
            failed.set(problem);
            busy.set(false);
        });
    };
    view! {
        <p>{t("demo.sure_text")}</p>
        {move || failed.get().map(|problem| view! { <ProblemNote problem=problem /> })}
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| sure.set(false)>{t("ui.cancel")}</button>
            <button type="button" class="button is-danger" disabled=busy on:click=empty>{t("demo.empty")}</button>
        </div>
    }
}
