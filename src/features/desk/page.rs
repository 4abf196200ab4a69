//! The desk of those who run the programme: what was suggested, and the stories about which something was decided.

use domain::backend::Desks as _;
use domain::{campaign::Campaign, submission::Desk};
use leptos::prelude::*;

use super::{queue::Queue, shelf::Shelf};
use crate::{
    i18n::t,
    places,
    session::{Session, use_session},
    ui::{
        empty::Empty,
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// What lies on the desk, with the campaigns it belongs to.
pub type Laid = (Desk, Vec<Campaign>);

/// The desk, read now and with each change; and the way to read it again.
pub fn follow(session: Session) -> (Memo<Load<Laid>>, Callback<()>) {
    let laid = Loading::<Laid>::new();
    let read = move || {
        laid.fetch(async move {
            let backend = session.backend.get();
            let mut desk = backend.desk().await?;
            // Only what is on it counts: the screen must not be built anew because time went by.
            desk.now = desk.stories.iter().map(|story| story.added).max().unwrap_or_default();
            Ok((desk, backend.campaigns().await?))
        });
    };
    Effect::new(move |_| {
        session.live.mine.track();
        session.live.stories.track();
        read();
    });
    let state = Memo::new(move |before: Option<&Load<Laid>>| match (laid.get(), before) {
        // What cannot be read again stays as it was until it can.
        (Load::Failed(_), Some(before @ Load::Ready(_))) => before.clone(),
        (now, _) => now,
    });
    (state, Callback::new(move |()| read()))
}

/// The screen.
#[component]
pub fn DeskScreen() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="desk">
            <div class="screen-head">
                <h1 id="screen" tabindex="-1">{t("desk.title")}</h1>
                <p class="muted">{t("desk.intro")}</p>
            </div>
            {move || only_facilitators(session, || view! { <Laid /> }.into_any())}
        </div>
    }
}

/// What only those who run the programme see; to others it says so.
pub fn only_facilitators(session: Session, view: impl Fn() -> AnyView) -> AnyView {
    if session.is_facilitator() {
        return view();
    }
    view! {
        <Empty icon="lock" title=t("programme.forbidden.title") text=t("desk.forbidden")>
            <a class="button" href=places::to("/suggest")>{t("suggest.title")}</a>
        </Empty>
    }
    .into_any()
}

#[component]
fn Laid() -> impl IntoView {
    let session = use_session();
    let (state, again) = follow(session);
    view! {
        <p class="row">
            <a class="button is-primary" href=places::to("/desk/story")><Icon name="plus" />{t("desk.compose")}</a>
            <a class="button" href=places::to("/desk/campaigns")><Icon name="calendar" />{t("desk.campaigns")}</a>
        </p>
        {move || match state.get() {
            Load::Waiting => view! { <Skeleton boxes=1 lines=4 /> }.into_any(),
            Load::Failed(problem) => view! { <ProblemNote problem=problem retry=again /> }.into_any(),
            Load::Ready((desk, campaigns)) => view! {
                <Queue submissions=desk.submissions />
                <Shelf stories=desk.stories campaigns=campaigns />
            }
            .into_any(),
        }}
    }
}
