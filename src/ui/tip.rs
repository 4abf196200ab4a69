//! A few more words on something, while it is pointed at or focused.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{dialog::next_number, popover};

/// A tooltip. It never holds what one must know: whoever touches does not see it.
///
/// `trigger` gets the id for its `aria-describedby`. Browsers without hint popovers treat it as a manual one.
#[component]
pub fn Tip<V>(
    /// The words.
    #[prop(into)]
    words: String,
    /// What it belongs to.
    trigger: V,
) -> impl IntoView
where
    V: FnOnce(String) -> AnyView,
{
    let tip = NodeRef::<html::Span>::new();
    let id = format!("tip-{}", next_number());
    let show = move |around: Option<web_sys::EventTarget>| {
        let around = around.and_then(|around| around.dyn_into::<Element>().ok());
        let (Some(tip), Some(around)) = (tip.get_untracked(), around) else { return };
        // Open already, or refused because the page is being left: either way nothing is lost.
        if tip.show_popover().is_ok() {
            popover::place(&tip, &around);
        }
    };
    let hide = move || {
        if let Some(tip) = tip.get_untracked() {
            // Closed already is as good.
            let _ = tip.hide_popover();
        }
    };
    view! {
        <span class="row"
            on:pointerenter=move |event: ev::PointerEvent| if event.pointer_type() == "mouse" { show(event.current_target()) }
            on:pointerleave=move |_| hide()
            on:focusin=move |event: ev::FocusEvent| show(event.current_target())
            on:focusout=move |_| hide()
            on:keydown=move |event: ev::KeyboardEvent| if event.key() == "Escape" { hide() }>
            {trigger(id.clone())}
            <span id=id popover="hint" role="tooltip" class="popover is-beside tip" node_ref=tip>{words}</span>
        </span>
    }
}
