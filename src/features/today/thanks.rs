//! What colleagues said for what the person showed. People thank people: nothing here is counted.

use domain::{
    command::CommandBody,
    thanks::Received,
    time::{DAY, Instant},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::day::State;
use crate::{
    i18n::{ago, t, t_with},
    places,
    platform::{page, ports},
    session::Session,
    ui::{announce::announce, icon::Icon, name::called, thanks::give},
};

/// How many stand open; the others are folded.
const OPEN: usize = 3;
/// How long thanks are news.
const FRESH: i64 = 30 * DAY;

/// The section; not there without thanks.
pub fn view(day: Memo<State>, session: Session) -> AnyView {
    let away = RwSignal::new(Vec::new());
    let all = Memo::new(move |_| {
        let received = day.get().day().filter(|day| day.me.settings.returns.thanks);
        let mut received = received.map(|day| day.thanks.clone()).unwrap_or_default();
        let since: Instant = ports::now().plus(-FRESH);
        received.retain(|one| one.at > since && away.with(|away: &Vec<_>| !away.contains(&one.id)));
        received
    });
    let there = Memo::new(move |_| !all.with(Vec::is_empty));
    let put_away = Callback::new(move |id| {
        away.update(|away| away.push(id));
        // The row and its button are gone: the heading of what is left takes the focus, or the screen's.
        page::focus(if there.get_untracked() { "today-thanks" } else { "screen" });
        spawn_local(async move {
            match give(session, CommandBody::PutThanksAway { thanks: id }).await {
                Ok(_) => announce(t("today.thanks.away_done")),
                Err(_) => {
                    let _ = away.try_update(|away| away.retain(|other| *other != id));
                    announce(t("today.thanks.away_failed"));
                }
            }
        });
    });
    let rows = move || {
        let all = all.get();
        let (first, rest) = all.split_at(all.len().min(OPEN));
        let rest = (!rest.is_empty()).then(|| {
            view! {
                <details>
                    <summary>{t("today.thanks.more")}</summary>
                    <ul role="list" class="stack">{rows_of(rest, put_away)}</ul>
                </details>
            }
        });
        view! { <ul role="list" class="stack">{rows_of(first, put_away)}</ul>{rest} }
    };
    let section = move || {
        there.get().then(|| {
            view! {
                <section class="today-back" aria-labelledby="today-thanks" data-thanks>
                    <h2 id="today-thanks" tabindex="-1">{t("today.thanks")}</h2>
                    {rows}
                </section>
            }
        })
    };
    section.into_any()
}

fn rows_of(all: &[Received], put_away: Callback<domain::ids::CommandId>) -> AnyView {
    let rows = all.iter().map(|one| {
        let (id, name) = (one.id, called(&one.name));
        let words = (!one.words.is_empty()).then(|| {
            view! { <blockquote class="desk-words" dir="auto">{one.words.clone()}</blockquote> }
        });
        let label = t_with("today.thanks.away_of", &[("name", &name)]);
        let alone = one.words.is_empty().then(|| view! { " "<span>{t("today.thanks.alone")}</span> });
        view! {
            <li class="today-thank">
                {words}
                <div>
                    <p><strong><bdi>{name}</bdi></strong>{alone}" "<span class="small muted">{ago(one.at, ports::now())}</span></p>
                    <p class="small"><a href=places::story(one.story)><bdi>{one.title.clone()}</bdi></a></p>
                </div>
                <button type="button" class="button is-icon" aria-label=label title=t("today.thanks.away") data-away
                    on:click=move |_| put_away.run(id)>
                    <Icon name="close" />
                </button>
            </li>
        }
    });
    rows.collect_view().into_any()
}
