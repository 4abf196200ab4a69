//! The state of a share sheet: words, shares, and what is known beside them.

use domain::backend::Shares as _;
use domain::{
    command::CommandBody,
    disclosure::Disclosed,
    echo::Echoes,
    ids::{CommandId, PersonId},
    intent::{Intent, Post, intent},
    length::{Length, length},
    network::Network,
    problem::Problem,
    share::Share,
    story::{Edition, Story},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{
    draft::{self, Attempt, Draft},
    link::link,
    prefs::Prefs,
};
use crate::{
    platform::{device, file, page},
    session::Session,
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
    /// What was decided about it, as of now.
    pub edition: Memo<Edition>,
    /// Why it cannot be shared now, in the reader's language; none if it can.
    pub closed: Memo<Option<String>>,
    /// What the person told the sheet once.
    pub prefs: RwSignal<Prefs>,
    /// What many said lately, once it is known.
    pub echoes: RwSignal<Option<Echoes>>,
    /// The person's own shares, newest first.
    pub mine: RwSignal<Vec<Share>>,
    /// Why the last share was refused.
    pub problem: RwSignal<Option<(Network, Problem)>>,
    /// What is left to do.
    pub next: RwSignal<Option<NextStep>>,
    /// Whether that is on the screen.
    pub next_open: RwSignal<bool>,
    /// The networks that follow, when several were chosen.
    pub queue: RwSignal<Vec<Network>>,
    /// Whether the text was copied; none while nobody tried.
    pub copied: RwSignal<Option<bool>>,
    /// Whether somebody is asked where they are at home on Mastodon.
    pub asks_home: RwSignal<bool>,
    /// The story's picture, where the device's share menu takes one.
    pub(super) picture: StoredValue<Option<File>, LocalStorage>,
    pub(super) session: Session,
    name: StoredValue<String>,
    person: StoredValue<Option<PersonId>>,
}

impl Sheet {
    /// The sheet for a story, as it was left.
    pub fn new(session: Session, story: Story, edition: Memo<Edition>, closed: Memo<Option<String>>) -> Self {
        let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
        let name = draft::name(person.as_ref(), story.id);
        let sheet = Self {
            draft: RwSignal::new(draft::load(&name)),
            story: StoredValue::new(story),
            edition,
            closed,
            prefs: RwSignal::new(Prefs::load(person.as_ref())),
            echoes: RwSignal::new(None),
            mine: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
            next: RwSignal::new(None),
            next_open: RwSignal::new(false),
            queue: RwSignal::new(Vec::new()),
            copied: RwSignal::new(None),
            asks_home: RwSignal::new(false),
            picture: StoredValue::new_local(None),
            session,
            name: StoredValue::new(name),
            person: StoredValue::new(person),
        };
        Effect::new(move |_| {
            session.live.mine.track();
            sheet.look();
        });
        sheet.listen();
        let query = use_query_map();
        // Also when the sheet is there already and only its address changes.
        Effect::new(move |_| {
            let named = query.with(|query| query.get("change"));
            if let Some(id) = named.and_then(|id| id.parse().ok()) {
                sheet.take_back(id);
            }
        });
        sheet
    }

    /// Fetches what many said, and the picture. Without either the sheet does all the same.
    fn listen(self) {
        spawn_local(async move {
            if let Ok(echoes) = self.session.backend.get().echoes().await {
                let _ = self.echoes.try_set(Some(echoes));
            }
        });
        let local = self.story.with_value(|story| story.picture.as_ref().and_then(|it| it.local.clone()));
        if let Some(local) = local {
            spawn_local(async move {
                let picture = file::picture(&page::url(&local)).await;
                let _ = self.picture.try_set_value(picture);
            });
        }
    }

    /// Takes the words of a share that waits or was refused back to be changed. What was sent meanwhile stays what it
    /// is.
    fn take_back(self, id: CommandId) {
        spawn_local(async move {
            let Some(entry) = self.session.backend.take_back(id).await else { return };
            let CommandBody::RecordShare { network, caption, open, .. } = entry.command.body else {
                return;
            };
            if self.draft.try_with_untracked(|_| ()).is_none() {
                return;
            }
            self.change(|draft| {
                // Words that were written since are not thrown away for those.
                if draft.caption.trim().is_empty() {
                    draft.caption = caption;
                    draft.open = open;
                }
                draft.attempts.insert(network, Attempt::new());
            });
        });
    }

    /// Takes other words.
    pub fn write(self, caption: String) {
        self.change(|draft| draft.caption = caption);
    }

    pub(super) fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.name.with_value(|name| self.draft.with_untracked(|draft| draft::save(name, draft)));
    }

    /// Takes other answers.
    pub fn prefer(self, change: impl FnOnce(&mut Prefs)) {
        self.prefs.update(change);
        self.person.with_value(|person| self.prefs.with_untracked(|prefs| prefs.save(person.as_ref())));
    }

    /// The networks it may go to and this device can use, tracked.
    pub fn offered(self) -> Vec<Network> {
        let usable = |network: &Network| *network != Network::Device || device::can_share();
        let all = Network::ALL.into_iter().filter(usable);
        self.edition.with(|edition| all.filter(|network| edition.allows(*network)).collect())
    }

    /// The chosen networks of those that are offered, tracked.
    pub fn chosen(self) -> Vec<Network> {
        let offered = self.offered();
        self.draft.with(|draft| draft.chosen.iter().copied().filter(|it| offered.contains(it)).collect())
    }

    /// The words as they leave the app, with what they disclose in its place; tracked.
    pub fn words(self) -> Disclosed {
        let asked = self.edition.with(|edition| edition.disclosure.clone());
        self.draft
            .with(|draft| self.prefs.with(|prefs| prefs.placed(&draft.caption, draft.gift, asked.as_deref())))
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
        let (link, words, home) = (self.link(network), self.words().text, self.prefs.with(Prefs::home));
        self.story.with_value(|story| {
            let post = Post { title: &story.title, caption: &words, link: &link, instance: home.as_ref() };
            intent(network, &post)
        })
    }

    /// How long the post gets there, tracked.
    pub fn length(self, network: Network) -> Length {
        length(network, &self.words().text, &self.link(network))
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
