//! The browser's own popovers.

/// Closes whatever popover the pressed element is in.
pub fn close(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let around = target.and_then(|target| target.closest("[popover]").ok().flatten());
    if let Some(popover) = around.and_then(|around| around.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A popover that is closed already says so; nothing is to be done then.
        let _ = popover.hide_popover();
    }
}
