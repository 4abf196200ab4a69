//! Everything the screen is made of, read together and again with each change.

use std::sync::Arc;

use domain::backend::{
    Boards as _, Colleagues as _, Desks as _, Profiles as _, Reach as _, Shares as _, Stories as _,
};
use domain::{
    board::Board,
    path::{self, Paths},
    person::Me,
    problem::Problem,
    quiz::Pack,
    reach::{MyReach, Span},
    story::{StoryFilter, TopicCount},
    submission::Submission,
    thanks::Received,
    time::Instant,
    today::{Action, Known, Suggestion, next},
};
use futures_util::future::{try_join, try_join4};
use leptos::prelude::*;

use crate::{
    backend::content,
    i18n::language,
    platform::ports,
    session::Session,
    ui::load::{Load, Loading},
};

/// How many stories are looked through for one to suggest.
const STORIES: u32 = 60;

/// A day.
#[derive(Clone, PartialEq)]
pub struct Day {
    /// Who it is.
    pub me: Me,
    /// The typology.
    pub pack: Arc<Pack>,
    /// What is worth doing.
    pub next: Vec<Suggestion>,
    /// What was counted on the person's links.
    pub reach: MyReach,
    /// What everybody is told.
    pub board: Board,
    /// What the person suggested, with the answers.
    pub submissions: Vec<Submission>,
    /// What colleagues said to them, newest first.
    pub thanks: Vec<Received>,
    /// When they shared something.
    pub shares: Vec<Instant>,
    /// The topics there are, for those who raise an alert.
    pub topics: Vec<TopicCount>,
}

impl Day {
    /// Whether the person pauses.
    pub fn is_paused(&self) -> bool {
        self.next.iter().any(|suggestion| suggestion.action == Action::EndPause)
    }
}

/// The state of a day, compared as a whole so that what is read again and is the same stays on the screen.
#[derive(Clone, PartialEq)]
pub struct State(pub Load<Arc<Day>>);

impl State {
    /// The day, once it is there.
    pub fn day(self) -> Option<Arc<Day>> {
        match self.0 {
            Load::Ready(day) => Some(day),
            _ => None,
        }
    }

    /// The board, once it is there.
    pub fn board(self) -> Option<Board> {
        self.day().map(|day| day.board.clone())
    }
}

/// The day, read now and with each change; and the way to read it again.
pub fn follow(session: Session) -> (Memo<State>, Callback<()>) {
    let day = Loading::<Arc<Day>>::new();
    let read = move || day.fetch(async move { fetch(session).await.map(Arc::new) });
    Effect::new(move |_| {
        session.live.mine.track();
        session.live.stories.track();
        read();
    });
    let state = Memo::new(move |before: Option<&State>| match (day.get(), before) {
        // What cannot be read again stays as it was until it can.
        (Load::Failed(_), Some(before @ State(Load::Ready(_)))) => before.clone(),
        (now, _) => State(now),
    });
    (state, Callback::new(move |()| read()))
}

async fn fetch(session: Session) -> Result<Day, Problem> {
    let backend = session.backend.get();
    let filter = StoryFilter { limit: STORIES, ..StoryFilter::default() };
    let one =
        try_join4(backend.me(), backend.stories(filter), backend.shares(), backend.my_reach(Span::Weeks));
    let two = try_join4(backend.board(), backend.progress(), backend.topics(), written());
    let ((me, stories, shares, reach), (board, progress, topics, paths)) = try_join(one, two).await?;
    // A backend without a desk has no answers either: the day goes on without them.
    let submissions = backend.my_submissions().await.unwrap_or_default();
    let thanks = backend.my_thanks().await.map(|mine| mine.received).unwrap_or_default();
    let pack = session.pack().await?;
    let paths = paths.with_pack(&pack);
    let next = next(&Known {
        now: ports::now(),
        day: &ports::local_day(),
        me: &me,
        pack: &pack,
        stories: &stories.items,
        shares: &shares,
        reach: &reach,
        board: &board,
        paths: &paths,
        progress: &progress,
    });
    let shares = shares.into_iter().map(|share| share.at).collect();
    Ok(Day { me, pack, next, reach, board, submissions, thanks, shares, topics })
}

async fn written() -> Result<Paths, Problem> {
    path::read(&content::text("paths", &language()).await?).map_err(path::problem)
}
