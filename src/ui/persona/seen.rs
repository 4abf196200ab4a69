//! A verdict as the person sees it: what they say themselves comes before what the answers say, and doubtful answers
//! name nobody.

use domain::quiz::{Standing, Verdict};

/// The verdict with the standings that are shown. `correction` is the persona which the person says fits better.
pub fn seen(verdict: &Verdict, correction: Option<&str>) -> Verdict {
    let mut seen = verdict.clone();
    for part in &mut seen.blend {
        part.standing = match (correction, part.standing) {
            (Some(said), _) if said == part.persona => Standing::Primary,
            (_, Standing::Room) => Standing::Room,
            _ if verdict.doubt.is_some() => Standing::Room,
            (Some(_), _) => Standing::AlsoYou,
            (None, standing) => standing,
        };
    }
    // Stable: within a standing the order of the verdict stays.
    seen.blend.sort_by_key(|part| part.standing);
    seen
}

/// Whether the answers are too doubtful to name anybody, and the person has not done it either.
pub fn is_open(verdict: &Verdict, correction: Option<&str>) -> bool {
    verdict.doubt.is_some() && correction.is_none()
}
