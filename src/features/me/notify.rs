//! What somebody wants the app to bring up, and how often.

use domain::settings::{Cadence, Notify, Settings};
use leptos::prelude::*;

use super::{
    form::{Fields, Form, Group, Wrong},
    parts::{YES, save_row, section, select, tick},
};
use crate::{i18n::t, session::Session, ui::icon::Icon};

static GROUP: Group = Group { name: "me-notify", fields: &["reach", "stories", "events"], read, write };

/// The section.
pub fn notify(session: Session) -> AnyView {
    let form = Form::new(session, &GROUP);
    let cadences =
        || Cadence::ALL.map(|cadence| (cadence.name(), t(&format!("cadence.{}", cadence.name())))).to_vec();
    let body = view! {
        <div class="note">
            <Icon name="info" />
            <p>{t("me.notify.for_now")}</p>
        </div>
        <div class="me-fields">
            {select(form, "reach", t("me.notify.reach"), cadences())}
            {select(form, "stories", t("me.notify.stories"), cadences())}
        </div>
        {tick(form, "events", t("me.notify.events"))}
        {save_row(form)}
    };
    section("me-notify", t("me.notify"), t("me.notify.about"), body.into_any())
}

fn read(settings: &Settings) -> Fields {
    let Notify { reach, stories, events } = settings.notify;
    let yes = |is: bool| if is { YES.to_owned() } else { String::new() };
    let fields =
        [("reach", reach.name().to_owned()), ("stories", stories.name().to_owned()), ("events", yes(events))];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn write(fields: &Fields, settings: &mut Settings) -> Wrong {
    let value = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let cadence = |name: &str, now: Cadence| {
        Cadence::ALL.into_iter().find(|cadence| cadence.name() == value(name)).unwrap_or(now)
    };
    settings.notify = Notify {
        reach: cadence("reach", settings.notify.reach),
        stories: cadence("stories", settings.notify.stories),
        events: value("events") == YES,
    };
    Wrong::new()
}
