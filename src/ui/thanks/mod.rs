//! Between colleagues: showing a share, seeing what others show, and thanking them for it. Used by several screens.

mod list;
mod say;
mod switch;

use client::outbox::EntryState;
use domain::command::{CommandBody, Receipt};
use domain::problem::Problem;
use leptos::prelude::*;

use crate::{platform::ports, session::Session};

pub use list::ColleagueShares;
pub use switch::ShowShare;

/// What this person gave on this device and what has not arrived yet, oldest first: screens show it as given.
pub async fn waiting(session: Session) -> Vec<CommandBody> {
    let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
    let entries = session.backend.waiting().await.into_iter();
    entries
        .filter(|entry| entry.state == EntryState::Waiting && entry.person == person)
        .map(|entry| entry.command.body)
        .collect()
}

/// Gives a command whose words are still on the screen: one that is refused need not be kept for later.
pub async fn give(session: Session, body: CommandBody) -> Result<Receipt, Problem> {
    let id = ports::command_id();
    match session.submit_as(id, body).await? {
        Receipt::Refused { problem } => {
            session.backend.dismiss(id).await;
            Err(problem)
        }
        receipt => Ok(receipt),
    }
}
