//! axe-core, which finds what keeps people out of a page. npm fetches the one version that `axe/package-lock.json` names, checks it
//! against the sum there, and puts it beside the build.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tokio::sync::OnceCell;

use super::browser::Browser;

/// The script, or why there is none. Fetched once for all tests of the run.
static SCRIPT: OnceCell<Result<String, String>> = OnceCell::const_new();

/// The script of axe-core, or why it cannot be had.
pub(crate) async fn script() -> &'static Result<String, String> {
    SCRIPT.get_or_init(|| async { tokio::task::spawn_blocking(fetch).await.unwrap_or_else(|error| Err(error.to_string())) }).await
}

fn fetch() -> Result<String, String> {
    let named = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journey/axe");
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("axe");
    std::fs::create_dir_all(&place).map_err(|error| error.to_string())?;
    let lock = "package-lock.json";
    let is_there = std::fs::read(place.join("fetched")).ok() == std::fs::read(named.join(lock)).ok();
    if !is_there {
        for file in ["package.json", lock] {
            std::fs::copy(named.join(file), place.join(file)).map_err(|error| format!("{file}: {error}"))?;
        }
        let npm = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&place)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("npm does not start ({error}); it is Debian's package `npm`"))?;
        if !npm.status.success() {
            return Err(format!("npm: {}", String::from_utf8_lossy(&npm.stderr)));
        }
        std::fs::copy(place.join(lock), place.join("fetched")).map_err(|error| error.to_string())?;
    }
    std::fs::read_to_string(place.join("node_modules/axe-core/axe.min.js")).map_err(|error| format!("axe-core: {error}"))
}

/// What is serious or critical on the page as it is now, a line for each finding.
pub(crate) async fn findings(browser: &Browser, script: &str) -> Vec<String> {
    if browser.value("typeof window.axe === 'undefined'").await == true {
        browser.run(script).await;
    }
    let found = browser.run("return axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)").await;
    let found = found.as_array().expect("axe answers with a list").clone();
    let heavy = found.iter().filter(|one| matches!(one["impact"].as_str(), Some("serious" | "critical")));
    heavy
        .flat_map(|one| {
            let nodes = one["nodes"].as_array().cloned().unwrap_or_default();
            nodes.into_iter().map(move |node| line(one, &node)).collect::<Vec<_>>()
        })
        .collect()
}

fn line(one: &Value, node: &Value) -> String {
    let words = |value: &Value| value.as_str().unwrap_or_default().replace('\n', " ");
    format!("{} ({}): {} {}", words(&one["id"]), words(&one["impact"]), words(&node["html"]), words(&node["failureSummary"]))
}
