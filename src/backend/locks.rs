//! One sender over all tabs, by the browser's Web Locks; where there are none, one sender in this tab.

use client::outbox::{Held, Lock, MemoryLock};
use domain::{future::BoxFuture, problem::Problem};
use futures_channel::oneshot;
use futures_util::future::{Either, select};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// The name of the lock, the same in every tab of this origin.
const NAME: &str = "polyphony.outbox";

/// The browser's lock.
#[derive(Default)]
pub struct Browser(MemoryLock);

/// Holding it: the lock is given back when the sender's promise resolves.
struct Given {
    give_back: Option<oneshot::Sender<()>>,
    /// The lock among the senders of this tab, held as long.
    _here: Held,
}

impl Drop for Given {
    fn drop(&mut self) {
        if let Some(give_back) = self.give_back.take() {
            // If the request is gone, so is the lock.
            let _ = give_back.send(());
        }
    }
}

impl Lock for Browser {
    fn hold(&self) -> BoxFuture<'_, Result<Held, Problem>> {
        Box::pin(async move {
            let here = self.0.hold().await?;
            let Some((manager, request)) = manager() else { return Ok(here) };
            let (got, granted) = oneshot::channel::<()>();
            let (give_back, given_back) = oneshot::channel::<()>();
            let keep = Closure::once_into_js(move |_: JsValue| {
                let _ = got.send(());
                future_to_promise(async move {
                    // Resolves also when the holder is gone.
                    let _ = given_back.await;
                    Ok(JsValue::UNDEFINED)
                })
            });
            // A frame that its host has shut off may ask for no lock: it throws, or the promise is broken. Then there is
            // nobody to share it with either.
            let Some(asked) = request
                .call2(&manager, &NAME.into(), &keep)
                .ok()
                .and_then(|it| it.dyn_into::<Promise>().ok())
            else {
                return Ok(here);
            };
            // Kept until the lock is given back, or broken at once.
            let broken = JsFuture::from(asked);
            if let Either::Right(_) | Either::Left((Err(_), _)) = select(granted, broken).await {
                return Ok(here);
            }
            let held: Held = Box::new(Given { give_back: Some(give_back), _here: here });
            Ok(held)
        })
    }
}

/// `navigator.locks` and its `request`: web-sys has them only among its unstable parts.
fn manager() -> Option<(JsValue, Function)> {
    let navigator = leptos::prelude::window().navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&manager, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    Some((manager, request))
}
