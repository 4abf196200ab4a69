//! What is kept between somebody and their colleagues.

use std::collections::BTreeMap;

use domain::{ids::ShareId, my_data::MyData};
use leptos::prelude::*;

use super::table::{folded, group, list, nothing, table};
use crate::{
    i18n::{Moment, moment, t, t_n},
    ui::name::called,
};

/// What they show, what was said to them, and what they said.
pub fn thanks(data: &MyData) -> AnyView {
    let open_ones = data.shares.iter().any(|share| share.open);
    if !open_ones && data.shown.is_empty() && data.thanks_received.is_empty() && data.thanks_given.is_empty()
    {
        return group("thanks", t("data.thanks"), nothing());
    }
    let titles: BTreeMap<ShareId, &str> =
        data.shares.iter().map(|share| (share.id, share.title.as_str())).collect();
    let shown = data.shown.iter().filter_map(|one| titles.get(&one.share)).map(|title| (*title).to_owned());
    let shown: Vec<String> = shown.collect();
    let open: Vec<String> =
        data.shares.iter().filter(|share| share.open).map(|share| share.title.clone()).collect();
    let received = data.thanks_received.iter().map(|one| {
        vec![moment(one.at, Moment::Full), called(&one.name), one.title.clone(), one.words.clone()]
    });
    let given = data
        .thanks_given
        .iter()
        .map(|one| vec![moment(one.at, Moment::Full), one.title.clone(), one.words.clone()]);
    let received_heads = ["data.col.when", "data.col.name", "data.col.story", "data.col.said"];
    let given_heads = ["data.col.when", "data.col.story", "data.col.words"];
    let body = view! {
        {folded(t_n("data.thanks.shown", shown.len() as u64, &[]), list(shown))}
        {open_ones.then(|| folded(t_n("data.thanks.open", open.len() as u64, &[]), list(open)))}
        {folded(
            t_n("data.thanks.received", data.thanks_received.len() as u64, &[]),
            table(t("data.thanks.received_caption"), &received_heads, received.collect()),
        )}
        {folded(
            t_n("data.thanks.given", data.thanks_given.len() as u64, &[]),
            table(t("data.thanks.given_caption"), &given_heads, given.collect()),
        )}
    };
    group("thanks", t("data.thanks"), body.into_any())
}
