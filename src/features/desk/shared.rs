//! What came from the device's share menu, put into the form. It stays on the device until it is in there, or was not
//! wanted; and it never takes the place of something that was begun.

use std::rc::Rc;

use domain::upload::MAX_UPLOAD;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use wasm_bindgen_futures::spawn_local;

use super::form::Form;
use crate::{
    i18n::t,
    platform::{
        photo,
        service_worker::{self, Shared},
    },
    ui::icon::Icon,
};

/// How the thing stands.
#[derive(Clone)]
enum Standing {
    /// There is none.
    Nothing,
    /// It got lost on the way: it was too large, or the app was not ready for it.
    Lost,
    /// Something else was begun: which of the two?
    Asked(Rc<Shared>),
    /// It is in the form, with or without its photo.
    Here { without_photo: bool },
}

/// Takes what was shared, if anything was, and says so.
pub fn view(form: Form) -> AnyView {
    let standing = RwSignal::new_local(Standing::Nothing);
    let said = use_query_map().with_untracked(|query| query.get("shared"));
    if said.as_deref() == Some("lost") {
        standing.set(Standing::Lost);
    }
    spawn_local(async move {
        if let Some(thing) = service_worker::shared().await
            && form.is_there()
        {
            if untrack(|| form.is_changed()) {
                let _ = standing.try_set(Standing::Asked(Rc::new(thing)));
            } else {
                fill(form, &thing, standing).await;
            }
        } else if said.as_deref() == Some("here") {
            // It was here, and the browser cleared it away meanwhile.
            let gone = untrack(|| !form.is_changed());
            let _ = standing.try_update(|now| {
                if gone {
                    *now = Standing::Lost
                }
            });
        }
    });
    (move || match standing.get() {
        Standing::Nothing => None,
        Standing::Lost => Some(note("is-notice", t("suggest.shared.lost"), ().into_any())),
        Standing::Asked(thing) => Some(asked(form, thing, standing)),
        Standing::Here { without_photo } => {
            let photo = without_photo.then(|| view! { <p>{t("desk.photo.unreadable")}</p> });
            Some(note("is-good", t("suggest.shared.here"), photo.into_any()))
        }
    })
    .into_any()
}

fn note(class: &'static str, words: String, more: AnyView) -> AnyView {
    view! {
        <div class=format!("note {class}") role="status" data-shared-in>
            <Icon name="share" />
            <div><p>{words}</p>{more}</div>
        </div>
    }
    .into_any()
}

fn asked(form: Form, thing: Rc<Shared>, standing: RwSignal<Standing, LocalStorage>) -> AnyView {
    let mine = Rc::clone(&thing);
    let take = move |_| {
        let thing = Rc::clone(&thing);
        form.clear();
        spawn_local(async move { fill(form, &thing, standing).await });
    };
    let leave = move |_| {
        let thing = Rc::clone(&mine);
        standing.set(Standing::Nothing);
        spawn_local(async move { service_worker::take(&thing).await });
    };
    let choices = view! {
        <p class="row">
            <button type="button" class="button" data-take on:click=take>{t("suggest.shared.take")}</button>
            <button type="button" class="button is-quiet" data-leave on:click=leave>{t("suggest.shared.leave")}</button>
        </p>
    };
    note("is-notice", t("suggest.shared.asked"), choices.into_any())
}

/// Puts it into the form's fields, and only then lets go of it.
async fn fill(form: Form, thing: &Shared, standing: RwSignal<Standing, LocalStorage>) {
    let (text, url) = words_and_address(&thing.text, &thing.url);
    for (field, value) in [("title", thing.title.trim().to_owned()), ("text", text), ("url", url)] {
        if !value.is_empty() {
            form.set(field, value);
        }
    }
    let mut without_photo = false;
    if let Some(file) = &thing.photo {
        match photo::small(file, MAX_UPLOAD).await {
            Ok(data) if form.is_there() => form.set("photo", data),
            // The screen was left: it is put in when one comes back.
            Ok(_) => return,
            Err(_) => without_photo = true,
        }
    }
    service_worker::take(thing).await;
    let _ = standing.try_set(Standing::Here { without_photo });
}

/// Some apps put the address at the end of the words.
fn words_and_address(text: &str, url: &str) -> (String, String) {
    let is_address = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    let last = text.split_whitespace().next_back().filter(is_address);
    match last.filter(|address| url.is_empty() || *address == url) {
        Some(address) => {
            let words = text.trim_end().strip_suffix(address).unwrap_or(text);
            (words.trim().to_owned(), address.to_owned())
        }
        None => (text.trim().to_owned(), url.trim().to_owned()),
    }
}
