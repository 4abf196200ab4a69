//! Small drawings that stand beside a word. Each is one stroke path on a grid of 24 units.

use leptos::prelude::*;

/// The path of the icon with this name; a plain ring where there is none.
fn path(name: &str) -> &'static str {
    match name {
        "stories" => "M4 5.5h9M4 9.5h9M4 14h16M4 18.5h11M16.5 5.5H20v4h-3.5z",
        "today" => {
            "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 3v1.6M4.6 12H3M21 12h-1.600M6.400 6.400 5.300 5.300M17.600 6.400l1.100-1.100M3.500 20c2.800-2 5.600-2 8.500 0s5.700 2 8.500 0"
        }
        "path" => {
            "M6 20.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18 7.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 18.500h7.500a3.250 3.250 0 0 0 0-6.500h-7a3.250 3.250 0 0 1 0-6.500H16"
        }
        "guide" => {
            "M12 6.500C10 4.900 7 4.400 3.500 4.700v13.500c3.500-.300 6.500.200 8.500 1.800 2-1.600 5-2.100 8.500-1.800V4.700c-3.500-.300-6.500.200-8.500 1.800ZM12 6.500V20"
        }
        "reach" => "M3 18.5c3 0 3.5-5 6-5s2.5 3 4.5 3 3.5-11 7.5-11M3 21h18",
        "me" => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
        "programme" => {
            "M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11ZM3 19.5c.5-3.2 2.8-5 6-5s5.5 1.8 6 5M15.5 4.9a3.2 3.2 0 0 1 0 5.8M17.5 14.9c2 .6 3.2 2.2 3.5 4.6"
        }
        "share" => "M12 15V3.5M7.5 7.5 12 3.5l4.5 4M5 12.5v8h14v-8",
        "search" => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5l5 5",
        "close" => "M6 6l12 12M18 6 6 18",
        "check" => "M4.5 12.5l5 5 10-11",
        "back" => "M19.5 12h-15M10.5 6l-6 6 6 6",
        "forward" => "M4.5 12h15M13.5 6l6 6-6 6",
        "copy" => "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
        "warning" => "M12 4 2.8 19.8h18.4zM12 10v4.5M12 17.2v.1",
        "info" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.6v.1",
        "offline" => {
            "M4 4l16 16M6 9.5a9.5 9.5 0 0 1 3-1.8M13.5 7.2A9.5 9.5 0 0 1 18.5 10M8.8 13.2a5 5 0 0 1 3.7-1.2M12 17.5v.1"
        }
        "refresh" => "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5",
        "clock" => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7.5V12l3.2 2",
        "outbox" => "M3.5 13.5 6 5h12l2.5 8.5v6h-17zM3.5 13.5H8l1.5 2.5h5l1.5-2.5h4.5",
        "external" => "M13.5 4.5h6v6M19.5 4.5l-9 9M10 5.5H4.5v14h14V14",
        "link" => {
            "M10 14a4 4 0 0 0 5.7.3l3-3a4 4 0 0 0-5.7-5.7l-1.4 1.4M14 10a4 4 0 0 0-5.7-.3l-3 3a4 4 0 0 0 5.7 5.7l1.4-1.4"
        }
        "filter" => "M4 6.5h16M7 12h10M10 17.5h4",
        "plus" => "M12 4.5v15M4.5 12h15",
        "minus" => "M4.5 12h15",
        "more" => {
            "M5.5 12.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8ZM12 12.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8ZM18.5 12.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8Z"
        }
        "lock" => "M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
        "whole" => "M3.5 12h17M7.5 8l-4 4 4 4M16.5 8l4 4-4 4",
        "undo" => "M8.5 5l-4 4 4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H8.5",
        "play" => "M8 5.5v13l10.5-6.5z",
        "download" => "M12 4v11.5M7.5 11.5 12 15.5l4.5-4M5 20h14",
        "upload" => "M12 15.5V4M7.5 8 12 4l4.5 4M5 20h14",
        "mail" => "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5",
        "chat" => "M4 5h16v11.5h-8L7.5 20v-3.5H4z",
        "people" => {
            "M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5.5 19.5c.7-3 3-4.7 6.5-4.7s5.8 1.7 6.5 4.7"
        }
        "device" => "M7.5 3h9v18h-9zM11 18h2",
        "heart" => {
            "M12 19.5C5 15 3.5 11.5 3.5 9a4.2 4.2 0 0 1 8.5-1 4.2 4.2 0 0 1 8.5 1c0 2.5-1.5 6-8.5 10.5Z"
        }
        "picture" => "M3.5 5h17v14h-17zM4 16.5l5-5 4 4 3-2.5 4.5 3.5M15.5 9.2v.1",
        "calendar" => "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
        "quiz" => {
            "M9 9.2a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.4v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z"
        }
        "down" => "M5.5 9l6.5 6.5L18.5 9",
        _ => "M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z",
    }
}

/// An icon. It never speaks: the word beside it, or the button's label, does.
///
/// Known names: today path guide stories reach me programme share search close check back forward copy warning info offline refresh
/// clock outbox external link filter plus minus more lock undo play download upload mail chat people device heart picture
/// calendar quiz down.
#[component]
pub fn Icon(
    /// Which.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let directed = matches!(name.as_str(), "back" | "forward" | "undo" | "external");
    view! {
        <svg class="icon" class:is-directed=directed viewBox="0 0 24 24" aria-hidden="true" fill="none"
            stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">
            <path d=path(&name) />
        </svg>
    }
}
