//! Between colleagues, on a story's page: what one shows of one's own shares, and what others show.

use domain::backend::Shares as _;
use domain::{ids::StoryId, share::Share};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{ago, t},
    platform::ports,
    session::use_session,
    ui::thanks::{ColleagueShares, ShowShare},
};

/// How many shares of colleagues stand on a story's page.
const MOST: usize = 20;

/// One's own shares of a story with their switches, then those of colleagues.
#[component]
pub fn Between(story: StoryId) -> impl IntoView {
    let session = use_session();
    let mine = RwSignal::new(Vec::<Share>::new());
    Effect::new(move |_| {
        session.live.mine.track();
        spawn_local(async move {
            let Ok(mut shares) = session.backend.get().shares().await else { return };
            shares.retain(|share| share.story == story && share.went != Some(false));
            let _ = mine.try_set(shares);
        });
    });
    let there = Memo::new(move |_| mine.with(|mine| !mine.is_empty()));
    let row = move |share: Share| {
        let (id, open) = (share.id, share.open);
        let posted = Memo::new(move |_| {
            mine.with(|mine| mine.iter().any(|share| share.id == id && share.post.is_some()))
        });
        let place = t(&format!("network.{}", share.network.name()));
        view! {
            <li>
                <p><strong>{place}</strong>" "<span class="small muted">{ago(share.at, ports::now())}</span></p>
                <ShowShare share=id has_post=posted open=open about=false />
            </li>
        }
    };
    view! {
        <Show when=move || there.get()>
            <section class="thanks-list" aria-labelledby="own-shares">
                <h2 id="own-shares">{t("story.own_shares")}</h2>
                <p class="small muted">{t("thanks.show.about")}</p>
                <ul role="list"><For each=move || mine.get() key=|share| share.id children=row /></ul>
            </section>
        </Show>
        <ColleagueShares story=Some(story) most=MOST title=t("story.colleagues") />
    }
}
