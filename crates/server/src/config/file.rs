//! The one file of the configuration. Its keys are the names of the options; what the command line or the environment say wins.

use std::{
    env,
    ffi::OsString,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgAction, Command};

/// The option that names the file.
const OPTION: &str = "--config";
/// The variable that names it.
const VARIABLE: &str = "RUANGIZIN_CONFIG";

/// Why the file is none.
#[derive(Debug)]
#[non_exhaustive]
pub enum FileError {
    Unreadable {
        path: PathBuf,
        source: io::Error,
    },
    /// No TOML; the text says where.
    Malformed {
        path: PathBuf,
        what: String,
    },
    /// No option has this name.
    UnknownKey {
        path: PathBuf,
        key: String,
    },
    /// A value that no option takes: a table, a date.
    BadValue {
        path: PathBuf,
        key: String,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, .. } => write!(f, "cannot read {}", path.display()),
            Self::Malformed { path, what } => write!(f, "{}: {what}", path.display()),
            Self::UnknownKey { path, key } => write!(f, "{}: there is no option `{key}`", path.display()),
            Self::BadValue { path, key } => {
                write!(f, "{}: `{key}` takes a text, a number, true, false or a list of them", path.display())
            }
        }
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// The command line with what the file adds. `known` is the command that knows every key, `taken` the one that runs: what it
/// does not take is left out, so that one file serves all commands.
pub fn add(arguments: Vec<OsString>, known: &Command, taken: &Command) -> Result<Vec<OsString>, FileError> {
    let Some(path) = named(&arguments) else { return Ok(arguments) };
    let text =
        fs::read_to_string(&path).map_err(|source| FileError::Unreadable { path: path.clone(), source })?;
    let table: toml::Table = text.parse().map_err(|it: toml::de::Error| FileError::Malformed {
        path: path.clone(),
        what: it.message().to_owned(),
    })?;
    let mut all = arguments;
    for (key, value) in &table {
        let option = |of: &Command| of.get_arguments().find(|it| it.get_long() == Some(key)).cloned();
        if option(known).is_none() {
            return Err(FileError::UnknownKey { path, key: key.clone() });
        }
        let Some(option) = option(taken).filter(|it| !is_said(&all, it)) else { continue };
        let Some(more) = said(&option, value) else {
            return Err(FileError::BadValue { path, key: key.clone() });
        };
        all.extend(more.into_iter().map(OsString::from));
    }
    Ok(all)
}

fn named(arguments: &[OsString]) -> Option<PathBuf> {
    let mut all = arguments.iter();
    while let Some(it) = all.next() {
        if it == OPTION {
            return all.next().map(PathBuf::from);
        }
        if let Some(path) = it.to_str().and_then(|it| it.strip_prefix(OPTION)?.strip_prefix('=')) {
            return Some(Path::new(path).to_path_buf());
        }
    }
    env::var_os(VARIABLE).map(PathBuf::from)
}

/// Whether the command line or the environment say it already.
fn is_said(arguments: &[OsString], option: &Arg) -> bool {
    let name = format!("--{}", option.get_long().unwrap_or_default());
    let start = format!("{name}=");
    let is_it = |it: &OsString| it.to_str().is_some_and(|it| it == name || it.starts_with(&start));
    arguments.iter().any(is_it) || option.get_env().is_some_and(|it| env::var_os(it).is_some())
}

/// A key and its value as a command line says them.
fn said(option: &Arg, value: &toml::Value) -> Option<Vec<String>> {
    let name = format!("--{}", option.get_long()?);
    let one = |value: &toml::Value| match value {
        toml::Value::String(it) => Some(it.clone()),
        toml::Value::Integer(it) => Some(it.to_string()),
        _ => None,
    };
    match (value, option.get_action()) {
        (toml::Value::Boolean(is_so), ArgAction::SetTrue) => {
            Some(if *is_so { vec![name] } else { Vec::new() })
        }
        (toml::Value::Array(all), _) => {
            let all: Option<Vec<String>> = all.iter().map(one).collect();
            Some(all?.into_iter().map(|it| format!("{name}={it}")).collect())
        }
        (value, ArgAction::SetTrue) => one(value).and(None),
        (value, _) => Some(vec![format!("{name}={}", one(value)?)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command() -> Command {
        Command::new("x").args([
            Arg::new("port").long("port"),
            Arg::new("pack").long("pack").action(ArgAction::Append),
            Arg::new("demo").long("demo").action(ArgAction::SetTrue),
        ])
    }

    fn read(text: &str, line: &[&str]) -> Result<Vec<String>, String> {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("x.toml");
        fs::write(&path, text).expect("a file of the test");
        let mut line: Vec<OsString> = line.iter().map(OsString::from).collect();
        line.extend([OsString::from(OPTION), path.into_os_string()]);
        let count = line.len();
        let all = add(line, &command(), &command()).map_err(|it| it.to_string())?;
        Ok(all[count..].iter().map(|it| it.to_string_lossy().into_owned()).collect())
    }

    #[test]
    fn a_file_says_what_nobody_else_says() {
        let text = "port = 80\npack = [\"a\", \"b\"]\ndemo = true\n";
        let mut all = read(text, &["x"]).expect("it can be read");
        all.sort();
        assert_eq!(all, ["--demo", "--pack=a", "--pack=b", "--port=80"]);
        let all = read("port = 80\n", &["x", "--port", "81"]).expect("it can be read");
        assert!(all.is_empty(), "the command line wins: {all:?}");
    }

    #[test]
    fn what_is_no_option_is_told() {
        assert!(read("prot = 80\n", &["x"]).is_err_and(|it| it.contains("`prot`")));
        assert!(read("port = 1979-05-27\n", &["x"]).is_err_and(|it| it.contains("takes")));
        assert!(read("port = \n", &["x"]).is_err());
    }
}
