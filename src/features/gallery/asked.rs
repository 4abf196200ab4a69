//! What the gallery shows, as the page's address says it.

use domain::story::{StoryCursor, StoryFilter, StoryOrder};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use web_sys::UrlSearchParams;

use crate::places;

/// The path of the gallery, below the base.
const PATH: &str = "/stories";

/// Words, topic and order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was typed.
    pub text: String,
    /// One topic only.
    pub topic: Option<String>,
    /// In which order.
    pub order: StoryOrder,
}

impl Asked {
    /// Reads `?q=&topic=&order=`; what it does not know is as if it were not there.
    fn read(search: &str) -> Self {
        let Ok(query) = UrlSearchParams::new_with_str(search) else { return Self::default() };
        Self {
            text: query.get("q").unwrap_or_default(),
            topic: query.get("topic").filter(|topic| !topic.is_empty()),
            order: if query.get("order").as_deref() == Some("fresh") {
                StoryOrder::Fresh
            } else {
                StoryOrder::Fit
            },
        }
    }

    /// The address that shows this.
    pub fn href(&self) -> String {
        let path = places::to(PATH);
        let Ok(query) = UrlSearchParams::new() else { return path };
        if !self.text.trim().is_empty() {
            query.append("q", self.text.trim());
        }
        if let Some(topic) = &self.topic {
            query.append("topic", topic);
        }
        if self.order == StoryOrder::Fresh {
            query.append("order", "fresh");
        }
        match String::from(query.to_string()) {
            query if query.is_empty() => path,
            query => format!("{path}?{query}"),
        }
    }

    /// The question for the page after `cursor`.
    pub fn filter(&self, cursor: Option<StoryCursor>) -> StoryFilter {
        StoryFilter {
            text: self.text.clone(),
            topic: self.topic.clone(),
            order: self.order,
            cursor,
            limit: 0,
            ..StoryFilter::default()
        }
    }

    /// Whether anything narrows the gallery.
    pub fn narrows(&self) -> bool {
        !self.text.trim().is_empty() || self.topic.is_some()
    }
}

/// What the address asks for now. While another screen is on its way, what was asked last.
pub fn asked() -> Memo<Asked> {
    let location = use_location();
    let here = places::to(PATH);
    Memo::new(move |before: Option<&Asked>| match before {
        Some(before) if location.pathname.get() != here => before.clone(),
        _ => Asked::read(&location.search.get()),
    })
}

/// Asks for something else: the address changes in place, so that "back" leaves the gallery.
pub fn ask() -> impl Fn(Asked) + Clone + 'static {
    let navigate = use_navigate();
    move |asked: Asked| {
        let options =
            NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&asked.href(), options);
    }
}
