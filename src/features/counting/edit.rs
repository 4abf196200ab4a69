//! Changing what is assumed.

use domain::{
    command::{CommandBody, Receipt},
    numbers::{
        Counting,
        assume::{Assumption, Change, Stated, Unit},
    },
    problem::Problem,
};
use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::t,
    platform::ports,
    session::{Session, use_session},
    ui::{problem_note::ProblemNote, toast::toast},
};

/// What is given to the backend, and what came of it.
#[derive(Clone, Copy)]
struct Giving {
    session: Session,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
    again: Callback<()>,
}

impl Giving {
    fn new(again: Callback<()>) -> Self {
        Self { session: use_session(), busy: RwSignal::new(false), problem: RwSignal::new(None), again }
    }

    /// Gives a change; once it holds, the screen is read again.
    fn give(self, version: u64, change: Change) {
        if self.busy.get_untracked() {
            return;
        }
        if let Err(problem) = change.check() {
            self.problem.set(Some(problem));
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let id = ports::command_id();
            let body = CommandBody::EditAssumption { version, change };
            let outcome = self.session.submit_as(id, body).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(Receipt::Refused { problem }) => {
                    // What was typed is still on the screen: nothing has to be kept for later.
                    self.session.backend.dismiss(id).await;
                    let _ = self.problem.try_set(Some(problem));
                }
                Ok(_) => {
                    toast(t("counting.kept"), None);
                    self.again.run(());
                }
                Err(problem) => drop(self.problem.try_set(Some(problem))),
            }
        });
    }

    fn problem(self) -> impl Fn() -> Option<AnyView> {
        move || self.problem.get().map(|problem| view! { <ProblemNote problem=problem /> }.into_any())
    }
}

/// Shares are typed as percentages.
fn scale(unit: Unit) -> f64 {
    if unit == Unit::Share { 100.0 } else { 1.0 }
}

/// A value as a number field holds it: without the noise of a multiplication.
fn typed(value: f64, unit: Unit) -> String {
    format!("{:.4}", value * scale(unit)).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The folded form of one assumption.
pub fn form(counting: &Counting, assumption: &Assumption, again: Callback<()>) -> AnyView {
    let giving = Giving::new(again);
    let (key, unit, version) = (assumption.key, assumption.unit, counting.version);
    let is_range = assumption.from < assumption.to;
    let from = RwSignal::new(typed(assumption.from, unit));
    let to = RwSignal::new(typed(assumption.to, unit));
    let source = RwSignal::new(if assumption.edited { assumption.source.clone() } else { String::new() });
    let year = RwSignal::new(assumption.year.map(|year| year.to_string()).unwrap_or_default());
    let read = move |text: RwSignal<String>| {
        text.with_untracked(|text| text.trim().parse::<f64>()).unwrap_or(f64::NAN) / scale(unit)
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let from = read(from);
        let to = if is_range { read(to) } else { from };
        let year = year.with_untracked(|year| year.trim().parse()).unwrap_or(0);
        let stated = Stated { from, to, source: source.get_untracked(), year };
        giving.give(version, Change::State { key, stated });
    };
    let name = key.name();
    let lower = if is_range { t("counting.from") } else { t("counting.value") };
    let upper = is_range.then(|| field(format!("{name}-to"), t("counting.to"), "number", to));
    let default = assumption.edited.then(|| {
        view! {
            <button type="button" class="button is-quiet"
                on:click=move |_| giving.give(version, Change::Forget { key })>{t("counting.default")}</button>
        }
    });
    view! {
        <details class="counting-edit">
            <summary>{t("counting.change")}</summary>
            <form class="stack is-tight" novalidate=true on:submit=send>
                <div class="counting-fields">
                    {field(format!("{name}-from"), lower, "number", from)}
                    {upper}
                    {field(format!("{name}-source"), t("counting.source.label"), "text", source)}
                    {field(format!("{name}-year"), t("counting.year"), "number", year)}
                </div>
                {(unit == Unit::Share).then(|| view! { <p class="hint">{t("counting.percent")}</p> })}
                {giving.problem()}
                <p class="row">
                    <button type="submit" class="button is-primary"
                        aria-disabled=move || giving.busy.get().then_some("true")>{t("counting.save")}</button>
                    {default}
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// The form of the currency.
pub fn currency_form(counting: &Counting, again: Callback<()>) -> AnyView {
    let giving = Giving::new(again);
    let version = counting.version;
    let code = RwSignal::new(counting.currency.clone());
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let code = code.with_untracked(|code| code.trim().to_uppercase());
        giving.give(version, Change::Currency { code });
    };
    view! {
        <details class="counting-edit">
            <summary>{t("counting.currency")}</summary>
            <form class="stack is-tight" novalidate=true on:submit=send>
                <div class="counting-fields">{field("currency".to_owned(), t("counting.currency.code"), "text", code)}</div>
                <p class="hint">{t("counting.currency.hint")}</p>
                {giving.problem()}
                <p class="row">
                    <button type="submit" class="button is-primary"
                        aria-disabled=move || giving.busy.get().then_some("true")>{t("counting.save")}</button>
                </p>
            </form>
        </details>
    }
    .into_any()
}

fn field(name: String, label: String, kind: &'static str, text: RwSignal<String>) -> AnyView {
    let id = format!("assume-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input class="input" id=id type=kind step="any" dir="auto" prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event)) />
        </div>
    }
    .into_any()
}
