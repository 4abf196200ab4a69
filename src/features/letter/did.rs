//! What the person did.

use leptos::prelude::*;

use super::post::Post;
use crate::{
    i18n::{t, t_n},
    places,
};

/// The section; not there where nothing was done.
pub fn view(post: &Post) -> Option<AnyView> {
    let letter = &post.letter;
    if letter.did_nothing() {
        return None;
    }
    let shares = letter.shares.iter().map(|share| {
        let network = t(&format!("network.{}", share.network.name()));
        view! {
            <li><a href=places::story(share.story)><bdi>{share.title.clone()}</bdi></a>" "<span class="muted">{network}</span></li>
        }
    });
    let shares = (!letter.shares.is_empty()).then(|| {
        view! {
            <p>{t_n("letter.shared", letter.shares.len() as u64, &[])}</p>
            <ul>{shares.collect_view()}</ul>
        }
    });
    let section = view! {
        <section aria-labelledby="letter-did">
            <h2 id="letter-did">{t("letter.did")}</h2>
            {shares}
            {lines("letter.steps", letter.steps.len(), &post.steps)}
            {lines("letter.suggested", letter.suggested.len(), &letter.suggested)}
        </section>
    };
    Some(section.into_any())
}

/// How many, then what each is called.
fn lines(key: &str, count: usize, names: &[String]) -> Option<AnyView> {
    if count == 0 {
        return None;
    }
    let names = names.iter().map(|name| view! { <li><bdi>{name.clone()}</bdi></li> });
    let lines = view! { <p>{t_n(key, count as u64, &[])}</p> <ul>{names.collect_view()}</ul> };
    Some(lines.into_any())
}
