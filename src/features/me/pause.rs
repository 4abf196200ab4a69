//! "Not now": taking no part for a while, without anybody being told.

use domain::settings::{Pause, Settings};
use domain::time::{Instant, is_date};
use leptos::prelude::*;

use super::{
    form::{Fields, Form, Group, Wrong},
    parts::{Kind, input, problem, section, standing},
};
use crate::{
    i18n::{Moment, moment, t, t_with},
    platform::{page, ports},
    session::Session,
    ui::icon::Icon,
};

/// The heading of the section, to which the focus goes when one becomes the other.
const HEADING: &str = "me-pause";

static GROUP: Group = Group { name: "me-pause", fields: &["until", "away"], read, write };

/// The section.
pub fn pause(session: Session) -> AnyView {
    let form = Form::new(session, &GROUP);
    let now = Memo::new(move |_| {
        let pause = session.me.with(|me| me.as_ref().and_then(|me| me.settings.pause.clone()));
        pause.filter(|pause| !pause.is_over(&ports::local_day()))
    });
    let body = move || match now.get() {
        Some(pause) => away(form, &pause),
        None => here(form),
    };
    let all = view! { {body} {standing(form)} {problem(form)} };
    section(HEADING, t("me.pause"), t("me.pause.about"), all.into_any())
}

/// Taking part: the way out.
fn here(form: Form) -> AnyView {
    view! {
        {input(form, "until", t("me.pause.until"), Some(t("me.pause.until_hint")), Kind::Date)}
        <button type="button" class="button" data-pause="begin" on:click=move |_| give(form, AWAY)>{t("me.pause.begin")}</button>
    }
    .into_any()
}

/// Not taking part: since when, until when, and the way back.
fn away(form: Form, pause: &Pause) -> AnyView {
    let since = moment(pause.since, Moment::Date);
    let said = match pause.until.as_deref().and_then(noon) {
        Some(until) => {
            t_with("me.pause.dated", &[("since", &since), ("until", &moment(until, Moment::Date))])
        }
        None => t_with("me.pause.open", &[("since", &since)]),
    };
    view! {
        <div class="note is-notice">
            <Icon name="clock" />
            <div><p><strong>{said}</strong></p><p>{t("me.pause.quiet")}</p></div>
        </div>
        <button type="button" class="button is-primary" data-pause="end" on:click=move |_| give(form, "")>{t("me.pause.end")}</button>
    }
    .into_any()
}

/// The value of the field that says that somebody is away.
const AWAY: &str = "yes";

/// Begins or ends a pause; the button pressed is gone then, so its heading takes the focus.
fn give(form: Form, away: &str) {
    form.set("away", away.to_owned());
    if away.is_empty() {
        form.set("until", String::new());
    }
    form.save_and(|| page::focus(HEADING));
}

fn read(settings: &Settings) -> Fields {
    // One that is over leaves nothing to take back.
    let pause = settings.pause.as_ref().filter(|pause| !pause.is_over(&ports::local_day()));
    let until = pause.and_then(|pause| pause.until.clone()).unwrap_or_default();
    let away = pause.map_or("", |_| AWAY).to_owned();
    [("until".to_owned(), until), ("away".to_owned(), away)].into()
}

fn write(fields: &Fields, settings: &mut Settings) -> Wrong {
    let value = |name: &str| fields.get(name).cloned().unwrap_or_default();
    if value("away") != AWAY {
        settings.pause = None;
        return Wrong::new();
    }
    let until = value("until");
    let until = (!until.is_empty()).then_some(until);
    if until.as_deref().is_some_and(|until| !is_date(until) || until < ports::local_day().as_str()) {
        return vec![("until", t("me.pause.past"))];
    }
    // Since when, the backend says.
    settings.pause = Some(Pause { since: ports::now(), until });
    Wrong::new()
}

/// Noon of a day in the person's own calendar.
fn noon(date: &str) -> Option<Instant> {
    let millis = js_sys::Date::new(&format!("{date}T12:00").into()).get_time();
    millis.is_finite().then(|| Instant::from_millis(millis as i64))
}
