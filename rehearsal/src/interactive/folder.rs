//! Where a rehearsal is kept between two starts: the stand-in's world, the bot's database, and the time at which it stood.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use second_wind::clock::from_unix_ms;
use serde::{Deserialize, Serialize};

use super::RehearsalError;

/// The form of the clock's file; a higher one is refused.
const VERSION: u32 = 1;
/// The files of a rehearsal by name. `--fresh` removes these and nothing else.
const FILES: [&str; 6] =
    ["discord.json", "clock.json", "second-wind.sqlite", "second-wind.sqlite-wal", "second-wind.sqlite-shm", "discord.json.new"];

/// Where the rehearsal's calendar clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    version: u32,
    /// The time it shows.
    now_ms: i64,
    /// When the club's past ends and the person at the page takes over.
    opens_ms: i64,
}

impl Standing {
    /// A clock that shows `now` in a club that opens at `opens`.
    #[must_use]
    pub fn new(now: DateTime<Utc>, opens: DateTime<Utc>) -> Self {
        Self { version: VERSION, now_ms: now.timestamp_millis(), opens_ms: opens.timestamp_millis() }
    }

    /// The time it shows.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        from_unix_ms(self.now_ms)
    }

    /// When the club's past ends and the person at the page takes over.
    #[must_use]
    pub fn opens(&self) -> DateTime<Utc> {
        from_unix_ms(self.opens_ms)
    }
}

/// A state folder that this process holds; another one that wants it is turned away.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// The folder in the platform's data folder.
    ///
    /// # Errors
    /// [`RehearsalError::NoDataFolder`] where the platform names none.
    pub fn usual() -> Result<PathBuf, RehearsalError> {
        let folders = directories::ProjectDirs::from("", "", "second-wind-rehearsal").ok_or(RehearsalError::NoDataFolder)?;
        Ok(folders.data_dir().to_owned())
    }

    /// Takes a folder, makes it if it is missing, and with `fresh` forgets what was rehearsed in it.
    ///
    /// # Errors
    /// [`RehearsalError::Folder`] where it cannot be made or written, [`RehearsalError::InUse`] while another rehearsal holds it.
    pub fn open(path: PathBuf, fresh: bool) -> Result<Self, RehearsalError> {
        let fail = |source: io::Error| RehearsalError::Folder { path: path.clone(), source };
        fs::create_dir_all(&path).map_err(fail)?;
        let lock = File::create(path.join("in-use.lock")).map_err(fail)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(RehearsalError::InUse(path)),
            Err(TryLockError::Error(source)) => return Err(fail(source)),
        }
        if fresh {
            for name in FILES {
                match fs::remove_file(path.join(name)) {
                    Err(error) if error.kind() != ErrorKind::NotFound => return Err(fail(error)),
                    _ => {}
                }
            }
        }
        Ok(Self { path, _lock: lock })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The stand-in's world.
    #[must_use]
    pub fn world(&self) -> PathBuf {
        self.path.join("discord.json")
    }

    /// The bot's database.
    #[must_use]
    pub fn database(&self) -> String {
        format!("sqlite:{}", self.path.join("second-wind.sqlite").display())
    }

    /// Where the clock stood; none in a fresh folder.
    ///
    /// # Errors
    /// [`RehearsalError::Clock`] when the file is damaged or of a newer form.
    pub fn standing(&self) -> Result<Option<Standing>, RehearsalError> {
        let path = self.path.join("clock.json");
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(RehearsalError::Folder { path, source }),
        };
        match serde_json::from_slice::<Standing>(&text) {
            Ok(standing) if standing.version <= VERSION => Ok(Some(standing)),
            _ => Err(RehearsalError::Clock(path)),
        }
    }

    /// Keeps where the clock stands, so that a crash leaves either the old time or the new one.
    ///
    /// # Errors
    /// [`RehearsalError::Folder`] where it cannot be written.
    pub fn keep(&self, standing: &Standing) -> Result<(), RehearsalError> {
        let path = self.path.join("clock.json");
        let beside = self.path.join("clock.json.new");
        let text = serde_json::to_vec(standing).unwrap_or_default();
        let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path));
        written.map_err(|source| RehearsalError::Folder { path, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_kept_and_fresh_forgets_it_and_nothing_else() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("deep/rehearsal");
        let folder = Folder::open(path.clone(), false).expect("the folder is made");
        assert_eq!(folder.standing().expect("no file yet"), None);
        let standing = Standing::new(from_unix_ms(1_772_431_200_000), from_unix_ms(1_772_431_100_000));
        folder.keep(&standing).expect("kept");
        fs::write(path.join("notes.txt"), "mine").expect("somebody's file");
        drop(folder);
        let folder = Folder::open(path.clone(), false).expect("opened again");
        assert_eq!(folder.standing().expect("read"), Some(standing), "it stands where it stood");
        drop(folder);
        let folder = Folder::open(path.clone(), true).expect("started over");
        assert_eq!(folder.standing().expect("nothing"), None, "--fresh forgets the time");
        assert!(path.join("notes.txt").exists(), "--fresh leaves alone what is not its own");
    }

    #[test]
    fn two_rehearsals_do_not_share_a_folder() {
        let place = tempfile::tempdir().expect("a folder");
        let first = Folder::open(place.path().to_owned(), false).expect("the first");
        assert!(
            matches!(Folder::open(place.path().to_owned(), true), Err(RehearsalError::InUse(_))),
            "the second is turned away"
        );
        drop(first);
        Folder::open(place.path().to_owned(), false).expect("free again");
    }

    #[test]
    fn a_damaged_clock_is_named() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(place.path().to_owned(), false).expect("a folder");
        for text in ["", "{}", r#"{"version":99,"now_ms":1,"opens_ms":1}"#] {
            fs::write(place.path().join("clock.json"), text).expect("written");
            let error = folder.standing().expect_err(text).to_string();
            assert!(error.contains("clock.json") && error.contains("--fresh"), "{error}");
        }
    }
}
