//! What one sees when the app cannot start: what is wrong, where, and what to do. It stands alone: there is no
//! session, no router, perhaps no connection.

use leptos::prelude::*;

use crate::{
    boot::BootError,
    config::ConfigError,
    i18n::{t, t_with},
    platform::page,
    ui::{brand::BrandMark, icon::Icon, theme},
};

/// Says what is wrong with the configuration or the backend.
#[component]
pub fn Broken(error: BootError) -> impl IntoView {
    theme::apply();
    let (cause, place, detail) = match error {
        BootError::Config(ConfigError::Unreachable(said)) => {
            ("config_unreachable", page::url("config.json"), said)
        }
        BootError::Config(ConfigError::Wrong(said)) => ("config_wrong", page::url("config.json"), said),
        BootError::Backend(place, problem) => ("backend", place, problem.to_string()),
    };
    let said = |part: &str| t(&format!("broken.{cause}.{part}"));
    page::set_title(&t_with("broken.page_title", &[("what", &said("title"))]));
    let again = |_| {
        // A page that cannot reload stays as it is, with the same advice.
        let _ = window().location().reload();
    };
    view! {
        <main id="main" class="broken">
            <div class="stack door-narrow">
                <p class="door-brand"><BrandMark />{t("app.name")}</p>
                <h1 id="screen" tabindex="-1">{said("title")}</h1>
                <p class="lead">{said("text")}</p>
                <dl class="broken-facts">
                    <dt>{t("broken.where")}</dt>
                    <dd><code>{place}</code></dd>
                    <dt>{t("broken.said")}</dt>
                    <dd><code>{detail}</code></dd>
                </dl>
                <section class="stack is-tight">
                    <h2>{t("broken.do")}</h2>
                    <ul>
                        <li>{said("do")}</li>
                        <li>{t("broken.tell")}</li>
                    </ul>
                </section>
                <div class="row">
                    <button type="button" class="button is-primary" on:click=again>
                        <Icon name="refresh" />
                        {t("ui.retry")}
                    </button>
                </div>
            </div>
        </main>
    }
}
