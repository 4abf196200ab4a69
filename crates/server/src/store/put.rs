//! Single rows, written and removed inside the transaction of a commit.

use domain::{
    command::StoredCommand,
    ids::PersonId,
    share::Share,
    store::{Key, Row, StoreError},
    story::Story,
    visit::Click,
};
use serde_json::json;
use sqlx::SqliteConnection;

use super::{
    desk, enquiries, failed, reports,
    rows::{json, number},
    thanks,
};

pub(super) type Done = Result<(), StoreError>;
pub(super) type Query<'q> = sqlx::query::Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments<'q>>;

pub(super) async fn run(query: Query<'_>, to: &mut SqliteConnection) -> Done {
    query.execute(to).await.map(drop).map_err(failed)
}

pub(super) async fn command(to: &mut SqliteConnection, command: &StoredCommand) -> Done {
    let query = sqlx::query("INSERT INTO commands (id, person, digest) VALUES (?, ?, ?)")
        .bind(&command.id.0.as_bytes()[..])
        .bind(command.person.as_ref().map_or("", PersonId::as_str))
        .bind(&command.digest);
    run(query, to).await
}

/// The tables that are emptied when the programme is.
const CONTENT: [&str; 17] = [
    "people",
    "stories",
    "shares",
    "clicks",
    "sketches",
    "day_keys",
    "publications",
    "board",
    "feeds",
    "campaigns",
    "submissions",
    "editions",
    "reports",
    "enquiries",
    "shown",
    "thanks",
    "push_queue",
];

/// Removes everything but the commands and the log.
pub(super) async fn wipe(to: &mut SqliteConnection) -> Done {
    for table in CONTENT {
        run(sqlx::query(&format!("DELETE FROM {table}")), &mut *to).await?;
    }
    Ok(())
}

pub(super) async fn delete(to: &mut SqliteConnection, key: &Key) -> Done {
    let query = match key {
        Key::Person(id) => sqlx::query("DELETE FROM people WHERE id = ?").bind(id.as_str()),
        Key::Story(id) => {
            desk::edition_away(&mut *to, *id).await?;
            sqlx::query("DELETE FROM stories WHERE id = ?").bind(&id.0.as_bytes()[..])
        }
        Key::Share(id) => sqlx::query("DELETE FROM shares WHERE id = ?").bind(&id.0.as_bytes()[..]),
        Key::DayKey(day) => sqlx::query("DELETE FROM day_keys WHERE day = ?").bind(day.number()),
        Key::Sketch(day, share) => sqlx::query("DELETE FROM sketches WHERE day = ? AND share = ?")
            .bind(day.number())
            .bind(&share.0.as_bytes()[..]),
        Key::Publication(name) => sqlx::query("DELETE FROM publications WHERE name = ?").bind(name),
        Key::Board => sqlx::query("DELETE FROM board"),
        Key::Campaign(id) => sqlx::query("DELETE FROM campaigns WHERE id = ?").bind(&id.0.as_bytes()[..]),
        Key::Enquiry(id) => sqlx::query("DELETE FROM enquiries WHERE id = ?").bind(id.as_str()),
        Key::Submission(id) => sqlx::query("DELETE FROM submissions WHERE id = ?").bind(&id.0.as_bytes()[..]),
        Key::Report(id) => sqlx::query("DELETE FROM reports WHERE id = ?").bind(&id.0.as_bytes()[..]),
        Key::Shown(share) => sqlx::query("DELETE FROM shown WHERE share = ?").bind(&share.0.as_bytes()[..]),
        Key::Thanks(share, from) => thanks::thanks_away(share, from),
    };
    run(query, to).await
}

pub(super) async fn row(to: &mut SqliteConnection, row: &Row) -> Done {
    match row {
        Row::Person(row) => {
            let query = sqlx::query("REPLACE INTO people (id, version, body) VALUES (?, ?, ?)")
                .bind(row.id.as_str())
                .bind(number(row.version)?)
                .bind(json(row)?);
            run(query, to).await
        }
        Row::Story(row) => {
            story(&mut *to, row).await?;
            desk::edition(to, row).await
        }
        Row::Share(row) => share(to, row).await,
        Row::Campaign(row) => desk::campaign(to, row).await,
        Row::Submission(row) => desk::submission(to, row).await,
        Row::Report(row) => reports::report(to, row).await,
        Row::Enquiry(row) => enquiries::enquiry(to, row).await,
        Row::Shown(row) => thanks::put_shown(to, row).await,
        Row::Thanks(row) => thanks::put_thanks(to, row).await,
        Row::Click(row) => clicks(to, std::slice::from_ref(row)).await,
        Row::DayKey(row) => {
            let query = sqlx::query("REPLACE INTO day_keys (day, key) VALUES (?, ?)")
                .bind(row.day.number())
                .bind(&row.key);
            run(query, to).await
        }
        Row::Sketch(row) => {
            let query =
                sqlx::query("REPLACE INTO sketches (day, share, version, registers) VALUES (?, ?, ?, ?)")
                    .bind(row.day.number())
                    .bind(&row.share.0.as_bytes()[..])
                    .bind(number(row.version)?)
                    .bind(&row.registers);
            run(query, to).await
        }
        Row::Publication(row) => {
            let query = sqlx::query("REPLACE INTO publications (name, version, body) VALUES (?, ?, ?)")
                .bind(&row.name)
                .bind(number(row.version)?)
                .bind(row.body.to_string());
            run(query, to).await
        }
        Row::Board(row) => {
            let query = sqlx::query("REPLACE INTO board (id, version, body) VALUES (1, ?, ?)")
                .bind(number(row.version)?)
                .bind(json(row)?);
            run(query, to).await
        }
    }
}

async fn story(to: &mut SqliteConnection, row: &Story) -> Done {
    let query = sqlx::query("REPLACE INTO stories (id, version, body) VALUES (?, ?, ?)")
        .bind(&row.id.0.as_bytes()[..])
        .bind(number(row.version)?)
        .bind(json(row)?);
    run(query, to).await
}

async fn share(to: &mut SqliteConnection, row: &Share) -> Done {
    // Not REPLACE: it would also throw out another share that happened to have the same code.
    let query = sqlx::query(
        "INSERT INTO shares (id, person, code, at, body) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET
             person = excluded.person, code = excluded.code, at = excluded.at, body = excluded.body",
    )
    .bind(&row.id.0.as_bytes()[..])
    .bind(row.person.as_str())
    .bind(row.code.as_str())
    .bind(row.at.millis())
    .bind(json(row)?);
    run(query, to).await
}

/// All clicks of a commit with one statement, whatever their number.
pub(super) async fn clicks(to: &mut SqliteConnection, clicks: &[Click]) -> Done {
    if clicks.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = clicks
        .iter()
        .map(|click| {
            json!([
                click.at.millis(),
                click.share.0.simple().to_string(),
                click.person,
                click.story.0.simple().to_string(),
                click.network.name()
            ])
        })
        .collect();
    let query = sqlx::query(
        "INSERT INTO clicks (at, share, person, story, network)
         SELECT value ->> 0, unhex(value ->> 1), value ->> 2, unhex(value ->> 3), value ->> 4
         FROM json_each(?)",
    )
    .bind(json(&rows)?);
    run(query, to).await
}
