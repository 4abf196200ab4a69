//! The guide as this visit has it: fetched once in a language, then at hand for every screen.

use std::{cell::RefCell, sync::Arc};

use domain::guide::{Guide, Index, Rule};
use leptos::prelude::*;

use crate::{
    i18n,
    session::use_session,
    ui::load::{Load, Loading},
};

/// The guide, its rules, and what makes it searchable.
pub struct Book {
    /// The texts.
    pub guide: Guide,
    /// The rules of all countries.
    pub rules: Vec<Rule>,
    /// Finds entries.
    pub index: Index,
}

impl Book {
    /// The language to mark its texts with, where it is not the page's own.
    pub fn foreign(&self) -> Option<String> {
        (self.guide.lang != i18n::language()).then(|| self.guide.lang.clone())
    }
}

thread_local! {
    static KEPT: RefCell<Option<(String, Arc<Book>)>> = const { RefCell::new(None) };
}

/// The book, and the way to try again.
pub fn open() -> (Loading<Arc<Book>>, Callback<()>) {
    let session = use_session();
    let book = Loading::<Arc<Book>>::new();
    let fetch = move || {
        book.set(Load::Waiting);
        book.fetch(async move {
            let language = i18n::language();
            let (guide, rules) = session.backend.guide(&language).await?;
            let read = Arc::new(Book { index: Index::of(&guide), guide, rules });
            KEPT.set(Some((language, Arc::clone(&read))));
            Ok(read)
        });
    };
    let kept = KEPT.with_borrow(|kept| {
        kept.as_ref().filter(|(of, _)| *of == i18n::language()).map(|(_, book)| Arc::clone(book))
    });
    match kept {
        Some(kept) => book.set(Load::Ready(kept)),
        None => fetch(),
    }
    (book, Callback::new(move |()| fetch()))
}
