//! Suggestions that wait for an answer.

use domain::{command::CommandBody, ids::CommandId, submission::Submission};
use leptos::{ev, prelude::*};

use super::{answer, fields, form::Form, isolated};
use crate::{
    i18n::{Moment, moment, t, t_n, t_with},
    places,
    platform::page,
    session::use_session,
    ui::{focal, icon::Icon, toast::toast},
};

/// The queue, and below it what was answered last.
#[component]
pub fn Queue(submissions: Vec<Submission>) -> impl IntoView {
    let (waiting, answered): (Vec<_>, Vec<_>) = submissions.into_iter().partition(Submission::waits);
    let count = waiting.len() as u64;
    let open = RwSignal::new(None::<CommandId>);
    let cards = waiting
        .into_iter()
        .map(|one| view! { <li class="card desk-suggestion"><Waiting one=one open=open /></li> });
    let past = answered.into_iter().take(20).map(|one| {
        let reply = one.answer.as_ref().map(|reply| answer::words(&reply.words));
        view! {
            <li>
                <p><strong dir="auto">{one.title.clone()}</strong>" · "<bdi>{one.name.clone()}</bdi></p>
                {reply}
            </li>
        }
    });
    let past: Vec<_> = past.collect();
    view! {
        <section class="stack" aria-labelledby="desk-queue">
            <h2 id="desk-queue">{t("desk.queue")}</h2>
            <p class="muted">{if count == 0 { t("desk.queue.none") } else { t_n("desk.queue.count", count, &[]) }}</p>
            <ul role="list" class="stack">{cards.collect_view()}</ul>
            {(!past.is_empty()).then(|| view! {
                <details>
                    <summary>{t("desk.queue.past")}</summary>
                    <ul role="list" class="stack">{past}</ul>
                </details>
            })}
        </section>
    }
}

#[component]
fn Waiting(one: Submission, open: RwSignal<Option<CommandId>>) -> impl IntoView {
    let id = one.id;
    let picture = one.picture.as_ref().and_then(|picture| {
        let src = page::url(picture.local.as_ref()?);
        let focus = focal::words(picture.focus);
        Some(view! { <img class="desk-picture" src=src alt=picture.alt.clone() data-focus=focus loading="lazy" /> })
    });
    let link = one.url.clone().map(|url| {
        let href = url.clone();
        view! {
            <p><a href=href target="_blank" rel="noopener noreferrer"><bdi dir="ltr">{url}</bdi>
                <span class="visually-hidden">{t("story.new_tab")}</span></a></p>
        }
    });
    let name = if one.name.is_empty() { t("desk.somebody") } else { one.name.clone() };
    let from = t_with(
        "desk.queue.from",
        &[("name", &isolated(&name)), ("when", &isolated(&moment(one.at, Moment::Date)))],
    );
    let title = one.title.clone();
    view! {
        {picture}
        <div class="stack is-tight">
            <h3 dir="auto">{one.title.clone()}</h3>
            <p class="small muted">{from}</p>
            <p class="desk-lines" dir="auto">{one.text.clone()}</p>
            {link}
            <p class="row">
                <a class="button is-primary" href=places::to(&format!("/desk/story?from={id}"))>
                    <Icon name="check" />{t("desk.accept")}
                    <span class="visually-hidden">": "{title.clone()}</span>
                </a>
                <button type="button" class="button" aria-expanded=move || (open.get() == Some(id)).to_string()
                    on:click=move |_| open.update(|open| *open = (*open != Some(id)).then_some(id))>
                    {t("desk.decline")}
                    <span class="visually-hidden">": "{title.clone()}</span>
                </button>
            </p>
            {move || (open.get() == Some(id)).then(|| view! { <Decline id=id name=name.clone() /> })}
        </div>
    }
}

/// Declining is answering: without kind words it is not done.
#[component]
fn Decline(id: CommandId, name: String) -> impl IntoView {
    let form = Form::new(use_session(), &format!("decline.{id}"));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let words = untrack(|| form.value("words"));
        if let Err(problem) = domain::submission::words(&words) {
            form.refuse(problem);
            return;
        }
        let body = CommandBody::AnswerSuggestion { submission: id, words, story: None };
        form.give(body, |_| toast(t("desk.declined"), None));
    };
    view! {
        <form class="stack" on:submit=send>
            {answer::field(form, false, &name)}
            {fields::finish(form, t("desk.decline.send"))}
        </form>
    }
}
