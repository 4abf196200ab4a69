//! What comes back to somebody in the app: thanks, milestones, letters. All of it may be turned off.

use domain::settings::{Returns, Settings};

use leptos::prelude::*;

use super::{
    form::{Fields, Form, Group, Wrong},
    parts::{YES, save_row, section, tick},
};
use crate::{i18n::t, places, session::Session};

static GROUP: Group = Group { name: "me-returns", fields: &["thanks", "milestones", "letter"], read, write };

/// The section.
pub fn returns(session: Session) -> AnyView {
    let form = Form::new(session, &GROUP);
    let body = view! {
        {tick(form, "thanks", t("me.returns.thanks"))}
        {tick(form, "milestones", t("me.returns.milestones"))}
        {tick(form, "letter", t("me.returns.letter"))}
        <p><a href=places::to("/me/letter")>{t("me.returns.letters")}</a></p>
        {save_row(form)}
    };
    section("me-returns", t("me.returns"), t("me.returns.about"), body.into_any())
}

fn read(settings: &Settings) -> Fields {
    let Returns { thanks, milestones, letter } = settings.returns;
    let fields = [("thanks", thanks), ("milestones", milestones), ("letter", letter)];
    let yes = |is: bool| if is { YES.to_owned() } else { String::new() };
    fields.into_iter().map(|(name, is)| (name.to_owned(), yes(is))).collect()
}

fn write(fields: &Fields, settings: &mut Settings) -> Wrong {
    let is = |name: &str| fields.get(name).is_some_and(|value| value == YES);
    settings.returns = Returns { thanks: is("thanks"), milestones: is("milestones"), letter: is("letter") };
    Wrong::new()
}
