//! What a facilitator writes down, and what is really behind each figure.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    backend::Backend,
    ids::PersonId,
    network::Network,
    person::Person,
    privacy::{Corrections, Grouping, MIX_NAME, MixSnapshot, Table},
    programme::Programme,
    store::{MemoryStore, ShareFact, Store},
    time::{DAY, Week},
};
use futures_executor::block_on;

use crate::solver::{Figure, Unknown};

/// Everything a facilitator has seen so far.
#[derive(Default)]
pub struct Notes {
    tables: BTreeMap<(Week, Grouping), Table>,
    /// The published figures of each week.
    pub weeks: BTreeMap<Week, Vec<Figure>>,
    /// The same weeks without suppression, and with the smallest groups left out but nothing else.
    pub raw: BTreeMap<Week, Vec<Figure>>,
    pub primary_only: BTreeMap<Week, Vec<Figure>>,
    /// The published figures of every persona mix so far.
    pub mixes: Vec<Figure>,
    mix_seen: Option<MixSnapshot>,
    /// Everybody behind each row of corrections that was ever published.
    pub corrections: Vec<Told>,
    rows_seen: BTreeSet<(Option<String>, u64, u64)>,
    /// Whom a name that means nobody stands for since they erased themselves: the attacker may well remember.
    erased: BTreeMap<PersonId, PersonId>,
    enquiries_seen: BTreeMap<Week, Option<u64>>,
    /// How many weeks of enquiries were published.
    pub enquired: usize,
    /// How many stories of a week were published, and how many days.
    pub stories: usize,
    pub days: usize,
    /// How many figures were withheld.
    pub withheld: usize,
}

/// One person's clicks in a week, with everything they are grouped by.
struct Fact {
    unknown: Unknown,
    groups: BTreeMap<Grouping, String>,
    clicks: u64,
}

impl Notes {
    /// Asks every view there is.
    pub fn look(&mut self, programme: &Arc<Programme<MemoryStore>>, facilitator: &dyn Backend) {
        let reach = block_on(facilitator.programme_reach()).unwrap();
        let people = block_on(programme.store().people()).unwrap();
        let mut facts: BTreeMap<Week, Vec<Fact>> = BTreeMap::new();
        for table in reach.weeks {
            let key = (table.week, table.grouping);
            if let Some(known) = self.tables.get(&key) {
                assert_eq!(*known, table, "a published week changed");
                continue;
            }
            let of_week = facts.entry(table.week).or_insert_with(|| week(programme, table.week, &people));
            self.note(&table, of_week);
            self.tables.insert(key, table);
        }
        self.note_enquiries(programme, facilitator);
        self.note_mix(programme, facilitator);
    }

    /// A week's enquiries are sums over other unknowns than its clicks: one for each person.
    fn note_enquiries(&mut self, programme: &Arc<Programme<MemoryStore>>, facilitator: &dyn Backend) {
        let all = block_on(programme.store().enquiries(None)).unwrap();
        for row in block_on(facilitator.programme_numbers()).unwrap().weeks {
            let shown = row.enquiries.map(domain::numbers::Measured::get);
            if let Some(known) = self.enquiries_seen.get(&row.week) {
                assert_eq!(*known, shown, "a published week's enquiries changed");
                continue;
            }
            self.enquiries_seen.insert(row.week, shown);
            let of_week: Vec<_> = all.iter().filter(|enquiry| enquiry.at.day().week() == row.week).collect();
            if let Some(shown) = shown {
                assert_eq!(shown, of_week.len() as u64);
                let figure = of_week.iter().map(|enquiry| (enquiry.person.to_string(), "enquiry".to_owned()));
                self.weeks.entry(row.week).or_default().push(figure.collect());
                self.enquired += 1;
            } else if !of_week.is_empty() {
                self.withheld += 1;
            }
        }
    }

