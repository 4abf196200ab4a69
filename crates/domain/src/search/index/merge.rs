//! One segment out of several, without their dead. Nothing is read again but the segments themselves.

use super::{
    postings::Writer,
    segment::{NONE, Segment, end},
};

/// The living documents of all, of which none is in two.
pub fn merge(mut parts: Vec<Segment>) -> Segment {
    let mut all = Segment::default();
    all.reserve(&parts);
    let numbers = documents(&parts, &mut all);
    parts.iter_mut().for_each(Segment::forget_columns);
    let mut next = vec![0; parts.len()];
    let (mut word, mut postings, mut bytes) = (String::new(), Vec::new(), Vec::new());
    while let Some(first) = first_word(&parts, &next) {
        word.clear();
        word.push_str(first);
        postings.clear();
        for ((part, next), numbers) in parts.iter_mut().zip(&mut next).zip(&numbers) {
            if *next < part.vocabulary.len() && part.vocabulary.word(*next) == word {
                part.postings.give_back(part.postings_before(*next));
                postings.extend(part.reader(*next).filter_map(|(doc, fields)| {
                    let doc = numbers.get(doc as usize).copied().filter(|doc| *doc != NONE)?;
                    Some((doc, fields))
                }));
                *next += 1;
            }
        }
        if postings.is_empty() {
            continue;
        }
        postings.sort_unstable();
        let mut writer = Writer::default();
        bytes.clear();
        postings.iter().for_each(|(doc, fields)| writer.push(*doc, *fields, &mut bytes));
        all.vocabulary.push(&word);
        all.posting_ends.push(all.postings.append(&bytes));
    }
    all.shrink();
    all
}

/// The least of the words that come next in any part.
fn first_word<'a>(parts: &'a [Segment], next: &[usize]) -> Option<&'a str> {
    let there = parts.iter().zip(next).filter(|(part, next)| **next < part.vocabulary.len());
    there.map(|(part, next)| part.vocabulary.word(*next)).min()
}

/// Writes the columns; the new numbers of each part's documents.
fn documents(parts: &[Segment], all: &mut Segment) -> Vec<Vec<u32>> {
    let mut numbers: Vec<Vec<u32>> = parts.iter().map(|part| vec![NONE; part.len()]).collect();
    let mut next = vec![0; parts.len()];
    let first = |next: &[usize]| {
        let heads = parts.iter().zip(next).zip(0..);
        heads.filter_map(|((part, next), place)| Some((*part.ids.get(*next)?, place))).min()
    };
    while let Some((_, place)) = first(&next) {
        let (Some(part), Some(doc), Some(numbers)) =
            (parts.get(place), next.get_mut(place), numbers.get_mut(place))
        else {
            break;
        };
        if part.dead.get(*doc) == Some(&false)
            && let Some(number) = numbers.get_mut(*doc)
        {
            *number = end(all.len());
            copy(part, *doc, all);
        }
        *doc += 1;
    }
    numbers
}

fn copy(from: &Segment, doc: usize, to: &mut Segment) {
    to.ids.extend(from.ids.get(doc));
    to.published.push(from.published.get(doc).unwrap_or_default());
    to.kinds.extend(from.kinds.get(doc));
    to.languages.push(from.languages.get(doc).unwrap_or_default());
    to.sources.push(from.sources.get(doc).unwrap_or_default());
    to.fives.extend(from.fives.get(doc));
    to.topics.push(from.topics_of(doc));
    to.dead.push(false);
}
