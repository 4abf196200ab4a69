//! Somebody who may see the programme's figures tries to learn about one of its people.
//!
//! They look at every view they are permitted, before and after each change, and combine everything they ever saw.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod echoes;
mod solver;
mod watch;

use std::sync::{Arc, atomic::Ordering};

use common::Host;
use conformance::{Bench, Chance, answers};
use domain::{
    backend::Backend,
    command::{Command, CommandBody, Receipt},
    enquiry::{Enquiry, EnquiryId},
    ids::CommandId,
    network::Network,
    privacy::GROUP,
    programme::Programme,
    quiz::judge,
    store::{Changes, MemoryStore, Row, Store},
    story::StoryFilter,
    time::{DAY, Instant},
};
use futures_executor::block_on;
use solver::isolated;
use watch::{Notes, Told, really_told};

struct Company {
    host: Host<MemoryStore>,
    facilitator: Arc<dyn Backend>,
    notes: Notes,
    chance: Chance,
    /// Of so many shares, about one is open; none if 0.
    open: usize,
}

impl Company {
    fn new(demo: u64) -> Self {
        let host = Host::new(MemoryStore::default());
        assert!(block_on(host.programme.load_demo(demo)).unwrap());
        let facilitator = block_on(host.facilitator()).unwrap();
        Self { host, facilitator, notes: Notes::default(), chance: Chance::new(demo), open: 0 }
    }

    fn programme(&self) -> &Arc<Programme<MemoryStore>> {
        &self.host.programme
    }

    fn look(&mut self) {
        self.notes.look(&self.host.programme, self.facilitator.as_ref());
    }

    fn days_pass(&self, days: i64) {
        self.host.ports.millis.fetch_add(days * DAY, Ordering::Relaxed);
    }

    fn does(&mut self, person: &dyn Backend, body: CommandBody) -> CommandId {
        let mut bytes = [0; 10];
        bytes.iter_mut().for_each(|byte| *byte = self.chance.number().to_be_bytes()[0]);
        let id = CommandId::v7(Instant::from_millis(1_780_000_000_000), &bytes);
        let receipt = block_on(person.submit(Command { id, body })).unwrap();
        assert!(matches!(receipt, Receipt::Applied { .. }), "{receipt:?}");
        id
    }

    fn takes_the_quiz(&mut self, person: &dyn Backend) {
        let pack = block_on(person.typology("en")).unwrap();
        // Answers that say something: from others nobody learns who somebody is, the gate included.
        let answers = loop {
            let answers = answers(&pack, &mut self.chance, 12);
            if judge(&pack, &answers).is_ok_and(|verdict| verdict.doubt.is_none()) {
                break answers;
            }
        };
        self.does(person, CommandBody::FinishQuiz { pack: pack.reference(), answers });
    }

    /// Says that another persona fits better, or takes that back.
    fn corrects(&mut self, person: &dyn Backend) {
        let Some(quiz) = block_on(person.me()).unwrap().quiz else { return };
        let pack = block_on(person.typology("en")).unwrap();
        let other = self.chance.pick(&pack.personas).unwrap().id.clone();
        let other = Some(other).filter(|other| Some(other.as_str()) != quiz.told());
        self.does(person, CommandBody::CorrectVerdict { persona: other });
    }

    /// Shares one of the newest stories, and one to three people open the link.
    fn shares(&mut self, person: &dyn Backend) {
        let stories = block_on(person.stories(StoryFilter::default())).unwrap().items;
        let story = self.chance.pick(&stories).unwrap().id;
        let network = *self.chance.pick(&Network::ALL).unwrap();
        let open = self.open > 0 && self.chance.once_in(self.open);
        let id = self.does(person, CommandBody::RecordShare { story, network, caption: String::new(), open });
        let code = domain::ids::Code::of_share(id);
        for _ in 0..=self.chance.below(3) {
            self.does(person, CommandBody::RecordPractice { code: code.clone() });
        }
        let share = block_on(person.shares()).unwrap().into_iter().find(|share| share.id == id).unwrap();
        // Practice links take no enquiries, so theirs are written as if a measuring backend had taken them.
        for _ in 0..self.chance.below(4) {
            let enquiry = Enquiry {
                id: EnquiryId::of("attack", &self.chance.number().to_string()),
                share: id,
                person: share.person.clone(),
                story,
                network,
                at: share.at,
            };
            let put = vec![Row::Enquiry(enquiry)];
            block_on(self.programme().store().commit(Changes { put, ..Changes::default() })).unwrap();
        }
    }

