//! What is coming up, and the way to put it into one's own calendar.

use domain::{
    board::Occasion,
    today::{calendar, invited},
};
use leptos::prelude::*;

use super::{
    day::{Day, State},
    words,
};
use crate::{
    i18n::{Moment, moment, t, t_with},
    platform::ports,
    ui::icon::Icon,
};

/// The occasions to come, if there are any.
pub fn view(day: Memo<State>) -> AnyView {
    let occasions = Memo::new(move |_| day.get().board().map(|board| board.occasions).unwrap_or_default());
    let section = move || {
        let occasions = occasions.get();
        let now = day.get_untracked().day().filter(|_| !occasions.is_empty())?;
        let rows = occasions.iter().map(|occasion| row(&now, occasion)).collect::<Vec<_>>();
        Some(view! {
            <section class="today-occasions" aria-labelledby="today-occasions">
                <h2 id="today-occasions">{t("today.occasions")}</h2>
                <ul role="list">{rows}</ul>
            </section>
        })
    };
    section.into_any()
}

fn row(day: &Day, occasion: &Occasion) -> AnyView {
    let (number, month) = words::leaf(occasion.starts);
    let time = moment(occasion.starts, Moment::Time);
    let place = occasion.place.trim();
    let place = (!place.is_empty()).then(|| view! { <span><bdi>{place.to_owned()}</bdi></span> });
    let why = invited(occasion, &day.me)
        .map(|persona| t_with("today.occasion.for_you", &[("persona", &words::persona(&day.pack, persona))]));
    let why = why.map(|why| view! { <p class="small today-invited">{why}</p> });
    let more = occasion.url.clone().map(|url| {
        view! {
            <a class="button is-quiet" href=url target="_blank" rel="noopener noreferrer">
                {t("today.occasion.more")}
                <Icon name="external" />
                <span class="visually-hidden">{format!(": {} {}", occasion.title, t("story.new_tab"))}</span>
            </a>
        }
    });
    view! {
        <li class="today-occasion" data-occasion=occasion.id.to_string()>
            <p class="today-leaf" aria-hidden="true"><strong>{number}</strong><span>{month}</span></p>
            <div>
                <h3><bdi>{occasion.title.clone()}</bdi></h3>
                <p class="small muted today-when"><span>{words::day_of(occasion.starts)}</span><span>{time}</span>{place}</p>
                {why}
                <p class="row">
                    <a class="button is-quiet" href=file(occasion) download=format!("{}.ics", occasion.id)>
                        <Icon name="calendar" />
                        {t("today.occasion.calendar")}
                        <span class="visually-hidden">{format!(": {}", occasion.title)}</span>
                    </a>
                    {more}
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// The calendar file as an address of its own: nothing is fetched, and nobody learns who goes.
fn file(occasion: &Occasion) -> String {
    let text = calendar(occasion, ports::now());
    format!("data:text/calendar;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&text)))
}
