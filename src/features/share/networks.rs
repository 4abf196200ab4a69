//! Where to share: each network with its count, its link and what became of the share there.

use std::{cmp::Reverse, collections::BTreeMap};

use domain::{
    intent::{Instance, InstanceFault},
    length::Length,
    network::Network,
    reach::Measure,
};
use leptos::prelude::*;

use super::{after::After, draft::Standing, link::practice_link, open::Open, sheet::Sheet};
use crate::{
    i18n::{self, number, t, t_n, t_with},
    platform::ports,
    session::use_session,
    ui::{dialog::Dialog, field::Field, icon::Icon, problem_note::ProblemNote},
};

/// Shown before somebody has shared anything.
const FIRST: [Network; 4] = [Network::LinkedIn, Network::X, Network::WhatsApp, Network::Email];
/// How many networks stand at the top, at most: the usual ones, and before them others that somebody uses more.
const TOP: usize = 6;

/// All networks this device can use: one's own first, the others behind a summary.
#[component]
pub fn Networks(sheet: Sheet) -> impl IntoView {
    let hint = match use_session().about().tracked_links {
        Measure::Measured => "share.where.hint",
        Measure::Practice => "share.where.hint.practice",
    };
    let offered = Memo::new(move |_| sheet.offered());
    let top = Memo::new(move |_| top(sheet, &offered.get()));
    let rows = move |first: bool| {
        let top = top.get();
        let of_group = offered.get().into_iter().filter(|network| top.contains(network) == first);
        of_group.map(|network| view! { <Row network=network sheet=sheet /> }).collect_view()
    };
    let limited = Memo::new(move |_| sheet.edition.with(|edition| !edition.networks.is_empty()));
    let why = move || {
        limited.get().then(|| {
            let nowhere = offered.with(Vec::is_empty);
            let key = if nowhere { "share.where.nowhere" } else { "share.where.limited" };
            view! { <p class="small muted" data-limited>{t(key)}</p> }
        })
    };
    let chosen = move || sheet.chosen().len() as u64;
    view! {
        <section class="stack is-tight" aria-labelledby="networks-title">
            <h2 id="networks-title">{t("share.where")}</h2>
            <p class="small muted">{t(hint)}</p>
            <Open sheet=sheet />
            <ul class="networks" role="list">{move || rows(true)}</ul>
            <Show when=move || { top.with(Vec::len) < offered.with(Vec::len) }>
                <details class="networks-more" open=move || others_in_use(sheet, &top.get())>
                    <summary>{t("share.where.more")}</summary>
                    <ul class="networks" role="list">{move || rows(false)}</ul>
                </details>
            </Show>
            {why}
            <Show when=move || { chosen() > 1 }>
                <button type="button" class="button is-primary" data-several on:click=move |_| sheet.press_chosen()>
                    {move || t_n("share.several", chosen(), &[])}
                </button>
            </Show>
        </section>
        <Home sheet=sheet />
    }
}

/// The networks somebody uses most; where those are few, the usual ones as well. Few on offer are all at the top.
fn top(sheet: Sheet, offered: &[Network]) -> Vec<Network> {
    if offered.len() <= TOP {
        return offered.to_vec();
    }
    let mut used: BTreeMap<Network, usize> = BTreeMap::new();
    sheet.mine.with(|mine| mine.iter().for_each(|share| *used.entry(share.network).or_default() += 1));
    used.retain(|network, _| offered.contains(network));
    let mut top: Vec<(usize, Network)> = used.into_iter().map(|(network, times)| (times, network)).collect();
    top.sort_by_key(|(times, network)| (Reverse(*times), *network));
    let mut top: Vec<Network> = top.into_iter().map(|(_, network)| network).take(TOP - FIRST.len()).collect();
    let usual = FIRST.into_iter().filter(|network| offered.contains(network) && !top.contains(network));
    top.extend(usual.collect::<Vec<_>>());
    top
}

