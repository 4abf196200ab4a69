//! One try of one message.

use domain::{
    person::Person,
    problem::Problem,
    push::{Device, Told},
    time::{Instant, MINUTE},
};
use http::Uri;

use super::{
    Courier, encrypt, failed, key, plan,
    post::{Letter, Outcome, topic},
    words,
};
use crate::store::Waiting;

impl Courier {
    /// Tries a message once; says whether a push service took it.
    pub(super) async fn turn(&self, waiting: Waiting) -> Result<bool, Problem> {
        let now = self.clock.now();
        let told = self.programme.told(&waiting.person, &waiting.news).await?;
        let Some((person, told)) = told else {
            return self.done(&waiting).await;
        };
        let Some(device) = person.devices.iter().find(|device| device.id == waiting.device) else {
            return self.done(&waiting).await;
        };
        if let Some(loud) = plan::quiet_until(person.settings.quiet, &device.zone, now) {
            // The time in which nothing may be sent is not taken off the time in which it is worth being sent.
            let later = Waiting { due: loud, until: loud.plus(waiting.news.worth()), ..waiting };
            return self.postpone(&later).await;
        }
        let outcome = match self.send(&waiting, &told, device, now, false).await {
            Outcome::TooLong => self.send(&waiting, &told, device, now, true).await,
            outcome => outcome,
        };
        self.after(waiting, outcome, &person, now).await
    }

    /// What is to be done when the push service has answered.
    async fn after(
        &self,
        waiting: Waiting,
        outcome: Outcome,
        person: &Person,
        now: Instant,
    ) -> Result<bool, Problem> {
        match outcome {
            Outcome::Taken => self.done(&waiting).await.map(|_| true),
            Outcome::Gone => {
                self.programme.forget_device(&person.id, &waiting.device).await?;
                let store = self.programme.store();
                store.unqueue_device(&person.id, &waiting.device).await.map_err(failed)?;
                Ok(false)
            }
            Outcome::Later(asked) => {
                let tries = waiting.tries.saturating_add(1);
                let wait = plan::after_failure(tries, asked.as_deref(), now);
                let due = now.plus(wait.saturating_add(self.chance(wait / 10)));
                if due >= waiting.until {
                    tracing::warn!("a notification was given up after {tries} tries");
                    return self.done(&waiting).await;
                }
                self.postpone(&Waiting { due, tries, ..waiting }).await
            }
            Outcome::TooLong => {
                tracing::warn!("a notification was dropped: its push service takes no message that long");
                self.done(&waiting).await
            }
            Outcome::Never(why) => {
                tracing::warn!("a notification was dropped: {why}");
                self.done(&waiting).await
            }
        }
    }

    /// Sends the message as it is to be said now.
    async fn send(
        &self,
        waiting: &Waiting,
        told: &Told,
        device: &Device,
        now: Instant,
        short: bool,
    ) -> Outcome {
        let Some(letter) = self.letter(waiting, told, device, now, short) else {
            return Outcome::Never("its device's keys or address cannot be used".to_owned());
        };
        let poster = self.poster.clone();
        let sending = tokio::task::spawn_blocking(move || poster.send(&letter)).await;
        sending.unwrap_or(Outcome::Later(None))
    }

    fn letter(
        &self,
        waiting: &Waiting,
        told: &Told,
        device: &Device,
        now: Instant,
        short: bool,
    ) -> Option<Letter> {
        let endpoint: Uri = device.endpoint.parse().ok()?;
        let keys = encrypt::Keys::read(&device.p256dh, &device.auth)?;
        let mut salt = [0; 16];
        self.random.fill(&mut salt);
        let once = key::fresh(&*self.random);
        let text = words::message(told, &waiting.news, &device.language, short);
        let left = waiting.until.millis().saturating_sub(now.millis());
        Some(Letter {
            authorization: self.vapid.authorization(&endpoint, now)?,
            endpoint,
            ttl: (left / 1_000).max(MINUTE / 1_000),
            urgency: words::urgency(waiting.news.kind()),
            topic: topic(waiting.person.as_str(), &waiting.news.tag()),
            body: encrypt::encrypt(text.as_bytes(), &keys, &once, salt)?,
        })
    }

    async fn done(&self, waiting: &Waiting) -> Result<bool, Problem> {
        self.programme.store().unqueue_post(waiting).await.map_err(failed)?;
        Ok(false)
    }

    async fn postpone(&self, waiting: &Waiting) -> Result<bool, Problem> {
        self.programme.store().postpone_post(waiting).await.map_err(failed)?;
        Ok(false)
    }

    /// A number below `most`, so that not everything that failed at once comes back at once.
    fn chance(&self, most: i64) -> i64 {
        let mut bytes = [0; 4];
        self.random.fill(&mut bytes);
        i64::from(u32::from_le_bytes(bytes)) % most.max(1)
    }
}
