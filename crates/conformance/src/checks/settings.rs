//! What a person decides for themselves.

use std::collections::BTreeMap;

use domain::{
    command::CommandBody,
    event::Happening,
    network::Network,
    problem::ProblemKind::Invalid,
    push::Pushed,
    reach::Span,
    settings::{Cadence, MOST_FOLLOWERS, Notify, Pause, Quiet, Returns, Settings},
    time::Instant,
};

use crate::{
    case::{Case, applied, refused},
    report::{Stop, ensure, same},
};

fn made() -> Settings {
    Settings {
        topics: vec!["Heat pumps".into(), "日本".into()],
        audience: BTreeMap::from([
            (Network::LinkedIn, 812),
            (Network::Email, 0),
            (Network::X, MOST_FOLLOWERS),
        ]),
        notify: Notify { reach: Cadence::Daily, stories: Cadence::Never, events: false },
        quiet: Some(Quiet { from: 1_439, to: 0 }),
        pause: Some(Pause { since: Instant::default(), until: Some("2031-02-28".into()) }),
        returns: Returns { thanks: true, milestones: false, letter: false },
        push: Pushed { thanks: true, programme: false, alerts: true },
    }
}

fn save(settings: Settings) -> CommandBody {
    CommandBody::SaveSettings { settings }
}

pub async fn they_come_back_as_saved(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    same!(client.me().await?.settings, Settings::default(), "the settings of somebody new");
    let before = client.my_reach(Span::Hour).await?;
    let command = case.command(save(made()));
    applied(&client, command).await?;
    let mut found = client.me().await?.settings;
    let since = found.pause.as_mut().map(|pause| std::mem::take(&mut pause.since));
    ensure!(since.is_some_and(|since| since >= before.now), "the pause began {since:?}, not now");
    same!(found, made(), "the settings");
    let other = case.again(&client).await?;
    same!(other.me().await?.settings, client.me().await?.settings, "the settings at another client");
    let told = client.events_after(before.as_of).await?.events;
    let told = told.iter().any(|event| event.event.what == Happening::ProfileChanged);
    ensure!(told, "the log does not tell that the profile changed");
    let none = Settings { audience: BTreeMap::new(), quiet: None, pause: None, ..made() };
    let command = case.command(save(none.clone()));
    applied(&client, command).await?;
    same!(client.me().await?.settings, none, "the settings without any of it");
    Ok(())
}

pub async fn a_pause_keeps_its_beginning(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let mut settings = made();
    let command = case.command(save(settings.clone()));
    applied(&client, command).await?;
    let first = client.me().await?.settings.pause;
    case.bench.rest(5).await;
    settings.pause = Some(Pause { since: Instant::from_millis(i64::MAX), until: None });
    let command = case.command(save(settings));
    applied(&client, command).await?;
    let expected = first.map(|pause| Pause { until: None, ..pause });
    same!(client.me().await?.settings.pause, expected, "the pause");
    Ok(())
}

pub async fn impossible_ones_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let pause = |until: &str| Some(Pause { since: Instant::default(), until: Some(until.to_owned()) });
    let quiet = |from, to| Some(Quiet { from, to });
    let wrong = [
        (Settings { audience: BTreeMap::from([(Network::X, u32::MAX)]), ..made() }, "/settings/audience/x"),
        (Settings { quiet: quiet(1_440, 3), ..made() }, "/settings/quiet/from"),
        (Settings { quiet: quiet(3, u16::MAX), ..made() }, "/settings/quiet/to"),
        (Settings { quiet: quiet(7, 7), ..made() }, "/settings/quiet/to"),
        (Settings { pause: pause(""), ..made() }, "/settings/pause/until"),
        (Settings { pause: pause("tomorrow"), ..made() }, "/settings/pause/until"),
        (Settings { pause: pause("2027-02-29"), ..made() }, "/settings/pause/until"),
    ];
    for (settings, place) in wrong {
        let command = case.command(save(settings));
        let problem = refused(&client, command, Invalid).await?;
        let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
        same!(places, [place], "the place");
    }
    same!(client.me().await?.settings, Settings::default(), "the settings after refusals");
    Ok(())
}

pub async fn only_oneself_sees_them(case: &mut Case<'_>) -> Result<(), Stop> {
    let (client, other) = (case.newcomer().await?, case.newcomer().await?);
    let before = client.my_reach(Span::Hour).await?.as_of;
    let command = case.command(save(made()));
    applied(&client, command).await?;
    same!(other.me().await?.settings, Settings::default(), "somebody else's settings");
    let heard = other.events_after(before).await?.events;
    let heard = heard.iter().any(|event| event.event.what == Happening::ProfileChanged);
    ensure!(!heard, "somebody else is told of them");
    Ok(())
}

pub async fn saving_again_does_nothing_twice(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    let first = case.command(save(made()));
    applied(&client, first.clone()).await?;
    let second = case.command(save(Settings::default()));
    applied(&client, second).await?;
    applied(&client, first).await?;
    same!(client.me().await?.settings, Settings::default(), "the settings after a late repetition");
    Ok(())
}
