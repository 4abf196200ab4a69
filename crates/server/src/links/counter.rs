//! Group commit: while one batch is being written to the disk, the next one gathers.

use std::sync::Arc;

use domain::{
    problem::{Problem, ProblemKind},
    visit::Visit,
};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

use crate::state::ServerProgramme;

/// The most visits in one commit.
const BATCH: usize = 512;
/// The most visits that wait; whoever comes after them waits outside.
const QUEUE: usize = 4_096;

type Target = Result<Option<String>, Problem>;
type Waiting = (Visit, oneshot::Sender<Target>);

/// Where openings of links are handed in. The counting ends when the last handle is gone.
#[derive(Debug, Clone)]
pub struct Counter(mpsc::Sender<Waiting>);

impl Counter {
    /// Counts a visit; answers where it leads once the count is on the disk.
    pub async fn count(&self, visit: Visit) -> Target {
        let (answer, answered) = oneshot::channel();
        let stopped = || Problem::new(ProblemKind::Unavailable, "the server is stopping");
        self.0.send((visit, answer)).await.map_err(|_| stopped())?;
        answered.await.map_err(|_| stopped())?
    }
}

/// Starts counting. The task ends, with everything written, when the last [`Counter`] is gone.
pub fn counter(programme: Arc<ServerProgramme>) -> (Counter, JoinHandle<()>) {
    let (sender, mut queue) = mpsc::channel::<Waiting>(QUEUE);
    let task = tokio::spawn(async move {
        let mut batch = Vec::with_capacity(BATCH);
        // Takes all that waits, at once: a lone visitor waits for one commit and no timer, and in a crowd the time
        // of the commit before is what gathers the next batch.
        while queue.recv_many(&mut batch, BATCH).await > 0 {
            let (visits, waiting): (Vec<Visit>, Vec<_>) = batch.drain(..).unzip();
            match programme.record_visits(&visits).await {
                Ok(targets) => {
                    for (answer, target) in waiting.into_iter().zip(targets) {
                        // Who hung up in the meantime was counted all the same.
                        let _ = answer.send(Ok(target));
                    }
                }
                Err(problem) => {
                    for answer in waiting {
                        let _ = answer.send(Err(problem.clone()));
                    }
                }
            }
        }
    });
    (Counter(sender), task)
}
