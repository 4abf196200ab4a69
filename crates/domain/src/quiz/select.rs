//! Which question to ask: the one that says most about the verdict for the time it takes.

use super::{
    foresight::Foresight,
    model::{Asked, Model},
    pack::{ModelSettings, QuestionKind, QuestionStatus},
    posterior::Posterior,
};
use crate::chance::mix;

/// A question so near to the best, by what it tells a second, may come instead of it.
const NEARLY: f64 = 0.9;
/// A session is dealt about so many questions at least: with fewer there is nothing left to choose from.
const ENOUGH: f64 = 80.0;
/// Keeps the chance of seeding apart from that of choosing.
const SEEDING: u64 = 0x7365_6564;

/// What has been asked so far, as far as it limits what may come.
pub(super) struct Asking<'a> {
    pub(super) model: &'a Model,
    pub(super) settings: &'a ModelSettings,
    /// Places of the questions asked, oldest first, skipped ones included.
    pub(super) asked: &'a [usize],
    /// The session's seed.
    pub(super) seed: u64,
}

/// A question that may be asked, and what it would tell.
pub(super) struct Choice {
    /// Its place.
    pub(super) question: usize,
    /// Nats about the verdict.
    pub(super) gain: f64,
}

impl Asking<'_> {
    /// Personas about which nothing was asked yet.
    pub(super) fn uncovered(&self) -> Vec<usize> {
        let covered: Vec<usize> =
            self.asked_questions().flat_map(|asked| asked.personas.iter().copied()).collect();
        (0..self.model.weights.len()).filter(|persona| !covered.contains(persona)).collect()
    }

    /// The next question, if there is one left.
    pub(super) fn next(&self, posterior: &Posterior) -> Option<Choice> {
        if let Some(question) = self.seeding() {
            return Some(Choice { question, gain: f64::INFINITY });
        }
        let foresight = Foresight::new(self.model, self.settings, posterior);
        let valued: Vec<(usize, f64, f64)> = self
            .offered()
            .into_iter()
            .filter_map(|place| {
                let asked = self.model.questions.get(place)?;
                let gain = foresight.gain(asked);
                Some((place, gain, gain / asked.seconds))
            })
            .collect();
        let best = valued.iter().map(|(_, _, rate)| *rate).fold(0.0, f64::max);
        // Among questions nearly as good as the best, chance decides.
        let good: Vec<&(usize, f64, f64)> =
            valued.iter().filter(|(_, _, rate)| *rate >= NEARLY * best).collect();
        let (question, gain, _) = good.get(self.draw(0, good.len()))?;
        Some(Choice { question: *question, gain: *gain })
    }

    /// What may come now: of this session's part of the pack; from the fifth question on whoever was not asked
    /// about comes first, or the quiz could not stop.
    fn offered(&self) -> Vec<usize> {
        let open = self.open(QuestionStatus::Live);
        let uncovered = self.uncovered();
        let covers = |place: &usize| {
            let asked = self.model.questions.get(*place);
            asked.is_some_and(|asked| asked.personas.iter().any(|p| uncovered.contains(p)))
        };
        let dealt: Vec<usize> = open.iter().copied().filter(|place| self.dealt(*place)).collect();
        if self.asked.len() >= 4 && !uncovered.is_empty() {
            for part in [&dealt, &open] {
                let covering: Vec<usize> = part.iter().copied().filter(covers).collect();
                if !covering.is_empty() {
                    return covering;
                }
            }
        }
        if dealt.is_empty() { open } else { dealt }
    }

    /// Whether the question is among those dealt to this session. Each session plays with a part of a large pack only, or
    /// without some of the best: otherwise these would be shown to everybody, and the rest to nobody.
    fn dealt(&self, place: usize) -> bool {
        let live = self.model.questions.iter().filter(|asked| asked.status == QuestionStatus::Live).count();
        let of_all = self.settings.exposure.max(ENOUGH / live.max(1) as f64);
        let Some(asked) = self.model.questions.get(place) else { return false };
        // A question that is wanted more than others can be dealt to fewer sessions still.
        let share = asked.exposure.unwrap_or(of_all);
        (mix(self.seed ^ asked.lot) >> 11) as f64 / (1_u64 << 53) as f64 <= share
    }

    /// A question asked to learn about it, not about the person: at a few places of the quiz that chance decides.
    fn seeding(&self) -> Option<usize> {
        let now = self.asked.len();
        let due = (0..u64::from(self.settings.seeding)).any(|turn| {
            let place = 2 + 4 * turn + mix(self.seed ^ mix(turn ^ SEEDING)) % 4;
            place == now as u64
        });
        if !due {
            return None;
        }
        let seeds = self.open(QuestionStatus::Seed);
        // A pack in which every question counts is still served: a random one keeps adaptive answers identified.
        let from = if seeds.is_empty() { self.open(QuestionStatus::Live) } else { seeds };
        from.get(self.draw(SEEDING, from.len())).copied()
    }

    /// A place below `count` by the session's chance, another one at each question.
    fn draw(&self, what: u64, count: usize) -> usize {
        let turn = mix(self.seed ^ what ^ mix(self.asked.len() as u64 + 1));
        usize::try_from(turn % (count.max(1) as u64)).unwrap_or(0)
    }

    fn asked_questions(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter_map(|place| self.model.questions.get(*place))
    }

    /// Questions of this status that share no statement, nor an enemy of one, with what was asked.
    fn open(&self, status: QuestionStatus) -> Vec<usize> {
        let mut closed: Vec<usize> = Vec::new();
        for item in self.asked_questions().flat_map(|asked| &asked.items) {
            closed.push(*item);
            closed.extend(self.model.enemies.get(*item).into_iter().flatten());
        }
        let after_game = self
            .asked
            .last()
            .and_then(|place| self.model.questions.get(*place))
            .is_some_and(|asked| asked.kind == QuestionKind::BestWorst);
        let may = |asked: &Asked| {
            asked.status == status
                && !(after_game && asked.kind == QuestionKind::BestWorst)
                && !asked.items.iter().any(|item| closed.contains(item))
        };
        let all = self.model.questions.iter().enumerate();
        all.filter(|(_, asked)| may(asked)).map(|(place, _)| place).collect()
    }
}
