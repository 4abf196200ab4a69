//! A note to oneself. It keeps itself while one types; there is no button to forget.

use std::time::Duration;

use domain::progress::MAX_NOTE;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{notes_kept as kept, walk::Walk};
use crate::i18n::t;

/// So long after the last letter the note is given to the backend.
const REST: Duration = Duration::from_millis(900);

/// The note of one step.
#[component]
pub fn Note(step: String, walk: Walk) -> impl IntoView {
    let person = StoredValue::new(walk.person());
    let step = StoredValue::new(step);
    let known = Memo::new(move |_| {
        walk.progress.with(|progress| step.with_value(|step| progress.note(step).to_owned()))
    });
    let begun = person.with_value(|person| {
        step.with_value(|step| known.with_untracked(|known| kept::begin(person.as_deref(), step, known)))
    });
    // What was typed before the page went away and never left it.
    let unsent = known.with_untracked(|known| *known != begun);
    let text = RwSignal::new(begun);
    let timer: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let send = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
            step.with_value(|step| walk.keep_note(step, text.get_untracked()));
        }
    };
    let rest = move || {
        let handle = set_timeout_with_handle(send, REST).ok();
        if let Some(before) = timer.try_update_value(|timer| std::mem::replace(timer, handle)).flatten() {
            before.clear();
        }
    };
    let typed = move |event: ev::Event| {
        let value = event_target_value(&event);
        person.with_value(|person| {
            step.with_value(|step| {
                known.with_untracked(|known| kept::keep(person.as_deref(), step, &value, known))
            });
        });
        text.set(value);
        walk.noted.set(None);
        rest();
    };
    if unsent {
        rest();
    }
    // Whoever leaves in the middle of a word leaves nothing behind.
    on_cleanup(send);
    // Changed elsewhere, while nothing is being typed here.
    Effect::new(move |_| {
        let known = known.get();
        let idle = timer.with_value(Option::is_none);
        if idle && text.with_untracked(|text| *text != known) {
            let kept =
                person.with_value(|person| step.with_value(|step| kept::typed(person.as_deref(), step)));
            if kept.is_none() {
                text.set(known);
            }
        }
    });
    let state = move || {
        let (noted, arrived) = walk.noted.get()?;
        let mine = step.with_value(|step| *step == noted) && !text.with(String::is_empty);
        mine.then(|| t(if arrived { "path.note.kept" } else { "path.note.waiting" }))
    };
    let id = step.with_value(|step| format!("note-{}", step.replace('.', "-")));
    view! {
        <div class="field path-note">
            <label for=id.clone()>{t("path.note")}</label>
            <textarea id=id.clone() class="input" rows="2" maxlength=MAX_NOTE.to_string() dir="auto"
                aria-describedby=format!("{id}-hint") prop:value=move || text.get() on:input=typed
                on:change=move |_| send()></textarea>
            <p class="hint" id=format!("{id}-hint")>
                {t("path.note.hint")}" "<span role="status">{state}</span>
            </p>
        </div>
    }
}
