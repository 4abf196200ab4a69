//! Devices to be reached on, what is told there, and reminders; or that there is nothing of it.

use domain::{
    backend::Capability,
    command::CommandBody,
    event::Happening,
    problem::ProblemKind::{Invalid, Unsupported},
    push::{NewDevice, Pushed, bytes, device_id},
    settings::Settings,
    time::{DAY, HOUR, Instant},
};

use crate::{
    case::{Case, Client, applied, denied, refused},
    made,
    report::{Stop, ensure, same},
};

/// A point of P-256: its generator, uncompressed, in base64url.
const POINT: &str = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";

fn device(tag: &str) -> NewDevice {
    NewDevice {
        endpoint: format!("https://push.example.org/{tag}?x=1"),
        p256dh: POINT.into(),
        auth: "BTBZMqHH6r4Tts7J_aSIgg".into(),
        zone: "Europe/Oslo".into(),
        language: "nb".into(),
        replaces: None,
    }
}

fn keep(device: NewDevice) -> CommandBody {
    CommandBody::KeepDevice { device }
}

async fn ids(client: &Client) -> Result<Vec<String>, Stop> {
    Ok(client.me().await?.devices.into_iter().map(|device| device.id).collect())
}

/// Goes on only where notifications are sent.
async fn offered(case: &Case<'_>) -> Result<(), Stop> {
    if case.about().await?.capabilities.contains(&Capability::Push) {
        return Ok(());
    }
    Err(Stop::NotOffered("notifications are not sent".into()))
}

pub async fn what_is_offered_is_consistent(case: &mut Case<'_>) -> Result<(), Stop> {
    let about = case.about().await?;
    let offers = about.capabilities.contains(&Capability::Push);
    same!(about.push_key.is_some(), offers, "a key where notifications are offered");
    let client = case.newcomer().await?;
    if offers {
        let key = about.push_key.as_deref().and_then(bytes).unwrap_or_default();
        same!((key.len(), key.first()), (65, Some(&4)), "the key");
        return Ok(());
    }
    let command = case.command(keep(device(&case.tag.clone())));
    refused(&client, command, Unsupported).await?;
    let story = case.one_story().await?;
    let at = Instant::from_millis(made::day(1).millis() + 36_500 * DAY);
    let command = case.command(CommandBody::KeepReminder { story, at });
    refused(&client, command, Unsupported).await?;
    // There is nothing to stop, which is no mistake.
    let command = case.command(CommandBody::StopPush);
    applied(&client, command).await?;
    same!(ids(&client).await?, Vec::<String>::new(), "the devices");
    Ok(())
}

pub async fn kinds_come_back_as_ticked(case: &mut Case<'_>) -> Result<(), Stop> {
    let client = case.newcomer().await?;
    same!(client.me().await?.settings.push, Pushed::default(), "what somebody new is told");
    let push = Pushed { thanks: false, programme: true, alerts: false };
    let command =
        case.command(CommandBody::SaveSettings { settings: Settings { push, ..Settings::default() } });
    applied(&client, command).await?;
    same!(client.me().await?.settings.push, push, "what was ticked");
    let command = case.command(CommandBody::StopPush);
    applied(&client, command).await?;
    same!(client.me().await?.settings.push, Pushed::default(), "what is ticked after everything was stopped");
    Ok(())
}

pub async fn a_device_is_kept_once_and_dropped(case: &mut Case<'_>) -> Result<(), Stop> {
    offered(case).await?;
    let (client, tag) = (case.newcomer().await?, case.tag.clone());
    let first = device(&tag);
    let command = case.command(keep(first.clone()));
    applied(&client, command).await?;
    let before = client.events_after(0).await?;
    let command = case.command(keep(first.clone()));
    applied(&client, command).await?;
    same!(ids(&client).await?, [device_id(&first.endpoint)], "the devices");
    let told = |missed: &domain::event::Missed| {
        missed.events.iter().filter(|event| event.event.what == Happening::ProfileChanged).count()
    };
    same!(told(&client.events_after(0).await?), told(&before), "what is told of the same again");
    let second = NewDevice { replaces: Some(first.endpoint.clone()), ..device(&format!("{tag}2")) };
    let command = case.command(keep(second.clone()));
    applied(&client, command).await?;
    same!(ids(&client).await?, [device_id(&second.endpoint)], "the devices after an address changed");
    let id = device_id(&second.endpoint);
    for _ in 0..2 {
        let command = case.command(CommandBody::DropDevice { device: id.clone() });
        applied(&client, command).await?;
        same!(ids(&client).await?, Vec::<String>::new(), "the devices after one was dropped");
    }
    Ok(())
}

