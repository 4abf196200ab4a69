//! Where to share: each network with its count, its link and what became of the share there.

use domain::{
    length::{Length, length},
    network::Network,
    reach::Measure,
};
use leptos::prelude::*;

use super::{draft::Standing, link::practice_link, sheet::Sheet};
use crate::{
    i18n::{self, number, t, t_with},
    platform::{device, ports},
    session::use_session,
    ui::{icon::Icon, problem_note::ProblemNote},
};

/// All networks this device can use.
#[component]
pub fn Networks(sheet: Sheet) -> impl IntoView {
    let usable = |network: &Network| *network != Network::Device || device::can_share();
    let hint = match use_session().about().tracked_links {
        Measure::Measured => "share.where.hint",
        Measure::Practice => "share.where.hint.practice",
    };
    let rows =
        Network::ALL.into_iter().filter(usable).map(|network| view! { <Row network=network sheet=sheet /> });
    view! {
        <section class="stack is-tight" aria-labelledby="networks-title">
            <h2 id="networks-title">{t("share.where")}</h2>
            <p class="small muted">{t(hint)}</p>
            <ul class="networks" role="list">{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Row(network: Network, sheet: Sheet) -> impl IntoView {
    let session = use_session();
    let name = t(&format!("network.{}", network.name()));
    let standing = Memo::new(move |_| sheet.attempt(network).standing);
    let mine = move || sheet.problem.get().filter(|(of, _)| *of == network).map(|(_, problem)| problem);
    let address = move || {
        let id = sheet.attempt(network).id;
        let about = session.about();
        match practice_link(&about, id) {
            Some(practice) => view! {
                <a class="small" href=practice target="_blank" rel="noopener">{t("share.practice_link")}</a>
            }
            .into_any(),
            None => {
                let link = sheet.link(network);
                let short = link.split_once("://").map_or(link.clone(), |(_, rest)| rest.to_owned());
                view! { <code class="small muted network-link" dir="ltr" data-link=link.clone()>{short}</code> }.into_any()
            }
        }
    };
    view! {
        <li class="network" data-network=network.name()>
            <Icon name=icon(network) />
            <div class="network-words">
                <p><strong>{name.clone()}</strong></p>
                <Count network=network sheet=sheet />
                {address}
            </div>
            <Press network=network sheet=sheet standing=standing name=name />
            {move || mine().map(|problem| view! { <div class="network-note"><ProblemNote problem=problem /></div> })}
        </li>
    }
}

/// What became of the share, and the button. It is one button all the time, so that the focus stays on it.
#[component]
fn Press(network: Network, sheet: Sheet, standing: Memo<Standing>, name: String) -> impl IntoView {
    let state = move || match standing.get() {
        Standing::Ready => ().into_any(),
        Standing::Waiting => view! {
            <p class="badge is-notice"><Icon name="outbox" />{t("share.waiting.short")}</p>
        }
        .into_any(),
        Standing::Shared(at) => view! {
            <p class="badge is-good" data-shared=network.name()>
                <Icon name="check" />
                {t_with("share.shared", &[("ago", &i18n::ago(at, ports::now()))])}
            </p>
        }
        .into_any(),
    };
    let words = move |key: &str| t_with(key, &[("network", &name)]);
    let label = move || {
        words(match standing.get() {
            Standing::Ready => "share.on",
            Standing::Waiting => "share.open_again_on",
            Standing::Shared(_) => "share.again_on",
        })
    };
    let press = move |_| match standing.get_untracked() {
        Standing::Shared(_) => sheet.again(network),
        Standing::Ready | Standing::Waiting => sheet.press(network),
    };
    view! {
        <div class="network-press">
            {state}
            <button type="button" class="button" class:is-quiet=move || standing.get() != Standing::Ready
                aria-label=label on:click=press>
                {move || t(match standing.get() {
                    Standing::Ready => "share.press",
                    Standing::Waiting => "share.open_again",
                    Standing::Shared(_) => "share.again",
                })}
            </button>
        </div>
    }
}

/// How long the post gets, where that matters; else what happens to the text.
#[component]
fn Count(network: Network, sheet: Sheet) -> impl IntoView {
    move || {
        let Length { used, limit } =
            sheet.draft.with(|draft| length(network, &draft.caption, &sheet.link(network)));
        let carried = t(&format!("share.arrives.{}", network.name()));
        // Before the first word there is nothing to count.
        let begun = sheet.draft.with(|draft| !draft.caption.trim().is_empty());
        match limit.filter(|_| begun) {
            Some(limit) if used > limit => view! {
                <p class="small network-long">
                    {t_with("share.too_long", &[("over", &number((used - limit) as u64)), ("limit", &number(limit as u64))])}
                </p>
            }.into_any(),
            Some(limit) => {
                let count = [("n", number(used as u64)), ("limit", number(limit as u64))];
                let count: Vec<(&str, &str)> = count.iter().map(|(name, value)| (*name, value.as_str())).collect();
                view! { <p class="small muted figure">{carried}<br />{t_with("share.count", &count)}</p> }.into_any()
            }
            None => view! { <p class="small muted">{carried}</p> }.into_any(),
        }
    }
}

/// The icon that stands for a network; no brand's own sign.
pub fn icon(network: Network) -> &'static str {
    match network {
        Network::LinkedIn => "programme",
        Network::X => "share",
        Network::WhatsApp | Network::Telegram => "chat",
        Network::Xing => "programme",
        Network::Threads | Network::Bluesky | Network::Mastodon | Network::Facebook | Network::Reddit => {
            "people"
        }
        Network::Email => "mail",
        Network::Device => "device",
    }
}
