//! `second-wind backup` and `second-wind restore`: the database in one file, and back.

use std::path::Path;
use std::process::ExitCode;

use crate::config::Config;
use crate::store::backup;
use crate::store::{StoreError, survey::Survey};

/// Writes what the database holds now to a new file, while the bot runs or not.
pub(super) fn back_up(config: &Config, to: &Path) -> ExitCode {
    with_store(config, async |url| {
        let schema = backup::back_up(url, to).await?;
        Ok(vec![
            format!("all of it is in {}, with schema {schema}", to.display()),
            "it holds what members wrote and did: keep it as you keep the database, and not for longer than a week".to_owned(),
        ])
    })
}

/// Puts a backup in the place of the database.
pub(super) fn restore(config: &Config, from: &Path) -> ExitCode {
    with_store(config, async |url| {
        let restored = backup::restore(url, from).await?;
        let mut lines = vec![format!("{} is the database now", from.display())];
        if let Survey::Behind { found, known } = crate::store::survey::survey(url).await? {
            lines.push(format!("it has schema {found}; the next start brings it to {known}"));
        }
        lines.extend(restored.before.map(|before| format!("what was there before is kept as {}", before.display())));
        lines.push("whoever deleted their data since then is in it again: ask them to do it once more".to_owned());
        Ok(lines)
    })
}

/// Prints what an act on the configured database says.
pub(super) fn with_store(config: &Config, act: impl AsyncFnOnce(&str) -> Result<Vec<String>, StoreError>) -> ExitCode {
    let url = match config.store_url() {
        Ok(url) => url,
        Err(error) => return super::refuse(&error.to_string()),
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return super::refuse(&error.to_string()),
    };
    super::print(runtime.block_on(act(url.reveal())))
}
