//! What facilitators tell everybody: the alert, and occasions. Folded away, since it is rarely wanted.

use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{day::State, everybody_alert::AlertForm, everybody_occasion::OccasionForm, kept::Field};
use crate::{
    i18n::t,
    platform::ports,
    session::{Session, use_session},
    ui::{icon::Icon, load::Load, toast::toast},
};

/// The section.
#[component]
pub fn ForEverybody(day: Memo<State>) -> impl IntoView {
    let session = use_session();
    // Only what the forms are made of: a click somewhere must not build them anew under somebody's fingers.
    let alert = Memo::new(move |_| day.get().board().and_then(|board| board.alert));
    let occasions = Memo::new(move |_| day.get().board().map(|board| board.occasions).unwrap_or_default());
    let choices = Memo::new(move |_| match day.get().0 {
        Load::Ready(day) => {
            let topics = day.topics.iter().map(|topic| topic.topic.clone()).collect::<Vec<_>>();
            let personas = day
                .pack
                .personas
                .iter()
                .map(|persona| (persona.id.clone(), super::words::persona(&day.pack, &persona.id)));
            (topics, personas.collect::<Vec<_>>())
        }
        _ => Default::default(),
    });
    view! {
        <details class="today-everybody">
            <summary><Icon name="programme" />{t("today.everybody")}</summary>
            <div class="today-forms">
                <AlertForm alert=alert topics=Memo::new(move |_| choices.get().0) session=session />
                <OccasionForm occasions=occasions personas=Memo::new(move |_| choices.get().1) session=session />
            </div>
        </details>
    }
}

/// A command on its way, and why the last one was not taken.
#[derive(Clone, Copy)]
pub struct Giving {
    /// Why not.
    pub problem: RwSignal<Option<Problem>>,
    /// Whether one is on its way.
    pub busy: RwSignal<bool>,
    session: Session,
}

impl Giving {
    /// Nothing on its way.
    pub fn new(session: Session) -> Self {
        Self { problem: RwSignal::new(None), busy: RwSignal::new(false), session }
    }

    /// Gives a command; says it when it is taken, and only then empties the fields it was made of.
    pub fn give(self, body: CommandBody, said: &'static str, fields: Vec<Field>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let id = ports::command_id();
            let outcome = self.session.submit_as(id, body).await;
            let _ = self.busy.try_set(false);
            let why = match outcome {
                Ok(Receipt::Refused { problem }) => {
                    self.session.backend.dismiss(id).await;
                    problem
                }
                Ok(receipt) => {
                    fields.into_iter().for_each(Field::clear);
                    toast(t(if receipt == Receipt::Queued { "today.form.queued" } else { said }), None);
                    return;
                }
                Err(problem) => problem,
            };
            let _ = self.problem.try_set(Some(why));
        });
    }
}
