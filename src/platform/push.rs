//! What this browser does with notifications. Nothing here asks the person unless they pressed something.

use domain::push::NewDevice;
use js_sys::{Function, JSON, Reflect, Uint8Array};
use leptos::prelude::window;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, MessagePort, Notification, NotificationPermission, PushManager, PushSubscription,
    PushSubscriptionOptionsInit, ServiceWorkerContainer, ServiceWorkerRegistration,
};

use super::zone;

/// How this browser stands to notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It has none.
    Unsupported,
    /// It has them for installed apps only, and this is not one.
    NeedsInstall,
    /// The person said no to them on this site.
    Denied,
    /// There is no service worker yet that could show them.
    Unready,
    /// They are possible, and nobody asked for them here.
    Off,
    /// They reach this browser at this address.
    On(String),
}

/// How this browser stands now. Asks nobody.
pub async fn standing() -> Standing {
    let Some(workers) = workers().filter(|_| has("PushManager") && has("Notification")) else {
        // Safari on phones tells an app on the home screen from a page by this.
        let standalone = Reflect::get(&window().navigator(), &"standalone".into()).ok();
        let page = standalone.and_then(|value| value.as_bool()) == Some(false);
        return if page { Standing::NeedsInstall } else { Standing::Unsupported };
    };
    if Notification::permission() == NotificationPermission::Denied {
        return Standing::Denied;
    }
    let Some(registration) = registration(&workers).await else { return Standing::Unready };
    match subscription(&registration).await {
        Some(known) if Notification::permission() == NotificationPermission::Granted => {
            Standing::On(known.endpoint())
        }
        _ => Standing::Off,
    }
}

/// Asks the browser, which asks the person, and subscribes to messages of whoever has `key` (base64url). None if either said
/// no. Only to be called when something was pressed.
pub async fn subscribe(key: &str, language: &str) -> Option<NewDevice> {
    let asked = Notification::request_permission().ok()?;
    if JsFuture::from(asked).await.ok()?.as_string().as_deref() != Some("granted") {
        return None;
    }
    let registration = registration(&workers()?).await?;
    let manager = registration.push_manager().ok()?;
    let fresh = match subscribed(&manager, key).await {
        Some(fresh) => fresh,
        None => {
            // What is there may have been made for another sender; that one is gone.
            unsubscribe().await;
            subscribed(&manager, key).await?
        }
    };
    device(&fresh, language)
}

/// The device as it is subscribed now; none if it is not. Asks nobody.
pub async fn given(language: &str) -> Option<NewDevice> {
    let registration = registration(&workers()?).await?;
    device(&subscription(&registration).await?, language)
}

async fn subscribed(manager: &PushManager, key: &str) -> Option<PushSubscription> {
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key(&Uint8Array::from(domain::push::bytes(key)?.as_slice()));
    let made = manager.subscribe_with_options(&options).ok()?;
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}

/// Takes the subscription of this browser back, if there is one.
pub async fn unsubscribe() {
    let Some(workers) = workers() else { return };
    let Some(registration) = registration(&workers).await else { return };
    if let Some(known) = subscription(&registration).await
        && let Ok(gone) = known.unsubscribe()
    {
        // One that cannot be taken back here is refused by its push service from now on anyway.
        drop(JsFuture::from(gone).await);
    }
}

/// Goes where a pressed notification leads, while the app is open: the service worker asks for it and is told that it was
/// done. `go` gets a path below the app's base, and says whether it goes there.
pub fn follow(go: impl Fn(&str) -> bool + 'static) {
    let Some(workers) = workers() else { return };
    let hear = move |event: MessageEvent| {
        let part = |name: &str| Reflect::get(&event.data(), &name.into()).ok();
        if part("type").and_then(|kind| kind.as_string()).as_deref() != Some("polyphony-open") {
            return;
        }
        let Some(place) = part("place").and_then(|place| place.as_string()) else { return };
        let port = event.ports().get(0).dyn_into::<MessagePort>();
        if go(&place)
            && let Ok(port) = port
        {
            // A worker that ended meanwhile hears nothing, and needs nothing.
            drop(port.post_message(&JsValue::TRUE));
        }
    };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(hear);
    let listener: &Function = hear.as_ref().unchecked_ref();
    if workers.add_event_listener_with_callback("message", listener).is_ok() {
        // For as long as the page is there.
        hear.forget();
    }
}

/// The service workers of this page; none where the browser or the frame around has none.
fn workers() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let workers = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    workers.is_object().then(|| workers.unchecked_into())
}

async fn registration(workers: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(workers.get_registration()).await.ok()?;
    let registration: ServiceWorkerRegistration = found.dyn_into().ok()?;
    registration.active().map(|_| registration)
}

async fn subscription(registration: &ServiceWorkerRegistration) -> Option<PushSubscription> {
    let asked = registration.push_manager().ok()?.get_subscription().ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

fn has(name: &str) -> bool {
    Reflect::has(&window(), &name.into()).unwrap_or(false)
}

/// A subscription as browsers write it.
#[derive(Deserialize)]
struct Written {
    endpoint: String,
    keys: Keys,
}

#[derive(Deserialize)]
struct Keys {
    p256dh: String,
    auth: String,
}

fn device(of: &PushSubscription, language: &str) -> Option<NewDevice> {
    let text = JSON::stringify(of.as_ref()).ok()?.as_string()?;
    let written: Written = serde_json::from_str(&text).ok()?;
    Some(NewDevice {
        endpoint: written.endpoint,
        p256dh: written.keys.p256dh,
        auth: written.keys.auth,
        zone: zone::name(),
        language: language.to_owned(),
        replaces: None,
    })
}
