//! Answers of one value.

use super::Place;
use crate::{
    answer::Answer,
    decimal::Decimal,
    expression::Ref,
    finding::{Code, Finding},
    form::{Characters, Kind, NumberRange},
    identifier,
};

impl Place<'_, '_> {
    /// An answer of one value; of another shape than its kind needs it counts as missing, which a changed form causes.
    pub(super) fn check_scalar(&self, kind: &Kind, answer: &Answer, out: &mut Vec<Finding>) {
        match (kind, answer) {
            (Kind::Number { range, decimals, .. }, Answer::Number(number)) => {
                self.check_number(*number, *range, *decimals, out);
            }
            (Kind::Money { range }, Answer::Number(number)) => self.check_number(*number, *range, 0, out),
            (Kind::Number { .. } | Kind::Money { .. }, Answer::Text(_)) => self.say(out, Code::NoNumber),
            (_, Answer::Text(text)) => self.check_text(kind, text, out),
            _ => self.say(out, Code::Missing),
        }
    }

    fn check_number(&self, number: Decimal, range: NumberRange, decimals: u8, out: &mut Vec<Finding>) {
        if number.decimals() > decimals {
            self.say_limit(out, Code::Decimals, decimals);
        }
        if let Some(min) = range.min.filter(|it| number < *it) {
            self.say_limit(out, Code::TooSmall, min);
        } else if let Some(max) = range.max.filter(|it| number > *it) {
            self.say_limit(out, Code::TooLarge, max);
        } else if let Some(limit) = range.usual_min.filter(|it| number < *it) {
            self.say_limit(out, Code::Unusual, limit);
        } else if let Some(limit) = range.usual_max.filter(|it| number > *it) {
            self.say_limit(out, Code::Unusual, limit);
        }
    }

    /// A text that is not blank.
    pub(super) fn check_text(&self, kind: &Kind, text: &str, out: &mut Vec<Finding>) {
        match kind {
            Kind::Text { least, most, characters, .. } => {
                self.check_plain_text(text, (*least, *most), *characters, out);
            }
            Kind::Date { not_before, not_after } => {
                let Some(date) = crate::date::Date::from_plain(text) else {
                    return self.say(out, Code::NoDate);
                };
                if let Some(day) = not_before.map(|it| it.day(self.today())).filter(|it| date < *it) {
                    self.say_limit(out, Code::TooEarly, day);
                }
                if let Some(day) = not_after.map(|it| it.day(self.today())).filter(|it| date > *it) {
                    self.say_limit(out, Code::TooLate, day);
                }
            }
            Kind::Choice { options } => {
                if !options.iter().any(|it| it.id == text) {
                    self.say(out, Code::UnknownOption);
                }
            }
            Kind::Nik { birth, sex } => self.check_nik(text, birth.as_ref(), sex.as_ref(), out),
            Kind::Nkk => self.check_digits(text, &[16], out, |it| identifier::check_nkk(it, self.today())),
            Kind::Npwp => {
                self.check_digits(text, &[15, 16], out, |it| identifier::check_npwp(it, self.today()));
            }
            Kind::NibBusiness => self.check_digits(text, &[13], out, |_| Vec::new()),
            Kind::NibLand => self.check_digits(text, &[13, 14], out, |_| Vec::new()),
            Kind::Nop => {
                self.check_digits(text, &[18], out, |it| identifier::check_nop(it, self.setting.region));
            }
            Kind::Phone { mobile } => match identifier::phone(text) {
                None => self.say(out, Code::Phone),
                Some((_, is_mobile)) if *mobile && !is_mobile => self.say(out, Code::NotMobile),
                Some(_) => {}
            },
            Kind::Email => {
                if identifier::email(text).is_none() {
                    self.say(out, Code::Email);
                }
            }
            _ => self.say(out, Code::Missing),
        }
    }

    fn check_plain_text(
        &self,
        text: &str,
        (least, most): (u32, u32),
        characters: Characters,
        out: &mut Vec<Finding>,
    ) {
        let count = text.chars().count();
        if count < least as usize {
            self.say_limit(out, Code::TooShort, least);
        } else if count > most as usize {
            self.say_limit(out, Code::TooLong, most);
        }
        let fits = |it: char| match characters {
            Characters::Any => true,
            Characters::Digits => it.is_ascii_digit(),
            Characters::Letters => {
                it.is_alphabetic() || matches!(it, ' ' | '.' | ',' | '\'' | '’' | '-' | '`')
            }
        };
        if !text.chars().all(fits) {
            self.say(out, Code::Characters);
        }
    }

    fn check_digits(
        &self,
        text: &str,
        counts: &[usize],
        out: &mut Vec<Finding>,
        check: impl FnOnce(&str) -> Vec<Code>,
    ) {
        if !text.bytes().all(|it| it.is_ascii_digit()) {
            self.say(out, Code::Characters);
        } else if counts.contains(&text.len()) {
            self.say_all(out, check(text));
        } else {
            self.say_limit(out, Code::Digits, counts[0]);
        }
    }

    pub(super) fn check_nik(
        &self,
        nik: &str,
        birth: Option<&Ref>,
        sex: Option<&Ref>,
        out: &mut Vec<Finding>,
    ) {
        let birth = birth.and_then(|it| self.view.date(self.scope, it));
        let sex = sex.and_then(|it| self.view.text(self.scope, it));
        self.check_digits(nik, &[16], out, |it| identifier::check_nik(it, self.today()));
        let known = (nik.len() == 16).then(|| identifier::nik_birth(nik, self.today())).flatten();
        let Some((own_birth, own_sex)) = known else { return };
        // The year has two digits in a NIK, so only what it says is compared.
        let differs = |it: crate::date::Date| {
            (it.day(), it.month(), it.year() % 100)
                != (own_birth.day(), own_birth.month(), own_birth.year() % 100)
        };
        if birth.is_some_and(differs) {
            self.say(out, Code::NikBirth);
        }
        if sex.is_some_and(|it| it != own_sex.as_str()) {
            self.say(out, Code::NikSex);
        }
    }
}
