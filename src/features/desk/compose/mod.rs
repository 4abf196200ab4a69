//! Writing a story: from nothing, out of a suggestion, or over one that is there.

mod begin;
mod more;
mod parts;
mod read;

use domain::{
    campaign::Campaign,
    command::{CommandBody, Receipt},
    ids::{CommandId, StoryId},
    story::Picture,
};
use leptos::{ev, prelude::*};
use leptos_router::hooks::{use_navigate, use_query_map};

use super::{
    answer, fields,
    form::Form,
    hero::{self, Seen},
    page::only_facilitators,
    photo,
};
use crate::{
    i18n::t,
    places, platform,
    session::{Session, use_session},
    ui::{
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
        toast::toast,
    },
};

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A new story.
    New,
    /// A story out of this suggestion, of somebody of this name.
    Suggestion(CommandId, String),
    /// A story that is there, in this version.
    Story(StoryId, u64),
}

/// Everything the form is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    subject: Subject,
    texts: super::form::Texts,
    pictures: Vec<Picture>,
    campaigns: Vec<Campaign>,
}

/// The screen.
#[component]
pub fn ComposeScreen() -> impl IntoView {
    let session = use_session();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| (query.get("id"), query.get("from"))));
    let title = move || {
        let (id, from) = asked.get();
        let key = if id.is_some() {
            "compose.edit"
        } else if from.is_some() {
            "compose.accept"
        } else {
            "compose.new"
        };
        t(key)
    };
    view! {
        <div class="desk desk-compose">
            <a class="back-link" href=places::to("/desk")><Icon name="back" />{t("desk.title")}</a>
            <div class="screen-head">
                <h1 id="screen" tabindex="-1">{title}</h1>
            </div>
            {move || {
                let (id, from) = asked.get();
                only_facilitators(session, move || view! { <Begun id=id.clone() from=from.clone() /> }.into_any())
            }}
        </div>
    }
}

#[component]
fn Begun(id: Option<String>, from: Option<String>) -> impl IntoView {
    let session = use_session();
    let start = Loading::<Start>::new();
    let fetch = move || {
        let (id, from) = (id.clone(), from.clone());
        start.fetch(async move { begin::start(session, id, from).await });
    };
    fetch();
    let again = StoredValue::new_local(fetch);
    move || match start.get() {
        Load::Waiting => view! { <Skeleton boxes=1 lines=6 /> }.into_any(),
        Load::Failed(problem) => view! {
            <ProblemNote problem=problem retry=Callback::new(move |()| again.with_value(|again| again())) />
        }
        .into_any(),
        Load::Ready(start) => view! { <Writing start=start session=session /> }.into_any(),
    }
}

#[component]
fn Writing(start: Start, session: Session) -> impl IntoView {
    let Start { subject, texts, pictures, campaigns } = start;
    let name = match &subject {
        Subject::New => "compose".to_owned(),
        Subject::Suggestion(id, _) => format!("compose.{id}"),
        Subject::Story(id, _) => format!("compose.{id}"),
    };
    let form = Form::new(session, &name);
    form.begin(texts);
    let go = use_navigate();
    let (given, kept, seen) = (subject.clone(), StoredValue::new(pictures.clone()), pictures.clone());
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let go = go.clone();
        give(form, &given, kept.get_value(), move |receipt| {
            toast(t(if receipt == Receipt::Queued { "today.form.queued" } else { "compose.taken" }), None);
            go("/desk", Default::default());
        });
    };
    let preview = Memo::new(move |_| look(form, &seen));
    let words = match &subject {
        Subject::Suggestion(_, name) => Some(answer::field(form, true, name)),
        _ => None,
    };
    let done = match &subject {
        Subject::New => t("compose.publish"),
        Subject::Suggestion(..) => t("compose.accept.send"),
        Subject::Story(..) => t("compose.save"),
    };
    view! {
        <div class="desk-columns">
            <form class="stack" on:submit=send>
                {parts::what(form)}
                {parts::shape(form)}
                {parts::pictures(form, pictures)}
                {photo::view(form)}
                {more::view(form)}
                {parts::whom(form)}
                {parts::when(form, campaigns)}
                {parts::sharing(form)}
                {words}
                {fields::finish(form, done)}
            </form>
            <section class="stack desk-preview" aria-labelledby="desk-preview">
                <h2 id="desk-preview">{t("compose.preview")}</h2>
                {move || hero::card(&preview.get())}
            </section>
        </div>
    }
}

/// What the card shows of it.
fn look(form: Form, pictures: &[Picture]) -> Seen {
    let composed = read::composed(form, pictures.to_vec());
    let fresh = composed.upload.as_ref().map(|upload| {
        let focus = crate::ui::focal::words(upload.focus);
        (platform::photo::address(&upload.data), upload.alt.clone(), focus)
    });
    Seen {
        picture: composed.pictures.first().and_then(hero::kept).or(fresh),
        format: composed.edition.format,
        kind: composed.kind,
        title: domain::clean::line(&composed.title),
        summary: domain::clean::lines(&composed.summary),
        internal: composed.edition.internal_only,
    }
}

/// Gives what was written, after the rules of the backend were asked here.
fn give(form: Form, subject: &Subject, had: Vec<Picture>, then: impl FnOnce(Receipt) + 'static) {
    let composed = untrack(|| read::composed(form, had.clone()));
    let checked = composed.clone().check("/story", &had.iter().collect::<Vec<_>>());
    let photo = composed.upload.as_ref().map(|upload| upload.check("/story/upload").map(drop));
    let pictures = composed.pictures.len() + usize::from(composed.upload.is_some());
    let more = more::check(form, pictures);
    if let Err(problem) = checked.map(drop).and(photo.unwrap_or(Ok(()))).and(more) {
        form.refuse(problem);
        return;
    }
    let story = Box::new(composed);
    let body = match subject {
        Subject::New => CommandBody::ComposeStory { story },
        Subject::Story(id, version) => CommandBody::EditStory { id: *id, version: *version, story },
        Subject::Suggestion(id, _) => {
            let words = untrack(|| form.value("words"));
            if let Err(problem) = domain::submission::words(&words) {
                form.refuse(problem);
                return;
            }
            CommandBody::AnswerSuggestion { submission: *id, words, story: Some(story) }
        }
    };
    let id = match subject {
        Subject::Story(id, _) => Some(*id),
        _ => None,
    };
    // A new story has the id of the command that makes it.
    form.give_all(body, move |command| more::commands(form, id.unwrap_or(StoryId(command.0))), then);
}
