//! What stands now: the shares of which something is reported, then the other posts.

use domain::reported::{Metric, MyReported, StandingPost};
use leptos::prelude::*;

use super::{
    post::{called, named},
    state::Reports,
};
use crate::{
    i18n::{Moment, moment, number, t, t_n},
    ui::{
        empty::Empty,
        reported::{figures, metric, reported_by},
    },
};

/// How many figures of a post are shown.
const FIGURES: usize = 6;
/// How many posts that are no shares are listed.
const OTHERS: usize = 100;

/// Everything that stands.
pub fn standing(reports: Reports, known: MyReported) -> AnyView {
    if known.posts.is_empty() && known.days.is_empty() {
        return view! {
            <Empty icon="reach" title=t("reported.empty.title") text=t("reported.empty.text") />
        }
        .into_any();
    }
    let (mine, others): (Vec<StandingPost>, Vec<StandingPost>) =
        known.posts.into_iter().partition(|post| post.share.is_some());
    let days = (!known.days.is_empty()).then(|| t_n("reported.standing.days", known.days.len() as u64, &[]));
    let count = others.len();
    let rest = (count > 0).then(|| {
        let rows = others.into_iter().take(OTHERS).map(|post| row(reports, post)).collect_view();
        let beyond = count.saturating_sub(OTHERS) as u64;
        view! {
            <details data-part="others">
                <summary>{t_n("reported.standing.others", count as u64, &[])}</summary>
                <ul role="list" class="reported-posts">{rows}</ul>
                {(beyond > 0).then(|| view! { <p class="small muted">{t_n("reported.beyond", beyond, &[])}</p> })}
            </details>
        }
    });
    let none = mine.is_empty().then(|| view! { <p class="muted">{t("reported.standing.none")}</p> });
    let rows = move || {
        // Titles come with the shares, which may arrive later.
        reports.shares.track();
        mine.iter().cloned().map(|post| row(reports, post)).collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="reported-standing">
            <h2 id="reported-standing">{t("reported.standing")}</h2>
            {none}
            <ul role="list" class="reported-posts" data-part="mine">{rows}</ul>
            {rest}
            {days.map(|days| view! { <p class="small muted">{days}</p> })}
        </section>
    }
    .into_any()
}

fn row(reports: Reports, post: StandingPost) -> AnyView {
    let link = post.link.clone().unwrap_or_default();
    let name = match post.share {
        Some(share) => {
            let title = called(&reports.shares.get_untracked(), share);
            view! { <p class="reported-name"><strong dir="auto">{title}</strong></p> }.into_any()
        }
        None => named(&post.text, &link, post.published),
    };
    let see = (!link.is_empty()).then(|| {
        view! { <a class="small" href=link target="_blank" rel="noopener noreferrer">{t("share.after.see")}</a> }
    });
    view! {
        <li class="reported-post" data-post=post.key.clone()>
            {name}
            {figures(&post.figures, FIGURES)}
            <p class="row small muted">{reported_by(post.source, post.as_of, post.period)}{see}</p>
            {before(&post)}
        </li>
    }
    .into_any()
}

/// What was reported earlier, folded.
fn before(post: &StandingPost) -> AnyView {
    let first = Metric::ALL.into_iter().find(|metric| post.figures.contains_key(metric));
    let Some((first, earlier)) = first.zip(post.history.get(1..)).filter(|(_, earlier)| !earlier.is_empty())
    else {
        return ().into_any();
    };
    let rows = earlier.iter().map(|one| {
        let count = one.figures.get(&first).map(|count| number(count.shown())).unwrap_or_default();
        view! { <li>{moment(one.as_of, Moment::Date)}": "{metric(first)}" "<span class="figure">{count}</span></li> }
    });
    view! {
        <details class="small"><summary>{t("reported.before")}</summary><ul>{rows.collect_view()}</ul></details>
    }
    .into_any()
}
