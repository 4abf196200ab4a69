//! Being reminded at a better moment: a calendar entry made on this device.

use domain::{
    reminder::{Entry, calendar_file, good_moments},
    time::{Instant, MINUTE},
};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    i18n::{self, Moment, t, t_with},
    places,
    platform::{file, page, ports},
    ui::{icon::Icon, toast::toast},
};

/// Moments to choose from; each gives a calendar file.
#[component]
pub fn Remind(sheet: Sheet) -> impl IntoView {
    let moments = move || {
        let quiet = sheet.session.me.with_untracked(|me| me.as_ref().and_then(|me| me.settings.quiet));
        let now = ports::now();
        good_moments(ports::local_minute_of_week(), quiet)
            .into_iter()
            .map(|away| {
                // On the minute: the seconds of now are nobody's wish.
                let at = now.plus(i64::from(away) * MINUTE).floor(MINUTE);
                let words = i18n::moment(at, Moment::Full);
                view! {
                    <li><button type="button" class="button" data-remind on:click=move |_| keep(sheet, at)>
                        <Icon name="clock" />{words}
                    </button></li>
                }
            })
            .collect_view()
    };
    view! {
        <details class="remind">
            <summary>{t("share.remind")}</summary>
            <div class="stack is-tight">
                <p class="small muted">{t("share.remind.about")}</p>
                <ul class="starters" role="list">{moments}</ul>
            </div>
        </details>
    }
}

fn keep(sheet: Sheet, at: Instant) {
    let (title, id) = sheet.story.with_value(|story| (story.title.clone(), story.id));
    let url = page::resolve(&places::to(&format!("/stories/{id}/share"))).unwrap_or_default();
    let words = sheet.draft.with_untracked(|draft| draft.caption.clone());
    let made = ports::now();
    let file = calendar_file(&Entry {
        uid: &format!("{}-{id}@polyphony", made.millis()),
        made,
        at,
        title: &t_with("share.remind.title", &[("story", &title)]),
        text: &if words.trim().is_empty() { url.clone() } else { format!("{words}\n\n{url}") },
        url: &url,
    });
    let kept = file::keep("polyphony.ics", "text/calendar", &file);
    toast(t(if kept { "share.remind.kept" } else { "share.remind.not" }), None);
}
