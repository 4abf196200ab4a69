//! A photo from the camera or the device: made small at once, seen, and given words.

use domain::upload::{MAX_UPLOAD, Upload};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::{
    fields,
    form::{Form, id},
};
use crate::{
    i18n::t,
    platform::photo::{self, NoPhoto},
    ui::{
        focal::{FOCI, words},
        icon::Icon,
    },
};

/// The photo in a form, if there is one.
pub fn upload(form: Form) -> Option<Upload> {
    let data = form.value("photo");
    let focus = FOCI.into_iter().find(|(name, _)| *name == form.value("focus")).map(|(_, focus)| focus);
    (!data.is_empty()).then(|| Upload { data, alt: form.value("upload/alt"), focus })
}

/// The part of a form that takes a photo.
pub fn view(form: Form) -> AnyView {
    let making = RwSignal::new(false);
    let wrong = RwSignal::new(None::<NoPhoto>);
    let take = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.as_ref().and_then(|input| input.files()).and_then(|files| files.get(0)) else {
            return;
        };
        making.set(true);
        wrong.set(None);
        spawn_local(async move {
            let made = photo::small(&file, MAX_UPLOAD).await;
            let _ = making.try_set(false);
            match made {
                Ok(data) => form.set("photo", data),
                Err(why) => drop(wrong.try_set(Some(why))),
            }
            // The same file may be chosen again.
            if let Some(input) = input {
                input.set_value("");
            }
        });
    };
    let there = Memo::new(move |_| !form.value("photo").is_empty());
    let told = move || {
        wrong.get().map(|why| {
            let key = if why == NoPhoto::TooLarge { "desk.photo.too_large" } else { "desk.photo.unreadable" };
            view! { <p class="wrong" role="alert"><Icon name="warning" />{t(key)}</p> }
        })
    };
    view! {
        <fieldset class="field desk-photo">
            <legend class="label">{t("desk.photo")}</legend>
            <div class="row">
                <label class="button desk-camera">
                    <Icon name="picture" />{t("desk.photo.take")}
                    <input type="file" class="visually-hidden" accept="image/*" capture="environment" on:change=take />
                </label>
                <label class="button">
                    <Icon name="upload" />{t("desk.photo.choose")}
                    <input type="file" class="visually-hidden" accept="image/*" on:change=take />
                </label>
            </div>
            <p class="hint">{t("desk.photo.hint")}</p>
            <p class="small" role="status">{move || making.get().then(|| t("desk.photo.making"))}</p>
            {told}
            {move || there.get().then(|| shown(form))}
        </fieldset>
    }
    .into_any()
}

/// The photo, its words, and what of it must stay in sight.
fn shown(form: Form) -> AnyView {
    let chosen =
        move || FOCI.into_iter().find(|(name, _)| *name == form.value("focus")).map(|(_, focus)| focus);
    let foci = FOCI.iter().map(|(name, _)| ((*name).to_owned(), t(&format!("desk.focus.{name}"))));
    let remove = move |_| {
        for field in ["photo", "upload/alt", "focus"] {
            form.set(field, String::new());
        }
    };
    view! {
        <figure class="desk-shown">
            <img id=id("upload/data") src=move || photo::address(&form.value("photo"))
                data-focus=move || words(chosen()) alt=t("desk.photo.yours") />
            <button type="button" class="button" on:click=remove><Icon name="close" />{t("desk.photo.remove")}</button>
        </figure>
        {fields::line(form, "upload/alt", t("desk.photo.alt"), "text", true)}
        {fields::choice(form, "focus", t("desk.focus"), foci.collect())}
    }
    .into_any()
}
