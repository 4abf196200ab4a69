//! Who is here, and what they talk to: the one context every feature takes.

use domain::backend::Backend as _;
use domain::backend::Profiles as _;
use domain::{
    backend::{About, CONTRACT},
    command::{Command, CommandBody, Receipt},
    ids::CommandId,
    person::Me,
    problem::Problem,
    quiz::Pack,
    reach::Measure,
};
use leptos::prelude::*;
use std::sync::Arc;

use crate::{backend::Handle, live::Live, platform::ports};

/// The running app: its backend, what that is, who looks at it, and what just happened.
#[derive(Clone, Copy)]
pub struct Session {
    /// The way to everything.
    pub backend: Handle,
    /// The actor; none until somebody entered.
    pub me: RwSignal<Option<Me>>,
    /// News as it happens.
    pub live: Live,
    about: StoredValue<About>,
    pack: StoredValue<Option<Arc<Pack>>>,
}

impl Session {
    /// A session on a backend that answered what it is.
    pub fn new(backend: Handle, about: About, me: Option<Me>) -> Self {
        Self {
            backend,
            me: RwSignal::new(me),
            live: Live::new(),
            about: StoredValue::new(about),
            pack: StoredValue::new(None),
        }
    }

    /// What the backend is and can do.
    pub fn about(&self) -> About {
        self.about.get_value()
    }

    /// Whether the actor runs the programme.
    pub fn is_facilitator(&self) -> bool {
        self.me.with(|me| me.as_ref().is_some_and(Me::is_facilitator))
    }

    /// The typology, if it was fetched already.
    pub fn pack_at_hand(&self) -> Option<Arc<Pack>> {
        self.pack.get_value()
    }

    /// The typology, fetched once.
    pub async fn pack(&self) -> Result<Arc<Pack>, Problem> {
        if let Some(pack) = self.pack.get_value() {
            return Ok(pack);
        }
        let pack = self.backend.get().typology(&crate::i18n::language()).await?;
        self.pack.set_value(Some(Arc::clone(&pack)));
        Ok(pack)
    }

    /// Forgets the typology: its words are of a language that is not spoken any more.
    pub fn forget_pack(&self) {
        self.pack.set_value(None);
    }

    /// Gives a new command.
    pub async fn submit(&self, body: CommandBody) -> Result<Receipt, Problem> {
        self.submit_as(ports::command_id(), body).await
    }

    /// Gives a command under an id made before: repeating it does nothing twice.
    pub async fn submit_as(&self, id: CommandId, body: CommandBody) -> Result<Receipt, Problem> {
        let receipt = self.backend.get().submit(Command { id, body }).await?;
        if receipt == Receipt::Queued {
            self.backend.send_later();
        }
        Ok(receipt)
    }

    /// Reads again who the actor is (after a quiz, say).
    pub async fn refresh_me(&self) -> Result<(), Problem> {
        let me = self.backend.get().me().await?;
        self.me.set(Some(me));
        Ok(())
    }
}

/// The session, provided by the shell around every screen.
pub fn use_session() -> Session {
    // The shell provides it before any screen exists, so a screen without one cannot be reached.
    use_context::<Session>().unwrap_or_else(|| Session::new(Handle::none(), no_backend(), None))
}

/// What a backend that is not there says of itself.
fn no_backend() -> About {
    About {
        programme: String::new(),
        contract: CONTRACT,
        tracked_links: Measure::Practice,
        links: None,
        opens_networks: false,
        demo: false,
        takes_feeds: false,
        capabilities: Vec::new(),
        push_key: None,
        signed_in: false,
    }
}
