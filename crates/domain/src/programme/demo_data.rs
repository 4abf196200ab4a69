//! The demo programme: who one can be in it, and how it is loaded.

use super::{Programme, failed};
use crate::{
    actor::{Actor, Circle, Role},
    backend::{DemoRole, DemoVoice},
    command::hex,
    demo::{AMBASSADOR, FACILITATOR, generate},
    event::{Audience, Happening, NewEvent},
    ids::PersonId,
    problem::{Problem, ProblemKind},
    store::{Changes, Row, Store},
};

/// The voice of somebody new: each time one enters with it, it is somebody else.
const NEWCOMER: &str = "newcomer";
/// Rows in one commit, so that no transaction grows without bound.
const BATCH: usize = 2_000;

impl<S: Store> Programme<S> {
    /// Fills an untouched store with the demo programme made from `seed`. Does nothing if anything ever happened.
    pub async fn load_demo(&self, seed: u64) -> Result<bool, Problem> {
        if self.store.last_event().await.map_err(failed)? > 0 {
            return Ok(false);
        }
        let now = self.clock.now();
        let mut rows = generate(seed, now, &self.pack).into_iter().peekable();
        // What a load that was cut short left behind goes first: clicks have no key, and would be added again.
        let mut wipe = true;
        while rows.peek().is_some() {
            let put: Vec<Row> = rows.by_ref().take(BATCH).collect();
            // Only the last batch is announced: a load that was cut short is begun again.
            let announce = rows.peek().is_none();
            let what = Happening::StoriesChanged { stories: Vec::new() };
            let event = NewEvent { at: now, audience: Audience::Everyone, what };
            let events = if announce { vec![event] } else { Vec::new() };
            self.commit(Changes { put, events, wipe, ..Changes::default() }).await.map_err(failed)?;
            wipe = false;
        }
        Ok(true)
    }

    pub(super) async fn voices(&self) -> Result<Vec<DemoVoice>, Problem> {
        if !self.settings.demo {
            return Ok(Vec::new());
        }
        let newcomer = DemoVoice { id: NEWCOMER.into(), role: DemoRole::Newcomer, name: String::new() };
        let mut voices = vec![newcomer];
        for (id, role) in [(AMBASSADOR, DemoRole::Ambassador), (FACILITATOR, DemoRole::Facilitator)] {
            let known = self.store.person(&PersonId::try_from(id.to_owned())?).await.map_err(failed)?;
            let name = known.map(|person| person.name);
            // An emptied demo has no twelve weeks to show, but still somebody who runs it.
            if let Some(name) = name.or_else(|| (role == DemoRole::Facilitator).then(String::new)) {
                voices.push(DemoVoice { id: id.into(), role, name });
            }
        }
        Ok(voices)
    }

    /// Whom a voice of the demo stands for; refused where nobody may choose who to be.
    pub async fn demo_actor(&self, voice: &str) -> Result<Actor, Problem> {
        if !self.settings.demo {
            return Err(Problem::new(ProblemKind::Unsupported, "one cannot choose who to be here"));
        }
        let person = if voice == NEWCOMER {
            let mut bytes = [0; 8];
            self.random.fill(&mut bytes);
            format!("{NEWCOMER}-{}", hex(&bytes))
        } else {
            voice.to_owned()
        };
        let person = PersonId::try_from(person)?;
        let known = self.store.person(&person).await.map_err(failed)?;
        let fresh = person.as_str().strip_prefix("newcomer-").is_some();
        if known.is_none() && !fresh && voice != FACILITATOR {
            return Err(Problem::not_found("voice"));
        }
        let mut roles = vec![Role::Ambassador];
        if person.as_str() == FACILITATOR {
            roles.push(Role::Facilitator);
        }
        let circles = vec![known.as_ref().map_or(Circle::Employee, |person| person.circle)];
        Ok(Actor { person, name: known.map_or_else(String::new, |person| person.name), roles, circles })
    }
}