    fn note(&mut self, table: &Table, facts: &[Fact]) {
        let select = |name: &str| -> Vec<&Fact> {
            facts.iter().filter(|fact| fact.groups[&table.grouping] == name).collect()
        };
        let figures = self.weeks.entry(table.week).or_default();
        if let Some(total) = table.total {
            assert_eq!(total, facts.iter().map(|fact| fact.clicks).sum::<u64>());
            figures.push(facts.iter().map(|fact| fact.unknown.clone()).collect());
        }
        for cell in &table.cells {
            match cell.value {
                Some(value) => {
                    self.stories += usize::from(table.grouping == Grouping::Story);
                    self.days += usize::from(table.grouping == Grouping::Day);
                    let members = select(&cell.name);
                    assert_eq!(value, members.iter().map(|fact| fact.clicks).sum::<u64>(), "{table:?}");
                    figures.push(members.iter().map(|fact| fact.unknown.clone()).collect());
                }
                None => self.withheld += 1,
            }
        }
        let names: BTreeSet<&str> = facts.iter().map(|fact| fact.groups[&table.grouping].as_str()).collect();
        let everything = || facts.iter().map(|fact| fact.unknown.clone()).collect::<Figure>();
        let all: Vec<Figure> = names
            .into_iter()
            .map(|name| select(name).iter().map(|fact| fact.unknown.clone()).collect())
            .collect();
        let people = |figure: &Figure| figure.iter().map(|unknown| &unknown.0).collect::<BTreeSet<_>>().len();
        let primary = self.primary_only.entry(table.week).or_default();
        primary.extend(all.iter().filter(|figure| people(figure) >= 5).cloned());
        primary.push(everything());
        self.raw.entry(table.week).or_default().extend(all);
    }

    /// Somebody erases themselves by `erase`. Nobody's name is left behind, but the attacker knows who they were.
    pub fn remember(
        &mut self,
        programme: &Arc<Programme<MemoryStore>>,
        person: PersonId,
        erase: impl FnOnce(),
    ) {
        let names = || -> BTreeSet<PersonId> {
            let kept = block_on(programme.store().publication(MIX_NAME)).unwrap();
            let kept = kept.map(|kept| serde_json::from_value::<MixSnapshot>(kept.body).unwrap());
            let members = kept.iter().flat_map(|kept| {
                let pairs = kept.pairs.iter().flat_map(|pair| [&pair.told, &pair.corrected]);
                kept.figures.iter().chain(pairs).chain([&kept.members])
            });
            members.flat_map(|members| members.keys().cloned()).collect()
        };
        let before = names();
        erase();
        let after = names();
        assert!(!after.contains(&person), "{person} is still named behind the mix");
        for stand_in in after.difference(&before) {
            self.erased.insert(stand_in.clone(), person.clone());
        }
        assert_eq!(after.len(), before.len(), "a figure is about fewer people than it was");
    }

    fn note_mix(&mut self, programme: &Arc<Programme<MemoryStore>>, facilitator: &dyn Backend) {
        let mix = block_on(facilitator.persona_mix()).unwrap();
        let kept = block_on(programme.store().publication(MIX_NAME)).unwrap().unwrap();
        let snapshot: MixSnapshot = serde_json::from_value(kept.body).unwrap();
        if self.mix_seen.as_ref() == Some(&snapshot) {
            return;
        }
        self.note_corrections(programme, &mix.corrections);
        let really = |person: &PersonId| self.erased.get(person).unwrap_or(person).to_string();
        let members = |persona: Option<&str>| -> Figure {
            let those = snapshot.members.iter().filter(|(_, has)| persona.is_none_or(|name| *has == name));
            those.map(|(person, has)| (really(person), has.clone())).collect()
        };
        if let Some(total) = mix.total {
            let figure = members(None);
            assert_eq!(total, figure.len() as u64);
            self.mixes.push(figure);
        }
        for cell in &mix.cells {
            match cell.value {
                Some(value) => {
                    let figure = members(Some(&cell.name));
                    assert_eq!(value, figure.len() as u64, "{mix:?}");
                    self.mixes.push(figure);
                }
                None => self.withheld += 1,
            }
        }
        self.mix_seen = Some(snapshot);
    }
}