    /// Leaves without a trace.
    fn erases(&mut self, person: &Arc<dyn Backend>) {
        let programme = Arc::clone(self.programme());
        let id = block_on(person.me()).unwrap().person;
        let mut notes = std::mem::take(&mut self.notes);
        notes.remember(&programme, id.clone(), || {
            self.does(person.as_ref(), CommandBody::EraseMe);
        });
        self.notes = notes;
        assert!(block_on(programme.store().person(&id)).unwrap().is_none());
    }

    /// Somebody who is there already.
    fn somebody(&mut self) -> Arc<dyn Backend> {
        let people = block_on(self.programme().store().people()).unwrap();
        let person = self.chance.pick(&people).unwrap().id.clone();
        block_on(self.host.again(&person)).unwrap()
    }
}

/// Twelve rounds in which one person changes one thing, or erases themselves, with a look before and after and the week closed in between.
fn watched(demo: u64, open: usize) -> Company {
    let mut company = Company { open, ..Company::new(demo) };
    company.look();
    for round in 0..12 {
        let person =
            if round % 4 == 3 { block_on(company.host.newcomer()).unwrap() } else { company.somebody() };
        if round % 2 == 1 {
            company.takes_the_quiz(person.as_ref());
            company.look();
        }
        for _ in 0..8 {
            let other = company.somebody();
            company.shares(other.as_ref());
        }
        company.shares(person.as_ref());
        company.look();
        if round % 4 == 2 {
            // In the middle of a week that is not closed yet: their clicks go as well.
            company.erases(&person);
            company.look();
        }
        company.days_pass(if round % 3 == 2 { 7 } else { 3 });
        company.look();
    }
    company
}

#[test]
fn no_combination_of_published_figures_is_about_fewer_than_five_people() {
    let (mut figures, mut enquired, mut stories, mut days) = (0, 0, 0, 0);
    for demo in [20_261_122, 1, 2, 3, 4, 5] {
        let company = watched(demo, 0);
        for (week, published) in &company.notes.weeks {
            figures += published.len();
            let found = isolated(published, GROUP);
            assert_eq!(found, None, "demo {demo}, week {}", week.number());
        }
        figures += company.notes.mixes.len();
        enquired += company.notes.enquired;
        stories += company.notes.stories;
        days += company.notes.days;
        assert_eq!(isolated(&company.notes.mixes, GROUP), None, "demo {demo}: the persona mixes");
        assert!(company.notes.withheld > 0, "demo {demo} has nothing to withhold and proves nothing");
    }
    println!(
        "{figures} published figures, {stories} of stories, {days} of days, {enquired} of enquiries, no group below {GROUP}"
    );
    assert!(stories > 0, "no story was ever published: it proves nothing");
    assert!(days > 50, "only {days} days were published: too few to prove anything");
    assert!(enquired > 6, "only {enquired} weeks of enquiries were published: too few to prove anything");
    assert!(figures > 300, "only {figures} figures were published: too few to prove anything");
}

#[test]
fn who_knows_what_open_shares_brought_derives_nothing_about_the_others() {
    let (mut figures, mut with_open) = (0, 0);
    for (demo, open) in [(20_261_122, 2), (1, 2), (2, 3), (3, 3), (4, 1)] {
        let company = watched(demo, open);
        for (week, published) in &company.notes.weeks {
            let left: Vec<solver::Figure> = published.iter().map(watch::without_open).collect();
            figures += published.len();
            with_open += published.iter().zip(&left).filter(|(whole, left)| whole != left).count();
            let place = format!("demo {demo}, one of {open} open, week {}", week.number());
            assert_eq!(isolated(&left, GROUP), None, "{place}: for who knows them");
            assert_eq!(isolated(published, GROUP), None, "{place}: for who does not");
        }
    }
    println!("{figures} published figures, {with_open} with open shares, no group below {GROUP}");
    assert!(with_open > 100, "only {with_open} figures had open shares: too few to prove anything");
}

#[test]
fn the_attacker_finds_small_groups_where_nothing_is_withheld() {
    let company = watched(20_261_122, 0);
    let found = |weeks: &std::collections::BTreeMap<_, Vec<solver::Figure>>| {
        weeks.values().filter(|figures| isolated(figures, GROUP).is_some()).count()
    };
    assert!(found(&company.notes.raw) > 6, "the attacker misses what lies open");
    assert!(found(&company.notes.primary_only) > 3, "the attacker misses what a total gives back");
}

#[test]
fn five_who_change_are_published_but_not_one_by_one() {
    let mut company = Company::new(7);
    company.look();
    let before = company.notes.mixes.len();
    for _ in 0..60 {
        let person = block_on(company.host.newcomer()).unwrap();
        company.takes_the_quiz(person.as_ref());
        company.look();
    }
    assert!(company.notes.mixes.len() > before, "sixty new people were never published");
    assert_eq!(isolated(&company.notes.mixes, GROUP), None);
}

