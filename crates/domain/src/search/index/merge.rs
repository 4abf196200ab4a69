//! One segment out of two, without its dead. Nothing is read again but the segments themselves.

use std::cmp::Ordering;

use super::{
    postings::{Reader, Writer},
    segment::{NONE, Segment, end},
};

/// The documents of both that are alive.
pub fn merge(a: &Segment, b: &Segment) -> Segment {
    let mut both = Segment::default();
    both.reserve(a, b);
    let (from_a, from_b) = documents(a, b, &mut both);
    let (mut in_a, mut in_b) = (0, 0);
    while in_a < a.vocabulary.len() || in_b < b.vocabulary.len() {
        let (word_a, word_b) = (a.vocabulary.word(in_a), b.vocabulary.word(in_b));
        let order = match (in_a < a.vocabulary.len(), in_b < b.vocabulary.len()) {
            (true, true) => word_a.cmp(word_b),
            (true, false) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let nothing = Reader::new(&[]);
        let reader_a = if order.is_le() { a.reader(in_a) } else { nothing.clone() };
        let reader_b = if order.is_ge() { b.reader(in_b) } else { nothing };
        let before = both.postings.len();
        interleave(living(reader_a, &from_a), living(reader_b, &from_b), &mut both.postings);
        if both.postings.len() > before {
            both.vocabulary.push(if order.is_le() { word_a } else { word_b });
            both.posting_ends.push(end(both.postings.len()));
        }
        in_a += usize::from(order.is_le());
        in_b += usize::from(order.is_ge());
    }
    both.shrink();
    both
}

/// Postings with the documents' new numbers.
fn living<'a>(reader: Reader<'a>, numbers: &'a [u32]) -> impl Iterator<Item = (u32, u8)> + 'a {
    reader.filter_map(|(doc, fields)| {
        let doc = numbers.get(doc as usize).copied().filter(|doc| *doc != NONE)?;
        Some((doc, fields))
    })
}

fn interleave(
    mut a: impl Iterator<Item = (u32, u8)>,
    mut b: impl Iterator<Item = (u32, u8)>,
    to: &mut Vec<u8>,
) {
    let mut writer = Writer::default();
    let (mut next_a, mut next_b) = (a.next(), b.next());
    while let Some((doc, fields)) = match (next_a, next_b) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    } {
        writer.push(doc, fields, to);
        if next_a.is_some_and(|(there, _)| there == doc) {
            next_a = a.next();
        } else {
            next_b = b.next();
        }
    }
}

/// Writes the columns; the new numbers of either side's documents.
fn documents(a: &Segment, b: &Segment, both: &mut Segment) -> (Vec<u32>, Vec<u32>) {
    let (mut from_a, mut from_b) = (vec![NONE; a.len()], vec![NONE; b.len()]);
    let (mut in_a, mut in_b) = (0, 0);
    loop {
        let first = match (a.ids.get(in_a), b.ids.get(in_b)) {
            (None, None) => break,
            (Some(one), Some(other)) => one <= other,
            (one, _) => one.is_some(),
        };
        let (from, at, numbers) =
            if first { (a, &mut in_a, &mut from_a) } else { (b, &mut in_b, &mut from_b) };
        if from.dead.get(*at) == Some(&false)
            && let Some(number) = numbers.get_mut(*at)
        {
            *number = end(both.len());
            copy(from, *at, both);
        }
        *at += 1;
    }
    (from_a, from_b)
}

fn copy(from: &Segment, doc: usize, to: &mut Segment) {
    to.ids.extend(from.ids.get(doc));
    to.published.extend(from.published.get(doc));
    to.kinds.extend(from.kinds.get(doc));
    to.languages.extend(from.languages.get(doc));
    to.sources.extend(from.sources.get(doc));
    to.fives.extend(from.fives.get(doc));
    to.topics.extend(from.topics_of(doc));
    to.topic_ends.push(end(to.topics.len()));
    to.dead.push(false);
}
