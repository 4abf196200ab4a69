//! Commands on the data folder.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Failure,
    args::{Args, Environment},
    failed, options, runtime,
};
use crate::{
    config::{Config, Mistake, PublicUrl, SEED},
    fetch::Fetcher,
    importing, packs, serve,
    state::ServerProgramme,
    store::{self, DATABASE, Lock, SqliteStore},
};

/// The one word a command takes, and its data folder.
fn word_and_data(
    words: &[String],
    what: &str,
    environment: Environment<'_>,
) -> Result<(PathBuf, PathBuf), Failure> {
    let args = Args::read(words, &["--data"], &[])?;
    let data =
        args.get("--data", environment).map_or_else(|| options::DATA.into(), |value| value.text.into());
    match args.words.as_slice() {
        [word] => Ok((word.into(), data)),
        [] => Err(Mistake::new(what, "is missing").into()),
        [_, surplus, ..] => Err(Mistake::new(surplus, "is more than this command takes").into()),
    }
}

pub(super) fn backup(words: &[String], environment: Environment<'_>) -> Result<(), Failure> {
    let (file, data) = word_and_data(words, "FILE", environment)?;
    runtime()?.block_on(store::backup(&data, &file)).map_err(failed)?;
    println!(
        "{} holds the programme of {}; its pictures are in {}",
        file.display(),
        data.display(),
        pictures(&data)
    );
    Ok(())
}

pub(super) fn restore(words: &[String], environment: Environment<'_>) -> Result<(), Failure> {
    let (file, data) = word_and_data(words, "FILE", environment)?;
    runtime()?.block_on(store::restore(&file, &data)).map_err(failed)?;
    println!("{} now holds the programme of {}", data.display(), file.display());
    Ok(())
}

fn pictures(data: &Path) -> String {
    data.join(crate::pictures::FOLDER).display().to_string()
}

pub(super) fn load_demo(words: &[String], environment: Environment<'_>) -> Result<(), Failure> {
    let config = options::config(words, environment)?;
    let loaded = runtime()?.block_on(async {
        let _alone = Lock::take(&config.data).map_err(failed)?;
        let programme = programme(&config).await?;
        let loaded = programme.load_demo(config.demo_seed.unwrap_or(SEED)).await.map_err(failed);
        programme.store().close().await;
        loaded
    })?;
    let data = config.data.display();
    if loaded {
        println!("{data} holds the demo programme now");
        return Ok(());
    }
    Err(Failure::Failed(format!("{data}: something happened in this programme already; it stays as it is")))
}

pub(super) fn import(words: &[String], environment: Environment<'_>) -> Result<(), Failure> {
    let args = Args::read(words, &["--data", "--allow-fetch"], &[])?;
    let source = match args.words.as_slice() {
        [source] => source,
        [] => return Err(Mistake::new("FEED-OR-FILE", "is missing").into()),
        [_, surplus, ..] => return Err(Mistake::new(surplus, "is more than this command takes").into()),
    };
    let fetcher = Fetcher::allowing(options::ranges(&args, "--allow-fetch", environment)?);
    // What else the environment says about the installation holds here as it does for `serve`.
    let data = args.get("--data", environment).map(|value| vec!["--data".to_owned(), value.text]);
    let config = options::config(&data.unwrap_or_default(), environment)?;
    let report = runtime()?.block_on(async {
        fs::create_dir_all(&config.data).map_err(failed)?;
        let programme = programme(&config).await?;
        let report = importing::import(&programme, &config.data, &fetcher, source).await;
        programme.store().close().await;
        report.map_err(Failure::Failed)
    })?;
    println!("{}: {} stories are in the programme", report.feed, report.taken);
    report.refused.iter().for_each(|entry| println!("  not taken: {}: {}", entry.entry, entry.reason));
    report.notes.iter().for_each(|note| println!("  note: {note}"));
    if report.taken == 0 && !report.refused.is_empty() {
        return Err(Failure::Failed(format!("{source}: no entry could be taken")));
    }
    Ok(())
}

async fn programme(config: &Config) -> Result<Arc<ServerProgramme>, Failure> {
    let pack = packs::of(config)?;
    let public = PublicUrl::read(&format!("http://{}/", config.listen)).map_err(failed)?;
    let store = SqliteStore::open(&config.data.join(DATABASE)).await.map_err(failed)?;
    Ok(serve::programme(config, &public, pack, store))
}
