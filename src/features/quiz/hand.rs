//! The cards of a best–worst question: which lies where.

use serde::{Deserialize, Serialize};

/// A place for a card beside the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// Most like me.
    Most,
    /// Least like me.
    Least,
}

impl Spot {
    /// Its name in the page's attributes and in the keys of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Most => "most",
            Self::Least => "least",
        }
    }
}

/// What was laid where so far, in the order it was laid. Whatever is not here lies on the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand(Vec<(String, Spot)>);

impl Hand {
    /// A finished choice.
    pub fn of(most: String, least: String) -> Self {
        Self(vec![(most, Spot::Most), (least, Spot::Least)])
    }

    /// Whether it speaks of nothing but these cards.
    pub fn fits(&self, cards: &[String]) -> bool {
        self.0.iter().all(|(card, _)| cards.contains(card))
    }

    /// Whether every card lies on the table.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The card that lies there.
    pub fn at(&self, spot: Spot) -> Option<&str> {
        self.0.iter().find(|(_, at)| *at == spot).map(|(card, _)| card.as_str())
    }

    /// Where a card lies; none if on the table.
    pub fn spot(&self, card: &str) -> Option<Spot> {
        self.0.iter().find(|(id, _)| id == card).map(|(_, at)| *at)
    }

    /// Lays a card somewhere, or back on the table. What lay there goes where this one came from.
    pub fn put(&mut self, card: &str, to: Option<Spot>) {
        let from = self.spot(card);
        if from == to {
            return;
        }
        self.0.retain(|(id, _)| id != card);
        let Some(to) = to else { return };
        match from {
            Some(from) => self.0.iter_mut().for_each(|(_, at)| *at = from),
            None => self.0.retain(|(_, at)| *at != to),
        }
        self.0.push((card.to_owned(), to));
    }

    /// A press on a card: first the most, then the least; one that lies somewhere comes back; a third takes the place
    /// that was filled last.
    pub fn tap(&mut self, card: &str) {
        let to = match (self.spot(card), self.at(Spot::Most), self.at(Spot::Least)) {
            (Some(_), ..) => None,
            (None, None, _) => Some(Spot::Most),
            (None, _, None) => Some(Spot::Least),
            _ => self.0.last().map(|(_, at)| *at),
        };
        self.put(card, to);
    }

    /// Takes back the card that was laid last.
    pub fn take_back(&mut self) {
        self.0.pop();
    }

    /// The two change places.
    pub fn swap(&mut self) {
        for (_, at) in &mut self.0 {
            *at = if *at == Spot::Most { Spot::Least } else { Spot::Most };
        }
    }

    /// The most and the least, if both are chosen.
    pub fn both(&self) -> Option<(String, String)> {
        Some((self.at(Spot::Most)?.to_owned(), self.at(Spot::Least)?.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_taps_choose_and_a_third_takes_the_last_place() {
        let mut hand = Hand::default();
        hand.tap("a");
        hand.tap("b");
        assert_eq!(hand.both(), Some(("a".into(), "b".into())));
        hand.tap("c");
        assert_eq!(hand.both(), Some(("a".into(), "c".into())));
        hand.tap("a");
        assert_eq!((hand.at(Spot::Most), hand.at(Spot::Least)), (None, Some("c")));
    }

    #[test]
    fn a_card_laid_on_another_changes_places_with_it() {
        let mut hand = Hand::of("a".into(), "b".into());
        hand.put("b", Some(Spot::Most));
        assert_eq!(hand.both(), Some(("b".into(), "a".into())));
        hand.put("c", Some(Spot::Most));
        assert_eq!((hand.spot("b"), hand.both()), (None, Some(("c".into(), "a".into()))));
        hand.take_back();
        assert_eq!(hand, Hand(vec![("a".into(), Spot::Least)]));
    }
}
