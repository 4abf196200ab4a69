//! The native dialog, opened by a signal.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::icon::Icon;
use crate::i18n::t;

/// A modal dialog. Escape, its cross and a press beside it close it; the focus then goes back to where it was.
///
/// Its content exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open; also set when the person closes it.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Comes from below on phones.
    #[prop(default = false)]
    sheet: bool,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = format!("dialog-{}", next_number());
    let labelled = heading.clone();
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        match (open.get(), element.open()) {
            // A dialog that is not in the page cannot be shown; then there is nothing to see anyway.
            (true, false) => drop(element.show_modal()),
            (false, true) => element.close(),
            _ => (),
        }
    });
    let beside = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // The backdrop is the dialog itself; everything inside has a padded element of its own.
        if target.is_some_and(|target| target.tag_name() == "DIALOG") {
            open.set(false);
        }
    };
    let content = move || open.get().then(|| view! { <div class="dialog-body">{children()}</div> });
    view! {
        <dialog node_ref=dialog class="dialog" class:is-sheet=sheet aria-labelledby=labelled
            on:close=move |_| open.set(false) on:mousedown=beside>
            <div class="dialog-head">
                <h2 id=heading>{move || title.get()}</h2>
                <button type="button" class="button is-icon" aria-label=t("ui.close") on:click=move |_| open.set(false)>
                    <Icon name="close" />
                </button>
            </div>
            {content}
        </dialog>
    }
}

/// A number no other call got: for ids within the page.
pub fn next_number() -> u32 {
    thread_local! {
        static NEXT: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    }
    NEXT.with(|next| {
        next.set(next.get().wrapping_add(1));
        next.get()
    })
}
