//! A month as a table: days, the campaigns that are on, and the stories that come out or expire.

use domain::{campaign::Campaign, story::Story, time::Instant};
use js_sys::{Date, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    features::desk::isolated,
    i18n::{Moment, language, moment, t, t_with},
    places,
    platform::{ports, zone},
    ui::icon::Icon,
};

/// A month of the person's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    year: i32,
    /// 0 is January.
    month: i32,
}

impl Month {
    /// The month it is.
    pub fn of_today() -> Self {
        let now = Date::new_0();
        Self { year: now.get_full_year() as i32, month: now.get_month() as i32 }
    }

    fn moved(self, by: i32) -> Self {
        let months = self.year * 12 + self.month + by;
        Self { year: months.div_euclid(12), month: months.rem_euclid(12) }
    }

    /// Noon of its day `day`, which may lie outside of it.
    fn day(self, day: i32) -> Date {
        let first = format!("{:04}-{:02}-01T12:00", self.year, self.month + 1);
        let date = Date::new(&JsValue::from(first.as_str()));
        date.set_date(day as u32);
        date
    }

    /// Its weeks from Monday to Sunday; days of other months are left out.
    fn weeks(self) -> Vec<Vec<Option<String>>> {
        // Monday is 0.
        let lead = (self.day(1).get_day() as i32 + 6) % 7;
        let length = self.moved(1).day(1).get_time() - self.day(1).get_time();
        let days = (length / 86_400_000.0).round() as i32;
        let weeks = (lead + days + 6) / 7;
        let cell = |place: i32| {
            let day = place - lead + 1;
            (1..=days).contains(&day).then(|| format!("{:04}-{:02}-{day:02}", self.year, self.month + 1))
        };
        (0..weeks).map(|week| (0..7).map(|day| cell(week * 7 + day)).collect()).collect()
    }
}

fn spelled(date: &Date, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from(*name), &JsValue::from(*value));
    }
    String::from(date.to_locale_date_string(&language(), &options))
}

/// A day written `yyyy-mm-dd`, as people write it.
pub fn written(day: &str) -> String {
    zone::moment(&format!("{day}T12:00")).map_or_else(|| day.to_owned(), |at| moment(at, Moment::Date))
}

/// What happens on one day: words, and where they lead.
#[derive(Clone)]
struct Mark {
    words: String,
    to: Option<String>,
    class: &'static str,
}

fn marks(day: &str, campaigns: &[Campaign], stories: &[Story]) -> Vec<Mark> {
    let on = campaigns.iter().filter(|campaign| campaign.is_on(day));
    let mut marks: Vec<Mark> = on
        .map(|campaign| Mark { words: campaign.plan.title.clone(), to: None, class: "is-campaign" })
        .collect();
    let that_day = |at: Option<Instant>| at.is_some_and(|at| zone::day(at) == day);
    for story in stories.iter().filter(|story| story.edition.withdrawn.is_none()) {
        let link = |key: &str, class| Mark {
            words: t_with(key, &[("title", &isolated(&story.title))]),
            to: Some(places::story(story.id)),
            class,
        };
        if that_day(Some(story.published)) {
            marks.push(link("campaigns.mark.out", "is-story"));
        }
        if that_day(story.edition.expires) {
            marks.push(link("campaigns.mark.ends", "is-end"));
        }
    }
    marks
}

fn mark(mark: Mark) -> AnyView {
    let Mark { words, to, class } = mark;
    match to {
        Some(to) => view! { <li class=class><a href=to><bdi>{words}</bdi></a></li> }.into_any(),
        None => view! { <li class=class><bdi>{words}</bdi></li> }.into_any(),
    }
}

/// The calendar: a table where there is room for one, else a list of the days on which something is.
#[component]
pub fn Calendar(month: RwSignal<Month>, campaigns: Vec<Campaign>, stories: Vec<Story>) -> impl IntoView {
    let kept = StoredValue::new((campaigns, stories));
    let name = move || spelled(&month.get().day(1), &[("month", "long"), ("year", "numeric")]);
    let go = move |by: i32| move |_| month.update(|month| *month = month.moved(by));
    let heads = (0..7).map(|day| {
        // 2024 began on a Monday.
        let date = Month { year: 2024, month: 0 }.day(day + 1);
        let (short, long) = (spelled(&date, &[("weekday", "short")]), spelled(&date, &[("weekday", "long")]));
        view! { <th scope="col" abbr=long>{short}</th> }
    });
    let of_day = move |day: &str| kept.with_value(|(campaigns, stories)| marks(day, campaigns, stories));
    let rows = move || {
        let today = ports::local_day();
        let cell = |day: Option<String>| match day {
            None => view! { <td></td> }.into_any(),
            Some(day) => {
                let number = day.rsplit('-').next().and_then(|day| day.parse().ok()).unwrap_or(0);
                let here = (day == today).then_some("date");
                let marks = of_day(&day);
                view! {
                    <td aria-current=here>
                        <time datetime=day>{crate::i18n::number(number)}</time>
                        {(!marks.is_empty()).then(|| view! { <ul role="list">{marks.into_iter().map(mark).collect_view()}</ul> })}
                    </td>
                }
                .into_any()
            }
        };
        let weeks = month.get().weeks().into_iter();
        weeks.map(|week| view! { <tr>{week.into_iter().map(cell).collect_view()}</tr> }).collect_view()
    };
    let days = move || {
        let days: Vec<_> = month.get().weeks().into_iter().flatten().flatten().collect();
        // In a list a campaign is named once: on the first of its days in this month.
        let mut named: Vec<String> = Vec::new();
        let mut once = |mark: &Mark| {
            let again = mark.to.is_none() && named.contains(&mark.words);
            named.extend(mark.to.is_none().then(|| mark.words.clone()));
            !again
        };
        let mut fresh = |day: &str| of_day(day).into_iter().filter(|mark| once(mark)).collect::<Vec<_>>();
        let busy = days.into_iter().map(|day| (fresh(&day), day)).filter(|(marks, _)| !marks.is_empty());
        let busy: Vec<_> = busy
            .map(|(marks, day)| {
                view! {
                    <li><strong><time datetime=day.clone()>{written(&day)}</time></strong>
                        <ul role="list">{marks.into_iter().map(mark).collect_view()}</ul></li>
                }
            })
            .collect();
        if busy.is_empty() {
            view! { <li class="muted">{t("campaigns.empty_month")}</li> }.into_any()
        } else {
            busy.into_any()
        }
    };
    view! {
        <section class="stack desk-calendar" aria-labelledby="calendar-name">
            <div class="row">
                <button type="button" class="button is-icon" aria-label=t("campaigns.before") on:click=go(-1)><Icon name="back" /></button>
                <h2 id="calendar-name" aria-live="polite">{name}</h2>
                <button type="button" class="button is-icon" aria-label=t("campaigns.after") on:click=go(1)><Icon name="forward" /></button>
            </div>
            <table class="desk-month">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <ul role="list" class="desk-days">{days}</ul>
        </section>
    }
}
