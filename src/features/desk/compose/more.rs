//! The pictures after the first: several chosen at once, each with its words. They follow the story as commands of their own,
//! since together they would not fit into one.

use domain::{
    command::{Command, CommandBody},
    ids::{CommandId, StoryId},
    problem::Problem,
    story::MOST_PICTURES,
    upload::Upload,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{FileList, HtmlInputElement};

use crate::{
    features::desk::{fields, form::Form},
    i18n::{self, t, t_with},
    platform::{
        photo::{self, NoPhoto},
        ports,
    },
    ui::icon::Icon,
};

/// The most bytes of each: eleven and a first one have to find room where the form is kept.
const MOST_BYTES: usize = 200_000;

/// Places for pictures beside the first.
fn places() -> std::ops::Range<usize> {
    0..MOST_PICTURES - 1
}

fn data(n: usize) -> String {
    format!("more/{n}/data")
}

fn alt(n: usize) -> String {
    format!("more/{n}/alt")
}

/// The name of a picture's command is kept with it: giving it twice adds it once.
fn command(n: usize) -> String {
    format!("more/{n}/command")
}

fn chosen(form: Form) -> Vec<usize> {
    places().filter(|n| !form.value(&data(*n)).is_empty()).collect()
}

/// What is wrong with the pictures in the form; `had` are those the story goes on showing, the first included.
pub fn check(form: Form, had: usize) -> Result<(), Problem> {
    let all = untrack(|| chosen(form));
    if had + all.len() > MOST_PICTURES {
        return Err(Problem::invalid("more", "must be at most 12"));
    }
    let mut problem: Option<Problem> = None;
    for n in all {
        let Err(found) = untrack(|| upload(form, n)).check(&format!("/more/{n}")).map(drop) else { continue };
        match &mut problem {
            Some(problem) => problem.fields.extend(found.fields),
            None => problem = Some(found),
        }
    }
    problem.map_or(Ok(()), Err)
}

fn upload(form: Form, n: usize) -> Upload {
    Upload { data: form.value(&data(n)), alt: form.value(&alt(n)), focus: None }
}

/// The commands that add the pictures to this story.
pub fn commands(form: Form, story: StoryId) -> Vec<Command> {
    let one = |n: usize| {
        let id: CommandId = form.value(&command(n)).parse().unwrap_or_else(|_| ports::command_id());
        Command { id, body: CommandBody::AddPicture { id: story, upload: upload(form, n) } }
    };
    untrack(|| chosen(form).into_iter().map(one).collect())
}

/// The part of the form.
pub fn view(form: Form) -> AnyView {
    let making = RwSignal::new(false);
    let wrong = RwSignal::new(None::<NoPhoto>);
    let take = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some((input, files)) = input.and_then(|input| input.files().map(|files| (input, files))) else {
            return;
        };
        making.set(true);
        wrong.set(None);
        spawn_local(async move {
            let failed = take_in(form, &files).await;
            let _ = making.try_set(false);
            let _ = wrong.try_set(failed);
            // The same files may be chosen again.
            input.set_value("");
        });
    };
    let all = Memo::new(move |_| chosen(form));
    let is_full = move || all.with(Vec::len) == places().len();
    let told = move || {
        wrong.get().map(|why| {
            let key = if why == NoPhoto::TooLarge { "desk.photo.too_large" } else { "desk.photo.unreadable" };
            view! { <p class="wrong" role="alert"><Icon name="warning" />{t(key)}</p> }
        })
    };
    let too_many = move || {
        form.wrong("more").map(|why| view! { <p class="wrong" role="alert"><Icon name="warning" />{why}</p> })
    };
    view! {
        <fieldset class="field desk-photo" id="desk-more" tabindex="-1">
            <legend class="label">{t("compose.more")}</legend>
            <div class="row">
                {move || (!is_full()).then(|| view! {
                    <label class="button">
                        <Icon name="upload" />{t("compose.more.choose")}
                        <input type="file" class="visually-hidden" accept="image/*" multiple on:change=take />
                    </label>
                })}
            </div>
            <p class="hint">{t("compose.more.hint")}</p>
            <p class="small" role="status">{move || making.get().then(|| t("desk.photo.making"))}</p>
            {told}
            {too_many}
            <For each=move || all.get() key=|n| *n let:n>{one(form, n)}</For>
        </fieldset>
    }
    .into_any()
}

/// Makes each file small and puts it into the first place that is free; why one of them could not be read.
async fn take_in(form: Form, files: &FileList) -> Option<NoPhoto> {
    let mut failed = None;
    for place in 0..files.length() {
        let Some(file) = files.get(place) else { continue };
        match photo::small(&file, MOST_BYTES).await {
            Ok(picture) => {
                if !form.is_there() {
                    // The screen is gone.
                    return None;
                }
                let Some(n) = untrack(|| places().find(|n| form.value(&data(*n)).is_empty())) else { break };
                form.set(&command(n), ports::command_id().to_string());
                form.set(&data(n), picture);
            }
            Err(why) => failed = Some(why),
        }
    }
    failed
}

fn one(form: Form, n: usize) -> AnyView {
    let remove = move |_| {
        for field in [data(n), alt(n), command(n)] {
            form.set(&field, String::new());
        }
    };
    let label = t_with("compose.more.alt", &[("n", &i18n::number(n as u64 + 2))]);
    view! {
        <figure class="desk-shown desk-more">
            <img src=move || photo::address(&form.value(&data(n))) alt="" />
            {fields::line_named(form, alt(n), label, "text", true)}
            <button type="button" class="button" on:click=remove><Icon name="close" />{t("desk.photo.remove")}</button>
        </figure>
    }
    .into_any()
}
