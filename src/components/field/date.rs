//! A date in three fields, which anybody can type on any keyboard: no calendar has to be leafed through. The fields are
//! a group with one label (WCAG 2.2, 1.3.1), each has its own (3.3.2), and browsers may fill in a birthday (1.3.5).

use leptos::prelude::*;

use super::Around;
use crate::components::dynamic::typed;

/// A date as it was typed: day, month, year. Judging it is the form's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedDate {
    pub day: String,
    pub month: String,
    pub year: String,
}

/// One of the three fields.
#[derive(Clone, Copy)]
enum Piece {
    Day,
    Month,
    Year,
}

impl Piece {
    fn of(self, date: &mut TypedDate) -> &mut String {
        match self {
            Self::Day => &mut date.day,
            Self::Month => &mut date.month,
            Self::Year => &mut date.year,
        }
    }
}

/// The field. Its first part has the id of the whole, so that a link of an error summary leads there.
#[component]
pub fn DateField(
    around: Around,
    value: RwSignal<TypedDate>,
    /// Whether it asks for the person's own birthday.
    #[prop(default = false)]
    is_birthday: bool,
    /// Told after every change.
    #[prop(default = Callback::new(|_| ()))]
    on_change: Callback<TypedDate>,
) -> impl IntoView {
    let id = around.id.clone();
    let error = around.error;
    let piece = move |piece: Piece, id: String, words: &'static str, fill: &'static str| {
        let keep = move |text: String| {
            value.update(|it| *piece.of(it) = text);
            on_change.run(value.get_untracked());
        };
        let class = match piece {
            Piece::Year => "app-date__part app-date__part--year",
            Piece::Day | Piece::Month => "app-date__part",
        };
        view! {
            <div class=class>
                <label class="app-date__label" for=id.clone()>{t!(words)}</label>
                <input
                    id=id
                    class="app-field__input"
                    type="text"
                    inputmode="numeric"
                    autocomplete=if is_birthday { fill } else { "off" }
                    aria-invalid=crate::components::dynamic::maybe(move || error.with(|it| !it.is_empty()).then_some("true"))
                    prop:value=move || piece.of(&mut value.get()).clone()
                    on:input=typed(keep)
                />
            </div>
        }
        .into_any()
    };
    let parts = view! {
        <div class="app-date">
            {piece(Piece::Day, id.clone(), "common-day", "bday-day")}
            {piece(Piece::Month, format!("{id}-bulan"), "common-month", "bday-month")}
            {piece(Piece::Year, format!("{id}-tahun"), "common-year", "bday-year")}
        </div>
    };
    around.group(parts.into_any())
}
