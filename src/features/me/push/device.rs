//! This device and the others: turning notifications on here, off here, off everywhere.

use domain::{
    command::{CommandBody, Receipt},
    person::Me,
    problem::{Problem, ProblemKind},
    push::{MyDevice, Pushed, device_id},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{super::form::Form, HEADING};
use crate::{
    i18n::{language, t, t_n},
    platform::{page, ports, push, storage},
    session::Session,
    ui::{icon::Icon, problem_note::ProblemNote, toast::toast},
};

/// Under which name is kept how this device was given last.
const GIVEN: &str = "push.given";

/// What is seen and pressed.
#[derive(Clone, Copy)]
struct Here {
    session: Session,
    /// None until the browser was asked.
    standing: RwSignal<Option<push::Standing>>,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
}

/// How this device stands, with the buttons.
pub fn device(session: Session, form: Form) -> AnyView {
    let here = Here {
        session,
        standing: RwSignal::new(None),
        busy: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    spawn_local(async move {
        let standing = push::standing().await;
        // The screen may have been left meanwhile.
        let _ = here.standing.try_set(Some(standing));
        here.say_again().await;
    });
    let note = move || here.standing.get().map(|standing| here.words(&standing));
    let retry = Callback::new(move |()| here.turn_on());
    let problem =
        move || here.problem.get().map(|problem| view! { <ProblemNote problem=problem retry=retry /> });
    view! {
        <div class="me-push-device" role="status">{note}</div>
        {problem}
        {move || here.others()}
        <div class="me-push-buttons">
            {move || here.buttons()}
            <Show when=move || here.is_anything_on()>
                <button type="button" class="button" data-push="all-off" prop:disabled=move || here.busy.get()
                    on:click=move |_| here.turn_all_off(form)>{t("me.push.all_off")}</button>
            </Show>
        </div>
    }
    .into_any()
}

impl Here {
    /// By what this device is known, if notifications reach it and its person knows of it; tracked.
    fn on(self) -> Option<String> {
        let id = match self.standing.get() {
            Some(push::Standing::On(endpoint)) => device_id(&endpoint),
            _ => return None,
        };
        let devices = self.session.me.with(|me| me.as_ref().map(|me| me.devices.clone()));
        devices.unwrap_or_default().into_iter().any(|device| device.id == id).then_some(id)
    }

    fn words(self, standing: &push::Standing) -> AnyView {
        let (icon, key) = match standing {
            push::Standing::Unsupported => ("info", "me.push.unsupported"),
            push::Standing::NeedsInstall => ("info", "me.push.install"),
            push::Standing::Denied => ("info", "me.push.denied"),
            push::Standing::Unready => ("info", "me.push.unready"),
            push::Standing::On(_) if self.on().is_some() => ("check", "me.push.on"),
            push::Standing::On(_) | push::Standing::Off => ("info", "me.push.off"),
        };
        view! { <div class="note"><Icon name=icon /><p>{t(key)}</p></div> }.into_any()
    }

    fn others(self) -> Option<AnyView> {
        let on = self.on();
        let devices = self.session.me.with(|me| me.as_ref().map(|me| me.devices.clone())).unwrap_or_default();
        let others = devices.iter().filter(|device| Some(&device.id) != on.as_ref()).count() as u64;
        (others > 0)
            .then(|| view! { <p class="small muted">{t_n("me.push.others", others, &[])}</p> }.into_any())
    }

    fn buttons(self) -> Option<AnyView> {
        let possible = matches!(self.standing.get(), Some(push::Standing::Off | push::Standing::On(_)));
        if let Some(id) = self.on() {
            let off = move |_| self.turn_off(id.clone());
            return Some(
                view! {
                    <button type="button" class="button" data-push="off" prop:disabled=move || self.busy.get()
                        on:click=off>{t("me.push.turn_off_here")}</button>
                }
                .into_any(),
            );
        }
        possible.then(|| {
            view! {
                <button type="button" class="button is-primary" data-push="on" prop:disabled=move || self.busy.get()
                    on:click=move |_| self.turn_on()>{t("me.push.turn_on")}</button>
            }
            .into_any()
        })
    }

    fn is_anything_on(self) -> bool {
        self.session.me.with(|me| {
            me.as_ref().is_some_and(|me| {
                !me.devices.is_empty() || !me.reminders.is_empty() || me.settings.push != Pushed::default()
            })
        })
    }

    /// Asks the browser, which asks the person; then gives the device.
    fn turn_on(self) {
        let Some(key) = self.session.about().push_key else { return };
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            match push::subscribe(&key, &language()).await {
                Some(device) => self.give(device).await,
                None => toast(t("me.push.failed"), None),
            }
            let standing = push::standing().await;
            let _ = self.standing.try_set(Some(standing));
            let _ = self.busy.try_set(false);
            page::focus(HEADING);
        });
    }

    async fn give(self, device: domain::push::NewDevice) {
        let id = ports::command_id();
        let given = told(&device);
        let known = MyDevice { id: device_id(&device.endpoint), since: ports::now() };
        let problem = match self.session.submit_as(id, CommandBody::KeepDevice { device }).await {
            Ok(Receipt::Applied { .. }) => {
                storage::set(GIVEN, &given);
                self.change(|me| {
                    me.devices.retain(|device| device.id != known.id);
                    me.devices.push(known);
                });
                return;
            }
            Ok(Receipt::Refused { problem }) | Err(problem) => problem,
            Ok(Receipt::Queued) => Problem::new(ProblemKind::Unreachable, String::new()),
        };
        // What nobody sends to is not left behind.
        self.session.backend.dismiss(id).await;
        push::unsubscribe().await;
        let _ = self.problem.try_set(Some(problem));
    }

    /// Gives a device anew whose language or time zone is another since.
    async fn say_again(self) {
        let (on, given) = (untrack(|| self.on()), storage::get(GIVEN));
        if on.is_none() || given.is_none() {
            return;
        }
        if let Some(device) = push::given(&language()).await
            && given.as_ref() != Some(&told(&device))
        {
            self.give(device).await;
        }
    }

    fn turn_off(self, id: String) {
        self.busy.set(true);
        spawn_local(async move {
            push::unsubscribe().await;
            storage::remove(GIVEN);
            // Kept on this device until there is a connection, if need be; nothing reaches it from now on anyway.
            drop(self.session.submit(CommandBody::DropDevice { device: id.clone() }).await);
            self.change(|me| me.devices.retain(|device| device.id != id));
            let _ = self.standing.try_set(Some(push::standing().await));
            let _ = self.busy.try_set(false);
            page::focus(HEADING);
        });
    }

    fn turn_all_off(self, form: Form) {
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            push::unsubscribe().await;
            storage::remove(GIVEN);
            match self.session.submit(CommandBody::StopPush).await {
                Ok(Receipt::Refused { problem }) | Err(problem) => drop(self.problem.try_set(Some(problem))),
                Ok(_) => {
                    self.change(|me| {
                        me.devices.clear();
                        me.reminders.clear();
                        me.settings.push = Pushed::default();
                    });
                    form.give_up();
                    toast(t("me.push.all_off_done"), None);
                }
            }
            let _ = self.standing.try_set(Some(push::standing().await));
            let _ = self.busy.try_set(false);
            page::focus(HEADING);
        });
    }

    /// Every screen goes by it at once; the backend's own answer comes with the next news.
    fn change(self, change: impl FnOnce(&mut Me)) {
        self.session.me.update(|me| {
            if let Some(me) = me {
                change(me);
            }
        });
    }
}

/// What was said of a device, short.
fn told(device: &domain::push::NewDevice) -> String {
    format!("{} {} {}", device_id(&device.endpoint), device.zone, device.language)
}
