//! What is left to do after a network was pressed: paste the text, or know why nothing was opened.

use domain::{network::Network, reach::Measure};
use leptos::prelude::*;

use super::{
    draft::Standing,
    sheet::{NextStep, Sheet},
};
use crate::{
    i18n::{t, t_with},
    session::use_session,
    ui::{dialog::Dialog, icon::Icon, problem_note::ProblemNote},
};

/// The dialog after a press.
#[component]
pub fn NextStepDialog(sheet: Sheet) -> impl IntoView {
    let title = Signal::derive(move || match sheet.next.get() {
        Some(next) => {
            let key = if next.opened { "share.next.opened" } else { "share.next.closed" };
            t_with(key, &[("network", &t(&format!("network.{}", next.network.name())))])
        }
        None => String::new(),
    });
    view! {
        <Dialog open=sheet.next_open title=title sheet=true>
            {move || sheet.next.get().map(|next| view! { <Step next=next sheet=sheet /> })}
        </Dialog>
    }
}

#[component]
fn Step(next: NextStep, sheet: Sheet) -> impl IntoView {
    let NextStep { network, intent, opened } = next;
    let demo = use_session().about().demo;
    let copying = intent.text.clone();
    let why = if demo { "share.why.demo" } else { "share.why.loopback" };
    let app = t(&format!("share.app.{}", network.name()));
    let why = (!opened).then(|| t_with(why, &[("app", &app)]));
    let anyway = match (&intent.href, opened) {
        (Some(href), _) => view! {
            <a class="button" href=href.clone() target="_blank" rel="noopener noreferrer">
                {t(if opened { "share.next.again" } else { "share.next.anyway" })}
                <Icon name="external" />
            </a>
        }
        .into_any(),
        (None, _) => view! {
            <button type="button" class="button" on:click=move |_| sheet.share_by_device(|| ())>
                {t("share.next.anyway")}
            </button>
        }
        .into_any(),
    };
    let address = intent.href.clone().map(|href| {
        view! {
            <div class="field">
                <span class="label">{t_with("share.next.address", &[("app", &app)])}</span>
                <code class="intent-address" dir="ltr" tabindex="0" data-intent=network.name()>{href}</code>
            </div>
        }
    });
    view! {
        <Recorded network=network sheet=sheet />
        {why.map(|why| view! { <p>{why}</p> })}
        <div class="field">
            <span class="label" id="post-text">{t("share.next.text")}</span>
            <div class="post-text" dir="auto" tabindex="0" role="group" aria-labelledby="post-text">{intent.text.clone()}</div>
            <p class="row">
                <button type="button" class="button" on:click=move |_| sheet.copy(copying.clone())>
                    <Icon name="copy" />
                    {t("share.next.copy")}
                </button>
                <span class="small" role="status">{move || sheet.copied.get().map(|copied| {
                    t(match (copied, intent.carries_text) {
                        (true, false) => "share.copied.paste",
                        (true, true) => "share.copied",
                        (false, _) => "share.copied.not",
                    })
                })}</span>
            </p>
        </div>
        {address}
        <div class="dialog-actions">
            {anyway}
            <button type="button" class="button is-primary" on:click=move |_| sheet.press_next()>
                {move || match sheet.queue.with(|queue| queue.first().copied()) {
                    Some(next) => t_with("share.next.next", &[("network", &t(&format!("network.{}", next.name())))]),
                    None => t("share.next.done"),
                }}
            </button>
        </div>
    }
}

/// What became of the share.
#[component]
fn Recorded(network: Network, sheet: Sheet) -> impl IntoView {
    let refused = move || sheet.problem.get().filter(|(of, _)| *of == network).map(|(_, problem)| problem);
    let recorded = match use_session().about().tracked_links {
        Measure::Measured => "share.recorded",
        Measure::Practice => "share.recorded.practice",
    };
    move || match (refused(), sheet.attempt(network).standing) {
        (Some(problem), _) => view! { <ProblemNote problem=problem /> }.into_any(),
        (None, Standing::Shared(_)) => view! {
            <div class="note is-good" role="status"><Icon name="check" /><p>{t(recorded)}</p></div>
        }
        .into_any(),
        (None, Standing::Waiting) => view! {
            <div class="note is-notice" role="status"><Icon name="outbox" /><p>{t("share.waiting")}</p></div>
        }
        .into_any(),
        (None, Standing::Ready) => {
            view! { <p class="muted" role="status">{t("share.recording")}</p> }.into_any()
        }
    }
}
