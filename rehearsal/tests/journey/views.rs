//! Each view of the page as people meet it: on a desk and in a hand, light and dark. axe-core looks at all four, nothing may stick out
//! at the side, and `WRITE_SCREENSHOT=1` writes the pictures in `docs/images`.

use std::path::{Path, PathBuf};

use super::browser::Browser;
use super::{axe, is_set, skip};

/// A desk's window and a small phone's.
const SIZES: [(&str, u32, u32); 2] = [("desktop", 1280, 620), ("phone", 360, 740)];

/// Elements on the screen that reach beyond its sides, but for what lies in something that scrolls.
const STICKING_OUT: &str = "[...document.querySelectorAll('body *')].filter((one) => {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.hidden, .skip, svg')) return false;
    for (let at = one.parentElement; at; at = at.parentElement) {
        if (at.scrollWidth > at.clientWidth && getComputedStyle(at).overflowX !== 'visible') return false;
    }
    const { left, right, width } = one.getBoundingClientRect();
    return width > 0 && (left < -1 || right > innerWidth + 1);
}).map((one) => one.outerHTML.slice(0, 120))";

/// Looks at views and remembers what is wrong with them.
pub(crate) struct Views<'a> {
    browser: &'a Browser,
    script: Option<&'static str>,
    wrong: Vec<String>,
}

impl<'a> Views<'a> {
    pub(crate) async fn new(browser: &'a Browser) -> Self {
        let script = match axe::script().await {
            Ok(script) => Some(script.as_str()),
            Err(why) => {
                skip(&format!("axe-core on the page; {why}"));
                None
            }
        };
        Self { browser, script, wrong: Vec::new() }
    }

    /// Looks at what the page shows now, in both sizes and both looks.
    pub(crate) async fn look(&mut self, name: &str) {
        for (size, width, height) in SIZES {
            self.browser.size(width, height).await;
            for look in ["light", "dark"] {
                // Without motion a colour is at once what it will be.
                self.browser.system(&[("prefers-color-scheme", look), ("prefers-reduced-motion", "reduce")]).await;
                self.browser.run("document.activeElement?.scrollIntoView({ block: 'nearest' })").await;
                self.browser.settled().await;
                let view = format!("{name}, {size}, {look}");
                if let Some(script) = self.script {
                    let found = axe::findings(self.browser, script).await;
                    self.wrong.extend(found.iter().map(|line| format!("{view}: {line}")));
                }
                let out = self.browser.value(STICKING_OUT).await;
                let out = out.as_array().cloned().unwrap_or_default();
                self.wrong.extend(out.iter().map(|html| format!("{view}: sticks out: {html}")));
                self.keep(name, size, look).await;
            }
        }
        self.browser.system(&[]).await;
        self.browser.usual_size().await;
        self.browser.settled().await;
    }

    /// All four are kept beside the build, to be looked at; the desk's light one and the phone's dark one are in the documentation.
    async fn keep(&self, name: &str, size: &str, look: &str) {
        let picture = self.browser.picture().await;
        let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("views");
        std::fs::create_dir_all(&place).expect("a folder beside the build");
        std::fs::write(place.join(format!("{name}-{size}-{look}.png")), &picture).expect("the picture is written");
        if is_set("WRITE_SCREENSHOT") && matches!((size, look), ("desktop", "light") | ("phone", "dark")) {
            let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
            std::fs::create_dir_all(&place).expect("a folder");
            std::fs::write(place.join(format!("{name}-{size}.png")), &picture).expect("the picture is written");
        }
    }

    /// Fails if anything was wrong with any view.
    pub(crate) fn end(self) {
        assert!(self.wrong.is_empty(), "{} findings:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}
