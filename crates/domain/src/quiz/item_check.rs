//! What makes a statement or a question unusable.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    pack::{Pack, Question, QuestionKind, Statement},
    pack_check::Faults,
};

impl Faults {
    pub(super) fn statement(
        &mut self,
        pack: &Pack,
        by_id: &BTreeMap<&str, &Statement>,
        at: &str,
        statement: &Statement,
    ) {
        let loadings = format!("{at}.loadings");
        self.traits(pack, &loadings, statement.loadings.keys());
        self.unless(statement.loadings.values().any(|x| *x != 0.0), &loadings, "must have one that is not 0");
        for loading in statement.loadings.values() {
            self.within(*loading, -3.0, 3.0, &loadings);
        }
        self.within(statement.desirability, 1.0, 7.0, &format!("{at}.desirability"));
        self.within(statement.a, 0.05, 10.0, &format!("{at}.a"));
        self.within(statement.t, -10.0, 10.0, &format!("{at}.t"));
        self.within(statement.se.unwrap_or(0.0), 0.0, 10.0, &format!("{at}.se"));
        self.within(statement.dif.unwrap_or(0.0), -10.0, 10.0, &format!("{at}.dif"));
        let b = format!("{at}.b");
        self.unless(statement.b.len() == 4, &b, "must have four thresholds");
        for threshold in statement.b.iter().take(4) {
            self.within(*threshold, -10.0, 10.0, &b);
        }
        let ascending = statement.b.iter().zip(statement.b.iter().skip(1)).all(|(low, high)| low < high);
        self.unless(ascending, &b, "must ascend");
        self.enemies(by_id, &format!("{at}.enemies"), statement);
    }

    /// Enemies are named from both sides. One-sided ones are refused instead of mended: whether the engine keeps two
    /// statements apart must be readable at either, and the missing half is as often a slip of the name.
    fn enemies(&mut self, by_id: &BTreeMap<&str, &Statement>, at: &str, statement: &Statement) {
        let distinct: BTreeSet<&String> = statement.enemies.iter().collect();
        self.unless(distinct.len() == statement.enemies.len(), at, "must differ");
        for enemy in distinct {
            if *enemy == statement.id {
                self.unless(false, at, "must not name the statement itself");
            } else if let Some(other) = by_id.get(enemy.as_str()) {
                let mutual = other.enemies.contains(&statement.id);
                self.unless(mutual, at, &format!("{enemy} does not name {} in turn", statement.id));
            } else {
                self.unless(false, at, &format!("{enemy} is not a statement of this pack"));
            }
        }
    }

    pub(super) fn question(&mut self, by_id: &BTreeMap<&str, &Statement>, at: &str, question: &Question) {
        let path = format!("{at}.statements");
        let count = question.statements.len();
        let fits = match question.kind {
            QuestionKind::Likert => count == 1,
            QuestionKind::PickOne | QuestionKind::BestWorst => (2..=4).contains(&count),
        };
        self.unless(fits, &path, "must be one if rated, else two to four");
        self.within(question.seconds.unwrap_or(1.0), 0.5, 600.0, &format!("{at}.seconds"));
        let share = question.exposure.is_none_or(|share| share > 0.0 && share <= 1.0);
        self.unless(share, &format!("{at}.exposure"), "must lie above 0 and be at most 1");
        let distinct: BTreeSet<&String> = question.statements.iter().collect();
        self.unless(distinct.len() == count, &path, "must differ");
        for id in question.statements.iter().filter(|id| !by_id.contains_key(id.as_str())) {
            self.unless(false, &path, &format!("{id} is not a statement of this pack"));
        }
        let block: Vec<&Statement> =
            distinct.into_iter().take(4).filter_map(|id| by_id.get(id.as_str()).copied()).collect();
        for (i, one) in block.iter().enumerate() {
            for other in block.iter().skip(i + 1) {
                let (a, b) = (&one.id, &other.id);
                let apart = !one.enemies.contains(b) && !other.enemies.contains(a);
                self.unless(apart, &path, &format!("{a} and {b} exclude each other"));
                let differ = one.main_trait() != other.main_trait();
                self.unless(differ, &path, &format!("{a} and {b} are about the same trait"));
            }
        }
    }
}
