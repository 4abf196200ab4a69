//! Shares that are shown to colleagues, and what is said for them.

use domain::{
    command::CommandBody,
    event::Happening,
    ids::{CommandId, ShareId, StoryId},
    problem::ProblemKind::{Invalid, Unauthenticated},
    reach::Span,
    settings::{Returns, Settings},
    thanks::{MAX_WORDS, MyShown, Received, ShownShare},
};

use crate::{
    case::{Case, Client, applied, denied, refused},
    made,
    report::{Stop, ensure, same},
};

async fn show(case: &mut Case<'_>, client: &Client, share: ShareId, shown: bool) -> Result<(), Stop> {
    let command = case.command(CommandBody::ShowShare { share, shown, lift: false });
    applied(client, command).await.map(drop)
}

fn thank(share: ShareId, words: &str) -> CommandBody {
    CommandBody::Thank { share, words: words.to_owned() }
}

/// A story, somebody who shows a share of it, and that share.
async fn shown(case: &mut Case<'_>) -> Result<(StoryId, Client, ShareId), Stop> {
    let story = case.one_story().await?;
    let owner = case.newcomer().await?;
    let share = case.share(&owner, story, "Words that nobody else reads").await?.id;
    show(case, &owner, share, true).await?;
    Ok((story, owner, share))
}

async fn seen(client: &Client, story: StoryId, share: ShareId) -> Result<Option<ShownShare>, Stop> {
    let mut found: Vec<ShownShare> = client.colleagues(Some(story)).await?;
    found.retain(|one| one.share == share);
    ensure!(found.len() < 2, "a share is shown twice");
    Ok(found.pop())
}

async fn received(client: &Client) -> Result<Vec<Received>, Stop> {
    Ok(client.my_thanks().await?.received)
}

async fn now(client: &Client) -> Result<u64, Stop> {
    Ok(client.my_reach(Span::Hour).await?.as_of)
}

pub async fn a_share_is_seen_while_its_owner_shows_it(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (owner, other) = (case.newcomer().await?, case.newcomer().await?);
    let facilitator = case.facilitator().await?;
    let share = case.share(&owner, story, "Private words").await?;
    same!(other.colleagues(Some(story)).await?, [], "shares that nobody shows");
    same!(facilitator.colleagues(Some(story)).await?, [], "shares that nobody shows, to a facilitator");
    let before = now(&other).await?;
    show(case, &owner, share.id, true).await?;
    let expected = ShownShare {
        share: share.id,
        name: owner.me().await?.name,
        story,
        title: share.title.clone(),
        network: share.network,
        at: share.at,
        post: None,
        takes_thanks: true,
        thanked: None,
        clicks: None,
    };
    let expected = std::slice::from_ref(&expected);
    same!(other.colleagues(Some(story)).await?, expected, "what a colleague sees");
    same!(facilitator.colleagues(Some(story)).await?, expected, "what a facilitator sees");
    ensure!(
        other.colleagues(None).await?.iter().any(|one| expected.contains(one)),
        "it is not among those of the programme"
    );
    same!(owner.colleagues(Some(story)).await?, [], "one's own among those of colleagues");
    same!(owner.my_thanks().await?.shown, [MyShown { share: share.id, lift: false }], "what one shows");
    same!(other.my_thanks().await?.shown, [], "what somebody else shows");
    let elsewhere = StoryId::of_entry(&case.tag, "none");
    same!(other.colleagues(Some(elsewhere)).await?, [], "shares of another story");
    let told = other.events_after(before).await?.events;
    let told = told.iter().any(|event| matches!(event.event.what, Happening::ShareShown { .. }));
    ensure!(!told, "the log tells others that somebody showed something");
    for _ in 0..2 {
        show(case, &owner, share.id, false).await?;
        same!(other.colleagues(Some(story)).await?, [], "what was hidden again");
        let listed = other.colleagues(None).await?;
        ensure!(listed.iter().all(|one| one.share != share.id), "what was hidden is still listed");
        same!(owner.my_thanks().await?.shown, [], "what one shows after hiding it");
    }
    Ok(())
}

