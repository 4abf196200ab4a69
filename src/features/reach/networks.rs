//! Network by network: a small line each, the same time and the same place as the picture, to be taken in and left out.

use charts::Theme;
use domain::network::Network;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::line::Line;
use crate::{
    i18n::{number, t, t_n},
    platform::page,
    ui::chart::{ChartCanvas, look::Look, stage::Stage},
};

/// The networks with their clicks in the time that is seen.
#[component]
pub fn Networks(line: Memo<Option<Line>>, stage: Stage, look: Look) -> impl IntoView {
    let names = Memo::new(move |_| {
        let names = |line: &Line| line.networks.iter().map(|one| one.network).collect::<Vec<_>>();
        line.with(|line| line.as_ref().map(names).unwrap_or_default())
    });
    move || {
        let list = names.get();
        (!list.is_empty()).then(|| {
            view! {
                <fieldset class="reach-networks">
                    <legend>{t("reach.by_network")}</legend>
                    <div>{list.into_iter().map(|network| row(network, line, stage, look)).collect_view()}</div>
                </fieldset>
            }
        })
    }
}

fn row(network: Network, line: Memo<Option<Line>>, stage: Stage, look: Look) -> AnyView {
    let own = Memo::new(move |_| {
        line.with(|line| {
            let line = line.as_ref()?;
            let own = line.networks.iter().find(|one| one.network == network)?;
            Some((own.clone(), line.network_picture(own)))
        })
    });
    let shown = move || own.with(|own| own.as_ref().is_some_and(|(own, _)| own.shown));
    // At the place that is looked at, else all that is seen.
    let count = move || {
        let first = stage.window.get().first;
        let at = stage.cursor.get().and_then(|bucket| bucket.checked_sub(first));
        own.with(|own| {
            own.as_ref().map_or(0, |(own, _)| match at {
                Some(at) => own.clicks.get(at).copied().unwrap_or(0),
                None => own.sum,
            })
        })
    };
    let follow = move |event: ev::PointerEvent| {
        let Some(place) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        let bounds = place.get_bounding_client_rect();
        let window = stage.window.get_untracked();
        let theme = Theme { rtl: page::is_rtl(), ..Theme::light() };
        let x = f64::from(event.client_x()) - bounds.left();
        let at = own.with_untracked(|own| {
            let (_, picture) = own.as_ref()?;
            picture.bucket_at(&picture.small_frame()?, x, bounds.width(), &theme)
        });
        stage.point.run(at.map(|at| at + window.first));
    };
    view! {
        <label data-network=network.name() class:is-out=move || !shown()>
            <input type="checkbox" prop:checked=shown
                on:change=move |event| look.showing(network, event_target_checked(&event)) />
            <span class="reach-network-name">{t(&format!("network.{}", network.name()))}</span>
            <span class="reach-network-line" aria-hidden="true" on:pointermove=follow on:pointerleave=move |_| stage.point.run(None)>
                <ChartCanvas label="" name="reach-network" silent=true height=|_| 40.0 draw=move |area, theme| {
                    let first = stage.window.get().first;
                    let at = stage.cursor.get().and_then(|bucket| bucket.checked_sub(first));
                    own.with(|own| own.as_ref().map_or(Ok(()), |(_, picture)| picture.draw_small(area, at, theme)))
                } />
            </span>
            <span class="figure"><span aria-hidden="true">{move || number(count())}</span>
                <span class="visually-hidden">{move || t_n("reach.clicks_n", own.with(|own| own.as_ref().map_or(0, |(own, _)| own.sum)), &[])}</span>
            </span>
        </label>
    }
    .into_any()
}
