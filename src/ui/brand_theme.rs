//! A company's own colour on every screen, in every look; `domain::brand::palette` works it out.

use domain::brand::{Accents, Palette, Srgb};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A token, and where its colour is found among the accents.
type Role = (&'static str, fn(&Accents) -> Srgb);

const ROLES: [Role; 4] = [
    ("--accent", |accents| accents.accent),
    ("--accent-strong", |accents| accents.strong),
    ("--accent-soft", |accents| accents.soft),
    ("--on-accent", |accents| accents.on),
];

/// Gives the page the palette. Theme and contrast then choose from it as they do from the tokens (`tokens.css`).
pub fn apply(palette: &Palette) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else { return };
    let Palette { light, dark, light_more, dark_more } = palette;
    for (token, of) in ROLES {
        let value = format!(
            "var(--calm, light-dark({}, {})) var(--more, light-dark({}, {}))",
            of(light),
            of(dark),
            of(light_more),
            of(dark_more),
        );
        // A browser that refuses keeps the app's own colour.
        let _ = HtmlElement::style(&root).set_property(token, &value);
    }
}
