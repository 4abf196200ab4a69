//! The steps in their order. Each unfolds to why, how and when it is done; none has to wait for the one before.

use std::sync::Arc;

use domain::path::{Path, Paths, Room, Step, StepKind, done_at};
use leptos::prelude::*;

use super::{head::in_words, note::Note, walk::Walk};
use crate::{
    i18n::{Moment, moment, t, t_n, t_with},
    places,
    ui::{announce::announce, icon::Icon, problem_note::ProblemNote},
};

/// All steps of a path.
#[component]
pub fn Steps(path: Path, paths: Arc<Paths>, walk: Walk) -> impl IntoView {
    let path = StoredValue::new(path);
    let next = Memo::new(move |_| {
        walk.progress.with(|done| path.with_value(|path| path.next_step(done).map(|step| step.id.clone())))
    });
    // Only what comes next is unfolded to begin with; after that nothing opens or closes by itself.
    let first = next.get_untracked();
    let rows = path.with_value(|path| {
        path.steps
            .iter()
            .map(|step| row(step, first.as_ref() == Some(&step.id), next, &paths, walk))
            .collect_view()
    });
    Effect::new(move |before: Option<Option<String>>| {
        let said = walk.said.get();
        if let (Some(before), Some(step)) = (before, &said)
            && before.as_ref() != Some(step)
        {
            let (done, all) = path.with_value(|path| {
                (walk.progress.with_untracked(|progress| path.done(progress)), path.steps.len())
            });
            announce(format!("{step} {}", in_words(done, all)));
        }
        said
    });
    view! {
        <section aria-labelledby="path-steps">
            <h2 id="path-steps" class="visually-hidden">{t("path.steps")}</h2>
            <ol role="list" class="path-steps">{rows}</ol>
        </section>
    }
}

fn row(step: &Step, open: bool, next: Memo<Option<String>>, paths: &Paths, walk: Walk) -> AnyView {
    let id = StoredValue::new(step.id.clone());
    let done = Memo::new(move |_| id.with_value(|id| walk.progress.with(|progress| done_at(progress, id))));
    let is_next = Memo::new(move |_| id.with_value(|id| next.with(|next| next.as_ref() == Some(id))));
    let kind = icon(step.kind);
    let mark = move || view! { <Icon name=if done.get().is_some() { "check" } else { kind } /> };
    let state = move || match done.get() {
        Some(at) => Some(
            view! { <span>{t_with("path.done_on", &[("date", &moment(at, Moment::Day))])}</span> }.into_any(),
        ),
        None => is_next.get().then(|| view! { <span class="path-next">{t("path.next")}</span> }.into_any()),
    };
    let minutes = (step.minutes > 0).then(|| {
        let minutes = t_n("path.minutes", u64::from(step.minutes), &[]);
        view! { <span>{minutes}</span> }
    });
    let sort = t(&format!("path.kind.{}", step.kind.name()));
    let how = (!step.how.is_empty()).then(|| {
        let lines = step.how.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
        view! { <ol class="path-how">{lines}</ol> }
    });
    let why = (!step.why.is_empty()).then(|| view! { <p class="path-why">{step.why.clone()}</p> });
    let until = (!step.done.is_empty()).then(|| {
        let done = step.done.clone();
        view! { <p class="path-until"><strong>{t("path.done_when")}</strong>" "{done}</p> }
    });
    let badge = step.badge.as_ref().and_then(|badge| paths.badges.get(badge));
    let badge = badge.map(|badge| {
        view! {
            <p class="path-earns"><Icon name="heart" />{t_with("path.earns", &[("badge", &badge.name)])}</p>
        }
    });
    let go = step.go.map(|room| {
        let (to, key) = way(room);
        view! { <a class="button is-quiet" href=places::to(to)>{t(key)}<Icon name="forward" /></a> }
    });
    let title = step.title.clone();
    let toggle = {
        let title = title.clone();
        move |_| {
            let finished = done.get_untracked().is_none();
            let said = if finished { "path.said.done" } else { "path.said.undone" };
            walk.finish(&id.get_value(), finished, t_with(said, &[("step", &title)]));
        }
    };
    let problem = move || {
        let refused = walk.problem.get().filter(|(step, _)| id.with_value(|id| id == step));
        refused.map(|(_, problem)| view! { <ProblemNote problem=problem /> })
    };
    view! {
        <li class="path-step" class:is-done=move || done.get().is_some() class:is-next=move || is_next.get()
            data-step=step.id.clone()>
            <span class="path-mark" aria-hidden="true">{mark}</span>
            <details open=open>
                <summary>
                    <div>
                    <h3>{title.clone()}</h3>
                    <p class="path-facts small muted"><span>{sort}</span>{minutes}{state}</p>
                    </div>
                </summary>
                <div class="path-inside">
                    {why}
                    {how}
                    {until}
                    {badge}
                    <div class="row">
                        <button type="button" class="button path-done" class:is-primary=move || is_next.get() on:click=toggle>
                            {move || if done.get().is_some() {
                                view! { <Icon name="undo" />{t("path.undo")} }.into_any()
                            } else {
                                view! { <Icon name="check" />{t("path.mark")} }.into_any()
                            }}
                            <span class="visually-hidden">{format!(": {title}")}</span>
                        </button>
                        {go}
                    </div>
                    {problem}
                    <Note step=step.id.clone() walk=walk />
                </div>
            </details>
        </li>
    }
    .into_any()
}

/// The icon of a sort of step.
fn icon(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Learn => "guide",
        StepKind::Try => "play",
        StepKind::Coach => "chat",
        StepKind::Event => "calendar",
        StepKind::Mission => "programme",
    }
}

/// Where a room is, and what leading there is called.
fn way(room: Room) -> (&'static str, &'static str) {
    match room {
        Room::Stories => ("/stories", "path.go.stories"),
        Room::Reach => ("/reach", "path.go.reach"),
        Room::Guide => ("/guide", "path.go.guide"),
        Room::Me => ("/me", "path.go.me"),
        Room::Quiz => ("/quiz", "path.go.quiz"),
    }
}
