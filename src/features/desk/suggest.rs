//! Suggesting a story: a few words, a photo, a link. Made for a phone in one hand, with or without a connection.

use domain::{
    command::{CommandBody, Receipt},
    submission::Suggested,
};
use leptos::{ev, prelude::*};

use super::{
    fields,
    form::Form,
    mine::{self, Mine},
    photo, shared,
};
use crate::{
    i18n::{self, t},
    session::use_session,
    ui::{announce::announce, toast::toast},
};

/// The screen: the form, and what came of earlier suggestions.
#[component]
pub fn SuggestScreen() -> impl IntoView {
    let session = use_session();
    let form = Form::new(session, "suggest");
    let mine = mine::follow(session);
    view! {
        <div class="desk desk-suggest">
            <div class="screen-head">
                <h1 id="screen" tabindex="-1">{t("suggest.title")}</h1>
                <p class="muted">{t("suggest.intro")}</p>
            </div>
            {shared::view(form)}
            <form class="stack" on:submit=move |event: ev::SubmitEvent| {
                event.prevent_default();
                send(form, mine.again);
            }>
                {fields::line(form, "title", t("suggest.what"), "text", true)}
                {fields::text(form, "text", t("suggest.text"), t("suggest.text.hint"), 4)}
                {photo::view(form)}
                {fields::line(form, "url", t("suggest.url"), "url", false)}
                <p class="small muted">{t("suggest.who_sees")}</p>
                {fields::finish(form, t("suggest.send"))}
            </form>
            <Mine mine=mine />
        </div>
    }
}

fn send(form: Form, again: Callback<()>) {
    let suggested = untrack(|| {
        let url = form.value("url").trim().to_owned();
        Suggested {
            title: form.value("title"),
            text: form.value("text"),
            url: (!url.is_empty()).then_some(url),
            language: i18n::language(),
            upload: photo::upload(form),
        }
    });
    // The same rule as the backend's, so that what is wrong is said at once, also without a connection.
    if let Err(problem) = suggested.clone().check("/suggested") {
        form.refuse(problem);
        return;
    }
    form.give(CommandBody::SuggestStory { suggested }, move |receipt| {
        let key = if receipt == Receipt::Queued { "suggest.queued" } else { "suggest.sent" };
        toast(t(key), None);
        announce(t(key));
        again.run(());
    });
}