#[test]
fn who_erases_themselves_is_derived_by_nobody() {
    for demo in [20_261_122, 7, 11] {
        let mut company = Company::new(demo);
        company.look();
        let before = company.notes.mixes.len();
        for round in 0..40 {
            let person = company.somebody();
            company.erases(&person);
            company.look();
            if round % 3 == 0 {
                let person = block_on(company.host.newcomer()).unwrap();
                company.takes_the_quiz(person.as_ref());
                company.look();
            }
            if round % 10 == 9 {
                company.days_pass(7);
                company.look();
            }
        }
        assert!(
            company.notes.mixes.len() > before,
            "demo {demo}: forty people who left were never published"
        );
        assert_eq!(isolated(&company.notes.mixes, GROUP), None, "demo {demo}: the persona mixes");
        for (week, published) in &company.notes.weeks {
            assert_eq!(isolated(published, GROUP), None, "demo {demo}, week {}", week.number());
        }
    }
}

#[test]
fn who_corrects_their_verdict_is_derived_by_nobody() {
    let mut rows = 0;
    for demo in [20_261_122, 7, 11] {
        let mut company = Company::new(demo);
        company.look();
        for round in 0..90 {
            let person =
                if round % 3 == 2 { block_on(company.host.newcomer()).unwrap() } else { company.somebody() };
            if round % 3 == 2 {
                company.takes_the_quiz(person.as_ref());
                company.look();
            }
            if round % 3 != 1 || round % 4 == 0 {
                company.corrects(person.as_ref());
            }
            if round % 17 == 16 {
                company.erases(&person);
            }
            company.look();
        }
        let notes = &company.notes;
        rows += notes.corrections.len();
        assert_eq!(isolated(&notes.mixes, GROUP), None, "demo {demo}: by persona");
        assert_eq!(isolated(&notes.people_only(), GROUP), None, "demo {demo}: by person");
        assert_eq!(one_sided(&notes.corrections), None, "demo {demo}: a group that is of one mind");
    }
    println!("{rows} rows of corrections, no group below {GROUP}");
    assert!(rows >= 6, "only {rows} rows were published: too few to prove anything");
}

/// A combination of rows with people who were told, but none of whom corrected, or all: told by its numbers.
fn one_sided(rows: &[Told]) -> Option<usize> {
    let plain = |figure: &solver::Figure, side: &str| -> solver::Figure {
        figure.iter().map(|(person, _)| (person.clone(), side.to_owned())).collect()
    };
    let corrected: Vec<_> = rows.iter().map(|row| plain(&row.corrected, "corrected")).collect();
    let kept: Vec<_> = rows.iter().map(|row| plain(&row.kept, "kept")).collect();
    let both: Vec<solver::Figure> =
        corrected.iter().zip(&kept).map(|(one, other)| one.union(other).cloned().collect()).collect();
    let whole = solver::rank(&both);
    [&corrected, &kept].into_iter().map(|side| solver::rank(side)).find(|rank| *rank < whole)
}

#[test]
fn the_attacker_finds_a_correction_that_lies_open() {
    // Rows that followed each correction at once, whatever their size.
    let mut company = Company::new(3);
    let row = |company: &Company| really_told(&block_on(company.programme().store().people()).unwrap(), None);
    let before = row(&company);
    let mut other = before.clone();
    while other == before {
        let person = company.somebody();
        company.corrects(person.as_ref());
        other = row(&company);
    }
    let figures = [&before.told, &before.corrected, &other.told, &other.corrected];
    assert!(isolated(&figures.map(Clone::clone), GROUP).is_some());
    // The whole and a part of it in which nobody corrected: who is in the rest is of one mind.
    let part = Told { told: before.kept.clone(), kept: before.kept.clone(), ..Told::default() };
    assert!(one_sided(&[before, part]).is_some());
}

#[test]
fn the_attacker_finds_an_erasure_that_the_gate_would_let_through() {
    // A mix that followed each erasure at once: the difference of two looks is one person.
    let mut company = Company::new(3);
    let people = || block_on(company.programme().store().people()).unwrap();
    let all = |people: Vec<domain::person::Person>| -> solver::Figure {
        people.into_iter().filter_map(|p| Some((p.id.to_string(), p.persona()?.to_owned()))).collect()
    };
    let before = all(people());
    let person = before.iter().next().unwrap().0.clone().try_into().unwrap();
    let person = block_on(company.host.again(&person)).unwrap();
    company.erases(&person);
    let after = all(block_on(company.programme().store().people()).unwrap());
    assert_eq!(isolated(&[before, after], GROUP).unwrap().len(), 1);
}
