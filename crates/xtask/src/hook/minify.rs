//! The script of the app's bindings, without its comments and long names: written for people by wasm-bindgen, read by
//! browsers. The workers' scripts are none of it: they are no modules, their names are looked up by the loader; nor is
//! the script of the rooms, from which the budget reads what a room fetches.

use crate::paths;
use crate::problem::Result;
use crate::run;
use crate::setup::node;
use std::fs;
use std::path::Path;

/// Makes the app's script smaller, in place. It is a module: what it exports keeps its name.
pub fn app(staging: &Path) -> Result<()> {
    for script in paths::files_below(staging).into_iter().filter(|file| is_app(file)) {
        let script = staging.join(script);
        let smaller = script.with_extension("smaller");
        let mut terser = run::command(node::bin()?.join("terser"));
        terser.arg(&script).args(["--module", "--compress", "--mangle", "--output"]).arg(&smaller);
        run::run(&mut terser, "Read its message above; `cargo xtask setup` repairs the installation.")?;
        fs::rename(&smaller, &script)
            .map_err(|e| crate::problem::Problem::file("put in place", &smaller, &e))?;
    }
    Ok(())
}

fn is_app(file: &Path) -> bool {
    file.to_str().is_some_and(|name| name.starts_with("polyphony-") && name.ends_with(".js"))
}
