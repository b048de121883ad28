//! Leaves out words that are found without being listed, because titles, other words and forgiven slips lead to the
//! same activity. A city writes down all the words it knows; phones load the ones that matter.

use citypack::ActivityFile;

use crate::activities::ActivityIndex;

/// The same file with fewer terms: each term that was taken out still finds first what it found before.
pub fn lean(file: &ActivityFile) -> ActivityFile {
    let whole = ActivityIndex::new(file);
    let mut lean = file.clone();
    for it in &mut lean.activities {
        it.terms.clear();
    }
    // Every term that comes back may draw others' queries to itself, so all are tried again until none is lost.
    loop {
        let index = ActivityIndex::new(&lean);
        let mut is_done = true;
        for (all, kept) in file.activities.iter().zip(&mut lean.activities) {
            for term in &all.terms {
                if !kept.terms.contains(term) && index.find(term, 1) != whole.find(term, 1) {
                    kept.terms.push(term.clone());
                    is_done = false;
                }
            }
        }
        if is_done {
            return lean;
        }
    }
}