pub async fn an_address_speaks_for_one_person(case: &mut Case<'_>) -> Result<(), Stop> {
    offered(case).await?;
    let (first, second) = (case.newcomer().await?, case.newcomer().await?);
    let shared = device(&format!("{}s", case.tag));
    for client in [&first, &second] {
        let command = case.command(keep(shared.clone()));
        applied(client, command).await?;
    }
    same!(ids(&first).await?, Vec::<String>::new(), "the devices of whoever gave it first");
    same!(ids(&second).await?, [device_id(&shared.endpoint)], "the devices of whoever gave it last");
    // Nobody drops what is another person's.
    let command = case.command(CommandBody::DropDevice { device: device_id(&shared.endpoint) });
    applied(&first, command).await?;
    same!(ids(&second).await?.len(), 1, "the devices after somebody else dropped it");
    Ok(())
}

pub async fn impossible_devices_are_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    offered(case).await?;
    let client = case.newcomer().await?;
    let good = device(&case.tag.clone());
    let mut beside = POINT.to_owned();
    beside.replace_range(10..11, "A");
    let with = |endpoint: &str| NewDevice { endpoint: endpoint.into(), ..good.clone() };
    let long = format!("https://push.example.org/{}", "x".repeat(1_000));
    for (device, place) in [
        (with("http://push.example.org/x"), "endpoint"),
        (with("https://127.0.0.1/x"), "endpoint"),
        (with("https://[::1]/x"), "endpoint"),
        (with("https://10.0.0.1:8443/x"), "endpoint"),
        (with("https://u:p@push.example.org/x"), "endpoint"),
        (with("push"), "endpoint"),
        (with(&long), "endpoint"),
        (NewDevice { p256dh: beside, ..good.clone() }, "p256dh"),
        (NewDevice { p256dh: String::new(), ..good.clone() }, "p256dh"),
        (NewDevice { auth: "AAAA".into(), ..good.clone() }, "auth"),
        (NewDevice { zone: "Oslo\n".into(), ..good.clone() }, "zone"),
        (NewDevice { language: String::new(), ..good.clone() }, "language"),
    ] {
        let command = case.command(keep(device));
        let problem = refused(&client, command, Invalid).await?;
        let places: Vec<_> = problem.fields.iter().map(|field| field.pointer.as_str()).collect();
        same!(places, [format!("/device/{place}")], "the place");
    }
    same!(ids(&client).await?, Vec::<String>::new(), "the devices after refusals");
    Ok(())
}

pub async fn reminders_are_kept_replaced_and_dropped(case: &mut Case<'_>) -> Result<(), Stop> {
    offered(case).await?;
    let client = case.newcomer().await?;
    let story = case.one_story().await?;
    let now = client.my_reach(domain::reach::Span::Hour).await?.now;
    for at in [now.plus(-HOUR), now.plus(61 * DAY)] {
        let command = case.command(CommandBody::KeepReminder { story, at });
        refused(&client, command, Invalid).await?;
    }
    let mut last = None;
    for hours in [5, 7] {
        let command = case.command(CommandBody::KeepReminder { story, at: now.plus(hours * HOUR) });
        last = Some(command.id);
        applied(&client, command).await?;
        let kept = client.me().await?.reminders;
        let kept: Vec<_> = kept.into_iter().map(|kept| (Some(kept.id), kept.story, kept.at)).collect();
        same!(kept, [(last, story, now.plus(hours * HOUR))], "the reminders");
    }
    let Some(reminder) = last else { return Ok(()) };
    for _ in 0..2 {
        let command = case.command(CommandBody::DropReminder { reminder });
        applied(&client, command).await?;
        ensure!(client.me().await?.reminders.is_empty(), "a reminder that was dropped is kept");
    }
    Ok(())
}

pub async fn it_is_ones_own_and_erasing_takes_it_along(case: &mut Case<'_>) -> Result<(), Stop> {
    offered(case).await?;
    let (client, other) = (case.newcomer().await?, case.facilitator().await?);
    let mine = device(&format!("{}e", case.tag));
    let command = case.command(keep(mine.clone()));
    applied(&client, command).await?;
    let text = |data: &domain::my_data::MyData| serde_json::to_string(data).unwrap_or_default();
    let data = client.my_data().await?;
    for secret in [&mine.endpoint, &mine.auth, &mine.p256dh] {
        ensure!(text(&data).contains(secret.as_str()), "the export lacks {secret}");
    }
    let theirs = text(&other.my_data().await?);
    ensure!(!theirs.contains(&mine.endpoint), "somebody else reads the address");
    let command = case.command(CommandBody::EraseMe);
    applied(&client, command).await?;
    same!(ids(&client).await?, Vec::<String>::new(), "the devices after an erasure");
    ensure!(!text(&client.my_data().await?).contains(&mine.endpoint), "the address is still there");
    Ok(())
}

pub async fn nobody_is_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let visitor = case.visitor().await?;
    let command = case.command(CommandBody::StopPush);
    denied("stopping", visitor.submit(command).await, domain::problem::ProblemKind::Unauthenticated)
}
