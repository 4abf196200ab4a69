//! A campaign's form.

use domain::{
    campaign::{Campaign, Plan},
    command::CommandBody,
};
use leptos::{ev, prelude::*};

use crate::{
    features::desk::{
        fields::{finish, line, text},
        form::{Form, Texts},
    },
    i18n::t,
    session::use_session,
    ui::toast::toast,
};

/// The form of a new campaign, or of one that is there.
#[component]
pub fn Edit(campaign: Option<Campaign>, done: Callback<()>) -> impl IntoView {
    let name =
        campaign.as_ref().map_or_else(|| "campaign".to_owned(), |known| format!("campaign.{}", known.id));
    let form = Form::new(use_session(), &name);
    if let Some(Campaign { plan: Plan { title, about, starts, ends }, .. }) = campaign.clone() {
        let texts = [("title", title), ("about", about), ("starts", starts), ("ends", ends)];
        form.begin(texts.map(|(name, value)| (name.to_owned(), value)).into_iter().collect::<Texts>());
    }
    let known = campaign.map(|campaign| (campaign.id, campaign.version));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let plan = untrack(|| Plan {
            title: form.value("title"),
            about: form.value("about"),
            starts: form.value("starts"),
            ends: form.value("ends"),
        });
        if let Err(problem) = plan.check("/plan") {
            form.refuse(problem);
            return;
        }
        let body = match known {
            None => CommandBody::AddCampaign { plan },
            Some((id, version)) => CommandBody::EditCampaign { id, version, plan },
        };
        form.give(body, move |_| {
            toast(t("campaigns.kept"), None);
            done.run(());
        });
    };
    view! {
        <form class="stack desk-campaign" on:submit=send>
            {line(form, "title", t("campaigns.name"), "text", true)}
            {text(form, "about", t("campaigns.about"), String::new(), 2)}
            <div class="desk-pair">
                {line(form, "starts", t("campaigns.starts"), "date", true)}
                {line(form, "ends", t("campaigns.ends"), "date", true)}
            </div>
            {finish(form, t("campaigns.save"))}
        </form>
    }
}
