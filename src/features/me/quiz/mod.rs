//! What the quiz said about oneself, and everything one can do about it: show it, contradict it, sharpen it, take it
//! again, look back.

mod again;
mod correct;
mod file;
mod history;
mod saying;
mod share;

pub use saying::recall;

use std::sync::Arc;

use domain::{
    person::{Me, QuizRecord},
    quiz::Pack,
};
use leptos::prelude::*;

use crate::{
    i18n::{Moment, moment, t, t_with},
    platform::page,
    session::Session,
    ui::persona::ResultView,
};

/// The result of somebody who has taken the quiz. `waits`: what they said to it has not been sent yet.
pub fn result(
    session: Session,
    pack: &Arc<Pack>,
    me: &Me,
    quiz: &QuizRecord,
    waits: RwSignal<bool>,
) -> AnyView {
    let correction = quiz.correction.as_ref().map(|said| said.persona.clone());
    let open = quiz.verdict.doubt.is_some() && correction.is_none();
    let below_names = view! {
        {open.then(|| again::sharpen_now(pack, quiz))}
        {correct::correct(session, pack, quiz, waits)}
    };
    let below_picture = (!open).then(|| share::share(pack, quiz));
    let taken = t_with("me.taken", &[("date", &moment(quiz.at, Moment::Date))]);
    view! {
        <ResultView pack=Arc::clone(pack) verdict=quiz.verdict.clone() answers=quiz.answers.clone() correction=correction
            part=true below_names=below_names.into_any() below_picture=view! { {below_picture} }.into_any() />
        <p class="result-eyes small muted">{taken}" "{t("me.only_you")}" "{to_who()}</p>
        {again::again(pack, quiz)}
        {history::history(pack, me, quiz)}
    }
    .into_any()
}

/// The way to who can see what, which stands further down.
fn to_who() -> AnyView {
    let go = move |event: leptos::ev::MouseEvent| {
        // Not an address: a fragment would go through the router.
        event.prevent_default();
        page::focus("me-who");
    };
    view! { <a href="#me-who" on:click=go>{t("me.who")}</a> }.into_any()
}
