//! The parts of the form, in the order in which one thinks of them.

use domain::{
    actor::Circle,
    campaign::Campaign,
    network::Network,
    story::{Format, MOST_CHOICES, MOST_SOURCES, Picture, StoryKind},
};
use leptos::prelude::*;

use super::read;
use crate::{
    features::desk::{
        fields::{choice, line, line_named, text, tick, ticks},
        form::{Form, id},
    },
    i18n::{self, t, t_with},
    platform::{page, zone},
    ui::language::own_name,
};

fn part(legend: String, content: AnyView) -> AnyView {
    view! {
        <fieldset class="desk-part stack">
            <legend>{legend}</legend>
            {content}
        </fieldset>
    }
    .into_any()
}

/// What it says.
pub fn what(form: Form) -> AnyView {
    let languages = i18n::languages().into_iter().map(|tag| (tag.clone(), own_name(&tag)));
    let kinds =
        StoryKind::ALL.map(|kind| (kind.name().to_owned(), t(&format!("story.kind.{}", kind.name()))));
    let fields = view! {
        {line(form, "title", t("compose.title"), "text", true)}
        {text(form, "summary", t("compose.summary"), String::new(), 4)}
        {line(form, "url", t("compose.url"), "url", false)}
        {line(form, "topics", t("compose.topics"), "text", false)}
        <div class="desk-pair">
            {choice(form, "kind", t("compose.kind"), kinds.into())}
            {choice(form, "language", t("language.name"), languages.collect())}
        </div>
    };
    part(t("compose.part.what"), fields.into_any())
}

/// In which shape it comes, and what that needs.
pub fn shape(form: Form) -> AnyView {
    let formats =
        Format::ALL.map(|format| (format.name().to_owned(), t(&format!("desk.format.{}", format.name()))));
    let chosen = Memo::new(move |_| read::format(form));
    let needs = move || match chosen.get() {
        Format::Event => view! {
            {line(form, "edition/happens", t("compose.starts"), "datetime-local", true)}
            {line(form, "edition/happens/place", t("compose.place"), "text", false)}
            {zone_note()}
        }
        .into_any(),
        Format::Poll => rows(form, MOST_CHOICES, 2, |form, i| {
            let label = t_with("compose.choice", &[("n", &i18n::number(i as u64 + 1))]);
            line_named(form, format!("edition/choices/{i}"), label, "text", i < 2)
        }),
        Format::FactCard => rows(form, MOST_SOURCES, 1, |form, i| {
            let n = i18n::number(i as u64 + 1);
            let (title, url) =
                (t_with("compose.source", &[("n", &n)]), t_with("compose.source.url", &[("n", &n)]));
            view! {
                {line_named(form, format!("edition/sources/{i}/title"), title, "text", i == 0)}
                {line_named(form, format!("edition/sources/{i}/url"), url, "url", i == 0)}
            }
            .into_any()
        }),
        _ => ().into_any(),
    };
    let fields = view! {
        {choice(form, "edition/format", t("compose.format"), formats.into())}
        <div id=id("edition/sources") class="stack" tabindex="-1">{needs}</div>
    };
    part(t("compose.part.shape"), fields.into_any())
}

/// As many rows as are filled, one more, and at least `least`. Rows never go while one writes in them.
fn rows(form: Form, most: usize, least: usize, row: fn(Form, usize) -> AnyView) -> AnyView {
    let filled = move |i: usize| {
        let any = ["edition/choices/{}", "edition/sources/{}/title", "edition/sources/{}/url"];
        any.iter().any(|name| !form.value(&name.replace("{}", &i.to_string())).is_empty())
    };
    let count = Memo::new(move |before: Option<&usize>| {
        let used = (0..most).filter(|i| filled(*i)).max().map_or(0, |last| last + 2);
        used.max(least).min(most).max(before.copied().unwrap_or(0))
    });
    view! { <For each=move || 0..count.get() key=|i| *i let:i>{row(form, i)}</For> }.into_any()
}

/// The pictures it has already: their words, and whether they stay.
pub fn pictures(form: Form, pictures: Vec<Picture>) -> AnyView {
    if pictures.is_empty() {
        return ().into_any();
    }
    let shown = pictures.into_iter().enumerate().map(|(i, picture)| {
        let src = picture.local.as_deref().map(page::url);
        let gone = format!("pictures/{i}/gone");
        let turned = gone.clone();
        view! {
            <div class="desk-shown">
                {src.map(|src| view! { <img src=src alt="" /> })}
                {line_named(form, format!("pictures/{i}/alt"), t("desk.photo.alt"), "text", false)}
                <label class="desk-tick">
                    <input type="checkbox" prop:checked=move || form.is_on(&gone)
                        on:change=move |event| {
                            form.set(&turned, if event_target_checked(&event) { "yes" } else { "no" }.to_owned());
                        } />
                    <span>{t("desk.photo.remove")}</span>
                </label>
            </div>
        }
    });
    part(t("compose.part.pictures"), shown.collect_view().into_any())
}

/// Who may see it.
pub fn whom(form: Form) -> AnyView {
    let circles = [Circle::Employee, Circle::Partner, Circle::Customer]
        .map(|circle| (circle.name().to_owned(), t(&format!("circle.{}", circle.name()))));
    let fields = view! {
        {ticks(form, "edition/circles", t("compose.circles"), t("compose.circles.hint"), circles.into())}
        {tick(form, "edition/pinned", t("compose.pinned"), t("compose.pinned.hint"))}
        {tick(form, "edition/internal_only", t("compose.internal"), t("compose.internal.hint"))}
    };
    part(t("compose.part.whom"), fields.into_any())
}

/// When it comes and goes, and with what.
pub fn when(form: Form, campaigns: Vec<Campaign>) -> AnyView {
    let open = campaigns.into_iter().filter(|campaign| campaign.ended.is_none());
    let mut options = vec![(String::new(), t("compose.campaign.none"))];
    options.extend(open.map(|campaign| (campaign.id.to_string(), campaign.plan.title)));
    let fields = view! {
        <div class="desk-pair">
            {line(form, "edition/publish", t("compose.publish_at"), "datetime-local", false)}
            {line(form, "edition/expires", t("compose.expires_at"), "datetime-local", false)}
        </div>
        {zone_note()}
        {choice(form, "edition/campaign", t("compose.campaign"), options)}
    };
    part(t("compose.part.when"), fields.into_any())
}

fn zone_note() -> AnyView {
    view! { <p class="hint">{t_with("compose.zone", &[("zone", &zone::name())])}</p> }.into_any()
}

/// What may be done with it.
pub fn sharing(form: Form) -> AnyView {
    let networks =
        Network::ALL.map(|network| (network.name().to_owned(), t(&format!("network.{}", network.name()))));
    let fields = view! {
        {ticks(form, "edition/networks", t("compose.networks"), t("compose.networks.hint"), networks.into())}
        {line(form, "edition/disclosure", t("compose.disclosure"), "text", false)}
        {text(form, "edition/wording", t("compose.wording"), t("compose.wording.hint"), 3)}
    };
    part(t("compose.part.sharing"), fields.into_any())
}
