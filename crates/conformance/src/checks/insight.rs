//! The programme as a whole.

use std::collections::BTreeSet;

use domain::{
    command::CommandBody,
    privacy::{CorrectionCount, GROUP, Grouping, PersonaMix},
    problem::ProblemKind::Forbidden,
    reach::Span,
    time::DAY,
};

use super::history::{another, correct, take};
use crate::{
    case::{Case, applied, denied},
    made,
    report::{Stop, ensure, same},
};

pub async fn facilitators_only(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    denied("the programme's reach", client.programme_reach().await, Forbidden)?;
    denied("the persona mix", client.persona_mix().await, Forbidden)?;
    let facilitator = case.facilitator().await?;
    same!(facilitator.programme_reach().await?.group, GROUP, "the smallest group");
    same!(facilitator.persona_mix().await?.group, GROUP, "the smallest group");
    Ok(())
}

pub async fn tables_are_well_formed(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let now = facilitator.my_reach(Span::Hour).await?.now;
    let reach = facilitator.programme_reach().await?;
    let mut seen = BTreeSet::new();
    for table in &reach.weeks {
        ensure!(table.week.end() <= now, "week {} is not over", table.week.number());
        ensure!(seen.insert((table.week, table.grouping)), "a table is there twice");
        let shown: u64 = table.cells.iter().filter_map(|cell| cell.value).sum();
        match table.total {
            None => same!(shown, 0, "what is shown without a total"),
            Some(total) if table.withheld || table.grouping == Grouping::Programme => {
                ensure!(shown <= total, "cells are more than their total");
            }
            Some(total) => same!(shown, total, "the sum of all cells"),
        }
    }
    for table in reach.weeks.iter().filter(|table| table.grouping == Grouping::Day) {
        let names: Vec<&str> = table.cells.iter().map(|cell| cell.name.as_str()).collect();
        let dates: Vec<String> = (0..7).map(|n| table.week.start().plus(n * DAY).day().date()).collect();
        same!(names, dates, "the days of a week");
    }
    let order: Vec<_> = reach.weeks.iter().map(|table| table.week).collect();
    ensure!(order.is_sorted(), "the weeks are not in order");
    let mix = facilitator.persona_mix().await?;
    for cell in mix.cells.iter().filter_map(|cell| cell.value) {
        ensure!(cell >= GROUP as u64, "a group of {cell} is shown");
    }
    Ok(())
}

pub async fn published_weeks_stay(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let before = facilitator.programme_reach().await?;
    let story = case.one_story().await?;
    let client = case.newcomer().await?;
    let share = case.share(&client, story, "Late").await?;
    case.click(&client, &share.code).await?;
    let pack = client.typology("en").await?;
    let answers = made::answers(&pack, &mut case.chance, 9);
    let command = case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers });
    applied(&client, command).await?;
    same!(facilitator.programme_reach().await?, before, "the closed weeks");
    Ok(())
}

pub async fn corrections_come_in_groups(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    let shown = |mix: &PersonaMix| -> Vec<CorrectionCount> {
        let rows = mix.corrections.personas.iter();
        let rows = rows.map(|row| CorrectionCount { told: row.told, corrected: row.corrected });
        rows.chain(mix.corrections.total).collect()
    };
    // Everybody was told something and says that it is another: whatever is shown of it has both sides.
    let mut before = facilitator.persona_mix().await?;
    for n in 0..12 {
        let client = case.newcomer().await?;
        let pack = client.typology("en").await?;
        let quiz = take(case, &client, &pack).await?;
        if n % 2 == 0 {
            correct(case, &client, Some(&another(&pack, quiz.told())?)).await?;
        }
        let mix = facilitator.persona_mix().await?;
        for count in shown(&mix) {
            let kept = count.told.saturating_sub(count.corrected);
            ensure!(count.corrected.min(kept) >= GROUP as u64, "a group below {GROUP} is shown: {count:?}");
        }
        for (before, after) in before.corrections.total.iter().zip(mix.corrections.total) {
            let (told, corrected) =
                (before.told.abs_diff(after.told), before.corrected.abs_diff(after.corrected));
            let same = (told, corrected) == (0, 0);
            ensure!(same || told.max(corrected) >= GROUP as u64, "one person moved the corrections");
        }
        before = mix;
    }
    Ok(())
}

pub async fn one_person_moves_no_mix(case: &mut Case<'_>) -> Result<(), Stop> {
    let facilitator = case.facilitator().await?;
    // A first look may publish what others did before; from then on, one person must not be seen.
    let before = facilitator.persona_mix().await?;
    let client = case.newcomer().await?;
    let pack = client.typology("en").await?;
    for _ in 0..2 {
        let answers = made::answers(&pack, &mut case.chance, 9);
        let command = case.command(CommandBody::FinishQuiz { pack: pack.reference(), answers });
        applied(&client, command).await?;
        let after = facilitator.persona_mix().await?;
        if let (Some(before), Some(after)) = (before.total, after.total) {
            ensure!(before == after || before.abs_diff(after) >= GROUP as u64, "one person moved the total");
        }
    }
    Ok(())
}
