//! The style sheet of the style page. It comes with the code, so that a bundle without the page is without it too.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};

const CSS: &str = include_str!("../../../style/style_page.css");

thread_local! {
    static ADOPTED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Adds the sheet to the page, once.
pub fn adopt() {
    if !ADOPTED.replace(true) {
        // Without it the page is only less tidy.
        let _ = add();
    }
}

/// A constructed sheet: the content security policy allows no `style` element.
fn add() -> Result<(), JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&class, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &CSS.into())?;
    let page: JsValue = document().into();
    let sheets: Array = Array::from(&Reflect::get(&page, &"adoptedStyleSheets".into())?);
    sheets.push(&sheet);
    Reflect::set(&page, &"adoptedStyleSheets".into(), &sheets)?;
    Ok(())
}
