//! Saying which persona fits better, and taking that back.

use client::outbox::EntryState;
use domain::{
    command::{CommandBody, Receipt},
    person::Correction,
    problem::Problem,
};
use leptos::prelude::*;

use crate::{platform::ports, session::Session};

/// Says it.
pub async fn say(session: Session, persona: Option<String>) -> Result<Receipt, Problem> {
    let id = ports::command_id();
    let receipt = session.submit_as(id, CommandBody::CorrectVerdict { persona }).await?;
    if matches!(receipt, Receipt::Refused { .. }) {
        // The choice is still on the screen: nothing has to be kept for later.
        session.backend.dismiss(id).await;
    }
    Ok(receipt)
}

/// Shows what was said without a connection: it counts on this device already. Says whether anything waits.
pub async fn recall(session: Session) -> bool {
    let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
    let said = session.backend.waiting().await.into_iter().rev().find_map(|entry| {
        let mine = entry.state == EntryState::Waiting && entry.person == person;
        match entry.command.body {
            CommandBody::CorrectVerdict { persona } if mine => Some(persona),
            _ => None,
        }
    });
    let waits = said.is_some();
    if let Some(persona) = said {
        show(session, persona);
    }
    waits
}

/// Shows at once what was said; the backend's own answer comes with the next news.
pub fn show(session: Session, persona: Option<String>) {
    let at = ports::now();
    session.me.update(|me| {
        if let Some(quiz) = me.as_mut().and_then(|me| me.quiz.as_mut()) {
            let before = quiz.correction.as_ref().map(|said| &said.persona);
            // The same again would only draw everything anew.
            if before != persona.as_ref() {
                quiz.correction = persona.map(|persona| Correction { persona, at });
            }
        }
    });
}
