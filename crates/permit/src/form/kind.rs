//! The kinds of answers.

use crate::{date::DateLimit, decimal::Decimal, expression::Ref, form::Field, texts::Texts};

/// What kind of answer a field takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Plain text.
    Text {
        /// Over one: a larger box.
        lines: u8,
        /// Characters at least.
        least: u32,
        /// Characters at most.
        most: u32,
        /// Which characters.
        characters: Characters,
    },
    /// A number with a unit.
    Number {
        /// Its unit.
        unit: Option<Unit>,
        /// Its limits.
        range: NumberRange,
        /// Decimals at most.
        decimals: u8,
    },
    /// Whole rupiah.
    Money {
        /// Its limits.
        range: NumberRange,
    },
    /// A day.
    Date {
        /// First day.
        not_before: Option<DateLimit>,
        /// Last day.
        not_after: Option<DateLimit>,
    },
    /// One option.
    Choice {
        /// The options.
        options: Vec<Choice>,
    },
    /// Several options.
    Many {
        /// The options.
        options: Vec<Choice>,
        /// At least.
        min: u32,
        /// At most.
        max: u32,
    },
    /// Yes or no.
    YesNo,
    /// A resident's number.
    Nik {
        /// The birth date that it is compared with.
        birth: Option<Ref>,
        /// The sex that it is compared with.
        sex: Option<Ref>,
    },
    /// A family card's number.
    Nkk,
    /// A tax number.
    Npwp,
    /// A business's number (Nomor Induk Berusaha).
    NibBusiness,
    /// A parcel's number (Nomor Identifikasi Bidang).
    NibLand,
    /// A tax object's number.
    Nop,
    /// A telephone number.
    Phone {
        /// It must take messages.
        mobile: bool,
    },
    /// An e-mail address.
    Email,
    /// A postal address.
    Address {
        /// How far away it may be.
        reach: AddressReach,
        /// Further parts that must be there: `rt`, `rw`, `postcode`.
        needs: Vec<String>,
    },
    /// A point.
    Place,
    /// An outline.
    Parcel {
        /// Square metres at least.
        min: Option<Decimal>,
        /// Square metres at most.
        max: Option<Decimal>,
    },
    /// What somebody does there.
    Activity,
    /// A person.
    Person {
        /// What is asked of the person.
        parts: Vec<PersonPart>,
        /// What of it may be left out.
        optional: Vec<PersonPart>,
    },
    /// A file.
    File {
        /// Kinds that are taken.
        accept: Vec<FileKind>,
        /// Files at least.
        min: u32,
        /// Files at most.
        max: u32,
        /// Size of one at most.
        max_bytes: u64,
    },
    /// A photo.
    Photo {
        /// At least.
        min: u32,
        /// At most.
        max: u32,
        /// The place it was taken at is kept.
        gps: bool,
    },
    /// Rows.
    Table {
        /// What a row holds.
        columns: Vec<Field>,
        /// Rows at least.
        min: u32,
        /// Rows at most.
        max: u32,
    },
    /// Something that is declared.
    Statement {
        /// What.
        text: Texts,
        /// Its version.
        version: String,
    },
    /// Drawn on the glass.
    Signature,
}

/// An option.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// Its id: the answer.
    pub id: String,
    /// Its words.
    pub label: Texts,
    /// A line under it.
    pub hint: Texts,
}

/// Limits of a number. Outside the usual ones the person is asked to look again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberRange {
    /// Least.
    pub min: Option<Decimal>,
    /// Most.
    pub max: Option<Decimal>,
    /// Rarely less.
    pub usual_min: Option<Decimal>,
    /// Rarely more.
    pub usual_max: Option<Decimal>,
}

/// Defines an enum whose variants have fixed words in files.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Which characters a text may hold.
    Characters {
        /// Any.
        Any = "any",
        /// Digits.
        Digits = "digits",
        /// Letters, blanks and the signs of names.
        Letters = "letters",
    }
}

words! {
    /// How far away an address may be.
    AddressReach {
        /// In the city: a kelurahan of its list.
        City = "city",
        /// Anywhere.
        Anywhere = "anywhere",
    }
}

