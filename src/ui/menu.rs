//! A few things to do, behind one button.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    dialog::next_number,
    icon::Icon,
    popover,
    roving::{Axis, step},
};

/// One thing to do.
pub struct MenuItem {
    /// What it is called: a verb and its object.
    pub words: String,
    /// Its icon's name.
    pub icon: &'static str,
    /// Whether it takes something away.
    pub danger: bool,
    /// Does it; none while it cannot be done.
    pub press: Option<Callback<()>>,
}

/// A button that opens a menu. Arrow keys walk in it, Escape closes it and returns to the button.
#[component]
pub fn Menu(
    /// What the button is called.
    #[prop(into)]
    label: String,
    /// Whether the label is seen; otherwise there is only the icon.
    #[prop(default = false)]
    show_label: bool,
    /// The things to do.
    items: Vec<MenuItem>,
) -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let id = format!("menu-{}", next_number());
    let toggled = move |_| {
        let (Some(menu), Some(button)) = (menu.get_untracked(), button.get_untracked()) else { return };
        let open = menu.matches(":popover-open").unwrap_or_default();
        // Both can always be set on an element of the page.
        let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
        if open {
            popover::place(&menu, &button);
            focus(menu.first_element_child());
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(menu) = menu.get_untracked() else { return };
        if event.key() == "Tab" {
            // A menu is one stop; the next lies after its button.
            let _ = menu.hide_popover();
        } else if let Some(target) = step(&menu, &event.key(), Axis::Down) {
            event.prevent_default();
            focus(Some(target.into()));
        }
    };
    let rows = items.into_iter().map(|MenuItem { words, icon, danger, press }| {
        view! {
            <button type="button" role="menuitem" tabindex="-1" class:is-danger=danger
                aria-disabled=press.is_none().then_some("true")
                on:click=move |event| {
                    if let Some(press) = press {
                        popover::close(event);
                        press.run(());
                    }
                }>
                <Icon name=icon />
                <span>{words}</span>
            </button>
        }
    });
    let spoken = (!show_label).then(|| label.clone());
    view! {
        <button type="button" class="button" class:is-icon=!show_label node_ref=button popovertarget=id.clone()
            aria-haspopup="menu" aria-expanded="false" aria-label=spoken>
            {show_label.then(|| label.clone())}
            <Icon name=if show_label { "down" } else { "more" } />
        </button>
        <div id=id popover="auto" role="menu" aria-label=label class="popover is-beside menu" node_ref=menu
            on:toggle=toggled on:keydown=pressed>
            {rows.collect_view()}
        </div>
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What is in the page and open can be focused.
        let _ = element.focus();
    }
}
