//! Names of kelurahan, activities and zones as the open pack has them, in the language of the systems they are typed into.

use std::rc::Rc;

use citypack::PlaceFile;
use paper::package::{ActivityNames, Names};

use crate::state::pack::OpenPack;

/// The other systems speak Indonesian.
const LANGUAGE: &str = "id";

/// Where names are found.
pub(super) struct CityNames {
    pub(super) open: Rc<OpenPack>,
    pub(super) places: Option<Rc<PlaceFile>>,
}

impl Names for CityNames {
    fn kelurahan(&self, code: &str) -> Option<(String, String)> {
        let found = self.places.as_ref()?.kelurahan.iter().find(|it| it.code == code)?;
        Some((found.name.clone(), found.kecamatan.clone()))
    }

    fn activity(&self, code: &str) -> Option<ActivityNames> {
        let found = self.open.activities.by_code(code)?;
        let others = found.other_codes.iter().map(|it| (it.kbli_version.clone(), it.code.clone()));
        Some(ActivityNames { title: found.title.get(LANGUAGE).to_owned(), others: others.collect() })
    }

    fn zone(&self, code: &str) -> Option<String> {
        self.open.pack.zones().by_code(code).map(|it| it.name.get(LANGUAGE).to_owned())
    }
}
