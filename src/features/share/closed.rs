//! Instead of the sheet: why a story cannot be shared now, with the words that somebody had for it already.

use domain::{problem::ProblemKind, story::Story};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::t,
    platform::{clipboard, ports},
    ui::{icon::Icon, load::Load, refusal, toast::toast},
};

/// How long after a story's end the sheet looks again, in milliseconds: timers may be early.
const AFTER: i64 = 500;

/// Why the story cannot be shared now, in the reader's language; none if it can. Known again when it expires.
pub fn reason(story: Memo<Load<Story>>) -> Memo<Option<String>> {
    let over = RwSignal::new(());
    Effect::new(move |_| {
        let ends = story.with(|story| match story {
            Load::Ready(story) => story.edition.expires,
            _ => None,
        });
        // An end that a timer cannot wait for is too far away for a sheet to see.
        let wait = ends.and_then(|at| i32::try_from(at.millis() - ports::now().millis() + AFTER).ok());
        if let Some(wait) = wait.and_then(|wait| u32::try_from(wait).ok()) {
            spawn_local(async move {
                TimeoutFuture::new(wait).await;
                // A sheet that was closed meanwhile need not know.
                let _ = over.try_set(());
            });
        }
    });
    Memo::new(move |_| {
        over.track();
        story.with(|story| match story {
            // Whoever can read it is of its circles, or edits it.
            Load::Ready(story) => story.kept_in(ports::now(), &story.edition.circles).map(refusal::reason),
            Load::Failed(problem) if problem.kind == ProblemKind::NotFound => {
                let said = refusal::sentences(problem).into_iter().next();
                Some(said.unwrap_or_else(|| refusal::reason("is no longer there")))
            }
            _ => None,
        })
    })
}

/// The note that says why.
pub fn note(reason: String) -> AnyView {
    view! {
        <div class="note is-notice" role="alert" data-closed>
            <Icon name="info" />
            <div><p><strong>{t("share.closed")}</strong></p><p>{reason}</p></div>
        </div>
    }
    .into_any()
}

/// The words that are there, to be read and copied; nothing where there are none.
pub fn words(caption: String) -> AnyView {
    if caption.trim().is_empty() {
        return ().into_any();
    }
    let copying = caption.clone();
    let copy = move |_| {
        let text = copying.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            toast(t(if copied { "share.copied" } else { "share.copied.not" }), None);
        });
    };
    view! {
        <section class="stack is-tight" aria-labelledby="left-title" data-left>
            <h2 id="left-title">{t("share.caption")}</h2>
            <p class="small muted">{t("share.closed.words")}</p>
            <div class="post-text" dir="auto" tabindex="0" role="group" aria-labelledby="left-title">{caption}</div>
            <p><button type="button" class="button" on:click=copy><Icon name="copy" />{t("share.closed.copy")}</button></p>
        </section>
    }
    .into_any()
}
