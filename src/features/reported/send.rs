//! Taking a file in, and taking it back.

use domain::backend::Reach as _;
use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
    reported::{How, NewReport, ReportId, ReportedDay, ReportedPost, file::ReportFile},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::state::{Item, Reports, Step};
use crate::{
    i18n::t,
    platform::ports,
    ui::{announce::announce, toast::toast},
};

impl Reports {
    /// Takes in what is in a file, as the person decided about it.
    pub fn take(self, item: Item) {
        let Step::Look(report) = item.step.get_untracked() else { return };
        let new = decided(item, &report);
        item.problem.set(None);
        if new.posts.is_empty() && new.days.is_empty() {
            item.step.set(Step::Same);
            return;
        }
        item.step.set(Step::Sending);
        spawn_local(async move {
            let id = item.command.get_value();
            let body = CommandBody::ImportReport { report: Box::new(new) };
            let (step, problem) = match self.session.submit_as(id, body).await {
                Ok(Receipt::Applied { .. }) => (self.outcome(id).await, None),
                Ok(Receipt::Queued) => (Step::Kept, None),
                Ok(Receipt::Refused { problem }) => {
                    self.session.backend.dismiss(id).await;
                    // What was refused is given anew, under another id.
                    let _ = item.command.try_update_value(|id| *id = ports::command_id());
                    (Step::Look(report), Some(problem))
                }
                Err(problem) => (Step::Look(report), Some(problem)),
            };
            let said = match step {
                Step::Done => Some("reported.done"),
                Step::Same => Some("reported.same"),
                Step::Kept => Some("reported.kept"),
                _ => None,
            };
            if let Some(key) = said {
                announce(t(key));
            }
            let _ = item.problem.try_set(problem);
            let _ = item.step.try_set(step);
        });
    }

    /// Whether something was new in it.
    async fn outcome(self, id: ReportId) -> Step {
        let now = self.session.backend.get().reported().await;
        let new = now.as_ref().is_ok_and(|now| now.imports.iter().any(|import| import.id == id));
        self.read();
        if new || now.is_err() { Step::Done } else { Step::Same }
    }

    /// Takes an import back.
    pub fn undo(self, report: ReportId, problem: RwSignal<Option<Problem>>) {
        problem.set(None);
        spawn_local(async move {
            let id = ports::command_id();
            match self.session.submit_as(id, CommandBody::UndoReport { report }).await {
                Ok(Receipt::Refused { problem: refused }) => {
                    self.session.backend.dismiss(id).await;
                    let _ = problem.try_set(Some(refused));
                }
                Ok(_) => {
                    toast(t("reported.undone"), None);
                    announce(t("reported.undone"));
                    self.read();
                }
                Err(failed) => drop(problem.try_set(Some(failed))),
            }
        });
    }
}

/// The file with the person's decisions: which share each post is, and which lower figures hold. Lower figures that were
/// not taken are left out, so that what was reported before stays.
fn decided(item: Item, report: &ReportFile) -> NewReport {
    let (chosen, lower) = (item.shares.get_untracked(), item.lower.get_untracked());
    let of_post = |(at, post): (usize, &ReportedPost)| {
        let goes_back = report.back.get(at).is_some_and(|back| !back.is_empty());
        if goes_back && !lower.contains(&at) {
            return None;
        }
        let share = chosen.get(at).copied().flatten();
        let how = share.map(|share| {
            let found = report.found.get(at).filter(|found| found.settled);
            let first = found.and_then(|found| found.candidates.first());
            first.filter(|first| first.share == share).map_or(How::Chosen, |first| first.how)
        });
        Some(ReportedPost { share, how, corrects: goes_back, ..post.clone() })
    };
    let lower_days = item.lower_days.get_untracked();
    let of_day = |(at, day): (usize, &ReportedDay)| {
        let goes_back = report.days_back.contains(&at);
        (!goes_back || lower_days).then(|| ReportedDay { corrects: goes_back, ..day.clone() })
    };
    NewReport {
        format: report.export.format,
        file: item.name.get_value(),
        fingerprint: report.export.fingerprint.clone(),
        as_of: item.as_of.get_untracked(),
        posts: report.export.posts.iter().enumerate().filter_map(of_post).collect(),
        days: report.export.days.iter().enumerate().filter_map(of_day).collect(),
    }
}
