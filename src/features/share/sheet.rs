//! The state of a share sheet: words, shares, and what happens when a network is pressed.

use domain::{
    intent::{Intent, Post, intent},
    network::Network,
    problem::Problem,
    story::Story,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    draft::{self, Attempt, Draft, Standing},
    link::link,
};
use crate::{
    i18n::t,
    platform::{clipboard, device},
    session::Session,
    ui::toast::toast,
};

/// What is left to do after a network was pressed.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStep {
    /// Which network.
    pub network: Network,
    /// How it is opened, and the whole text.
    pub intent: Intent,
    /// Whether it was opened already.
    pub opened: bool,
}

/// A share sheet.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The words and the shares.
    pub draft: RwSignal<Draft>,
    /// What is being shared.
    pub story: StoredValue<Story>,
    /// Why the last share was refused.
    pub problem: RwSignal<Option<(Network, Problem)>>,
    /// What is left to do.
    pub next: RwSignal<Option<NextStep>>,
    /// Whether that is on the screen.
    pub next_open: RwSignal<bool>,
    /// Whether the text was copied; none while nobody tried.
    pub copied: RwSignal<Option<bool>>,
    pub(super) session: Session,
    name: StoredValue<String>,
}

impl Sheet {
    /// The sheet for a story, as it was left.
    pub fn new(session: Session, story: Story) -> Self {
        let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
        let name = draft::name(person.as_ref(), story.id);
        let sheet = Self {
            draft: RwSignal::new(draft::load(&name)),
            story: StoredValue::new(story),
            problem: RwSignal::new(None),
            next: RwSignal::new(None),
            next_open: RwSignal::new(false),
            copied: RwSignal::new(None),
            session,
            name: StoredValue::new(name),
        };
        Effect::new(move |_| {
            session.live.mine.track();
            sheet.look();
        });
        sheet
    }

    /// Takes other words.
    pub fn write(self, caption: String) {
        self.change(|draft| draft.caption = caption);
    }

    pub(super) fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.name.with_value(|name| self.draft.with_untracked(|draft| draft::save(name, draft)));
    }

    /// The share on this network, tracked.
    pub fn attempt(self, network: Network) -> Attempt {
        self.draft.with(|draft| draft.attempts.get(&network).copied()).unwrap_or_else(Attempt::new)
    }

    /// The link of the share on this network, tracked.
    pub fn link(self, network: Network) -> String {
        let attempt = self.attempt(network);
        self.story.with_value(|story| link(&self.session.about(), story, network, attempt.id))
    }

    /// How the network would be opened now, tracked.
    pub fn intent(self, network: Network) -> Intent {
        let (link, caption) = (self.link(network), self.draft.with(|draft| draft.caption.clone()));
        self.story.with_value(|story| {
            let post = Post { title: &story.title, caption: &caption, link: &link, instance: None };
            intent(network, &post)
        })
    }

    /// Shares on this network: records it, copies what the network would not take, and opens it or says why not.
    /// Must follow a click directly.
    pub fn press(self, network: Network) {
        self.hear_other_tabs();
        let attempt = untrack(|| self.attempt(network));
        if matches!(attempt.standing, Standing::Shared(_)) {
            return;
        }
        self.problem.set(None);
        self.copied.set(None);
        let intent = untrack(|| self.intent(network));
        let opens = self.session.about().opens_networks;
        let caption = self.draft.with_untracked(|draft| draft.caption.trim().to_owned());
        if network == Network::Device && opens {
            // Only the device knows whether something was chosen in its menu.
            self.share_by_device(move || self.record(network, attempt, caption));
            return;
        }
        if !intent.carries_text || !opens {
            self.copy(intent.text.clone());
        }
        let opened = opens && intent.href.as_deref().is_some_and(device::open);
        let done = opened && intent.carries_text;
        self.next.set(Some(NextStep { network, intent, opened }));
        self.next_open.set(!done);
        self.record(network, attempt, caption);
    }

    /// Opens the device's share menu and, if something was chosen, goes on. Must follow a click directly.
    pub fn share_by_device(self, chosen: impl FnOnce() + 'static) {
        let (caption, link) = untrack(|| {
            (self.draft.with(|draft| draft.caption.trim().to_owned()), self.link(Network::Device))
        });
        let title = self.story.with_value(|story| story.title.clone());
        spawn_local(async move {
            if device::share(&title, &caption, &link).await {
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

    /// Makes room for another share of the same story on the same network.
    pub fn again(self, network: Network) {
        self.change(|draft| {
            draft.attempts.insert(network, Attempt::new());
        });
    }

    /// Takes over what other tabs did to the shares; the words stay those of this tab.
    pub(super) fn hear_other_tabs(self) {
        let theirs = self.name.with_value(|name| draft::load(name));
        if self.draft.with_untracked(|mine| mine.attempts != theirs.attempts) {
            self.draft.update(|mine| mine.attempts = theirs.attempts);
        }
    }
}
