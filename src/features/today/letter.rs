//! The way to the letter of the week that is over, until it was read on this device.

use domain::{letter::last_over, time::DAY};
use leptos::prelude::*;

use super::day::{Day, State};
use crate::{
    i18n::t,
    places,
    platform::{ports, storage, zone},
    session::Session,
    ui::icon::Icon,
};

/// A line with the way; not there for a week in which nothing happened, nor for whoever wants no letters.
pub fn view(day: Memo<State>, session: Session) -> AnyView {
    let waits = Memo::new(move |_| {
        let day = day.get().day().filter(|day| day.me.settings.returns.letter)?;
        let monday = last_over(&ports::local_day())?;
        let read = storage::get(&places::letter_read(session.me.get_untracked().as_ref()));
        (read.as_deref() != Some(monday.as_str()) && happened(&day, &monday)).then_some(monday)
    });
    let line = move || {
        waits.get().map(|monday| {
            view! {
                <p class="today-letter" data-letter=monday.clone()>
                    <Icon name="mail" />
                    <a href=places::to(&format!("/me/letter/{monday}"))>{t("today.letter")}</a>
                </p>
            }
        })
    };
    line.into_any()
}

/// Whether there is anything to write about, as far as the day knows.
fn happened(day: &Day, monday: &str) -> bool {
    let Some(from) = zone::moment(&format!("{monday}T00:00")) else { return false };
    let to = from.plus(7 * DAY);
    let within = |at: domain::time::Instant| from <= at && at < to;
    let opened = day.reach.series.counts.iter().zip(0_i64..).any(|(clicks, n)| {
        let at = day.reach.series.from.plus(day.reach.series.width.saturating_mul(n));
        *clicks > 0 && within(at)
    });
    opened || day.shares.iter().any(|at| within(*at)) || day.thanks.iter().any(|one| within(one.at))
}