/// Who is behind a row of corrections: told, corrected, and not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    pub told: Figure,
    pub corrected: Figure,
    pub kept: Figure,
}

impl Notes {
    /// Writes down each row that is new, as the people it is about now.
    fn note_corrections(&mut self, programme: &Arc<Programme<MemoryStore>>, shown: &Corrections) {
        let people = block_on(programme.store().people()).unwrap();
        let rows = shown.personas.iter().map(|row| (Some(row.persona.clone()), row.told, row.corrected));
        for row in rows.chain(shown.total.map(|total| (None, total.told, total.corrected))) {
            if self.rows_seen.insert(row.clone()) {
                let (persona, told, corrected) = row;
                let really = really_told(&people, persona.as_deref());
                assert_eq!((told, corrected), (really.told.len() as u64, really.corrected.len() as u64));
                self.mixes.extend([really.told.clone(), really.corrected.clone()]);
                self.corrections.push(really);
            }
        }
    }

    /// Everything known of the persona mix and of corrections, without telling what somebody was counted as.
    pub fn people_only(&self) -> Vec<Figure> {
        let plain =
            |figure: &Figure| figure.iter().map(|(person, _)| (person.clone(), String::new())).collect();
        self.mixes.iter().map(plain).collect()
    }
}

/// Who was told this persona (or any), and what they say to it.
pub fn really_told(people: &[Person], persona: Option<&str>) -> Told {
    let mut really = Told::default();
    for person in people {
        let Some(quiz) = &person.quiz else { continue };
        let (Some(told), Some(is)) = (quiz.told(), quiz.persona()) else { continue };
        if persona.is_none_or(|persona| persona == told) {
            let unknown = (person.id.to_string(), is.to_owned());
            let side = if told == is { &mut really.kept } else { &mut really.corrected };
            side.insert(unknown.clone());
            really.told.insert(unknown);
        }
    }
    really
}

/// How the unknowns of open shares begin: their clicks stand on everybody's screen.
const OPEN: &str = "open/";

/// A figure after what is known of it was taken off.
pub fn without_open(figure: &Figure) -> Figure {
    figure.iter().filter(|(_, cells)| !cells.starts_with(OPEN)).cloned().collect()
}

/// What really happened in a week: one unknown for each person, day and combination of groups, those of open shares apart.
fn week(programme: &Arc<Programme<MemoryStore>>, week: Week, people: &[Person]) -> Vec<Fact> {
    let of_day = |n: i64| {
        let from = week.start().plus(n * DAY);
        let clicked = block_on(programme.store().clicked_shares(from, from.plus(DAY))).unwrap();
        clicked.into_iter().map(move |fact| (from.day().date(), fact))
    };
    let mut facts: BTreeMap<Unknown, Fact> = BTreeMap::new();
    for (day, ShareFact { share, clicks }) in (0..7).flat_map(of_day) {
        let person = people.iter().find(|person| person.id == share.person);
        let network: Network = share.network;
        // Whose figure everybody knows is of no persona there.
        let persona = person.and_then(Person::persona).filter(|_| !share.open);
        let groups = BTreeMap::from([
            (Grouping::Programme, "programme".to_owned()),
            (Grouping::Circle, person.map_or("", |person| person.circle.name()).to_owned()),
            (Grouping::Persona, persona.unwrap_or("").to_owned()),
            (Grouping::Topic, share.topic.clone().unwrap_or_default()),
            (Grouping::Network, network.name().to_owned()),
            (Grouping::Story, share.story.to_string()),
            (Grouping::Day, day),
        ]);
        let cells = groups.values().cloned().collect::<Vec<_>>().join("/");
        let cells = if share.open { format!("{OPEN}{cells}") } else { cells };
        let unknown = (share.person.to_string(), cells);
        let fact = facts.entry(unknown.clone()).or_insert(Fact { unknown, groups, clicks: 0 });
        fact.clicks += clicks;
    }
    facts.into_values().collect()
}
