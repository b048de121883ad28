//! The only URLs of the app. The question itself travels in the fragment, which no server ever sees.

use crate::question::Question;

/// The pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The two questions: what, and where.
    Home,
    /// The map.
    Map,
    /// The same answer without a map.
    Check,
    /// The outline of a parcel, and its answer.
    Parcel,
    /// The files of a parcel for offices.
    Export,
    /// The city's services, and each of them.
    Services,
    /// A form of a service, filled in.
    Form,
    /// The sheet of an answer, and the check of one.
    Sheet,
    /// What is kept on this device.
    Mine,
    /// What was sent, and where it stands.
    Track,
    /// The cities that are kept on this device.
    Packs,
    /// What the app knows and does not know.
    About,
    /// Who can use the app and how, and its looks.
    Access,
    /// What one takes to another system.
    Package,
    /// Every component, for developers.
    #[cfg(feature = "pola")]
    Pola,
}

impl Route {
    /// Every page.
    pub const ALL: &[Self] = &[
        Self::Home,
        Self::Map,
        Self::Check,
        Self::Parcel,
        Self::Export,
        Self::Services,
        Self::Form,
        Self::Sheet,
        Self::Mine,
        Self::Track,
        Self::Packs,
        Self::About,
        Self::Access,
        Self::Package,
        #[cfg(feature = "pola")]
        Self::Pola,
    ];

    /// The path, in Indonesian as people see it.
    pub fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Map => "/peta",
            Self::Check => "/cek",
            Self::Parcel => "/bidang",
            Self::Export => "/berkas-bidang",
            Self::Services => "/layanan",
            Self::Form => "/isi",
            Self::Sheet => "/lembar",
            Self::Mine => "/data-saya",
            Self::Track => "/lacak",
            Self::Packs => "/kota",
            Self::About => "/tentang",
            Self::Access => "/aksesibilitas",
            Self::Package => "/paket",
            #[cfg(feature = "pola")]
            Self::Pola => "/pola",
        }
    }

    /// The page of a path.
    pub fn of_path(path: &str) -> Option<Self> {
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        Self::ALL.iter().copied().find(|it| it.path() == path)
    }

    /// The address of the page with a question.
    pub fn asking(self, question: &Question) -> String {
        format!("{}{}", self.path(), question.to_fragment())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_by_its_path_with_or_without_a_slash() {
        for page in Route::ALL.iter().copied() {
            assert_eq!(Route::of_path(page.path()), Some(page));
        }
        assert_eq!(Route::of_path("/peta/"), Some(Route::Map));
        assert_eq!(Route::of_path("/nowhere"), None);
    }
}
