//! The app's module keeps its relocations where it is to be cut into rooms; the workers' modules do not. Cargo knows
//! no other place to say that of one program alone.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let for_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if for_wasm && std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo:rustc-link-arg-bin=polyphony=--emit-relocs");
    }
}
