//! How many people follow somebody, as they say themselves: an estimate needs no more.

use domain::{
    network::Network,
    settings::{MOST_FOLLOWERS, Settings},
};
use leptos::prelude::*;

use super::{
    form::{Fields, Form, Group, Wrong},
    parts::{Kind, input, save_row, section},
};
use crate::{
    i18n::{number, t, t_with},
    session::Session,
    ui::icon::Icon,
};

/// The networks on which one has followers.
const NETWORKS: [Network; 7] = [
    Network::LinkedIn,
    Network::X,
    Network::Bluesky,
    Network::Mastodon,
    Network::Threads,
    Network::Facebook,
    Network::Xing,
];

static GROUP: Group = Group {
    name: "me-audience",
    fields: &["linked_in", "x", "bluesky", "mastodon", "threads", "facebook", "xing"],
    read,
    write,
};

/// The section.
pub fn audience(session: Session) -> AnyView {
    let form = Form::new(session, &GROUP);
    let fields = NETWORKS.map(|network| {
        let name = network.name();
        let hint = match network {
            Network::LinkedIn | Network::Xing => t("me.audience.contacts"),
            _ => t("me.audience.followers"),
        };
        input(form, name, t(&format!("network.{name}")), Some(hint), Kind::Number)
    });
    let body = view! {
        <div class="me-fields">{fields.collect_view()}</div>
        <p class="me-lock small muted"><Icon name="lock" /><span>{t("me.audience.private")}</span></p>
        {save_row(form)}
    };
    section("me-audience", t("me.audience"), t("me.audience.about"), body.into_any())
}

fn read(settings: &Settings) -> Fields {
    let told = |network: &Network| settings.audience.get(network).map(u32::to_string).unwrap_or_default();
    NETWORKS.iter().map(|network| (network.name().to_owned(), told(network))).collect()
}

fn write(fields: &Fields, settings: &mut Settings) -> Wrong {
    let mut wrong = Wrong::new();
    for network in NETWORKS {
        let typed = fields.get(network.name()).map(String::as_str).unwrap_or_default();
        match followers(typed) {
            Ok(Some(followers)) => {
                settings.audience.insert(network, followers);
            }
            Ok(None) => {
                settings.audience.remove(&network);
            }
            Err(NotANumber) => {
                let most = number(u64::from(MOST_FOLLOWERS));
                wrong.push((network.name(), t_with("me.audience.wrong", &[("most", &most)])));
            }
        }
    }
    wrong
}

/// That a text is no number of followers.
struct NotANumber;

/// A whole number as people write it: in any digits, with or without something between the thousands. None if
/// nothing is told.
fn followers(typed: &str) -> Result<Option<u32>, NotANumber> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let between = |c: char| c.is_whitespace() || ",.'’٬".contains(c);
    let groups: Vec<&str> = typed.split(between).collect();
    // 1.5 is not 15: what follows a separator has three digits.
    if groups.iter().skip(1).any(|group| group.chars().count() != 3) {
        return Err(NotANumber);
    }
    let mut followers = 0u32;
    for letter in groups.into_iter().flat_map(str::chars) {
        let digit = digit(letter).ok_or(NotANumber)?;
        followers = followers.checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(NotANumber)?;
    }
    if followers > MOST_FOLLOWERS { Err(NotANumber) } else { Ok(Some(followers)) }
}

/// The value of a digit, Latin or Arabic.
fn digit(letter: char) -> Option<u32> {
    let zeros = ['0', '٠', '۰'];
    zeros
        .into_iter()
        .find_map(|zero| u32::from(letter).checked_sub(u32::from(zero)).filter(|digit| *digit < 10))
}
