//! The files somebody brought, and where each stands.

use std::collections::BTreeSet;

use domain::backend::{Profiles as _, Reach as _, Shares as _};
use domain::{
    ids::{CommandId, ShareId},
    problem::Problem,
    reported::{
        MyReported,
        file::{Asked, ExportError, Known, Order, ReportFile},
        matching::Found,
    },
    share::{MOST_LISTED, Share},
    time::Instant,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use crate::{backend::report_file, platform::ports, session::Session, ui::load::Loading};

/// Where a file stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Being read.
    Reading,
    /// It could not be read now.
    Failed(Problem),
    /// It is no file that can be taken.
    Refused(ExportError),
    /// Read; nothing is taken in yet.
    Look(Box<ReportFile>),
    /// Being taken in.
    Sending,
    /// Taken in.
    Done,
    /// Nothing in it was new.
    Same,
    /// Kept on this device until the backend can be reached.
    Kept,
}

/// A file that was brought.
#[derive(Clone, Copy)]
pub struct Item {
    /// Tells it from the others.
    pub number: u32,
    /// Its name.
    pub name: StoredValue<String>,
    /// Where it stands.
    pub step: RwSignal<Step>,
    /// When the network made it, as far as is known.
    pub as_of: RwSignal<Instant>,
    /// What the person said about the order of dates.
    pub order: RwSignal<Option<Order>>,
    /// Which share each post is said to be.
    pub shares: RwSignal<Vec<Option<ShareId>>>,
    /// The posts whose lower figures are taken.
    pub lower: RwSignal<BTreeSet<usize>>,
    /// Whether the lower figures of days are taken.
    pub lower_days: RwSignal<bool>,
    /// Why it was not taken in.
    pub problem: RwSignal<Option<Problem>>,
    /// Under which id it is sent, also when it is tried again.
    pub command: StoredValue<CommandId>,
    file: StoredValue<File, LocalStorage>,
}

/// The screen's state.
#[derive(Clone, Copy)]
pub struct Reports {
    /// The session.
    pub session: Session,
    /// What stands.
    pub reported: Loading<MyReported>,
    /// The person's shares, as far as they were needed.
    pub shares: RwSignal<Vec<Share>>,
    /// The files, the first brought first.
    pub items: RwSignal<Vec<Item>>,
    next: StoredValue<u32>,
}

impl Reports {
    /// Nothing brought yet; what stands is read now and whenever it changes.
    pub fn new(session: Session) -> Self {
        let reports = Self {
            session,
            reported: Loading::new(),
            shares: RwSignal::new(Vec::new()),
            items: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        Effect::new(move |_| {
            session.live.reports.track();
            reports.read();
        });
        reports
    }

    /// Reads what stands, and the shares by whose titles it is called.
    pub fn read(self) {
        self.reported.fetch(async move { self.session.backend.get().reported().await });
        spawn_local(async move {
            if let Ok(shares) = self.all_shares().await {
                let _ = self.shares.try_set(shares);
            }
        });
    }

    /// Every share of the person: the list, or all there is where the list may not be everything.
    async fn all_shares(self) -> Result<Vec<Share>, Problem> {
        let backend = self.session.backend.get();
        let listed = backend.shares().await?;
        if listed.len() < MOST_LISTED { Ok(listed) } else { Ok(backend.my_data().await?.shares) }
    }

    /// Takes a file to look at.
    pub fn bring(self, file: File) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        // A file's own date is the day it was downloaded, which is the best that is known; never later than now.
        let made = Instant::from_millis(file.last_modified() as i64).min(ports::now());
        let item = Item {
            number,
            name: StoredValue::new(file.name()),
            step: RwSignal::new(Step::Reading),
            as_of: RwSignal::new(made),
            order: RwSignal::new(None),
            shares: RwSignal::new(Vec::new()),
            lower: RwSignal::new(BTreeSet::new()),
            lower_days: RwSignal::new(false),
            problem: RwSignal::new(None),
            command: StoredValue::new(ports::command_id()),
            file: StoredValue::new_local(file),
        };
        self.items.update(|items| items.push(item));
        self.look(item);
    }

    /// Puts a file away.
    pub fn put_away(self, item: Item) {
        self.items.update(|items| items.retain(|other| other.number != item.number));
    }

    /// Reads a file, again if its date or the order of its dates was changed.
    pub fn look(self, item: Item) {
        item.step.set(Step::Reading);
        spawn_local(async move {
            let step = match self.found(item).await {
                Ok(Ok(report)) => {
                    let settled = |found: &Found| {
                        found.candidates.first().filter(|_| found.settled).map(|first| first.share)
                    };
                    let chosen = report.found.iter().map(settled).collect();
                    let _ = item.shares.try_set(chosen);
                    let _ = item.lower.try_set(BTreeSet::new());
                    Step::Look(Box::new(report))
                }
                Ok(Err(refusal)) => Step::Refused(refusal),
                Err(problem) => Step::Failed(problem),
            };
            // The screen may be gone by now.
            let _ = item.step.try_set(step);
        });
    }

    async fn found(self, item: Item) -> Result<Result<ReportFile, ExportError>, Problem> {
        let backend = self.session.backend.get();
        let shares = self.all_shares().await?;
        let before = backend.reported().await?;
        let _ = self.shares.try_set(shares.clone());
        let (Some(order), Some(as_of)) = (item.order.try_get_untracked(), item.as_of.try_get_untracked())
        else {
            return Err(Problem::not_found("screen"));
        };
        let known = Known { asked: Asked { now: ports::now(), order }, as_of, shares, before };
        let Some(file) = item.file.try_get_value() else { return Err(Problem::not_found("file")) };
        report_file::read(file, &known).await
    }
}
