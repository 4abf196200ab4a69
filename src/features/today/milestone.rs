//! A quiet note when a story of the person's has come far. Counted openings only, each step told once.

use domain::{
    command::CommandBody,
    thanks::{milestone, reached},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::day::State;
use crate::{
    i18n::{t, t_n},
    places,
    platform::page,
    session::Session,
    ui::{icon::Icon, thanks::give},
};

/// The note, if there is something to note.
pub fn view(day: Memo<State>, session: Session) -> AnyView {
    let put_away = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let day = day.get().day().filter(|day| day.me.settings.returns.milestones && !put_away.get())?;
        milestone(&day.reach, &day.me.milestones)
    });
    let away = move |_| {
        let told = day.get_untracked().day().map(|day| reached(&day.reach)).unwrap_or_default();
        put_away.set(true);
        page::focus("screen");
        spawn_local(async move {
            // One that is not kept is told again another day: nothing is lost by it.
            drop(give(session, CommandBody::NoteMilestones { told }).await);
        });
    };
    let note = move || {
        found.get().map(|found| {
            let words = t_n("today.milestone", found.rung, &[]);
            view! {
                <section class="today-milestone" aria-labelledby="today-milestone" data-milestone=found.rung.to_string()>
                    <Icon name="reach" />
                    <div>
                        <h2 id="today-milestone">{words}</h2>
                        <p><a href=places::story(found.story)><bdi>{found.title.clone()}</bdi></a></p>
                        <p class="small muted">{t("today.milestone.about")}</p>
                        <button type="button" class="button is-quiet" on:click=away>{t("today.milestone.away")}</button>
                    </div>
                </section>
            }
        })
    };
    note.into_any()
}
