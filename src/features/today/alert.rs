//! The alert, where it is up: before everything else.

use domain::board::Alert;
use leptos::prelude::*;

use crate::{
    i18n::{Moment, moment, t, t_with},
    places,
    ui::icon::Icon,
};

/// The banner. Its place is always there, so that it is heard when it appears.
pub fn view(alert: Memo<Option<Alert>>) -> AnyView {
    let banner = move || {
        let alert = alert.get()?;
        let about = if alert.topics.is_empty() {
            t("today.alert.everything")
        } else {
            t_with("today.alert.topics", &[("topics", &alert.topics.join(&t("list.comma")))])
        };
        Some(view! {
            <div class="today-alert">
                <Icon name="warning" />
                <div>
                    <h2>{t("today.alert")}</h2>
                    <p class="today-alert-text" dir="auto">{alert.text}</p>
                    <p class="small">{about}" "{t_with("today.alert.since", &[("date", &moment(alert.since, Moment::Full))])}</p>
                    <a href=places::to("/guide")>{t("today.alert.guide")}</a>
                </div>
            </div>
        })
    };
    view! { <div role="alert" class="today-alert-place">{banner}</div> }.into_any()
}
