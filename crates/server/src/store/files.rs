//! The data folder: who may use it, and copies of the file.

use std::{
    fmt,
    fs::{self, File, TryLockError},
    io::Read,
    path::{Path, PathBuf},
};

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{APPLICATION_ID, SqliteStore};

/// The name of the file in the data folder.
pub const DATABASE: &str = "polyphony.db";
const LOCK: &str = "polyphony.lock";

/// Why a file could not be taken, copied or put back; one sentence for whoever keeps the installation.
#[derive(Debug)]
pub struct FileProblem(String);

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FileProblem {}

fn problem<E: fmt::Display>(what: impl fmt::Display) -> impl FnOnce(E) -> FileProblem {
    move |error| FileProblem(format!("{what}: {error}"))
}

/// That this process alone serves a data folder. The system lets go of it with the process, however that ends.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, not used")] File);

impl Lock {
    /// Makes the folder if need be and takes it.
    pub fn take(data: &Path) -> Result<Self, FileProblem> {
        fs::create_dir_all(data).map_err(problem(format!("the data folder {}", data.display())))?;
        let path = data.join(LOCK);
        let file = File::create(&path).map_err(problem(path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => {
                Err(FileProblem(format!("{}: a server is running on this data folder", data.display())))
            }
            Err(TryLockError::Error(error)) => Err(problem(path.display())(error)),
        }
    }
}

/// Copies the programme of a data folder into one file, also while a server runs on it.
///
/// Keys of visitor hashes are left out, and the sketches of days that have one: a copy that is kept must not keep
/// what the programme destroys when the day ends.
pub async fn backup(data: &Path, to: &Path) -> Result<(), FileProblem> {
    let from = data.join(DATABASE);
    if !from.exists() {
        return Err(FileProblem(format!("{}: there is no programme in this folder", data.display())));
    }
    if to.exists() {
        return Err(FileProblem(format!("{}: is already there; choose another name", to.display())));
    }
    let text = to.to_str().ok_or_else(|| FileProblem(format!("{}: is not a UTF-8 name", to.display())))?;
    let store = SqliteStore::open(&from).await.map_err(problem(from.display()))?;
    let copied = sqlx::query("VACUUM INTO ?").bind(text).execute(&store.writer).await;
    store.close().await;
    copied.map_err(problem(to.display()))?;
    strip(to).await.map_err(problem(to.display()))
}

async fn strip(copy: &Path) -> Result<(), sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(copy).pragma("secure_delete", "ON");
    let mut connection = options.connect().await?;
    sqlx::query("DELETE FROM sketches WHERE day IN (SELECT day FROM day_keys)")
        .execute(&mut connection)
        .await?;
    sqlx::query("DELETE FROM day_keys").execute(&mut connection).await?;
    connection.close().await
}

/// Puts a copy in the place of the programme of a data folder on which no server runs.
pub async fn restore(from: &Path, data: &Path) -> Result<(), FileProblem> {
    let _alone = Lock::take(data)?;
    check(from).await?;
    let place = data.join(DATABASE);
    let beside = data.join("polyphony.db.restoring");
    fs::copy(from, &beside).map_err(problem(beside.display()))?;
    File::open(&beside).and_then(|file| file.sync_all()).map_err(problem(beside.display()))?;
    // The log of the file that goes must not be played into the one that comes.
    for suffix in ["-wal", "-shm"] {
        remove(&PathBuf::from(format!("{}{suffix}", place.display())))?;
    }
    fs::rename(&beside, &place).map_err(problem(place.display()))?;
    File::open(data).and_then(|folder| folder.sync_all()).map_err(problem(data.display()))
}

fn remove(path: &Path) -> Result<(), FileProblem> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(problem(path.display())(error)),
        _ => Ok(()),
    }
}

/// Refuses a file that is not a sound copy of a programme.
async fn check(path: &Path) -> Result<(), FileProblem> {
    let not_ours = |why: &str| FileProblem(format!("{}: {why}", path.display()));
    let mut head = [0; 16];
    let mut file = File::open(path).map_err(problem(path.display()))?;
    if file.read_exact(&mut head).is_err() || &head != b"SQLite format 3\0" {
        return Err(not_ours("is not a copy of a programme"));
    }
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .immutable(true)
        .connect()
        .await
        .map_err(problem(path.display()))?;
    let id: i64 = scalar(&mut connection, "PRAGMA application_id").await.map_err(problem(path.display()))?;
    let sound: String =
        scalar(&mut connection, "PRAGMA integrity_check(1)").await.map_err(problem(path.display()))?;
    connection.close().await.map_err(problem(path.display()))?;
    if id != APPLICATION_ID {
        return Err(not_ours("is a database of another program"));
    }
    if sound != "ok" {
        return Err(not_ours("is damaged"));
    }
    Ok(())
}

async fn scalar<T>(connection: &mut SqliteConnection, sql: &str) -> Result<T, sqlx::Error>
where
    T: for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite> + Send + Unpin,
{
    sqlx::query_scalar(sql).fetch_one(connection).await
}
