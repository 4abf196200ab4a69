//! What one check works with: people, fresh ids, and short words for what is done again and again.

use std::sync::Arc;

use domain::{
    backend::{About, Backend},
    command::{Command, CommandBody, Receipt},
    event::EventNumber,
    ids::{Code, CommandId, StoryId},
    network::Network,
    problem::{Problem, ProblemKind},
    reach::Measure,
    share::Share,
    story::{NewStory, Story, StoryCursor, StoryFilter, StoryOrder},
};

use crate::{bench::Bench, chance::Chance, made, report::Stop};

/// A client of the backend.
pub(crate) type Client = Arc<dyn Backend>;

/// One check at work.
pub(crate) struct Case<'a> {
    pub bench: &'a dyn Bench,
    pub chance: Chance,
    /// A word that nothing else in the programme has.
    pub tag: String,
}

impl<'a> Case<'a> {
    pub fn new(bench: &'a dyn Bench, name: &str) -> Self {
        let mut chance = Chance::of(bench.seed(), name);
        let tag = format!("q{:012x}", chance.number() >> 16);
        Self { bench, chance, tag }
    }

    pub async fn visitor(&self) -> Result<Client, Stop> {
        Ok(self.bench.visitor().await?)
    }

    pub async fn newcomer(&self) -> Result<Client, Stop> {
        self.bench.newcomer().await.map_err(|problem| no("somebody new", &problem))
    }

    pub async fn facilitator(&self) -> Result<Client, Stop> {
        self.bench.facilitator().await.map_err(|problem| no("a facilitator", &problem))
    }

    /// Another client of the same person.
    pub async fn again(&self, client: &Client) -> Result<Client, Stop> {
        let person = client.me().await?.person;
        self.bench.again(&person).await.map_err(|problem| no("a second client of one person", &problem))
    }

    pub async fn about(&self) -> Result<About, Stop> {
        Ok(self.visitor().await?.about().await?)
    }

    pub fn command(&mut self, body: CommandBody) -> Command {
        let mut bytes = [0; 10];
        bytes.iter_mut().for_each(|byte| *byte = self.chance.number().to_be_bytes()[0]);
        Command { id: CommandId::v7(made::day(1), &bytes), body }
    }

    /// Takes stories in as a facilitator.
    pub async fn add(&mut self, stories: Vec<NewStory>) -> Result<Vec<StoryId>, Stop> {
        let ids = stories.iter().map(|story| StoryId::of_entry(&story.feed, &story.guid)).collect();
        let facilitator = self.facilitator().await?;
        let command = self.command(CommandBody::AddStories { stories });
        applied(&facilitator, command).await?;
        Ok(ids)
    }

    /// Takes one plain story in.
    pub async fn one_story(&mut self) -> Result<StoryId, Stop> {
        let story = made::story(&self.tag, 0, "A story", &self.tag);
        let ids = self.add(vec![story]).await?;
        ids.into_iter().next().ok_or_else(|| Stop::Failed("no story was made".into()))
    }

    pub fn sharing(&mut self, story: StoryId, caption: &str) -> Command {
        let (network, caption) = (Network::X, caption.to_owned());
        self.command(CommandBody::RecordShare { story, network, caption, open: false })
    }

    /// Shares `story` as `client`.
    pub async fn share(&mut self, client: &Client, story: StoryId, caption: &str) -> Result<Share, Stop> {
        let command = self.sharing(story, caption);
        self.recorded(client, command).await
    }

    /// Shares `story` as `client`, who lets colleagues see how often the link is opened.
    pub async fn open_share(&mut self, client: &Client, story: StoryId) -> Result<Share, Stop> {
        let (network, caption) = (Network::X, "Openly".to_owned());
        let command = self.command(CommandBody::RecordShare { story, network, caption, open: true });
        self.recorded(client, command).await
    }

    async fn recorded(&self, client: &Client, command: Command) -> Result<Share, Stop> {
        let id = command.id;
        applied(client, command).await?;
        let found = client.shares().await?.into_iter().find(|share| share.id == id);
        found.ok_or_else(|| Stop::Failed("an applied share is not among the person's shares".into()))
    }

    /// Opens a tracked link of `client`, in whichever way this backend counts.
    pub async fn click(&mut self, client: &Client, code: &Code) -> Result<(), Stop> {
        let about = client.about().await?;
        if about.tracked_links == Measure::Practice {
            let command = self.command(CommandBody::RecordPractice { code: code.clone() });
            return applied(client, command).await.map(drop);
        }
        let address = format!("{}{code}", about.links.unwrap_or_default());
        match self.bench.open_link(address).await {
            None => Err(Stop::NotOffered("this host cannot open tracked links".into())),
            Some(status) => match status? {
                300..=399 => Ok(()),
                status => Err(Stop::Failed(format!("a tracked link answered {status}, not a redirection"))),
            },
        }
    }
}

fn no(whom: &str, problem: &Problem) -> Stop {
    Stop::NotOffered(format!("{whom} cannot come in: {problem}"))
}

/// Submits and insists that it is done; the number of the receipt.
pub(crate) async fn applied(client: &Client, command: Command) -> Result<EventNumber, Stop> {
    let name = command.body.name();
    match client.submit(command).await? {
        Receipt::Applied { event } => Ok(event),
        other => Err(Stop::Failed(format!("{name} should be applied, but: {other:?}"))),
    }
}

/// Submits and insists on a refusal of this kind.
pub(crate) async fn refused(client: &Client, command: Command, kind: ProblemKind) -> Result<Problem, Stop> {
    let name = command.body.name();
    match client.submit(command).await? {
        Receipt::Refused { problem } if problem.kind == kind => Ok(problem),
        other => Err(Stop::Failed(format!("{name} should be refused as {}, but: {other:?}", kind.name()))),
    }
}

/// Insists that a read ends with a problem of this kind.
pub(crate) fn denied<T>(what: &str, outcome: Result<T, Problem>, kind: ProblemKind) -> Result<(), Stop> {
    match outcome {
        Err(problem) if problem.kind == kind => Ok(()),
        Err(problem) => Err(Stop::Failed(format!("{what}: expected {}, found {problem}", kind.name()))),
        Ok(_) => Err(Stop::Failed(format!("{what}: expected {}, found an answer", kind.name()))),
    }
}

/// Every story with `topic`, page by page of `limit`.
pub(crate) async fn gallery(
    client: &Client,
    topic: &str,
    order: StoryOrder,
    limit: u32,
) -> Result<Vec<Story>, Stop> {
    let mut stories = Vec::new();
    let mut cursor: Option<StoryCursor> = None;
    loop {
        let topic = Some(topic.to_owned());
        let page = client.stories(StoryFilter { topic, order, cursor, limit, ..Default::default() }).await?;
        stories.extend(page.items);
        match page.next {
            Some(_) if stories.len() > 2_000 => return Err(Stop::Failed("the pages have no end".into())),
            Some(next) => cursor = Some(next),
            None => return Ok(stories),
        }
    }
}
