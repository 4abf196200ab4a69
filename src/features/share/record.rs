//! Recording shares, and finding out what became of them.

use domain::backend::Shares as _;
use domain::{
    command::{CommandBody, Receipt},
    network::Network,
    problem::ProblemKind,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    draft::{Attempt, Standing},
    sheet::Sheet,
};
use crate::{
    i18n::{t, t_with},
    platform::{frame, install, ports},
    ui::announce::announce,
};

impl Sheet {
    /// Records a share and keeps what became of it. The story is read now: when the future runs, its screen may be gone.
    pub(super) fn record(
        self,
        network: Network,
        attempt: Attempt,
        caption: String,
    ) -> impl Future<Output = ()> {
        let story = self.story.with_value(|story| story.id);
        // As it is ticked at the press, like the words: what is ticked later is for later shares.
        let open = self.draft.with_untracked(|draft| draft.open);
        let session = self.session;
        async move {
            let body = CommandBody::RecordShare { story, network, caption, open };
            let outcome = session.submit_as(attempt.id, body).await;
            let there = t(&format!("network.{}", network.name()));
            if matches!(outcome, Ok(Receipt::Applied { .. } | Receipt::Queued)) {
                frame::tell_share();
            }
            match outcome {
                Ok(Receipt::Applied { .. }) => {
                    self.stand(network, attempt, Standing::Shared(ports::now()));
                    install::good_moment();
                    announce(t_with("share.said.shared", &[("network", &there)]));
                }
                Ok(Receipt::Queued) => {
                    self.stand(network, attempt, Standing::Waiting);
                    announce(t("share.waiting"));
                }
                // Another tab was faster, with other words: it is recorded, once.
                Ok(Receipt::Refused { problem }) if problem.kind == ProblemKind::Conflict => {
                    session.backend.dismiss(attempt.id).await;
                    self.stand(network, attempt, Standing::Shared(ports::now()));
                    self.look();
                }
                Ok(Receipt::Refused { problem }) => {
                    session.backend.dismiss(attempt.id).await;
                    self.again_if(network, attempt);
                    let _ = self.problem.try_set(Some((network, problem)));
                }
                Err(problem) => drop(self.problem.try_set(Some((network, problem)))),
            }
        }
    }

    fn stand(self, network: Network, attempt: Attempt, standing: Standing) {
        self.replace(network, attempt, Attempt { standing, ..attempt });
    }

    fn again_if(self, network: Network, attempt: Attempt) {
        self.replace(network, attempt, Attempt::new());
    }

    /// Puts `new` where `old` is, if that has not become another share meanwhile.
    fn replace(self, network: Network, old: Attempt, new: Attempt) {
        if self.draft.try_with_untracked(|_| ()).is_none() {
            // The screen is gone; what was recorded is found again when it comes back.
            return;
        }
        self.change(|draft| {
            if let Some(attempt) = draft.attempts.get_mut(&network).filter(|attempt| attempt.id == old.id) {
                *attempt = new;
            }
        });
    }

    /// Finds the shares that were recorded meanwhile: by another tab, or sent from this device later.
    pub(super) fn look(self) {
        spawn_local(async move {
            let Ok(shares) = self.session.backend.get().shares().await else { return };
            if self.draft.try_with_untracked(|_| ()).is_none() {
                return;
            }
            self.mine.set(shares.clone());
            self.hear_other_tabs();
            let mine = self.draft.get_untracked();
            for (network, attempt) in mine.attempts {
                if let Some(share) = shares.iter().find(|share| share.id == attempt.id) {
                    let standing = Standing::Shared(share.at);
                    if standing != attempt.standing {
                        self.stand(network, attempt, standing);
                    }
                }
            }
        });
    }
}
