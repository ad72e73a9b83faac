//! Where pictures are drawn: beside the runtime, two at a time, and each group's year once for the same facts.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// How many are drawn at once: a picture is milliseconds of one core, and the others have members waiting.
const AT_ONCE: usize = 2;
/// How many are kept. Each is some 20 kB, and a board asks for the same one from one Monday to the next.
const KEPT_MAX: usize = 64;

/// The drawing board.
#[derive(Debug)]
pub struct Pictures {
    at_once: Semaphore,
    kept: Mutex<VecDeque<(String, Arc<[u8]>)>>,
    drawn: AtomicU64,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { at_once: Semaphore::new(AT_ONCE), kept: Mutex::default(), drawn: AtomicU64::new(0) }
    }
}

impl Pictures {
    /// A picture that is drawn now and kept nowhere, because it is somebody's own; none where it could not be drawn.
    pub async fn draw(&self, paint: impl FnOnce() -> Option<Vec<u8>> + Send + 'static) -> Option<Vec<u8>> {
        let _turn = self.at_once.acquire().await.ok()?;
        self.drawn.fetch_add(1, Ordering::Relaxed);
        match spawn_blocking(paint).await {
            Ok(picture) => picture,
            Err(error) => {
                tracing::error!(%error, "a picture could not be drawn: our mistake");
                None
            }
        }
    }

    /// The picture of these facts, which `key` names: drawn once, and then the same bytes.
    pub async fn of(&self, key: &str, paint: impl FnOnce() -> Option<Vec<u8>> + Send + 'static) -> Option<Arc<[u8]>> {
        if let Some(known) = self.known(key) {
            return Some(known);
        }
        let bytes: Arc<[u8]> = self.draw(paint).await?.into();
        let mut kept = self.kept();
        if kept.len() == KEPT_MAX {
            kept.pop_front();
        }
        kept.push_back((key.to_owned(), bytes.clone()));
        Some(bytes)
    }

    /// How many were drawn since the start.
    #[must_use]
    pub fn drawn(&self) -> u64 {
        self.drawn.load(Ordering::Relaxed)
    }

    fn known(&self, key: &str) -> Option<Arc<[u8]>> {
        self.kept().iter().find(|(known, _)| known == key).map(|(_, bytes)| bytes.clone())
    }

    fn kept(&self) -> MutexGuard<'_, VecDeque<(String, Arc<[u8]>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::thread::ThreadId;

    use super::*;

    #[tokio::test]
    async fn the_same_facts_are_drawn_once_and_others_anew() {
        let pictures = Pictures::default();
        for (key, drawn) in [("a", 1), ("a", 1), ("b", 2), ("a", 2)] {
            let bytes = pictures.of(key, move || Some(key.as_bytes().to_vec())).await;
            assert_eq!((bytes.as_deref(), pictures.drawn()), (Some(key.as_bytes()), drawn), "{key}");
        }
        for nth in 0..KEPT_MAX {
            pictures.of(&format!("c{nth}"), || Some(vec![1])).await;
        }
        let before = pictures.drawn();
        pictures.of("a", || Some(vec![2])).await;
        assert_eq!(pictures.drawn(), before + 1, "what is kept has an end");
        assert_eq!(pictures.kept().len(), KEPT_MAX);
    }

    #[tokio::test]
    async fn it_is_drawn_beside_the_runtime() {
        let id = || std::thread::current().id();
        let (here, pictures) = (id(), Pictures::default());
        let seen = Arc::new(Mutex::new(None::<ThreadId>));
        let note = seen.clone();
        pictures.draw(move || note.lock().ok().and_then(|mut seen| seen.replace(id())).map(|_| Vec::new())).await;
        assert!(seen.lock().expect("a thread").is_some_and(|there| there != here), "another thread draws");
    }

    #[tokio::test]
    async fn a_drawing_that_breaks_off_is_no_picture_and_the_next_one_works() {
        let pictures = Pictures::default();
        for _ in 0..2 * AT_ONCE {
            assert_eq!(pictures.draw(|| panic!("a drawing of a test breaks off")).await, None);
        }
        assert_eq!(pictures.draw(|| Some(vec![7])).await, Some(vec![7]));
        assert_eq!(pictures.of("none", || None).await, None, "and nothing is kept of what was not drawn");
    }
}
