//! The programme at a glance: a few tiles, for a page that shows nothing else of it.

mod tile;

use domain::{
    backend::{Boards as _, Insight as _, Stories as _},
    board::Board,
    privacy::{Grouping, ProgrammeReach},
    problem::Problem,
    story::{Page, Story, StoryCursor, StoryFilter, StoryOrder},
};
use leptos::prelude::*;

use crate::{
    i18n::{number, t, t_n},
    places,
    session::{Session, use_session},
    ui::{
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// How many stories are named.
const STORIES: u32 = 3;

/// What the tiles are made of.
#[derive(Debug, Clone, PartialEq)]
struct Glance {
    board: Board,
    stories: Page<Story, StoryCursor>,
    /// Only those who run the programme may see it.
    reach: Option<ProgrammeReach>,
}

/// The screen.
#[component]
pub fn TilesScreen() -> impl IntoView {
    let session = use_session();
    let glance = Loading::<Glance>::new();
    let fetch = move || glance.fetch(look(session));
    Effect::new(move |_| {
        session.live.stories.track();
        session.live.mine.track();
        fetch();
    });
    view! {
        <div class="tiles">
            <h1 id="screen" tabindex="-1">{session.about().programme}</h1>
            {move || match glance.get() {
                Load::Waiting => view! { <Skeleton boxes=3 lines=0 /> }.into_any(),
                Load::Failed(problem) => view! {
                    <ProblemNote problem=problem retry=Callback::new(move |()| fetch()) />
                }
                .into_any(),
                Load::Ready(glance) => tiles(&glance),
            }}
        </div>
    }
}

async fn look(session: Session) -> Result<Glance, Problem> {
    let backend = session.backend.get();
    let newest = StoryFilter { order: StoryOrder::Fresh, limit: STORIES, ..Default::default() };
    let (board, stories) = (backend.board().await?, backend.stories(newest).await?);
    let reach = if session.is_facilitator() { Some(backend.programme_reach().await?) } else { None };
    Ok(Glance { board, stories, reach })
}

fn tiles(glance: &Glance) -> AnyView {
    let alert = glance.board.alert.as_ref().map(tile::alert);
    let stories = (!glance.stories.items.is_empty()).then(|| tile::stories(&glance.stories.items));
    let next = glance.board.occasions.first().map(tile::occasion);
    let clicks = glance.reach.as_ref().and_then(last_week).map(|(words, clicks)| {
        tile::tile(
            "reach",
            "clicks",
            t("tiles.clicks"),
            view! {
                <p class="tile-figure figure">{number(clicks)}</p>
                <p class="small muted">{words}</p>
                <a href=places::to("/programme")>{t("nav.programme")}</a>
            }
            .into_any(),
        )
    });
    view! { <div class="tiles-all">{alert}{stories}{next}{clicks}</div> }.into_any()
}

/// The clicks of the last closed week that may be shown, with the words that say so.
fn last_week(reach: &ProgrammeReach) -> Option<(String, u64)> {
    let weeks = reach.weeks.iter().filter(|table| table.grouping == Grouping::Programme);
    let last = weeks.filter(|table| table.total.is_some()).max_by_key(|table| table.week)?;
    Some((t_n("tiles.clicks.why", reach.group as u64, &[]), last.total?))
}
