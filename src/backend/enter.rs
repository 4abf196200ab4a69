//! Becoming somebody of the demo: what is kept on this device must be signed by whoever was here before. That takes
//! the outbox, whose code comes with the frame; whoever comes in needs it anyway.

use domain::{backend::Door, future::BoxFuture, person::Me, problem::Problem};

use super::Handle;

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(room_frame, fallible))]
fn through_outbox(handle: Handle, voice: String) -> Result<BoxFuture<'static, Result<Me, Problem>>, Absent> {
    Ok(Box::pin(async move { handle.way().enter(&voice).await }))
}

/// That the code cannot be had.
struct Absent;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Absent {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Becomes `voice`.
pub async fn enter(handle: Handle, voice: String) -> Result<Me, Problem> {
    #[cfg(feature = "split")]
    let entering = through_outbox(handle, voice).await;
    #[cfg(not(feature = "split"))]
    let entering = through_outbox(handle, voice);
    match entering {
        Ok(entering) => entering.await,
        Err(Absent) => Err(client::http::unreachable("the app's code")),
    }
}
