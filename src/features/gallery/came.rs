//! What came of one's own shares of a story.

use domain::backend::Reach as _;
use domain::{
    ids::StoryId,
    reach::{Measure, Span},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{t, t_n},
    places,
    session::use_session,
    ui::icon::Icon,
};

/// Clicks on one's own links to this story; nothing where there are none.
#[component]
pub fn Came(story: StoryId) -> impl IntoView {
    let session = use_session();
    let clicks = RwSignal::new(None::<(u64, bool)>);
    Effect::new(move |_| {
        session.live.mine.track();
        spawn_local(async move {
            let Ok(reach) = session.backend.get().my_reach(Span::Weeks).await else { return };
            let mine: u64 =
                reach.shares.iter().filter(|share| share.story == story).map(|share| share.clicks).sum();
            let told = (mine > 0).then_some((mine, reach.measure == Measure::Measured));
            let _ = clicks.try_set(told);
        });
    });
    move || {
        clicks.get().map(|(clicks, measured)| {
            let key = if measured { "story.came" } else { "story.came.practice" };
            view! {
                <div class="note is-good" data-came=clicks.to_string()>
                    <Icon name="reach" />
                    <div>
                        <p>{t_n(key, clicks, &[])}</p>
                        <p class="small">{t("story.came.answer")}</p>
                        <p class="small"><a href=places::story_reach(story)>{t("story.came.more")}</a></p>
                    </div>
                </div>
            }
        })
    }
}
