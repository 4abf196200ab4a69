//! Parts of the app whose code is fetched when somebody walks in.

use std::{future::Future, pin::Pin};

use domain::problem::{Problem, ProblemKind};
use futures_util::future::join;
use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{later, load::Load, problem_note::ProblemNote};
use crate::{i18n::t, platform::device};

/// A room: the way to fetch its code, and its view.
#[derive(Clone, Copy)]
pub struct Room {
    /// Fetches the code; false if it cannot be had now. Asking again tries again.
    pub fetch: fn() -> Pin<Box<dyn Future<Output = bool>>>,
    /// The view; nothing before the code is there.
    pub view: fn() -> Option<AnyView>,
}

/// Shows a room once its code is there; says so, with the way to try again, where it cannot be had.
#[component]
pub fn Enter(
    /// Which.
    room: Room,
) -> impl IntoView {
    let code = RwSignal::new_local(Load::Waiting);
    let fetch = move || {
        spawn_local(async move {
            let (came, dressed) = join((room.fetch)(), later::fetch()).await;
            let came = came && dressed;
            let next = if came { Load::Ready(()) } else { Load::Failed(absent()) };
            // The screen may have been left meanwhile.
            let _ = code.try_set(next);
        });
    };
    fetch();
    let retry = Callback::new(move |()| fetch());
    move || match code.get() {
        Load::Waiting => None,
        Load::Ready(()) => (room.view)(),
        Load::Failed(problem) => Some(view! { <ProblemNote problem=problem retry=retry /> }.into_any()),
    }
}

fn absent() -> Problem {
    Problem::new(ProblemKind::Unreachable, t("ui.room_absent"))
}

/// How long the first screen has the network for itself before other rooms are fetched, milliseconds.
const SOON_MS: u32 = 2_500;

/// Fetches the code of rooms that are likely to be entered, one after the other and after what is on screen.
pub fn fetch_soon(rooms: &'static [Room]) {
    if saves_data() {
        return;
    }
    spawn_local(async move {
        TimeoutFuture::new(SOON_MS).await;
        for room in rooms {
            // Starting code takes its time too: not while somebody types or scrolls.
            device::idle().await;
            // What cannot be had now is fetched when somebody walks in.
            (room.fetch)().await;
        }
    });
}

/// Whether the person asked the browser to spare data.
fn saves_data() -> bool {
    let member = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from(name)).ok();
    let connection = member(&window().navigator(), "connection");
    connection.and_then(|connection| member(&connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}
