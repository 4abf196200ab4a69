//! Colour roles, each on the surfaces it is seen on, with the contrast they really have.

use domain::brand::{Srgb, contrast};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MutationObserver, MutationObserverInit};

use super::shown;
use crate::ui::chart::colour;

/// Words, what they stand on, and the least contrast they need.
const PAIRS: [(&str, &str, f64); 24] = [
    ("--ink", "--paper", 7.0),
    ("--ink", "--raised", 7.0),
    ("--ink", "--sunk", 7.0),
    ("--muted", "--paper", 4.5),
    ("--muted", "--raised", 4.5),
    ("--muted", "--sunk", 4.5),
    ("--accent", "--paper", 4.5),
    ("--accent", "--raised", 4.5),
    ("--accent", "--sunk", 4.5),
    ("--accent-strong", "--accent-soft", 4.5),
    ("--on-accent", "--accent", 4.5),
    ("--on-accent", "--accent-strong", 4.5),
    ("--on-accent", "--danger", 4.5),
    ("--danger", "--paper", 4.5),
    ("--danger", "--danger-soft", 4.5),
    ("--ink", "--danger-soft", 7.0),
    ("--good", "--good-soft", 4.5),
    ("--notice", "--notice-soft", 4.5),
    ("--paper", "--ink", 7.0),
    ("--line-strong", "--paper", 3.0),
    ("--line-strong", "--raised", 3.0),
    ("--focus", "--paper", 3.0),
    ("--chart-accent", "--chart-paper", 3.0),
    ("--chart-estimate", "--chart-paper", 3.0),
];

const SURFACES: [&str; 10] = [
    "--paper",
    "--raised",
    "--sunk",
    "--fill",
    "--fill-strong",
    "--line",
    "--line-strong",
    "--accent",
    "--accent-strong",
    "--accent-soft",
];

fn ratio(words: &str, on: &str) -> Option<f64> {
    let srgb = |token| colour(token).map(|charts::Rgb(r, g, b)| Srgb { r, g, b });
    Some(contrast(srgb(words)?, srgb(on)?))
}

/// Sets a custom property of the element when it is there.
fn with(element: NodeRef<leptos::html::Div>, values: [(&'static str, &'static str); 2]) {
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        for (name, token) in values {
            // A sample without its colour is seen to be without it.
            let _ = web_sys::HtmlElement::style(&element).set_property(name, &format!("var({token})"));
        }
    });
}

fn pair(words: &'static str, on: &'static str, least: f64, looked: RwSignal<u32>) -> AnyView {
    let sample = NodeRef::new();
    with(sample, [("--words", words), ("--on", on)]);
    let measured = Memo::new(move |_| {
        looked.track();
        ratio(words, on)
    });
    let said = move || measured.get().map(|ratio| format!("{ratio:.2} / {least}"));
    let short = move || measured.get().is_none_or(|ratio| ratio < least);
    shown(
        format!("{words} {on}"),
        view! {
            <div class="style-pair" node_ref=sample class:is-edge=least < 4.5 class:is-short=short data-contrast-short=move || short().to_string()>{said}</div>
        }
        .into_any(),
    )
}

fn surface(token: &'static str) -> AnyView {
    let sample = NodeRef::new();
    with(sample, [("--words", "--ink"), ("--on", token)]);
    shown(token, view! { <div class="style-pair" node_ref=sample></div> }.into_any())
}

/// The part.
pub fn view() -> AnyView {
    let looked = RwSignal::new(0u32);
    follow(looked);
    let pairs = PAIRS.map(|(words, on, least)| pair(words, on, least, looked)).into_iter().collect_view();
    view! {
        <div class="style-grid">{SURFACES.map(surface).into_iter().collect_view()}</div>
        <div class="style-grid">{pairs}</div>
    }
    .into_any()
}

/// Grows `looked` when the root is given another look.
fn follow(looked: RwSignal<u32>) {
    let heard: Closure<dyn FnMut(JsValue)> = Closure::new(move |_| {
        let _ = looked.try_update(|n| *n += 1);
    });
    let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(root)) = (&observer, document().document_element()) {
        let options = MutationObserverInit::new();
        let names: js_sys::Array = ["data-theme", "data-contrast"].into_iter().map(JsValue::from).collect();
        options.set_attribute_filter(&names);
        // Without it the figures are those of the first look.
        let _ = observer.observe_with_options(&root, &options);
    }
    let kept = send_wrapper::SendWrapper::new((observer, heard));
    on_cleanup(move || {
        if let Some(observer) = &kept.0 {
            observer.disconnect();
        }
    });
}
