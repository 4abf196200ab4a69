//! Where the app's code is cut. The first visit fetches the shell and the door; the code of a room comes when
//! somebody walks in, or a moment before. The cuts are made by the packing hook (`crates/xtask/src/hook/split.rs`)
//! at the functions marked here; without the feature `split` everything is one module and each room is there at once.

use leptos::prelude::*;

use crate::{
    features::{
        counting, desk, gallery, guide, letter, me, palette, path, practice, programme, quiz, reach,
        reported, share, tiles, today,
    },
    routes, shell,
    ui::room::Room,
};

/// A room named `$room` in the module `$module`, with this view.
macro_rules! room {
    ($(#[$about:meta])* $name:ident, $module:ident, $function:ident, $fetch:ident, $view:expr) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($module, preload($fetch), fallible)]
        fn $function() -> Result<AnyView, wasm_split_helpers::SplitLoaderError> {
            Ok($view)
        }
        #[cfg(feature = "split")]
        $(#[$about])*
        pub const $name: Room = Room {
            fetch: || Box::pin(async { $fetch().await.is_ok() }),
            view: || futures_util::FutureExt::now_or_never($function()).and_then(Result::ok),
        };
        #[cfg(not(feature = "split"))]
        $(#[$about])*
        pub const $name: Room = Room { fetch: || Box::pin(std::future::ready(true)), view: || Some($view) };
    };
}

room!(/// Everything behind the door: the router, and what stands around every screen.
    HOUSE, room_house, house_view, house_fetch, view! { <routes::House /> }.into_any());
room!(/// What stands around the screens once somebody is in.
    FRAME, room_frame, frame_view, frame_fetch, view! { <shell::Frame palette=PALETTE /> }.into_any());
room!(/// What stands around the screens inside another page.
    EMBEDDED, room_framed, embedded_view, embedded_fetch, view! { <shell::Embedded /> }.into_any());
room!(/// What finds screens, stories and guide entries.
    PALETTE, room_guide, palette_view, palette_fetch, view! { <palette::Palette /> }.into_any());
room!(/// The quiz.
    QUIZ, room_quiz, quiz_view, quiz_fetch, view! { <quiz::QuizScreen /> }.into_any());
room!(/// The gallery.
    GALLERY, room_stories, gallery_view, gallery_fetch, view! { <gallery::Gallery /> }.into_any());
room!(/// A story.
    STORY, room_stories, story_view, story_fetch, view! { <gallery::StoryPage /> }.into_any());
room!(/// Sharing a story.
    SHARE, room_share, share_view, share_fetch, view! { <share::ShareScreen /> }.into_any());
room!(/// Reach.
    REACH, room_reach, reach_view, reach_fetch, view! { <reach::ReachScreen /> }.into_any());
room!(/// What one's links to a story brought.
    STORY_REACH, room_reach, story_reach_view, story_reach_fetch, view! { <reach::StoryReachScreen /> }.into_any());
room!(/// What the networks report.
    REPORTED, room_reported, reported_view, reported_fetch, view! { <reported::ReportedScreen /> }.into_any());
room!(/// How we count.
    COUNTING, room_counting, counting_view, counting_fetch, view! { <counting::CountingScreen /> }.into_any());
room!(/// Oneself.
    ME, room_persona, me_view, me_fetch, view! { <me::MeScreen /> }.into_any());
room!(/// Everything that is kept about oneself.
    ME_DATA, room_data, me_data_view, me_data_fetch, view! { <me::MyDataScreen /> }.into_any());
room!(/// The letter of a week.
    LETTER, room_letter, letter_view, letter_fetch, view! { <letter::LetterScreen /> }.into_any());
room!(/// Where a practice link leads.
    PRACTICE, room_practice, practice_view, practice_fetch, view! { <practice::Practice /> }.into_any());
room!(/// What is worth doing today.
    TODAY, room_everyday, today_view, today_fetch, view! { <today::TodayScreen /> }.into_any());
room!(/// The path of one's persona.
    PATH, room_everyday, path_view, path_fetch, view! { <path::PathScreen /> }.into_any());
room!(/// The programme as a whole.
    PROGRAMME, room_programme, programme_view, programme_fetch, view! { <programme::ProgrammeScreen /> }.into_any());

room!(/// The programme at a glance, for other pages.
    TILES, room_tiles, tiles_view, tiles_fetch, view! { <tiles::TilesScreen /> }.into_any());

room!(/// Suggesting a story.
    SUGGEST, room_desk, suggest_view, suggest_fetch, view! { <desk::SuggestScreen /> }.into_any());
room!(/// What was suggested and decided.
    DESK, room_desk, desk_view, desk_fetch, view! { <desk::DeskScreen /> }.into_any());
room!(/// Writing a story; campaigns and their calendar.
    DESK_PART, room_desk, desk_part_view, desk_part_fetch, view! { <desk::DeskPart /> }.into_any());

/// What is needed by whoever comes in, fetched while they still look at the door.
pub const BEHIND_THE_DOOR: &[Room] = &[HOUSE, FRAME];

/// What somebody who has come in is likely to look at next; one room of each module is enough.
pub const SOON: &[Room] = &[TODAY, QUIZ, GALLERY, ME, REACH, GUIDE, SHARE, SUGGEST];
room!(/// The guide.
    GUIDE, room_guide, guide_view, guide_fetch, view! { <guide::GuideScreen /> }.into_any());
room!(/// A page of the guide.
    GUIDE_ENTRY, room_guide, guide_entry_view, guide_entry_fetch, view! { <guide::GuideEntry /> }.into_any());
room!(/// May I post this?
    ASK, room_guide, ask_view, ask_fetch, view! { <guide::AskScreen /> }.into_any());