/// Whether something was begun on a network that is not at the top.
fn others_in_use(sheet: Sheet, top: &[Network]) -> bool {
    sheet.draft.with_untracked(|draft| {
        let begun = |network: &Network| {
            draft.chosen.contains(network)
                || draft.attempts.get(network).is_some_and(|attempt| attempt.standing != Standing::Ready)
        };
        Network::ALL.iter().any(|network| !top.contains(network) && begun(network))
    })
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
    let choose = move |chosen: bool| {
        sheet.change(|draft| {
            if chosen {
                draft.chosen.insert(network)
            } else {
                draft.chosen.remove(&network)
            };
        });
    };
    view! {
        <li class="network" data-network=network.name()>
            <input type="checkbox" data-choose aria-label=t_with("share.choose", &[("network", &name)])
                prop:checked=move || sheet.draft.with(|draft| draft.chosen.contains(&network))
                on:change:target=move |event| choose(event.target().checked()) />
            <div class="network-words">
                <p class="row is-tight"><Icon name=icon(network) /><strong>{name.clone()}</strong></p>
                <Count network=network sheet=sheet />
                {address}
            </div>
            <Press network=network sheet=sheet standing=standing name=name />
            {move || mine().map(|problem| view! { <div class="network-note"><ProblemNote problem=problem /></div> })}
            <After network=network sheet=sheet />
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
        Standing::Ready | Standing::Waiting => {
            sheet.queue.set(Vec::new());
            sheet.press(network);
        }
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
    let length = Memo::new(move |_| {
        let Length { used, limit } = sheet.length(network);
        (used, limit)
    });
    move || {
        let (used, limit) = length.get();
        let carried = t(&format!("share.arrives.{}", network.name()));
        // Before the first word there is nothing to count.
        let begun = sheet.draft.with(|draft| !draft.caption.trim().is_empty());
        match limit.filter(|_| begun) {
            Some(limit) if used > limit => view! {
                <p class="small network-long" data-over=(used - limit).to_string()>
                    {t_with("share.too_long", &[("over", &number((used - limit) as u64)), ("limit", &number(limit as u64))])}
                </p>
            }.into_any(),
            Some(limit) => {
                let count = [("n", number(used as u64)), ("limit", number(limit as u64))];
                let count: Vec<(&str, &str)> = count.iter().map(|(name, value)| (*name, value.as_str())).collect();
                view! { <p class="small muted figure" data-count=used.to_string()>{carried}<br />{t_with("share.count", &count)}</p> }.into_any()
            }
            None => view! { <p class="small muted">{carried}</p> }.into_any(),
        }
    }
}

/// Asks once where somebody is at home on Mastodon.
#[component]
fn Home(sheet: Sheet) -> impl IntoView {
    let typed = RwSignal::new(sheet.prefs.with_untracked(|prefs| prefs.instance.clone()));
    let wrong = RwSignal::new(None::<String>);
    let keep = move || match Instance::read(&typed.get_untracked()) {
        Ok(instance) => {
            wrong.set(None);
            sheet.prefer(|prefs| prefs.instance = instance.to_string());
            sheet.asks_home.set(false);
            sheet.press(Network::Mastodon);
        }
        Err(fault) => wrong.set(Some(t(match fault {
            InstanceFault::Empty => "share.home.empty",
            InstanceFault::NotAServer => "share.home.elsewhere",
            InstanceFault::Misspelt => "share.home.misspelt",
        }))),
    };
    view! {
        <Dialog open=sheet.asks_home title=t("share.home") sheet=true>
            <form class="stack" on:submit=move |event| { event.prevent_default(); keep(); }>
                <p class="muted">{t("share.home.about")}</p>
                <Field label=t("share.home.server") hint=t("share.home.hint") wrong=wrong control=move |wiring| view! {
                    <input class="input" id=wiring.id aria-describedby=wiring.described aria-invalid=wiring.invalid dir="ltr"
                        autocapitalize="none" spellcheck="false" maxlength="300" data-home
                        prop:value=move || typed.get() on:input:target=move |event| typed.set(event.target().value()) />
                }.into_any() />
                <div class="dialog-actions">
                    <button type="submit" class="button is-primary">{t("share.home.keep")}</button>
                </div>
            </form>
        </Dialog>
    }
}

/// The icon that stands for a network; no brand's own sign.
pub fn icon(network: Network) -> &'static str {
    match network {
        Network::LinkedIn | Network::Xing => "programme",
        Network::X => "share",
        Network::WhatsApp | Network::Telegram => "chat",
        Network::Threads | Network::Bluesky | Network::Mastodon | Network::Facebook | Network::Reddit => {
            "people"
        }
        Network::Email => "mail",
        Network::Device => "device",
    }
}
