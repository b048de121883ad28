//! The file of connectors: which systems there are, in which role they act, which of their words mean which of our states.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use super::{Connector, send::Call};
use crate::{
    casework::{
        connect::{Partner, login_of},
        roles::{Official, Role},
        way::State,
    },
    error::StartError,
    store::officers::Appointment,
};

/// A key that could be tried out is none.
const SHORTEST_KEY: usize = 16;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    connector: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    name: String,
    role: String,
    #[serde(default)]
    services: Vec<String>,
    send_to: Option<String>,
    send_key: Option<String>,
    receive_key: Option<String>,
    folder: Option<std::path::PathBuf>,
    #[serde(default)]
    states: BTreeMap<String, String>,
}

/// Reads the file; what is wrong in it keeps the server from starting.
pub fn read(path: &Path) -> Result<Vec<Connector>, StartError> {
    let unreadable = |source| StartError::Unreadable { path: path.to_path_buf(), source };
    let bad = |what: String| StartError::BadConnectors { path: path.to_path_buf(), what };
    let text = fs::read_to_string(path).map_err(unreadable)?;
    let file: File = toml::from_str(&text).map_err(|it| bad(it.message().to_owned()))?;
    let mut all: Vec<Connector> = Vec::new();
    for entry in file.connector {
        let name = entry.name.clone();
        if all.iter().any(|it| it.partner.name == name) {
            return Err(bad(format!("{name}: two have this name")));
        }
        all.push(connector(entry).map_err(|it| bad(format!("{name}: {it}")))?);
    }
    Ok(all)
}

fn connector(entry: Entry) -> Result<Connector, String> {
    let is_mark = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    if entry.name.is_empty() || entry.name.len() > 40 || !entry.name.bytes().all(is_mark) {
        return Err("a name is made of small letters, digits and dashes".to_owned());
    }
    let role = Role::of_code(&entry.role).filter(|it| it.works_on_cases());
    let role = role.ok_or_else(|| format!("`{}` is no role that works on files", entry.role))?;
    let mut states = BTreeMap::new();
    for (theirs, ours) in entry.states {
        let state = State::from_word(&ours).ok_or_else(|| format!("`{ours}` is no state"))?;
        states.insert(theirs.trim().to_owned(), state);
    }
    let is_short = |it: &Option<String>| it.as_ref().is_some_and(|it| it.len() < SHORTEST_KEY);
    if is_short(&entry.send_key) || is_short(&entry.receive_key) {
        return Err(format!("a key has {SHORTEST_KEY} characters or more"));
    }
    let call = match (entry.send_to, entry.send_key) {
        (Some(address), Some(key)) => Some(Call::new(&address, &key).ok_or("send-to is no address")?),
        (Some(_), None) => return Err("send-to needs a send-key".to_owned()),
        (None, _) => None,
    };
    let appointment = |service: &str| Appointment {
        role: role.code().to_owned(),
        kelurahan: String::new(),
        service: service.to_owned(),
    };
    let appointments = if entry.services.is_empty() {
        vec![appointment("")]
    } else {
        entry.services.iter().map(|it| appointment(it)).collect()
    };
    let login = login_of(&entry.name);
    let official = Official { id: login.clone(), login, name: entry.name.clone(), appointments };
    Ok(Connector {
        partner: Partner { name: entry.name, official, states },
        services: entry.services,
        call,
        receive_key: entry.receive_key,
        folder: entry.folder,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Vec<Connector>, String> {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("connectors.toml");
        fs::write(&path, text).expect("a file of the test");
        read(&path).map_err(|it| it.to_string())
    }

    #[test]
    fn a_file_names_systems_their_role_and_their_words() {
        let text = "[[connector]]\nname = \"lama\"\nrole = \"opd\"\nservices = [\"BG-PBG\"]\n\
                    receive-key = \"kunci yang panjang\"\n[connector.states]\n\"Disetujui teknis\" = \"approval\"\n";
        let all = of(text).expect("it is sound");
        assert_eq!(all[0].partner.states.get("Disetujui teknis"), Some(&State::Approval));
        assert_eq!(all[0].partner.official.appointments[0].service, "BG-PBG");
        assert!(of("").is_ok_and(|it| it.is_empty()));
    }

    #[test]
    fn what_is_wrong_is_told_without_keys() {
        let base = "[[connector]]\nname = \"lama\"\nrole = \"opd\"\n";
        for (more, what) in [
            ("receive-key = \"pendek\"\n", "16 characters"),
            ("send-to = \"https://contoh.example\"\n", "send-key"),
            ("colour = \"red\"\n", "unknown field"),
            ("[connector.states]\nX = \"entah\"\n", "no state"),
        ] {
            let said = of(&format!("{base}{more}")).expect_err("it is wrong");
            assert!(said.contains(what) && !said.contains("pendek"), "{said}");
        }
        assert!(of("[[connector]]\nname = \"Lama!\"\nrole = \"opd\"\n").is_err());
        assert!(
            of("[[connector]]\nname = \"lama\"\nrole = \"admin\"\n").is_err_and(|it| it.contains("no role"))
        );
    }
}
