//! Rings when the log has grown. Carries a number, never the news itself.

use std::{
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_core::Stream;

use crate::event::EventNumber;

/// A bell that many can listen to. Cloning gives another handle on the same bell.
#[derive(Debug, Clone, Default)]
pub struct Bell(Arc<Mutex<Vec<UnboundedSender<EventNumber>>>>);

impl Bell {
    /// Tells every listener that the log reaches to `n`.
    pub fn ring(&self, n: EventNumber) {
        if let Ok(mut listeners) = self.0.lock() {
            listeners.retain(|listener| listener.unbounded_send(n).is_ok());
        }
    }

    /// A stream of numbers, from now on.
    pub fn listen(&self) -> Listening {
        let (sender, receiver) = unbounded();
        if let Ok(mut listeners) = self.0.lock() {
            listeners.push(sender);
        }
        Listening(receiver)
    }
}

/// What [`Bell::listen`] returns: yields only the newest number when several have come.
#[derive(Debug)]
pub struct Listening(UnboundedReceiver<EventNumber>);

impl Stream for Listening {
    type Item = EventNumber;
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<EventNumber>> {
        let mut newest = None;
        loop {
            match Pin::new(&mut self.0).poll_next(context) {
                Poll::Ready(Some(n)) => newest = Some(n),
                Poll::Ready(None) => return Poll::Ready(newest),
                Poll::Pending if newest.is_some() => return Poll::Ready(newest),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}
