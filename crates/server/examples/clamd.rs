//! Asks a running clamd, at the address of its argument (`tcp://host:port`, `unix:/path`), whether a harmless file is clean
//! and the test signature of every scanner is found. Ends with a failure where it is not so; `cargo xtask soak clamd` runs it.

use std::{env, io::Write as _};

use anyhow::{Context as _, ensure};
use server::store::files::Scanner;

/// What every scanner finds, put together here so that none finds it in this file.
fn signature() -> Vec<u8> {
    let start = r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-";
    format!("{start}ANTIVIRUS-TEST-FILE!$H+H*").into_bytes()
}

fn main() -> anyhow::Result<()> {
    let address = env::args().nth(1).context("name the address of clamd")?;
    let scanner = Scanner::parse(&address)?;
    scanner.probe().context("clamd does not answer")?;
    let harmless = b"%PDF-1.7\n% sebuah berkas contoh\n%%EOF\n";
    ensure!(scanner.is_clean(&mut &harmless[..])?, "clamd finds something in a harmless file");
    ensure!(!scanner.is_clean(&mut &signature()[..])?, "clamd does not find the test signature");
    Ok(writeln!(std::io::stdout().lock(), "clamd lets a harmless file pass and finds its test signature")?)
}
