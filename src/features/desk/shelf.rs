//! The stories about which something was decided: how they stand, and what can be done with them.

use domain::{
    campaign::Campaign,
    command::CommandBody,
    story::{Availability, Story},
};
use leptos::prelude::*;

use super::form::Form;
use crate::{
    i18n::{Moment, moment, t, t_with},
    places,
    platform::ports,
    session::use_session,
    ui::{icon::Icon, problem_note::ProblemNote, toast::toast},
};

/// The list.
#[component]
pub fn Shelf(stories: Vec<Story>, campaigns: Vec<Campaign>) -> impl IntoView {
    let form = Form::new(use_session(), "shelf");
    let none = stories.is_empty();
    let rows = stories.into_iter().map(|story| {
        let campaign = campaigns.iter().find(|campaign| Some(campaign.id) == story.edition.campaign);
        row(form, &story, campaign.map(|campaign| campaign.plan.title.clone()))
    });
    view! {
        <section class="stack" aria-labelledby="desk-shelf">
            <h2 id="desk-shelf">{t("desk.shelf")}</h2>
            <p class="muted">{if none { t("desk.shelf.none") } else { t("desk.shelf.about") }}</p>
            {move || form.problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
            <ul role="list" class="desk-shelf">{rows.collect_view()}</ul>
        </section>
    }
}

/// How a story stands, in words.
pub fn standing(story: &Story) -> (&'static str, String) {
    // For the circles it is meant for, whoever looks.
    let date = |at: Option<domain::time::Instant>| at.map(|at| moment(at, Moment::Date)).unwrap_or_default();
    match story.availability(ports::now(), &story.edition.circles) {
        Availability::Withdrawn => ("badge is-notice", t("desk.state.withdrawn")),
        Availability::NotYet => {
            ("badge is-accent", t_with("desk.state.from", &[("when", &date(story.edition.publish))]))
        }
        Availability::Over => ("badge", t_with("desk.state.over", &[("when", &date(story.edition.expires))])),
        Availability::Offered | Availability::Elsewhere => match story.edition.expires {
            Some(_) => {
                ("badge is-good", t_with("desk.state.until", &[("when", &date(story.edition.expires))]))
            }
            None => ("badge is-good", t("desk.state.offered")),
        },
    }
}

fn row(form: Form, story: &Story, campaign: Option<String>) -> AnyView {
    let (id, title) = (story.id, story.title.clone());
    let (class, words) = standing(story);
    let (pinned, withdrawn) = (story.edition.pinned, story.edition.withdrawn.is_some());
    let pin = move |_| {
        let body = CommandBody::PinStory { id, pinned: !pinned };
        form.give(body, move |_| toast(t(if pinned { "desk.unpinned" } else { "desk.pinned" }), None));
    };
    let withdraw = move |_| {
        let body = CommandBody::WithdrawStory { id, withdrawn: !withdrawn };
        form.give(body, move |_| toast(t(if withdrawn { "desk.restored" } else { "desk.withdrawn" }), None));
    };
    let of = move || view! { <span class="visually-hidden">": "{title.clone()}</span> };
    view! {
        <li class="card desk-row">
            <div class="stack is-tight">
                <h3 dir="auto"><a href=places::story(id)>{story.title.clone()}</a></h3>
                <p class="row">
                    <span class=class>{words}</span>
                    {pinned.then(|| view! { <span class="badge is-accent">{t("desk.pin.on")}</span> })}
                    {story.edition.internal_only.then(|| view! { <span class="badge is-notice">{t("desk.internal")}</span> })}
                    {campaign.map(|campaign| view! { <span class="small muted"><bdi>{campaign}</bdi></span> })}
                </p>
            </div>
            <p class="row">
                <a class="button" href=places::to(&format!("/desk/story?id={id}"))>{t("desk.edit")}{of()}</a>
                <button type="button" class="button is-quiet" on:click=pin>
                    {t(if pinned { "desk.unpin" } else { "desk.pin" })}{of()}
                </button>
                <button type="button" class="button is-quiet" on:click=withdraw>
                    <Icon name=if withdrawn { "undo" } else { "close" } />
                    {t(if withdrawn { "desk.restore" } else { "desk.withdraw" })}{of()}
                </button>
            </p>
        </li>
    }
    .into_any()
}
