//! What clicks would cost elsewhere: an example for everybody, the programme's own for those who run it.

use domain::{
    network::Network,
    numbers::{
        Audience, Counting, Equivalence, Measured, ProgrammeNumbers, Tier, assume::Assumptions,
        audience_reached, equivalence, media_value,
    },
    reach::Measure,
};
use leptos::prelude::*;

use super::{
    plot::plot,
    words::{amount, numbers},
};
use crate::{
    i18n::{number, t, t_n, t_with},
    ui::icon::Icon,
};

/// So many clicks and followers stand in the example.
const EXAMPLE: u64 = 1_000;

/// The section.
pub fn compare(counting: &Counting, programme: Option<&ProgrammeNumbers>) -> AnyView {
    let assumed = counting.assumed();
    let own = programme.filter(|numbers| numbers.measure == Measure::Measured).map(own);
    view! {
        <section class="stack" aria-labelledby="counting-money">
            <h2 id="counting-money">{t("counting.money")}</h2>
            <div class="note"><Icon name="info" /><p><strong>{t("counting.money.not")}</strong>" "{t("counting.money.why")}</p></div>
            <ul class="stack is-tight">
                <li>{t("counting.money.media")}</li>
                <li>{t("counting.money.influencers")}</li>
            </ul>
            <h3>{t_with("counting.example", &[("n", &number(EXAMPLE))])}</h3>
            {example(counting, &assumed)}
            {own}
        </section>
    }
    .into_any()
}

fn example(counting: &Counting, assumed: &Assumptions) -> AnyView {
    let clicks = Measured::of(EXAMPLE);
    let media = media_value(assumed, &[(Network::LinkedIn, clicks)]);
    let posts = equivalence(assumed, clicks);
    let one_post = [Audience { followers: EXAMPLE, posts: 1 }];
    let seen = audience_reached(assumed, &counting.overlap, &one_post);
    let (ends, about) = (numbers(seen.low(), seen.high()), number(seen.about()));
    let estimate = [("n", number(EXAMPLE)), ("range", ends), ("about", about)];
    let estimate: Vec<(&str, &str)> = estimate.iter().map(|(name, value)| (*name, value.as_str())).collect();
    view! {
        <ul class="counting-compare stack is-tight" id="counting-example">
            <li data-line="media">{t_with("counting.as_media", &[("range", &amount(&media.money))])}</li>
            {micro(&posts)}
            <li data-line="estimate" class="counting-estimate">{t_with("counting.as_estimate", &estimate)}</li>
        </ul>
        {plot("counting-example", &media.money, &posts)}
    }
    .into_any()
}

fn own(numbers: &ProgrammeNumbers) -> AnyView {
    let clicks = numbers.clicks.get();
    let without = numbers.unnamed.plus(numbers.media.unpriced).get();
    let without = (without > 0).then(|| view! { <li>{t_n("counting.unpriced", without, &[])}</li> });
    view! {
        <h3>{t("counting.own")}</h3>
        <p class="lead">{t_n("counting.own.clicks", clicks, &[])}</p>
        <ul class="counting-compare stack is-tight" id="counting-own">
            <li data-line="media">{t_with("counting.own.media", &[("range", &amount(&numbers.media.money))])}</li>
            {without}
            {micro(&numbers.equivalence)}
        </ul>
        {plot("counting-own", &numbers.media.money, &numbers.equivalence)}
        <p class="small muted">{t("counting.own.published")}</p>
    }
    .into_any()
}

fn micro(all: &[Equivalence]) -> Option<AnyView> {
    let one = all.iter().find(|one| one.tier == Tier::Micro)?;
    let (posts, cost) = (numbers(one.posts_from, one.posts_to), amount(&one.money));
    let words = t_with("counting.as_posts", &[("posts", &posts), ("range", &cost)]);
    Some(view! { <li data-line="posts">{words}</li> }.into_any())
}
