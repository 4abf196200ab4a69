//! What may reach somebody on their devices while the app is closed, and when not.

mod device;

use domain::{
    backend::Capability,
    push::Pushed,
    settings::{Quiet, Settings},
};
use leptos::prelude::*;

use super::{
    form::{Fields, Form, Group, Wrong},
    parts::{Kind, YES, input, save_row, section, tick},
};
use crate::{i18n::t, session::Session, ui::icon::Icon};

/// The heading of the section, to which the focus goes when a pressed button is gone.
const HEADING: &str = "me-push";

static GROUP: Group =
    Group { name: "me-push", fields: &["thanks", "programme", "alerts", "quiet", "from", "to"], read, write };

/// The section.
pub fn push(session: Session) -> AnyView {
    let form = Form::new(session, &GROUP);
    let offered = session.about().capabilities.contains(&Capability::Push);
    let told = offered.then(|| {
        view! {
            {device::device(session, form)}
            <fieldset class="me-kinds">
                <legend>{t("me.push.kinds")}</legend>
                {tick(form, "thanks", t("me.push.kind.thanks"))}
                {tick(form, "programme", t("me.push.kind.programme"))}
                {tick(form, "alerts", t("me.push.kind.alerts"))}
            </fieldset>
        }
    });
    let nothing = (!offered).then(|| {
        view! { <div class="note"><Icon name="info" /><p>{t("me.push.not_offered")}</p></div> }
    });
    let hours = move || {
        view! {
            <div class="me-fields" role="group" aria-label=t("me.notify.quiet")>
                {input(form, "from", t("me.notify.from"), None, Kind::Time)}
                {input(form, "to", t("me.notify.to"), None, Kind::Time)}
            </div>
        }
    };
    let body = view! {
        {nothing}
        {told}
        {tick(form, "quiet", t("me.notify.quiet"))}
        <Show when=move || form.value("quiet") == YES>
            {hours}
            {offered.then(|| view! { <p class="small muted">{t("me.push.quiet.about")}</p> })}
        </Show>
        {save_row(form)}
        {offered.then(what)}
    };
    section(HEADING, t("me.push"), t("me.push.about"), body.into_any())
}

/// What is sent and where it goes, for those who want to know.
fn what() -> AnyView {
    view! {
        <details class="me-push-what">
            <summary>{t("me.push.what")}</summary>
            <div class="stack is-tight small">
                <p>{t("me.push.what.in")}</p>
                <p>{t("me.push.what.way")}</p>
                <p>{t("me.push.what.kept")}</p>
            </div>
        </details>
    }
    .into_any()
}

fn read(settings: &Settings) -> Fields {
    let Pushed { thanks, programme, alerts } = settings.push;
    // Hours that are not kept are shown as most people would have them.
    let quiet = settings.quiet.or(Settings::default().quiet).unwrap_or(Quiet { from: 0, to: 0 });
    let yes = |is: bool| if is { YES.to_owned() } else { String::new() };
    let fields = [
        ("thanks", yes(thanks)),
        ("programme", yes(programme)),
        ("alerts", yes(alerts)),
        ("quiet", yes(settings.quiet.is_some())),
        ("from", clock(quiet.from)),
        ("to", clock(quiet.to)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn write(fields: &Fields, settings: &mut Settings) -> Wrong {
    let value = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let is = |name: &str| value(name) == YES;
    settings.push = Pushed { thanks: is("thanks"), programme: is("programme"), alerts: is("alerts") };
    if !is("quiet") {
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
