//! The scripts that the bindings are made of, without their comments and long names: written for people by
//! wasm-bindgen, read by browsers.

use crate::paths;
use crate::problem::Result;
use crate::run;
use crate::setup::node;
use std::fs;
use std::path::Path;

/// Makes every script in the staging folder smaller, in place. They are modules: what they export keeps its name.
pub fn all(staging: &Path) -> Result<()> {
    let scripts =
        paths::files_below(staging).into_iter().filter(|f| f.extension().is_some_and(|e| e == "js"));
    for script in scripts {
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
