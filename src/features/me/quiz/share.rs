//! The picture of a result, for the person to show to whom they choose.

use std::sync::Arc;

use charts::{CARD_WIDTH, Card, Theme, card_height, draw_card};
use domain::{
    person::QuizRecord,
    quiz::{Pack, Verdict, text},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::file;
use crate::{
    i18n::{language, t, t_with},
    ui::{
        announce::announce,
        chart::ChartCanvas,
        dialog::Dialog,
        field::Field,
        icon::Icon,
        persona::{petals, seen::seen, words},
        segmented::Segmented,
    },
};

/// The longest name that a card has room for.
const LONGEST_NAME: &str = "40";
/// What the file is called, without its ending.
const NAME: &str = "polyphony";

/// What is being made.
#[derive(Clone, Copy)]
struct Making {
    pack: StoredValue<Arc<Pack>>,
    verdict: StoredValue<Verdict>,
    open: RwSignal<bool>,
    tall: RwSignal<bool>,
    name: RwSignal<String>,
    /// The page's colours, as the preview last had them.
    theme: StoredValue<Option<Theme>>,
    failed: RwSignal<bool>,
}

/// The button, and the dialog behind it.
pub fn share(pack: &Arc<Pack>, quiz: &QuizRecord) -> AnyView {
    let correction = quiz.correction.as_ref().map(|said| said.persona.as_str());
    let making = Making {
        pack: StoredValue::new(Arc::clone(pack)),
        verdict: StoredValue::new(seen(&quiz.verdict, correction)),
        open: RwSignal::new(false),
        tall: RwSignal::new(true),
        name: RwSignal::new(String::new()),
        theme: StoredValue::new(None),
        failed: RwSignal::new(false),
    };
    view! {
        <div class="result-picture">
            <button type="button" class="button" on:click=move |_| making.open.set(true)>
                <Icon name="picture" />{t("card.make")}
            </button>
            <Dialog open=making.open title=t("card.title") sheet=true>{content(making)}</Dialog>
        </div>
    }
    .into_any()
}

/// The preview, what is on it, what can be changed, what can be done with it.
fn content(making: Making) -> AnyView {
    let shapes = vec![("tall".to_owned(), t("card.tall")), ("square".to_owned(), t("card.square"))];
    let shape = Signal::derive(move || if making.tall.get() { "tall" } else { "square" }.to_owned());
    let named = move |wiring: crate::ui::field::Wiring| {
        view! {
            <input id=wiring.id class="input" type="text" autocomplete="name" maxlength=LONGEST_NAME
                aria-describedby=move || wiring.described.get()
                prop:value=move || making.name.get()
                on:input=move |event| making.name.set(event_target_value(&event)) />
        }
        .into_any()
    };
    let failed = move || {
        making.failed.get().then(|| {
            view! { <p class="note is-problem" role="alert"><Icon name="warning" />{t("card.failed")}</p> }
        })
    };
    let shares = file::can_share();
    view! {
        {preview(making)}
        <div class="card-facts small">
            <p><strong>{t("card.on_it")}</strong>" "{t("card.on_it_what")}</p>
            <p><strong>{t("card.not_on_it")}</strong>" "{t("card.not_on_it_what")}</p>
        </div>
        <Segmented legend=t("card.shape") options=shapes value=shape
            choose=move |shape: String| making.tall.set(shape == "tall") show_legend=true />
        <Field label=t("card.name") hint=t("card.name_hint") control=named />
        {failed}
        <div class="dialog-actions result-bottom">
            <button type="button" class="button is-quiet" on:click=move |_| making.keep_svg()>{t("card.svg")}</button>
            <button type="button" class="button" class:is-primary=!shares on:click=move |_| making.keep()>
                <Icon name="download" />{t("card.png")}
            </button>
            {shares.then(|| view! {
                <button type="button" class="button is-primary" on:click=move |_| making.share()>{t("card.share")}</button>
            })}
        </div>
    }
    .into_any()
}

/// The card as it will be.
fn preview(making: Making) -> AnyView {
    let height = move |width: f64| width * f64::from(card_height(making.tall.get())) / f64::from(CARD_WIDTH);
    let draw = move |area: &charts::Area<_>, theme: &Theme| {
        making.theme.set_value(Some(theme.clone()));
        // As many device pixels as there are, laid out as the file is.
        let scale = f64::from(area.dim_in_pixel().0) / f64::from(CARD_WIDTH);
        making.tall.track();
        draw_card(area, &making.card(), &Theme { scale, ..theme.clone() })
    };
    let label = Signal::derive(move || making.card().headline);
    view! {
        <div class="card-preview" class:is-square=move || !making.tall.get()>
            <ChartCanvas label=label name="card" height=height draw=draw />
        </div>
    }
    .into_any()
}

impl Making {
    /// What stands on the card now.
    fn card(self) -> Card {
        let name = self.name.get();
        let eyebrow = match name.trim() {
            "" => t("card.eyebrow"),
            name => t_with("card.eyebrow_named", &[("name", name)]),
        };
        self.pack.with_value(|pack| {
            self.verdict.with_value(|verdict| {
                let first = verdict.primary().and_then(|blend| pack.persona(&blend.persona));
                let essence = first.map(|persona| text(&persona.essence, &language()).to_owned());
                Card {
                    chord: petals(pack, verdict, true),
                    eyebrow,
                    headline: words::headline(pack, verdict),
                    essence: essence.unwrap_or_default(),
                    footer: t("card.footer"),
                }
            })
        })
    }

    /// What a file is made of.
    fn parts(self) -> (Card, Theme, bool) {
        let theme = self.theme.get_value().unwrap_or_else(Theme::light);
        (untrack(|| self.card()), theme, self.tall.get_untracked())
    }

    /// Keeps the picture as a file.
    fn keep(self) {
        let (card, theme, tall) = self.parts();
        spawn_local(async move {
            let kept = match file::png(&card, &theme, tall).await {
                Some(picture) => file::download(&format!("{NAME}.png"), &picture),
                None => false,
            };
            self.done(kept, "card.kept");
        });
    }

    /// Keeps the drawing as a file.
    fn keep_svg(self) {
        let (card, theme, tall) = self.parts();
        let drawn = file::svg(&card, &theme, tall);
        self.done(drawn.is_some_and(|drawn| file::download(&format!("{NAME}.svg"), &drawn)), "card.kept");
    }

    /// Hands the picture to the device's share menu.
    fn share(self) {
        let (card, theme, tall) = self.parts();
        spawn_local(async move {
            let shared = match file::png(&card, &theme, tall).await {
                Some(picture) => file::share(&format!("{NAME}.png"), &picture).await,
                None => false,
            };
            self.done(shared, "card.shared");
        });
    }

    /// Says how it went; what failed stays on the screen.
    fn done(self, well: bool, key: &'static str) {
        // The dialog may be closed by now.
        let _ = self.failed.try_set(!well);
        if well {
            announce(t(key));
        }
    }
}
