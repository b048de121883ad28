//! Who may see and who may act: an officer has roles, each for one place (a city, a kecamatan, a kelurahan) or all, one
//! service or all.

use super::way::Turn;
use crate::store::{
    cases::{Case, Scope},
    officers::Appointment,
};

/// What somebody does in the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Rt,
    Lurah,
    Camat,
    /// The front office.
    Loket,
    /// The technical agency.
    Opd,
    KepalaDinas,
    /// Whoever sees the money: bank or revenue office.
    Bapenda,
    /// Another office that has a say, such as the land office.
    Other,
    /// Reads the record of what was done; sees no application.
    Inspector,
    /// Looks after accounts; sees no application.
    Admin,
}

impl Role {
    pub const ALL: [Self; 10] = [
        Self::Rt,
        Self::Lurah,
        Self::Camat,
        Self::Loket,
        Self::Opd,
        Self::KepalaDinas,
        Self::Bapenda,
        Self::Other,
        Self::Inspector,
        Self::Admin,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Rt => "rt",
            Self::Lurah => "lurah",
            Self::Camat => "camat",
            Self::Loket => "loket",
            Self::Opd => "opd",
            Self::KepalaDinas => "kepala_dinas",
            Self::Bapenda => "bank",
            Self::Other => "other",
            Self::Inspector => "inspector",
            Self::Admin => "admin",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Whether cases pass through this role's hands.
    pub(crate) fn works_on_cases(self) -> bool {
        !matches!(self, Self::Inspector | Self::Admin)
    }
}

/// Somebody who is signed in, with what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    pub id: String,
    pub login: String,
    pub name: String,
    pub appointments: Vec<Appointment>,
}

impl Official {
    fn working(&self) -> impl Iterator<Item = (Role, &Appointment)> {
        let known = self.appointments.iter().filter_map(|it| Some((Role::of_code(&it.role)?, it)));
        known.filter(|(role, _)| role.works_on_cases())
    }

    /// Whether the record of all cases may be read.
    pub fn may_read_record(&self) -> bool {
        self.appointments.iter().any(|it| it.role == Role::Inspector.code())
    }

    /// Whether a case may be looked at.
    pub fn may_see(&self, case: &Case) -> bool {
        self.working().any(|(_, it)| covers(it, case))
    }

    /// The role in which this officer acts on a case now, if it is their turn.
    pub fn acts_as(&self, case: &Case, turn: &Turn) -> Option<Role> {
        let Turn::Desk(wanted) = turn else { return None };
        self.working().find(|(role, it)| wanted.contains(role) && covers(it, case)).map(|(role, _)| role)
    }

    /// The role in which this officer speaks about a case.
    pub fn speaks_as(&self, case: &Case) -> Option<Role> {
        self.working().find(|(_, it)| covers(it, case)).map(|(role, _)| role)
    }

    /// What waits for this officer.
    pub fn own_work(&self) -> Vec<Scope> {
        self.working().map(|(role, it)| scope(it, role.code())).collect()
    }

    /// Everything this officer may look at.
    pub fn all_visible(&self) -> Vec<Scope> {
        self.working().map(|(_, it)| scope(it, "")).collect()
    }
}

fn covers(appointment: &Appointment, case: &Case) -> bool {
    lies_in(&appointment.kelurahan, case)
        && (appointment.service.is_empty() || appointment.service == case.service)
}

/// Whether a case lies in a place. Codes are nested: `53.71` is a city, `53.71.01` a kecamatan of it, `53.71.01.1001` a
/// kelurahan of that. `Scope` says the same to the database.
fn lies_in(place: &str, case: &Case) -> bool {
    let kelurahan = case.kelurahan.as_deref().unwrap_or_default();
    let is_within = kelurahan.strip_prefix(place).is_some_and(|it| it.is_empty() || it.starts_with('.'));
    place.is_empty() || place == case.region || is_within
}

fn scope(it: &Appointment, desk: &str) -> Scope {
    Scope { desk: desk.to_owned(), kelurahan: it.kelurahan.clone(), service: it.service.clone() }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn official(role: Role, kelurahan: &str, service: &str) -> Official {
        let appointment = Appointment {
            role: role.code().to_owned(),
            kelurahan: kelurahan.to_owned(),
            service: service.to_owned(),
        };
        Official {
            id: "o".to_owned(),
            login: "ina".to_owned(),
            name: "Ina".to_owned(),
            appointments: vec![appointment],
        }
    }

    pub(crate) fn case() -> Case {
        Case {
            id: "a".repeat(32),
            number: "N".to_owned(),
            claim_hash: String::new(),
            digest: String::new(),
            service: "kkpr".to_owned(),
            region: "53.71".to_owned(),
            kelurahan: Some("k1".to_owned()),
            applicant: "Yos".to_owned(),
            language: "id".to_owned(),
            is_sample: false,
            step: "submitted".to_owned(),
            state: "submitted".to_owned(),
            desk: "loket".to_owned(),
            since: 0,
            officer: None,
            rounds: 0,
            revision: 1,
            received_at: 0,
            form_digest: None,
            due_at: None,
            origin: "phone".to_owned(),
            representative: None,
            representative_letter: None,
        }
    }

    #[test]
    fn nobody_acts_out_of_turn_place_or_service() {
        let turn = Turn::Desk(vec![Role::Loket]);
        for (who, acts, sees) in [
            (official(Role::Loket, "", ""), true, true),
            (official(Role::Loket, "k1", "kkpr"), true, true),
            (official(Role::Loket, "k2", ""), false, false),
            (official(Role::Loket, "53.71", ""), true, true),
            (official(Role::Loket, "53.7", ""), false, false),
            (official(Role::Loket, "62.02", ""), false, false),
            (official(Role::Loket, "", "pbg"), false, false),
            (official(Role::Opd, "", ""), false, true),
            (official(Role::Admin, "", ""), false, false),
            (official(Role::Inspector, "", ""), false, false),
        ] {
            assert_eq!(who.acts_as(&case(), &turn).is_some(), acts, "{who:?}");
            assert_eq!(who.may_see(&case()), sees, "{who:?}");
        }
        let loket = official(Role::Loket, "", "");
        assert_eq!(loket.acts_as(&case(), &Turn::Applicant), None);
        assert_eq!(loket.acts_as(&case(), &Turn::Nobody), None);
    }

    #[test]
    fn a_kecamatan_reaches_its_own_kelurahan_and_no_others() {
        let of = |kelurahan: &str| Case { kelurahan: Some(kelurahan.to_owned()), ..case() };
        let camat = official(Role::Camat, "53.71.01", "");
        assert!(camat.may_see(&of("53.71.01.1001")) && camat.may_see(&of("53.71.01")));
        assert!(!camat.may_see(&of("53.71.02.1001")) && !camat.may_see(&of("53.71.011")));
        assert!(!camat.may_see(&Case { kelurahan: None, ..case() }));
    }

    #[test]
    fn a_desk_finds_its_own_work_and_keepers_of_accounts_find_none() {
        assert_eq!(official(Role::Lurah, "k1", "").own_work()[0].desk, "lurah");
        assert!(official(Role::Admin, "", "").all_visible().is_empty());
        assert!(official(Role::Inspector, "", "").own_work().is_empty());
    }
}
