//! Everything a letter is written from, read together.

use domain::backend::{Colleagues as _, Desks as _, Profiles as _, Reach as _, Shares as _};
use domain::{
    letter::{Known, Letter, edges, letter, mondays},
    path::{self, Step},
    problem::{Problem, ProblemKind},
};
use futures_util::future::try_join3;
use leptos::prelude::WithUntracked as _;

use crate::{backend::content, i18n::language, platform::zone, session::Session};

/// A letter with what its words need.
#[derive(Clone, PartialEq)]
pub struct Post {
    /// The week's Monday.
    pub week: String,
    /// The letter.
    pub letter: Letter,
    /// What the steps that were done are called.
    pub steps: Vec<String>,
    /// The day on which the person first shared something, if they did.
    pub since: Option<String>,
}

/// Reads and writes it.
pub async fn fetch(session: Session, week: String) -> Result<Post, Problem> {
    let unknown = || Problem::new(ProblemKind::NotFound, "there is no such week");
    let days = mondays(&week).ok_or_else(unknown)?;
    let midnights = days.iter().map(|day| zone::moment(&format!("{day}T00:00")));
    let midnights: Vec<_> = midnights.collect::<Option<_>>().ok_or_else(unknown)?;
    let backend = session.backend.get();
    let all = try_join3(backend.my_clicks(edges(&midnights)), backend.shares(), backend.progress());
    let (clicks, shares, progress) = all.await?;
    // A backend without a desk, or without colleagues, has nothing of theirs to tell.
    let submissions = backend.my_submissions().await.unwrap_or_default();
    let wanted = session.me.with_untracked(|me| me.as_ref().is_none_or(|me| me.settings.returns.thanks));
    let thanks = backend.my_thanks().await.map(|mine| mine.received).unwrap_or_default();
    let thanks = if wanted { thanks } else { Vec::new() };
    let known = Known {
        clicks: &clicks,
        shares: &shares,
        progress: &progress,
        submissions: &submissions,
        thanks: &thanks,
    };
    let letter = letter(&known).ok_or_else(unknown)?;
    let steps = titles(session, &letter.steps).await;
    let since = shares.iter().map(|share| share.at).min().map(zone::day);
    Ok(Post { week, letter, steps, since })
}

/// What steps are called. Those of a path that is no longer there have no name to tell.
async fn titles(session: Session, ids: &[String]) -> Vec<String> {
    if ids.is_empty() {
        return Vec::new();
    }
    let Ok(text) = content::text("paths", &language()).await else { return Vec::new() };
    let Ok(mut paths) = path::read(&text) else { return Vec::new() };
    if let Ok(pack) = session.pack().await {
        paths = paths.with_pack(&pack);
    }
    let steps: Vec<&Step> = paths.paths.values().flat_map(|path| &path.steps).collect();
    let title = |id: &String| steps.iter().find(|step| step.id == *id).map(|step| step.title.clone());
    ids.iter().filter_map(title).collect()
}
