//! Being reminded at a better moment: by a notification where this person gets them, or by a calendar entry made here.

use domain::{
    backend::Capability,
    command::{CommandBody, Receipt},
    ids::CommandId,
    push::Reminder,
    reminder::{Entry, calendar_file, good_moments},
    time::{Instant, MINUTE},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::sheet::Sheet;
use crate::{
    i18n::{self, Moment, t, t_with},
    places,
    platform::{file, page, ports},
    ui::{icon::Icon, refusal, toast::toast},
};

/// Moments to choose from, or the one that was chosen.
#[component]
pub fn Remind(sheet: Sheet) -> impl IntoView {
    let me = sheet.session.me;
    let offered = sheet.session.about().capabilities.contains(&Capability::Push);
    let notified =
        Memo::new(move |_| offered && me.with(|me| me.as_ref().is_some_and(|me| !me.devices.is_empty())));
    let story = sheet.story.with_value(|story| story.id);
    let waits = Memo::new(move |_| {
        let reminders = me.with(|me| me.as_ref().map(|me| me.reminders.clone())).unwrap_or_default();
        reminders.into_iter().find(|reminder| reminder.story == story && reminder.at > ports::now())
    });
    let body = move || match waits.get() {
        Some(reminder) => waiting(sheet, &reminder),
        None => moments(sheet, notified.get(), offered),
    };
    view! {
        <details class="remind">
            <summary id=SUMMARY>{t("share.remind")}</summary>
            <div class="stack is-tight">{body}</div>
        </details>
    }
}

/// The summary, which keeps the focus when what was pressed is gone.
const SUMMARY: &str = "share-remind";

/// When the reminder comes, and the way out.
fn waiting(sheet: Sheet, reminder: &Reminder) -> AnyView {
    let (id, when) = (reminder.id, i18n::moment(reminder.at, Moment::Full));
    view! {
        <p class="small">{t_with("share.remind.waits", &[("when", &when)])}</p>
        <p>
            <button type="button" class="button" data-remind-drop on:click=move |_| forget(sheet, id)>
                {t("share.remind.drop")}
            </button>
        </p>
    }
    .into_any()
}

fn moments(sheet: Sheet, notified: bool, offered: bool) -> AnyView {
    let quiet = sheet.session.me.with_untracked(|me| me.as_ref().and_then(|me| me.settings.quiet));
    let now = ports::now();
    let list = good_moments(ports::local_minute_of_week(), quiet)
        .into_iter()
        // On the minute: the seconds of now are nobody's wish.
        .map(|away| one(sheet, now.plus(i64::from(away) * MINUTE).floor(MINUTE), notified));
    let about = if notified { "share.remind.about_push" } else { "share.remind.about" };
    let want = (offered && !notified).then(|| {
        view! { <p class="small"><a href=places::to("/me")>{t("share.remind.want")}</a></p> }
    });
    view! {
        <p class="small muted">{t(about)}</p>
        <ul class="starters" role="list">{list.collect_view()}</ul>
        {want}
    }
    .into_any()
}

/// A moment: a press notifies then, with a calendar file beside; or makes the file where nothing is notified.
fn one(sheet: Sheet, at: Instant, notified: bool) -> AnyView {
    let words = i18n::moment(at, Moment::Full);
    if !notified {
        return view! {
            <li><button type="button" class="button" data-remind on:click=move |_| keep(sheet, at)>
                <Icon name="clock" />{words}
            </button></li>
        }
        .into_any();
    }
    let file = t_with("share.remind.calendar", &[("when", &words)]);
    view! {
        <li class="remind-moment">
            <button type="button" class="button" data-remind-notify on:click=move |_| notify(sheet, at)>
                <Icon name="clock" />{words}
            </button>
            <button type="button" class="button is-icon" data-remind aria-label=file.clone() title=file
                on:click=move |_| keep(sheet, at)>
                <Icon name="download" />
            </button>
        </li>
    }
    .into_any()
}

/// Has the reminder kept, and shows it at once.
fn notify(sheet: Sheet, at: Instant) {
    let session = sheet.session;
    let (title, story) = sheet.story.with_value(|story| (story.title.clone(), story.id));
    let id = ports::command_id();
    spawn_local(async move {
        let problem = match session.submit_as(id, CommandBody::KeepReminder { story, at }).await {
            Ok(Receipt::Refused { problem }) => {
                session.backend.dismiss(id).await;
                Some(problem)
            }
            Ok(_) => None,
            Err(problem) => Some(problem),
        };
        if let Some(problem) = problem {
            let known = refusal::sentences(&problem).into_iter().next();
            return toast(known.unwrap_or_else(|| t("share.remind.not_kept")), None);
        }
        session.me.update(|me| {
            if let Some(me) = me {
                me.reminders.retain(|reminder| reminder.story != story);
                me.reminders.push(Reminder { id, story, title, at });
            }
        });
        toast(t("share.remind.will"), None);
        page::focus(SUMMARY);
    });
}

fn forget(sheet: Sheet, reminder: CommandId) {
    let session = sheet.session;
    spawn_local(async move {
        if session.submit(CommandBody::DropReminder { reminder }).await.is_err() {
            return toast(t("share.remind.not_kept"), None);
        }
        session.me.update(|me| {
            if let Some(me) = me {
                me.reminders.retain(|known| known.id != reminder);
            }
        });
        toast(t("share.remind.dropped"), None);
        page::focus(SUMMARY);
    });
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
