//! What the gallery shows, as the page's address says it.

use domain::story::{StoryCursor, StoryFilter, StoryKind, StoryOrder};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use web_sys::UrlSearchParams;

use crate::{i18n, places};

/// The path of the gallery, below the base.
const PATH: &str = "/stories";

/// Words, filters and order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was typed.
    pub text: String,
    /// One topic only.
    pub topic: Option<String>,
    /// One kind only.
    pub kind: Option<StoryKind>,
    /// One language only.
    pub language: Option<String>,
    /// One source only.
    pub source: Option<String>,
    /// Only what was saved for later.
    pub saved: bool,
    /// In which order.
    pub order: StoryOrder,
}

impl Asked {
    /// Reads `?q=&topic=&kind=&language=&source=&saved=&order=`; what it does not know is as if it were not there.
    fn read(search: &str) -> Self {
        let Ok(query) = UrlSearchParams::new_with_str(search) else { return Self::default() };
        let one = |name: &str| query.get(name).filter(|value| !value.is_empty());
        Self {
            text: query.get("q").unwrap_or_default(),
            topic: one("topic"),
            kind: one("kind").and_then(|name| StoryKind::ALL.into_iter().find(|kind| kind.name() == name)),
            language: one("language"),
            source: one("source"),
            saved: one("saved").is_some(),
            order: order_named(&one("order").unwrap_or_default()),
        }
    }

    /// The address that shows this.
    pub fn href(&self) -> String {
        let path = places::to(PATH);
        let Ok(query) = UrlSearchParams::new() else { return path };
        if !self.text.trim().is_empty() {
            query.append("q", self.text.trim());
        }
        let kind = self.kind.map(|kind| kind.name().to_owned());
        let filters =
            [("topic", &self.topic), ("kind", &kind), ("language", &self.language), ("source", &self.source)];
        for (name, value) in filters {
            if let Some(value) = value {
                query.append(name, value);
            }
        }
        if self.saved {
            query.append("saved", "1");
        }
        if self.order != StoryOrder::Fit {
            query.append("order", self.order.name());
        }
        match String::from(query.to_string()) {
            query if query.is_empty() => path,
            query => format!("{path}?{query}"),
        }
    }

    /// The question for the page after `cursor`.
    ///
    /// Choices are counted with the first page.
    pub fn filter(&self, cursor: Option<StoryCursor>) -> StoryFilter {
        StoryFilter {
            text: self.text.clone(),
            topic: self.topic.clone(),
            kind: self.kind,
            language: self.language.clone(),
            source: self.source.clone(),
            saved: self.saved,
            reads: Some(i18n::language()),
            order: self.order,
            counts: cursor.is_none(),
            cursor,
            limit: 0,
        }
    }

    /// Whether anything narrows the gallery.
    pub fn narrows(&self) -> bool {
        !self.text.trim().is_empty() || self.saved || self.filters()
    }

    /// Whether a filter that has choices is set.
    pub fn filters(&self) -> bool {
        self.topic.is_some() || self.kind.is_some() || self.language.is_some() || self.source.is_some()
    }
}

/// The order with this name; what fits, if there is none.
pub fn order_named(name: &str) -> StoryOrder {
    StoryOrder::ALL.into_iter().find(|order| order.name() == name).unwrap_or_default()
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
