//! The page: a calm chat client on which you are the members of the club. Everything it needs is in this binary.

mod api;
mod curious;
mod door;
mod live;
mod traffic;
mod trouble;
mod views;

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch;

use self::traffic::Traffic;
use self::trouble::Health;
use crate::club::Club;
use crate::discord::World;
use crate::interactive::clockwork::Clockwork;

/// The page's own files and nothing else: no script of a message, no picture from elsewhere, no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file of the page: its address, its type and its text.
struct File(&'static str, &'static str, &'static str);

const JS: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// Everything the page is made of.
const FILES: &[File] = &[
    File("/", "text/html; charset=utf-8", include_str!("page/assets/page.html")),
    File("/rehearsal/mark.svg", "image/svg+xml", include_str!("page/assets/mark.svg")),
    File("/rehearsal/look.css", CSS, include_str!("page/assets/look.css")),
    File("/rehearsal/frame.css", CSS, include_str!("page/assets/frame.css")),
    File("/rehearsal/chat.css", CSS, include_str!("page/assets/chat.css")),
    File("/rehearsal/parts.css", CSS, include_str!("page/assets/parts.css")),
    File("/rehearsal/write.css", CSS, include_str!("page/assets/write.css")),
    File("/rehearsal/panel.css", CSS, include_str!("page/assets/panel.css")),
    File("/rehearsal/theme.js", JS, include_str!("page/assets/theme.js")),
    File("/rehearsal/main.js", JS, include_str!("page/assets/main.js")),
    File("/rehearsal/dom.js", JS, include_str!("page/assets/dom.js")),
    File("/rehearsal/server.js", JS, include_str!("page/assets/server.js")),
    File("/rehearsal/state.js", JS, include_str!("page/assets/state.js")),
    File("/rehearsal/reader.js", JS, include_str!("page/assets/reader.js")),
    File("/rehearsal/markdown.js", JS, include_str!("page/assets/markdown.js")),
    File("/rehearsal/time.js", JS, include_str!("page/assets/time.js")),
    File("/rehearsal/places.js", JS, include_str!("page/assets/places.js")),
    File("/rehearsal/messages.js", JS, include_str!("page/assets/messages.js")),
    File("/rehearsal/message.js", JS, include_str!("page/assets/message.js")),
    File("/rehearsal/components.js", JS, include_str!("page/assets/components.js")),
    File("/rehearsal/embeds.js", JS, include_str!("page/assets/embeds.js")),
    File("/rehearsal/media.js", JS, include_str!("page/assets/media.js")),
    File("/rehearsal/write.js", JS, include_str!("page/assets/write.js")),
    File("/rehearsal/command.js", JS, include_str!("page/assets/command.js")),
    File("/rehearsal/options.js", JS, include_str!("page/assets/options.js")),
    File("/rehearsal/choices.js", JS, include_str!("page/assets/choices.js")),
    File("/rehearsal/form.js", JS, include_str!("page/assets/form.js")),
    File("/rehearsal/fields.js", JS, include_str!("page/assets/fields.js")),
    File("/rehearsal/clock.js", JS, include_str!("page/assets/clock.js")),
    File("/rehearsal/panel.js", JS, include_str!("page/assets/panel.js")),
    File("/rehearsal/wire.js", JS, include_str!("page/assets/wire.js")),
    File("/rehearsal/trouble.js", JS, include_str!("page/assets/trouble.js")),
];

/// The page, which is served before there is a world to show. Cheap to clone.
#[derive(Clone)]
pub struct Page(Arc<Inner>);

struct Inner {
    scene: OnceLock<Scene>,
    clockwork: watch::Sender<Option<Arc<Clockwork>>>,
    health: watch::Sender<Health>,
    traffic: Traffic,
}

/// The world and the club in it.
#[derive(Clone)]
struct Scene {
    world: World,
    club: Club,
}

impl Default for Page {
    fn default() -> Self {
        Self(Arc::new(Inner {
            scene: OnceLock::new(),
            clockwork: watch::channel(None).0,
            health: watch::channel(Health::Well).0,
            traffic: Traffic::default(),
        }))
    }
}

impl Page {
    /// Shows this world from now on. Must be called inside a tokio runtime, on which it listens to the world.
    pub fn open(&self, world: World, club: Club) {
        self.0.traffic.listen(&world);
        let _ = self.0.scene.set(Scene { world, club });
    }

    /// The clock can be moved from now on.
    pub fn wind(&self, clockwork: Arc<Clockwork>) {
        self.0.clockwork.send_replace(Some(clockwork));
    }

    /// The clock can no longer be moved.
    pub fn unwind(&self) {
        self.0.clockwork.send_replace(None);
    }

    fn clockwork(&self) -> Option<Arc<Clockwork>> {
        self.0.clockwork.borrow().clone()
    }

    /// The page's routes: `/` and `/rehearsal/…`.
    pub fn router(&self) -> Router {
        let mut router = Router::new();
        for file in FILES {
            router = router.route(file.0, get(move || async move { serve(file) }));
        }
        router
            .nest("/rehearsal/api", api::router().merge(curious::router()).merge(live::router()))
            .layer(middleware::from_fn(door::guard))
            .with_state(self.clone())
    }
}

fn serve(file: &'static File) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.1)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (headers, file.2).into_response()
}
