//! The small words of Indonesian, Kupang Malay and English, which tell nothing or little, and abbreviations.

use crate::letters;

/// Words that say nothing about the activity.
const FILLERS: &str = "saya sa aku ku beta be kami kita ketong katong kotong lu kamu anda dia de basong bosong dorang dong \
    mama bapa bapak ibu om tante kaka adik \
    mau mo ingin pengen pengin pingin hendak mohon minta izin ijin permisi rencana tolong \
    bisa boleh bolehkah bisakah apakah apa ko kah ka sih dong toh na ya \
    su sudah suda sonde son sond tidak tra tar ndak nggak gak belum belom nanti dolo dulu masih baru juga saja sa \
    pung punya pu milik kepunyaan sendiri ini itu sini situ sana yang yg dan deng dengan dg dgn untuk utk buat atau sama \
    kas kasi supaya karena kalau kalo bagaimana kermana karmana cara syarat berapa mana \
    kecil kecilan sederhana rumahan skala kbli kode nomor per jam kg \
    i we want to a an the my our of for and or may can is it here please would like with in at on some small";

/// Verbs of having a business: they tell next to nothing, but between equals they decide.
const VERBS: &str = "buka membuka bikin bekin buat membuat bangun membangun usaha bisnis jasa dagang pi jual \
    open run start build make sell own business service";

/// Nouns of having a business: they tell little beside others.
const NOUNS: &str = "tempat tukang toko warung kios kedai pusat kantor shop place";

/// Words that say nothing about a service: who asks, that she asks, and what every request is called.
const SERVICE_FILLERS: &str = "saya sa aku ku beta be kami kita ketong katong kotong lu kamu anda dia de mama bapak ibu om tante \
    mau mo ingin pengen pengin hendak mohon tolong bisa boleh bagaimana kermana karmana cara gimana apa apakah ko kah ka sih dong \
    na ya su sudah suda saja sa pung punya pu ini itu yang yg dan deng dengan dg untuk utk atau supaya karena kalau kalo \
    perlu butuh i we want to a an the my our of for and or how do can need please";

/// What people do with every service, and what most of them are called.
const SERVICE_VERBS: &str = "urus mengurus bikin bekin buat membuat minta ajukan mengajukan daftar mendaftar cari ambil \
    pi get make apply request";
const SERVICE_NOUNS: &str = "surat izin ijin keterangan layanan kantor loket dokumen kartu akta akte baru letter permit document \
    card new certificate";

/// Words after which a place is named.
const BEFORE_PLACES: &str = "di pi ke dekat dari depan samping belakang near";

/// Words that end the naming of a place.
const AFTER_PLACES: &str = "mau mo ingin buka bikin bekin bangun jual usaha untuk bisa boleh";

/// Words that say nothing about a place.
const PLACE_FILLERS: &str = "di ke dekat dari depan samping belakang sekitar no nomor rt rw near at the";

/// Kinds of places, which tell little beside a name.
const PLACE_NOUNS: &str = "jalan gang kelurahan desa kecamatan kota kabupaten kantor jl";

/// What people and maps write short, in small letters.
const SHORT: [(&str, &str); 34] = [
    ("jl", "jalan"),
    ("jln", "jalan"),
    ("gg", "gang"),
    ("kel", "kelurahan"),
    ("kec", "kecamatan"),
    ("ds", "desa"),
    ("rs", "rumah sakit"),
    ("rsu", "rumah sakit umum"),
    ("rsud", "rumah sakit umum daerah"),
    ("pkm", "puskesmas"),
    ("sd", "sekolah dasar"),
    ("sdn", "sekolah dasar negeri"),
    ("smp", "sekolah menengah pertama"),
    ("smpn", "sekolah menengah pertama negeri"),
    ("sma", "sekolah menengah atas"),
    ("sman", "sekolah menengah atas negeri"),
    ("smk", "sekolah menengah kejuruan"),
    ("smkn", "sekolah menengah kejuruan negeri"),
    ("univ", "universitas"),
    ("psr", "pasar"),
    ("ps", "pasar"),
    ("bandara", "bandar udara"),
    ("bdr", "bundaran"),
    ("bund", "bundaran"),
    ("pel", "pelabuhan"),
    ("term", "terminal"),
    ("lap", "lapangan"),
    ("perum", "perumahan"),
    ("satu", "1"),
    ("dua", "2"),
    ("i", "1"),
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
];

/// The lists above for one kind of things, as words are compared.
#[derive(Debug)]
pub(crate) struct SmallWords {
    fillers: Vec<String>,
    verbs: Vec<String>,
    nouns: Vec<String>,
    before_places: Vec<String>,
    after_places: Vec<String>,
    are_places: bool,
}

impl SmallWords {
    /// For activities: where something is to be does not tell what it is.
    pub(crate) fn of_activities() -> Self {
        Self {
            fillers: letters::words(FILLERS),
            verbs: letters::words(VERBS),
            nouns: letters::words(NOUNS),
            before_places: letters::words(BEFORE_PLACES),
            after_places: letters::words(AFTER_PLACES),
            are_places: false,
        }
    }

    /// For services: "belum" and "usaha" tell much there, and "surat" little.
    pub(crate) fn of_services() -> Self {
        Self {
            fillers: letters::words(SERVICE_FILLERS),
            verbs: letters::words(SERVICE_VERBS),
            nouns: letters::words(SERVICE_NOUNS),
            before_places: letters::words("di ke dari in at from"),
            after_places: letters::words(AFTER_PLACES),
            are_places: false,
        }
    }

    /// For places: numbers and abbreviations belong to their names.
    pub(crate) fn of_places() -> Self {
        Self {
            fillers: letters::words(PLACE_FILLERS),
            verbs: Vec::new(),
            nouns: letters::words(PLACE_NOUNS),
            before_places: Vec::new(),
            after_places: Vec::new(),
            are_places: true,
        }
    }

    /// The words of a name or query.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        if !self.are_places {
            return letters::words(text);
        }
        let mut all = Vec::new();
        for word in letters::raw_words(text) {
            match SHORT.iter().find(|(short, _)| *short == word) {
                Some((_, long)) => all.extend(letters::words(long)),
                None => all.push(letters::folded(&word)),
            }
        }
        all
    }

    /// Whether a word says nothing: a filler, or a number that only counts rooms, floors or kilograms.
    pub(super) fn is_filler(&self, word: &str) -> bool {
        is_in(&self.fillers, word)
            || self.begins_place(word)
            || (!self.are_places && word.len() < 4 && word.bytes().all(|it| it.is_ascii_digit()))
    }

    pub(super) fn is_verb(&self, word: &str) -> bool {
        is_in(&self.verbs, word)
    }

    pub(super) fn is_light(&self, word: &str) -> bool {
        self.is_verb(word) || is_in(&self.nouns, word)
    }

    pub(super) fn begins_place(&self, word: &str) -> bool {
        is_in(&self.before_places, word)
    }

    pub(super) fn ends_place(&self, word: &str) -> bool {
        is_in(&self.after_places, word)
    }
}

fn is_in(list: &[String], word: &str) -> bool {
    list.iter().any(|it| it == word)
}
