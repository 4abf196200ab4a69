//! What somebody wants to be told about, how often, and when not at all.

use domain::settings::{Cadence, Notify, Quiet, Settings};
use leptos::prelude::*;

use super::{
    form::{Fields, Form, Group, Wrong},
    parts::{Kind, YES, input, save_row, section, select, tick},
};
use crate::{i18n::t, session::Session, ui::icon::Icon};

static GROUP: Group =
    Group { name: "me-notify", fields: &["reach", "stories", "events", "quiet", "from", "to"], read, write };

/// The section.
pub fn notify(session: Session) -> AnyView {
    let form = Form::new(session, &GROUP);
    let cadences =
        || Cadence::ALL.map(|cadence| (cadence.name(), t(&format!("cadence.{}", cadence.name())))).to_vec();
    let hours = move || {
        view! {
            <div class="me-fields" role="group" aria-label=t("me.notify.quiet")>
                {input(form, "from", t("me.notify.from"), None, Kind::Time)}
                {input(form, "to", t("me.notify.to"), None, Kind::Time)}
            </div>
        }
    };
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
        {tick(form, "quiet", t("me.notify.quiet"))}
        <Show when=move || form.value("quiet") == YES>{hours}</Show>
        {save_row(form)}
    };
    section("me-notify", t("me.notify"), t("me.notify.about"), body.into_any())
}

fn read(settings: &Settings) -> Fields {
    let Notify { reach, stories, events } = settings.notify;
    // Hours that are not kept are shown as most people would have them.
    let quiet = settings.quiet.or(Settings::default().quiet).unwrap_or(Quiet { from: 0, to: 0 });
    let yes = |is: bool| if is { YES.to_owned() } else { String::new() };
    let fields = [
        ("reach", reach.name().to_owned()),
        ("stories", stories.name().to_owned()),
        ("events", yes(events)),
        ("quiet", yes(settings.quiet.is_some())),
        ("from", clock(quiet.from)),
        ("to", clock(quiet.to)),
    ];
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
    if value("quiet") != YES {
        settings.quiet = None;
        return Wrong::new();
    }
    match (minute(value("from")), minute(value("to"))) {
        (Some(from), Some(to)) if from == to => vec![("to", t("me.notify.same"))],
        (Some(from), Some(to)) => {
            settings.quiet = Some(Quiet { from, to });
            Wrong::new()
        }
        (from, to) => {
            let missing = [("from", from), ("to", to)].into_iter().filter(|(_, minute)| minute.is_none());
            missing.map(|(name, _)| (name, t("me.notify.no_time"))).collect()
        }
    }
}

/// A minute of the day as a time field has it.
fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of the day in a time field.
fn minute(clock: &str) -> Option<u16> {
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
