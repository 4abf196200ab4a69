//! Going on from a result: a few more answers, or all of it again.

use std::sync::Arc;

use domain::{
    person::QuizRecord,
    quiz::{self, Pack, Quiz},
};
use leptos::prelude::*;

use crate::{
    i18n::{number, t, t_with},
    places,
    ui::{icon::Icon, persona::words},
};

/// Where the quiz goes on with the answers that were given.
const SHARPEN: &str = "/quiz?sharpen";
/// At most so many answers are taken; after them nothing is left to sharpen.
const MOST: usize = quiz::MOST + quiz::SHARPEN;

/// The next step of somebody whom the quiz could not tell yet: a few answers more; where none can be given, all of
/// them anew.
pub fn sharpen_now(pack: &Pack, quiz: &QuizRecord) -> AnyView {
    let (to, words) =
        if can_sharpen(pack, quiz) { (SHARPEN, "me.sharpen_do") } else { ("/quiz", "me.retake") };
    view! { <p><a class="button is-primary" href=places::to(to)>{t(words)}</a></p> }.into_any()
}

/// Whether more answers can be given: not where the questions are others now, nor where enough were asked.
fn can_sharpen(pack: &Pack, quiz: &QuizRecord) -> bool {
    pack.reference() == quiz.pack && quiz.answers.len() < MOST
}

/// Both ways on, each with what it means.
pub fn again(pack: &Arc<Pack>, quiz: &QuizRecord) -> AnyView {
    let sharpen = outlook(pack, quiz).map(|settles| {
        view! {
            <div>
                <h3>{t("me.sharpen")}</h3>
                <p>{settles}</p>
                <a class="button" href=places::to(SHARPEN)><Icon name="plus" />{t("me.sharpen_do")}</a>
            </div>
        }
    });
    view! {
        <section class="result-again" aria-labelledby="result-again">
            <h2 id="result-again">{t("me.again")}</h2>
            <div class="result-pair">
                {sharpen}
                <div>
                    <h3>{t("me.retake")}</h3>
                    <p>{t("me.retake_about")}</p>
                    <a class="button" href=places::to("/quiz")><Icon name="refresh" />{t("me.retake")}</a>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// What a few more answers would settle; none where none can be given.
fn outlook(pack: &Arc<Pack>, quiz: &QuizRecord) -> Option<String> {
    // What doubtful answers point to is not said; the way on stands at the top then.
    if !can_sharpen(pack, quiz) || quiz.verdict.doubt.is_some() {
        return None;
    }
    // The seed chooses questions; none is asked here.
    let taken = Quiz::resume(Arc::clone(pack), 0, quiz.answers.clone()).ok()?;
    let most = number(MOST as u64);
    Some(match taken.outlook() {
        Some([one, other]) => {
            let [one, other] = [one, other].map(|persona| words::persona_name(pack, &persona));
            t_with("me.sharpen_between", &[("one", &one), ("other", &other), ("most", &most)])
        }
        None => t_with("me.sharpen_rest", &[("most", &most)]),
    })
}
