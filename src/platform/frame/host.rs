//! Speaking with the page around: who it is, what it is told, what it may ask. Whatever is not from there, not of this
//! version or not understood is passed over without a word.

use std::cell::{Cell, RefCell};

use domain::embed::HostPattern;
use js_sys::{Object, Reflect};
use leptos::{leptos_dom::helpers::window_event_listener, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlAnchorElement, MessageEvent, MouseEvent, Window};

use super::{HOSTS, height::on_every_click, member};
use crate::platform::page;

/// The version of what is said, both ways.
const VERSION: f64 = 1.0;
/// More messages in a second are a flood: the rest of that second is not listened to.
const FLOOD: u32 = 50;

thread_local! {
    /// The origin of the page around, once it is known and may show the app.
    static HOST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What the page around is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It may show the app.
    Welcome,
    /// The browser does not say who it is; whether it may, its own words will show.
    Unknown,
    /// It may not.
    Refused,
}

/// What the page around may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// How it looks and speaks, and whether its frame grows with the content; empty where it does not care.
    Hello {
        /// `light`, `dark` or `auto`.
        theme: String,
        /// A language's tag.
        locale: String,
        /// Whether its frame grows with the content.
        tall: bool,
    },
    /// A screen, by its path.
    Navigate(String),
}

/// Who is around us. The browser's own word goes first; else the address that led here, which is the page's while
/// nobody has gone anywhere in the frame.
pub fn look() -> Standing {
    let Some(origin) = around() else { return Standing::Unknown };
    if !may_show(&origin) {
        return Standing::Refused;
    }
    HOST.set(Some(origin));
    Standing::Welcome
}

/// The origin of the page around, where it may show the app.
pub fn origin() -> Option<String> {
    HOST.with_borrow(Clone::clone)
}

fn around() -> Option<String> {
    let ancestors = member(&window().location(), "ancestorOrigins");
    let nearest = member(&ancestors, "0").as_string();
    nearest.or_else(|| web_sys::Url::new(&document().referrer()).ok().map(|url| url.origin()))
}

/// Ourselves always; others as the installation says.
fn may_show(origin: &str) -> bool {
    let own = window().location().origin().unwrap_or_default();
    let listed = |hosts: &Vec<String>| {
        hosts.iter().filter_map(|host| HostPattern::read(host).ok()).any(|host| host.takes(origin))
    };
    origin == own || HOSTS.with_borrow(listed)
}

/// Tells the page around something, if it is known and may know.
pub fn tell(kind: &str, parts: &[(&str, JsValue)]) {
    let (Some(origin), Some(around)) = (origin(), window().parent().ok().flatten()) else { return };
    let message = Object::new();
    let parts = parts.iter().cloned();
    for (name, value) in [("polyphony", VERSION.into()), ("type", kind.into())].into_iter().chain(parts) {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    // A page that has gone meanwhile hears nothing.
    let _ = around.post_message(&message, &origin);
}

/// Listens to the page around for as long as the owner lives.
pub fn listen(heard: impl Fn(Asked) + 'static) {
    let (second, count) = (Cell::new(0.0), Cell::new(0));
    let listener = window_event_listener(leptos::ev::message, move |event: MessageEvent| {
        let now = (js_sys::Date::now() / 1_000.0).floor();
        count.set(if second.replace(now) == now { count.get() + 1 } else { 1 });
        if count.get() > FLOOD || !is_around(&event) {
            return;
        }
        if let Some(asked) = read(&event.data()) {
            heard(asked);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Listens to what `public/teams.mjs` hears from Microsoft Teams, and fetches that.
pub fn listen_to_teams(heard: impl Fn(Asked) + 'static) {
    let name = leptos::ev::Custom::<web_sys::CustomEvent>::new("polyphony-host");
    let listener = window_event_listener(name, move |event| {
        if let Some(asked) = read(&event.detail()) {
            heard(asked);
        }
    });
    on_cleanup(move || listener.remove());
    let Ok(script) = document().create_element("script") else { return };
    // Attributes of a fresh element can always be set.
    let _ = script.set_attribute("type", "module");
    let _ = script.set_attribute("src", &page::url("teams.mjs"));
    // Without it the app is as it is anywhere.
    let _ = document().head().map(|head| head.append_child(&script));
}

/// Whether a message is from the page around, and that may show the app.
fn is_around(event: &MessageEvent) -> bool {
    let from = event.source().map(JsValue::from);
    let around = window().parent().ok().flatten().map(Window::into);
    if from.is_none() || from != around {
        return false;
    }
    match origin() {
        Some(known) => event.origin() == known,
        None => {
            let may = may_show(&event.origin());
            if may {
                HOST.set(Some(event.origin()));
            }
            may
        }
    }
}

fn read(message: &JsValue) -> Option<Asked> {
    if member(message, "polyphony").as_f64() != Some(VERSION) {
        return None;
    }
    let text = |name: &str| member(message, name).as_string().filter(|text| text.len() <= 2_000);
    match text("type")?.as_str() {
        "hello" => Some(Asked::Hello {
            theme: text("theme").unwrap_or_default(),
            locale: text("locale").unwrap_or_default(),
            tall: member(message, "tall").is_truthy(),
        }),
        "navigate" => {
            let path = text("path")?;
            // Two slashes would be another host.
            (path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'))
                .then_some(Asked::Navigate(path))
        }
        _ => None,
    }
}

/// Whether storage here is the same as where the app stands by itself; not known where the browser cannot say.
pub async fn shares_storage() -> Option<bool> {
    let ask = member(&document(), "hasStorageAccess").dyn_into::<js_sys::Function>().ok()?;
    let promise = ask.call0(&document()).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}

/// Ways out of what is shown here open in a tab of their own: other sites, and screens that `inside` does not hold.
pub fn lead_out(inside: impl Fn(&str) -> bool + 'static) {
    let pressed: Closure<dyn FnMut(MouseEvent)> = Closure::new(move |event: MouseEvent| {
        let Some(link) = link_of(&event) else { return };
        let ours = link.origin() == window().location().origin().unwrap_or_default();
        if !(ours && inside(&link.pathname())) {
            link.set_target("_blank");
            link.set_rel("noopener");
        }
    });
    // On its way down: on its way up the router would have followed it already.
    on_every_click(pressed);
}

/// The link that was pressed, if it was one that leads somewhere.
fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let path = event.composed_path();
    let link = path.iter().find_map(|part| part.dyn_into::<HtmlAnchorElement>().ok())?;
    (link.has_attribute("href") && !link.has_attribute("download")).then_some(link)
}
