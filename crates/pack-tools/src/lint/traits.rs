//! Enough statements for every trait, some of them from the other side.

use domain::quiz::Keyed;

use super::wording::denies;
use crate::{finding::Report, load::Loaded};

/// At least so many statements a trait.
const STATEMENTS: usize = 8;
/// At least so many of them reverse-keyed by naming the opposite behaviour.
const REVERSED: usize = 2;

/// Counts statements by the trait they bear on most.
pub fn check(loaded: &Loaded, report: &mut Report) {
    let (mut fewest, mut fewest_reversed) = (usize::MAX, usize::MAX);
    for (place, row) in loaded.pack.traits.iter().enumerate() {
        let own = || loaded.pack.statements.iter().filter(|s| s.main_trait() == Some(&row.id));
        let names_opposite = |text: Option<&String>| text.is_some_and(|text| !denies(text));
        let all = own().count();
        let reversed =
            own().filter(|s| s.keyed == Keyed::Against && names_opposite(s.text.get("en"))).count();
        let path = format!("traits[{place}]");
        if all < STATEMENTS {
            let reason = format!("{} has {all} statements, fewer than {STATEMENTS}", row.id);
            report.find("statements-per-trait", &loaded.file, &path, reason);
        }
        if reversed < REVERSED {
            let reason = format!(
                "{} has {reversed} reverse-keyed statements that name the opposite behaviour, fewer than {REVERSED}",
                row.id
            );
            report.find("reversed-per-trait", &loaded.file, &path, reason);
        }
        fewest = fewest.min(all);
        fewest_reversed = fewest_reversed.min(reversed);
    }
    report.count("statements", loaded.pack.statements.len());
    report.count("fewest statements a trait", fewest);
    report.count("fewest reverse-keyed a trait", fewest_reversed);
}
