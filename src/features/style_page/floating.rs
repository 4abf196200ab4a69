//! What floats over the page.

use leptos::prelude::*;

use super::shown;
use crate::{
    i18n::t,
    ui::{
        dialog::Dialog,
        icon::Icon,
        menu::{Menu, MenuItem},
        tip::Tip,
        toast::toast,
    },
};

fn dialog(name: &'static str, sheet: bool) -> AnyView {
    let open = RwSignal::new(false);
    shown(
        name,
        view! {
            <button type="button" class="button" data-open=name on:click=move |_| open.set(true)>{t("demo.empty")}</button>
            <Dialog open=open title=t("demo.sure") sheet=sheet>
                <p>{t("demo.sure_text")}</p>
                <div class="dialog-actions">
                    <button type="button" class="button" on:click=move |_| open.set(false)>{t("ui.cancel")}</button>
                    <button type="button" class="button is-danger" on:click=move |_| open.set(false)>{t("demo.empty")}</button>
                </div>
            </Dialog>
        }
        .into_any(),
    )
}

fn menu(show_label: bool) -> AnyView {
    let press = Some(Callback::new(|()| toast(t("share.copied"), None)));
    let item = |key: &str, icon, danger, press| MenuItem { words: t(key), icon, danger, press };
    let items = vec![
        item("share.next.copy", "copy", false, press),
        item("share.open_again", "external", false, None),
        item("demo.empty", "close", true, press),
    ];
    view! { <Menu label=t("share.where") show_label=show_label items=items /> }.into_any()
}

/// The part.
pub fn view() -> AnyView {
    let undone = Callback::new(|()| toast(t("path.undo"), None));
    let undo = move || Some((t("guide.ask.back"), undone));
    view! {
        <div class="row">
            {dialog("Dialog", false)}
            {dialog("sheet", true)}
            {shown("Menu", menu(true))}
            {shown("Menu", menu(false))}
            {shown("Tip", view! {
                <Tip words=t("share.practice_link") trigger=|id| view! {
                    <button type="button" class="button is-icon" aria-label=t("share.press") aria-describedby=id>
                        <Icon name="link" />
                    </button>
                }.into_any() />
            }.into_any())}
            {shown("toast", view! {
                <button type="button" class="button" on:click=move |_| toast(t("share.copied"), None)>{t("share.next.copy")}</button>
            }.into_any())}
            {shown("toast undo", view! {
                <button type="button" class="button" on:click=move |_| toast(t("share.copied"), undo())>{t("share.next.copy")}</button>
            }.into_any())}
        </div>
        // The shell has these, where it has them.
        <crate::ui::toast::Toasts />
    }
    .into_any()
}
