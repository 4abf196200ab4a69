//! Keeping the person's settings.

use client::outbox::EntryState;
use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
    settings::Settings,
};
use leptos::prelude::*;

use crate::{platform::ports, session::Session};

/// Changes the settings and gives them. What a section does not change stays as it was given last, also where that
/// still waits on this device for a connection.
pub async fn save(session: Session, change: impl FnOnce(&mut Settings)) -> Result<Receipt, Problem> {
    let mut settings = latest(session).await;
    change(&mut settings);
    let id = ports::command_id();
    let body = CommandBody::SaveSettings { settings: settings.clone() };
    let receipt = session.submit_as(id, body).await?;
    if matches!(receipt, Receipt::Refused { .. }) {
        // Everything that was typed is still on the screen: nothing has to be kept for later.
        session.backend.dismiss(id).await;
        return Ok(receipt);
    }
    // Every screen goes by the new settings at once; the backend's own answer comes with the next news.
    session.me.update(|me| {
        if let Some(me) = me {
            me.settings = settings;
        }
    });
    Ok(receipt)
}

/// The settings as they were given last.
async fn latest(session: Session) -> Settings {
    let me = session.me.get_untracked();
    let person = me.as_ref().map(|me| me.person.clone());
    let waiting = session.backend.waiting().await.into_iter().rev().find_map(|entry| {
        let mine = entry.state == EntryState::Waiting && entry.person == person;
        match entry.command.body {
            CommandBody::SaveSettings { settings } if mine => Some(settings),
            _ => None,
        }
    });
    waiting.or_else(|| me.map(|me| me.settings)).unwrap_or_default()
}
