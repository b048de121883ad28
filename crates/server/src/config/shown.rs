//! The configuration as it is in force, without its secrets.

use std::ffi::{OsStr, OsString};

use clap::{ArgMatches, Command, parser::ValueSource};

/// What is shown in a secret's place.
const HIDDEN: &str = "(hidden)";

/// Each option with its value and where it comes from.
pub fn shown(command: &Command, matches: &ArgMatches) -> Vec<(String, String, &'static str)> {
    let mut lines = Vec::new();
    for option in command.get_arguments() {
        let (Some(name), id) = (option.get_long(), option.get_id().as_str()) else { continue };
        if matches!(name, "help" | "version") {
            continue;
        }
        let source = match matches.value_source(id) {
            Some(ValueSource::CommandLine) => "command line or file",
            Some(ValueSource::EnvVariable) => "environment",
            Some(_) => "default",
            None => continue,
        };
        let raw = matches.get_raw(id).map(|all| all.map(OsStr::to_os_string).collect::<Vec<OsString>>());
        let values: Vec<String> =
            raw.unwrap_or_default().iter().map(|it| it.to_string_lossy().into_owned()).collect();
        let is_secret = option.is_hide_env_values_set() && values.iter().any(|it| !it.is_empty());
        let value = if is_secret { HIDDEN.to_owned() } else { values.join(", ") };
        lines.push((name.to_owned(), value, source));
    }
    lines
}
