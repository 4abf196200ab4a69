//! What happens when a network is pressed.

use domain::network::Network;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    draft::Standing,
    sheet::{NextStep, Sheet},
};
use crate::{
    i18n::t,
    platform::{clipboard, device, file},
    ui::toast::toast,
};

impl Sheet {
    /// Shares on this network: records it, copies what the network would not take, and opens it or says why not.
    /// Must follow a click directly.
    pub fn press(self, network: Network) {
        let allowed = self.edition.with_untracked(|edition| edition.allows(network));
        if self.closed.with_untracked(Option::is_some) || !allowed {
            // The sheet says why; a dialog must not hide it.
            self.next_open.set(false);
            return;
        }
        if network == Network::Mastodon && self.prefs.with_untracked(|prefs| prefs.home().is_none()) {
            self.asks_home.set(true);
            return;
        }
        self.hear_other_tabs();
        let attempt = untrack(|| self.attempt(network));
        if matches!(attempt.standing, Standing::Shared(_)) {
            return;
        }
        self.problem.set(None);
        self.copied.set(None);
        let intent = untrack(|| self.intent(network));
        let opens = self.session.about().opens_networks;
        let words = untrack(|| self.words().text);
        if network == Network::Device && opens {
            // Only the device knows whether something was chosen in its menu.
            let record = self.record(network, attempt, words);
            self.share_by_device(move || spawn_local(record));
            return;
        }
        if !intent.carries_text || !opens {
            self.copy(intent.text.clone());
        }
        let opened = opens && intent.href.as_deref().is_some_and(device::open);
        let done = opened && intent.carries_text && self.queue.with_untracked(Vec::is_empty);
        self.next.set(Some(NextStep { network, intent, opened }));
        self.next_open.set(!done);
        spawn_local(self.record(network, attempt, words));
    }

    /// Goes through the chosen networks, one after the other: a browser opens one window a press.
    pub fn press_chosen(self) {
        let open = |network: &Network| {
            let standing =
                self.draft.with_untracked(|draft| draft.attempts.get(network).map(|it| it.standing));
            !matches!(standing, Some(Standing::Shared(_)))
        };
        let mut chosen = untrack(|| self.chosen());
        chosen.retain(open);
        self.queue.set(chosen);
        self.press_next();
    }

    /// The next of the chosen networks; the last one closes the dialog.
    pub fn press_next(self) {
        let next = self.queue.try_update(|queue| (!queue.is_empty()).then(|| queue.remove(0))).flatten();
        match next {
            Some(network) => {
                self.change(|draft| {
                    draft.chosen.remove(&network);
                });
                self.press(network);
            }
            None => self.next_open.set(false),
        }
    }

    /// Opens the device's share menu and, if something was chosen, goes on. Must follow a click directly.
    pub fn share_by_device(self, chosen: impl FnOnce() + 'static) {
        let (words, link) = untrack(|| (self.words().text, self.link(Network::Device)));
        let title = self.story.with_value(|story| story.title.clone());
        let picture = self.picture.get_value();
        spawn_local(async move {
            if file::share(&title, &words, &link, picture.as_ref()).await {
                chosen();
            }
        });
    }

    /// Copies a text and remembers whether it worked.
    pub fn copy(self, text: String) {
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            if self.copied.try_set(Some(copied)).is_none() && copied {
                toast(t("share.copied"), None);
            }
        });
    }
}
