//! Names that agencies give to fields and files, with what each is worth as a hint. Data only.

/// Fields of the ministry's schema for special provisions, and the kind of overlay each means.
pub(crate) const OVERLAYS: [(&str, &str); 14] = [
    ("KKOP", "kkop"),
    ("LP2B", "lp2b"),
    ("KRB", "krb"),
    ("TOD", "tod"),
    ("TEB", "teb"),
    ("PUSLIT", "puslit"),
    ("CAGBUD", "cagbud"),
    ("RESAIR", "resair"),
    ("KSMPDN", "sempadan"),
    ("HANKAM", "hankam"),
    ("KKARST", "karst"),
    ("PTBGMB", "tambang"),
    ("MGRSAT", "satwa"),
    ("RDBUMI", "ruang_bumi"),
];

/// Names of fields that hold codes, with what each is worth.
pub(crate) const CODES: [(&str, i64); 23] = [
    ("KODSZNTEXT", 42),
    ("KODSZN", 40),
    ("KODEZONA", 25),
    ("KODE_ZONA", 25),
    ("KODESUBZ", 35),
    ("KODE_SUBZO", 35),
    ("KODZON", 24),
    ("KODKWS", 40),
    ("KODSBL", 5),
    ("KODE", 12),
    ("KODE_KAWAS", 30),
    ("ZONECODE", 30),
    ("ZONE_CODE", 30),
    ("ZONE_CLASS", 25),
    ("ZONEDIST", 30),
    ("ZONING", 25),
    ("ZONE", 22),
    ("ZONA", 20),
    ("SIMBOL", 24),
    ("SYM_CODE", 26),
    ("LAY_CLASS", 20),
    ("BESTEMMINGSHOOFDGROEP", 24),
    ("CODE", 12),
];

/// Names of fields that hold names.
pub(crate) const NAMES: [(&str, i64); 18] = [
    ("NAMSZN", 30),
    ("NAMOBJ", 28),
    ("NAMZON", 18),
    ("NAMA_ZONA", 24),
    ("NAMKWS", 26),
    ("POLA_RUANG", 24),
    ("NAMA", 16),
    ("NAME", 16),
    ("NAAM", 20),
    ("ZONE_DESC", 22),
    ("ZONENAME", 22),
    ("LAY_CLASS", 14),
    ("DESCRIPTION", 12),
    ("DESCRIPT", 12),
    ("KETERANGAN", 10),
    ("LABEL", 10),
    ("WADMKD", 8),
    ("REMARK", 4),
];

/// Fields that are never codes or names of zones.
pub(crate) const NEVER: [&str; 12] = [
    "OBJECTID", "FID", "GID", "ID", "SHAPE", "LUAS", "WADM", "METADATA", "SRS_ID", "LCODE", "FCODE",
    "GLOBALID",
];

/// Parts of file names that tell a special provision, and the kind of overlay each means.
pub(crate) const STEMS: [(&str, &str); 13] = [
    ("lp2b", "lp2b"),
    ("kkop", "kkop"),
    ("krb", "krb"),
    ("rawan", "krb"),
    ("banjir", "krb"),
    ("pantai", "sempadan_pantai"),
    ("sungai", "sempadan_sungai"),
    ("sempadan", "sempadan"),
    ("hutan", "hutan"),
    ("cagar", "cagbud"),
    ("resapan", "resair"),
    ("karst", "karst"),
    ("evakuasi", "teb"),
];