words! {
    /// A kind of file.
    FileKind {
        /// PDF.
        Pdf = "pdf",
        /// A picture.
        Image = "image",
    }
}

words! {
    /// What is asked of a person.
    PersonPart {
        /// Full name, as on the identity card.
        Name = "name",
        /// Resident's number.
        Nik = "nik",
        /// Place of birth.
        BirthPlace = "birth_place",
        /// Day of birth.
        Birth = "birth",
        /// `l` or `p`.
        Sex = "sex",
        /// Occupation.
        Occupation = "occupation",
        /// Telephone.
        Phone = "phone",
        /// E-mail.
        Email = "email",
    }
}

words! {
    /// A unit of measure.
    Unit {
        /// Square metres.
        SquareMetre = "m2",
        /// Hectares.
        Hectare = "ha",
        /// Metres.
        Metre = "m",
        /// Centimetres.
        Centimetre = "cm",
        /// Kilometres.
        Kilometre = "km",
        /// Floors.
        Floor = "floor",
        /// Units, such as flats.
        Unit = "unit",
        /// Rooms.
        Room = "room",
        /// People.
        Person = "person",
        /// Animals.
        Animal = "animal",
        /// Vehicles.
        Vehicle = "vehicle",
        /// Percent.
        Percent = "percent",
        /// Years.
        Year = "year",
        /// Months.
        Month = "month",
        /// Weeks.
        Week = "week",
        /// Days.
        Day = "day",
        /// Hours.
        Hour = "hour",
        /// Kilograms.
        Kilogram = "kg",
        /// Litres.
        Litre = "litre",
        /// Volt-amperes.
        VoltAmpere = "va",
        /// Pieces.
        Piece = "piece",
        /// Rupiah.
        Rupiah = "idr",
    }
}

impl Kind {
    /// The word in files.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Number { .. } => "number",
            Self::Money { .. } => "money",
            Self::Date { .. } => "date",
            Self::Choice { .. } => "choice",
            Self::Many { .. } => "many",
            Self::YesNo => "yes_no",
            Self::Nik { .. } => "nik",
            Self::Nkk => "nkk",
            Self::Npwp => "npwp",
            Self::NibBusiness => "nib_business",
            Self::NibLand => "nib_land",
            Self::Nop => "nop",
            Self::Phone { .. } => "phone",
            Self::Email => "email",
            Self::Address { .. } => "address",
            Self::Place => "place",
            Self::Parcel { .. } => "parcel",
            Self::Activity => "activity",
            Self::Person { .. } => "person",
            Self::File { .. } => "file",
            Self::Photo { .. } => "photo",
            Self::Table { .. } => "table",
            Self::Statement { .. } => "statement",
            Self::Signature => "signature",
        }
    }

    /// Whether answers of this kind are personal data by themselves.
    pub fn is_personal(&self) -> bool {
        matches!(
            self,
            Self::Nik { .. }
                | Self::Nkk
                | Self::Npwp
                | Self::Phone { .. }
                | Self::Email
                | Self::Address { .. }
                | Self::Person { .. }
                | Self::Photo { .. }
                | Self::Signature
        )
    }

    /// The options, for the kinds that have them.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice { options } | Self::Many { options, .. } => options,
            _ => &[],
        }
    }

    /// The columns of a table.
    pub fn columns(&self) -> &[Field] {
        match self {
            Self::Table { columns, .. } => columns,
            _ => &[],
        }
    }

    /// Whether answers of this kind have a part of that name.
    pub fn has_part(&self, part: &str) -> bool {
        let place = ["lat", "lng", "accuracy_m", "kelurahan", "zone", "outcome", "plan", "from"];
        match self {
            Self::Person { parts, .. } => PersonPart::from_word(part).is_some_and(|it| parts.contains(&it)),
            Self::Address { .. } => ["street", "rt", "rw", "kelurahan", "region", "postcode"].contains(&part),
            Self::Place => place.contains(&part),
            Self::Parcel { .. } => part == "ring" || part == "area_m2" || place.contains(&part),
            Self::Activity => ["code", "kbli", "title"].contains(&part),
            Self::Statement { .. } => ["version", "at", "sha256"].contains(&part),
            _ => false,
        }
    }
}
