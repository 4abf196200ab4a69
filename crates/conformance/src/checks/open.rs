//! Shares whose owners let colleagues see how often their links are opened.

use domain::{
    command::CommandBody,
    ids::{ShareId, StoryId},
    numbers::Measured,
    problem::ProblemKind::Invalid,
    share::Share,
    thanks::{MyShown, OpenClicks},
};

use crate::{
    case::{Case, Client, applied, refused},
    report::{Stop, ensure, same},
};

/// What somebody sees of a share's clicks; none if they do not see the share.
async fn seen(client: &Client, story: StoryId, share: ShareId) -> Result<Option<Option<OpenClicks>>, Stop> {
    let listed = client.colleagues(Some(story)).await?;
    Ok(listed.into_iter().find(|one| one.share == share).map(|one| one.clicks))
}

/// So many clicks, as this backend counts them.
async fn clicks(case: &Case<'_>, count: u64) -> Result<Option<Option<OpenClicks>>, Stop> {
    let measure = case.about().await?.tracked_links;
    Ok(Some(Some(OpenClicks { measure, count: Measured::of(count) })))
}

async fn show(case: &mut Case<'_>, owner: &Client, share: ShareId, shown: bool) -> Result<(), Stop> {
    let command = case.command(CommandBody::ShowShare { share, shown, lift: false });
    applied(owner, command).await.map(drop)
}

pub async fn clicks_are_seen_where_their_owner_chose_so(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (owner, other) = (case.newcomer().await?, case.newcomer().await?);
    let open = case.open_share(&owner, story).await?;
    let closed = case.share(&owner, story, "Not openly").await?;
    same!((open.open, closed.open), (true, false), "what its owner reads of each");
    same!(
        owner.my_thanks().await?.shown,
        [MyShown { share: open.id, lift: false }],
        "what one shows at once"
    );
    same!(seen(&other, story, closed.id).await?, None, "a share that nobody shows");
    let none = clicks(case, 0).await?;
    same!(seen(&other, story, open.id).await?, none, "a link that nobody opened");
    show(case, &owner, closed.id, true).await?;
    for share in [&open, &closed, &open] {
        case.click(&owner, &share.code).await?;
    }
    let two = clicks(case, 2).await?;
    for viewer in [&other, &case.facilitator().await?] {
        same!(seen(viewer, story, open.id).await?, two, "clicks of an open share");
        same!(
            seen(viewer, story, closed.id).await?,
            Some(None),
            "clicks of a share that is shown but not open"
        );
    }
    let listed = other.colleagues(None).await?;
    ensure!(listed.iter().any(|one| one.share == open.id && Some(one.clicks) == two), "not among all");
    Ok(())
}

pub async fn hiding_takes_them_away(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (owner, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.open_share(&owner, story).await?;
    case.click(&owner, &share.code).await?;
    show(case, &owner, share.id, false).await?;
    same!(seen(&other, story, share.id).await?, None, "a share that was hidden");
    case.click(&owner, &share.code).await?;
    show(case, &owner, share.id, true).await?;
    let two = clicks(case, 2).await?;
    same!(seen(&other, story, share.id).await?, two, "what is shown again");
    let not_sent = case.command(CommandBody::TellShare { share: share.id, went: false, post: None });
    applied(&owner, not_sent).await?;
    same!(seen(&other, story, share.id).await?, None, "what did not go out");
    Ok(())
}

pub async fn it_is_decided_once_with_the_share(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (owner, other) = (case.newcomer().await?, case.newcomer().await?);
    for open in [true, false] {
        let share = if open {
            case.open_share(&owner, story).await?
        } else {
            case.share(&owner, story, "Not openly").await?
        };
        let mut again = case.command(CommandBody::RecordShare {
            story,
            network: share.network,
            caption: share.caption.clone(),
            open: !open,
        });
        again.id = share.id;
        let problem = refused(&owner, again.clone(), Invalid).await?;
        same!(problem.fields.first().map(|field| field.pointer.as_str()), Some("/id"), "the place");
        again.body =
            CommandBody::RecordShare { story, network: share.network, caption: share.caption.clone(), open };
        applied(&owner, again).await?;
        for shown in [false, true] {
            show(case, &owner, share.id, shown).await?;
        }
        let told = case.command(CommandBody::TellShare { share: share.id, went: true, post: None });
        applied(&owner, told).await?;
        let kept = owner.shares().await?.into_iter().find(|one| one.id == share.id);
        same!(kept, Some(Share { went: Some(true), ..share.clone() }), "the share");
        let expected = if open { clicks(case, 0).await? } else { Some(None) };
        same!(seen(&other, story, share.id).await?, expected, "what colleagues see");
        let data = owner.my_data().await?.shares.into_iter().find(|one| one.id == share.id);
        same!(data.map(|one| one.open), Some(open), "what stands in one's data");
    }
    Ok(())
}

pub async fn a_story_that_is_gone_takes_them_along(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (owner, other) = (case.newcomer().await?, case.newcomer().await?);
    let facilitator = case.facilitator().await?;
    let share = case.open_share(&owner, story).await?;
    let command = case.command(CommandBody::WithdrawStory { id: story, withdrawn: true });
    applied(&facilitator, command).await?;
    same!(seen(&other, story, share.id).await?, None, "an open share of a story that is gone");
    Ok(())
}

pub async fn erasing_takes_them_along(case: &mut Case<'_>) -> Result<(), Stop> {
    let story = case.one_story().await?;
    let (owner, other) = (case.newcomer().await?, case.newcomer().await?);
    let share = case.open_share(&owner, story).await?;
    case.click(&owner, &share.code).await?;
    let command = case.command(CommandBody::EraseMe);
    applied(&owner, command).await?;
    same!(seen(&other, story, share.id).await?, None, "an open share of somebody who erased themselves");
    Ok(())
}
