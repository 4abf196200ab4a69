//! To the letters of other weeks.

use domain::letter::mondays;
use leptos::prelude::*;

use super::post::Post;
use crate::{
    i18n::{Moment, moment, t, t_with},
    places,
    platform::zone,
};

/// The weeks up to the last one that is over, latest first: those since the person first shared something, nine at most.
/// An older one is further back from there.
pub fn view(post: &Post, last: &str) -> AnyView {
    // Around the letter that is open: a letter of long ago has its neighbours too.
    let mut weeks = mondays(&post.week).unwrap_or_default();
    if post.week == last {
        weeks.pop();
    }
    let since = post.since.clone().unwrap_or_else(|| post.week.clone());
    // The week of the first share begins on or before its day: it is the last one not after it.
    let first = weeks.iter().rev().find(|week| **week <= since).cloned().unwrap_or_default();
    weeks.retain(|week| *week >= first && week.as_str() <= last);
    let rows = weeks.into_iter().rev().map(|week| {
        let here = (week == post.week).then_some("page");
        let day = zone::moment(&format!("{week}T12:00")).map(|noon| moment(noon, Moment::Date));
        let name = t_with("letter.week_of", &[("day", &day.unwrap_or_else(|| week.clone()))]);
        view! { <li><a href=places::to(&format!("/me/letter/{week}")) aria-current=here>{name}</a></li> }
    });
    view! {
        <nav class="letter-ways" aria-labelledby="letter-ways">
            <h2 id="letter-ways">{t("letter.others")}</h2>
            <ul role="list">{rows.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