pub async fn only_ones_own_shares_are_shown(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (owner, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.share(&owner, story, "Mine").await?.id;
    let unknown = CommandId::v7(made::day(3), &[9; 10]);
    for (client, share) in [(&other, share), (&case.facilitator().await?, share), (&owner, unknown)] {
        for shown in [true, false] {
            let command = case.command(CommandBody::ShowShare { share, shown, lift: true });
            let problem = refused(client, command, Invalid).await?;
            same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/share"), "the place");
        }
    }
    let not_sent = case.command(CommandBody::TellShare { share, went: false, post: None });
    applied(&owner, not_sent).await?;
    let command = case.command(CommandBody::ShowShare { share, shown: true, lift: false });
    refused(&owner, command, Invalid).await?;
    same!(other.colleagues(Some(story)).await?, [], "what was not to be shown");
    Ok(())
}

pub async fn what_did_not_go_out_is_not_shown(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let other = case.newcomer().await?;
    ensure!(seen(&other, story, share).await?.is_some(), "it is not shown");
    let command = case.command(CommandBody::TellShare { share, went: false, post: None });
    applied(&owner, command).await?;
    same!(seen(&other, story, share).await?, None, "what did not go out");
    Ok(())
}

pub async fn the_post_is_seen_where_lifting_is_wanted(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let other = case.newcomer().await?;
    let post = Some("https://example.org/post/1".to_owned());
    let command = case.command(CommandBody::TellShare { share, went: true, post: post.clone() });
    applied(&owner, command).await?;
    same!(seen(&other, story, share).await?.and_then(|one| one.post), None, "a post nobody is to lift");
    for (lift, expected) in [(true, post), (false, None)] {
        let command = case.command(CommandBody::ShowShare { share, shown: true, lift });
        applied(&owner, command).await?;
        same!(seen(&other, story, share).await?.and_then(|one| one.post), expected, "the post");
        same!(owner.my_thanks().await?.shown, [MyShown { share, lift }], "what one shows");
    }
    Ok(())
}

pub async fn only_the_owner_reads_who_thanked(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let (giver, third) = (case.newcomer().await?, case.newcomer().await?);
    let facilitator = case.facilitator().await?;
    let before = now(&third).await?;
    let words = format!("Thank you for {}", case.tag);
    let command = case.command(thank(share, &words));
    let id = command.id;
    applied(&giver, command).await?;
    let read = received(&owner).await?;
    let at = read.first().map(|one| one.at).unwrap_or_default();
    let title = owner.story(story).await?.title;
    let name = giver.me().await?.name;
    same!(read, [Received { id, share, story, title, name, words: words.clone(), at }], "the thanks");
    same!(seen(&giver, story, share).await?.and_then(|one| one.thanked), Some(words), "what one said");
    for (who, client) in [("a third person", &third), ("a facilitator", &facilitator), ("the giver", &giver)]
    {
        same!(received(client).await?.iter().filter(|one| one.share == share).count(), 0, who);
    }
    for client in [&third, &facilitator] {
        same!(seen(client, story, share).await?.and_then(|one| one.thanked), None, "what others said");
        let everything = format!(
            "{:?} {:?} {:?} {:?} {:?}",
            client.colleagues(None).await?,
            client.colleagues(Some(story)).await?,
            client.my_thanks().await?,
            client.events_after(before).await?.events,
            client.my_data().await?,
        );
        let told = everything.contains(&format!("for {}", case.tag)) || everything.contains(&id.to_string());
        ensure!(!told, "somebody else reads of the thanks");
        let events = client.events_after(before).await?.events;
        let told = events.iter().any(|event| event.event.what == Happening::ThanksChanged { share });
        ensure!(!told, "the log tells somebody else of the thanks");
    }
    let events = owner.events_after(before).await?.events;
    let told = events.iter().any(|event| event.event.what == Happening::ThanksChanged { share });
    ensure!(told, "the log does not tell the owner");
    Ok(())
}

pub async fn one_person_thanks_once(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let giver = case.newcomer().await?;
    let first = case.command(thank(share, "First"));
    let id = first.id;
    applied(&giver, first.clone()).await?;
    applied(&giver, first.clone()).await?;
    let again = case.command(thank(share, "Better words"));
    applied(&giver, again).await?;
    // What was sent late a second time does not bring the first words back.
    applied(&giver, first).await?;
    let read = received(&owner).await?;
    same!(
        read.iter().map(|one| (one.id, one.words.as_str())).collect::<Vec<_>>(),
        [(id, "Better words")],
        "words"
    );
    for _ in 0..2 {
        let back = case.command(CommandBody::TakeThanksBack { share });
        applied(&giver, back).await?;
        same!(received(&owner).await?, [], "thanks that were taken back");
        same!(seen(&giver, story, share).await?.and_then(|one| one.thanked), None, "what one said");
    }
    let other = case.newcomer().await?;
    for client in [&giver, &other] {
        let command = case.command(thank(share, ""));
        applied(client, command).await?;
    }
    same!(received(&owner).await?.len(), 2, "thanks of two people");
    Ok(())
}

pub async fn what_is_not_shown_cannot_be_thanked(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let giver = case.newcomer().await?;
    let private = case.share(&owner, story, "Private").await?.id;
    let unknown = CommandId::v7(made::day(3), &[8; 10]);
    let mut reasons = Vec::new();
    show(case, &owner, share, false).await?;
    for not_there in [private, unknown, share] {
        let command = case.command(thank(not_there, "Thanks"));
        reasons.push(refused(&giver, command, Invalid).await?);
    }
    let same = reasons.iter().all(|problem| Some(problem) == reasons.first());
    ensure!(same, "what is hidden is told apart from what never was: {reasons:?}");
    same!(received(&owner).await?, [], "thanks for what is not shown");
    show(case, &owner, share, true).await?;
    let own = case.command(thank(share, "Well done, me"));
    refused(&owner, own, Invalid).await?;
    let command = case.command(thank(share, "Thanks"));
    applied(&giver, command).await?;
    show(case, &owner, share, false).await?;
    same!(received(&owner).await?.len(), 1, "what was said before it was hidden");
    let later = case.command(thank(share, "More"));
    refused(&giver, later, Invalid).await?;
    Ok(())
}

pub async fn words_hide_nothing_and_have_a_limit(case: &mut Case<'_>) -> Result<(), Stop> {
    let (_, owner, share) = shown(case).await?;
    let giver = case.newcomer().await?;
    for (words, expected) in [
        ("Pay\u{202e}daer\u{202c} \u{0}now", "Paydaer now"),
        ("two\nlines\u{2067}", "two lines"),
        ("<script>alert(1)</script> =1+1 %s", "<script>alert(1)</script> =1+1 %s"),
        ("شكراً \u{200f}لك 👩\u{200d}🚀", "شكراً \u{200f}لك 👩\u{200d}🚀"),
        ("\u{200b} \u{feff}", ""),
    ] {
        let command = case.command(thank(share, words));
        applied(&giver, command).await?;
        let read: Vec<_> = received(&owner).await?.into_iter().map(|one| one.words).collect();
        same!(read, [expected], "the words");
    }
    let longest = case.command(thank(share, &"é".repeat(MAX_WORDS)));
    applied(&giver, longest).await?;
    let too_long = case.command(thank(share, &"é".repeat(MAX_WORDS + 1)));
    let problem = refused(&giver, too_long, Invalid).await?;
    same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/words"), "the place");
    Ok(())
}

pub async fn who_takes_no_thanks_gets_none(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let giver = case.newcomer().await?;
    for (thanks, expected) in [(false, 0), (true, 1)] {
        let returns = Returns { thanks, milestones: false, letter: false };
        let settings = Settings { returns, ..Settings::default() };
        let command = case.command(CommandBody::SaveSettings { settings });
        applied(&owner, command).await?;
        same!(owner.me().await?.settings.returns, returns, "what comes back");
        same!(
            seen(&giver, story, share).await?.map(|one| one.takes_thanks),
            Some(thanks),
            "thanks are taken"
        );
        let command = case.command(thank(share, "Thanks"));
        if thanks {
            applied(&giver, command).await?;
        } else {
            refused(&giver, command, Invalid).await?;
        }
        same!(received(&owner).await?.len(), expected, "thanks");
    }
    Ok(())
}

pub async fn what_is_put_away_stays_away(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let (giver, other) = (case.newcomer().await?, case.newcomer().await?);
    for client in [&giver, &other] {
        let command = case.command(thank(share, "Not so kind"));
        applied(client, command).await?;
    }
    let id = received(&owner).await?.first().map(|one| one.id);
    let id = id.ok_or_else(|| Stop::Failed("the thanks are missing".into()))?;
    let stranger = case.command(CommandBody::PutThanksAway { thanks: id });
    applied(&giver, stranger).await?;
    same!(received(&owner).await?.len(), 2, "thanks that somebody else put away");
    let command = case.command(CommandBody::PutThanksAway { thanks: id });
    applied(&owner, command).await?;
    for client in [&giver, &other] {
        let again = case.command(thank(share, "Once more"));
        applied(client, again).await?;
        same!(
            seen(client, story, share).await?.and_then(|one| one.thanked),
            Some("Once more".into()),
            "said"
        );
    }
    let left: Vec<_> = received(&owner).await?.into_iter().map(|one| (one.id == id, one.words)).collect();
    same!(left, [(false, "Once more".to_owned())], "what is left");
    same!(owner.my_data().await?.thanks_received.len(), 2, "what is kept, in one's data");
    Ok(())
}

pub async fn erasing_takes_thanks_along(case: &mut Case<'_>) -> Result<(), Stop> {
    let (story, owner, share) = shown(case).await?;
    let (giver, stays) = (case.newcomer().await?, case.newcomer().await?);
    let theirs = case.share(&giver, story, "Theirs").await?.id;
    show(case, &giver, theirs, true).await?;
    for (client, share) in [(&giver, share), (&stays, share), (&owner, theirs)] {
        let command = case.command(thank(share, "Thanks"));
        applied(client, command).await?;
    }
    let data = giver.my_data().await?;
    same!(data.shown, [MyShown { share: theirs, lift: false }], "what one shows, in one's data");
    same!(data.thanks_given.iter().map(|one| one.share).collect::<Vec<_>>(), [share], "thanks one gave");
    same!(data.thanks_received, received(&giver).await?, "thanks one received");
    let command = case.command(CommandBody::EraseMe);
    applied(&giver, command).await?;
    same!(received(&owner).await?.len(), 1, "thanks of somebody who erased themselves");
    same!(owner.my_data().await?.thanks_given, [], "thanks given to somebody who erased themselves");
    same!(seen(&stays, story, theirs).await?, None, "what they showed");
    let data = giver.my_data().await?;
    ensure!(
        data.shown.is_empty() && data.thanks_given.is_empty() && data.thanks_received.is_empty(),
        "something is left: {data:?}"
    );
    Ok(())
}

pub async fn nobody_is_refused(case: &mut Case<'_>) -> Result<(), Stop> {
    let visitor = case.visitor().await?;
    denied("nobody's colleagues", visitor.colleagues(None).await, Unauthenticated)?;
    denied("nobody's thanks", visitor.my_thanks().await, Unauthenticated)?;
    denied("nobody's clicks", visitor.my_clicks(vec![made::day(1), made::day(2)]).await, Unauthenticated)
}
