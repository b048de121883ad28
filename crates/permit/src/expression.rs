//! Conditions and numbers over answers: data, total and without loops. Evaluated by [`crate::View`].

/// Names a field, a calculation, a value, or a part of a field (`pemohon.birth`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ref {
    /// The field, calculation or value.
    pub id: String,
    /// Part of a field's answer; empty for the whole.
    pub part: String,
}

/// Something true or false. A comparison with an unanswered question is false.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Always so.
    Constant(bool),
    /// A yes/no question was answered so.
    YesNo(Ref, bool),
    /// The answer is one of these.
    Is(Ref, Vec<String>),
    /// Of several choices at least one of these.
    Has(Ref, Vec<String>),
    /// Code or text begins with one of these.
    Starts(Ref, Vec<String>),
    /// There is an answer.
    Answered(Ref),
    /// Two numbers compare so.
    Compare(Comparison, Box<[Number; 2]>),
    /// All of these.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// For some item or row.
    Some(Ref, Box<Self>),
    /// For every item or row.
    Every(Ref, Box<Self>),
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Greater.
    More,
    /// Greater or equal.
    AtLeast,
    /// Smaller.
    Less,
    /// Smaller or equal.
    AtMost,
    /// Equal.
    Equal,
}

/// A number that may be unknown: one with an unanswered question is, and so is a division by zero.
#[derive(Debug, Clone, PartialEq)]
pub enum Number {
    /// Itself.
    Constant(f64),
    /// The answer, calculation or value of this name.
    Of(Ref),
    /// Sum, product, least, greatest.
    Many(Fold, Vec<Self>),
    /// First minus second.
    Subtract(Box<[Self; 2]>),
    /// First divided by second.
    Divide(Box<[Self; 2]>),
    /// To a whole number.
    Round(Rounding, Box<Self>),
    /// The first whose condition holds, else the last.
    Choose(Vec<(Condition, Self)>, Option<Box<Self>>),
    /// The number beside the chosen option.
    By(Ref, Vec<(String, f64)>),
    /// A row of a step table.
    LookUp(String, Box<Self>),
    /// Items or rows for which the condition holds.
    Count(Ref, Option<Box<Condition>>),
    /// Over items or rows for which the condition holds.
    Sum(Ref, Box<Self>, Option<Box<Condition>>),
    /// Full years from one date to another; `today` names today.
    Years([Ref; 2]),
    /// Days from one date to another; `today` names today.
    Days([Ref; 2]),
    /// Begun months after the first date.
    MonthsStarted([Ref; 2]),
}

/// How several numbers become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Sum.
    Add,
    /// Product.
    Multiply,
    /// The least.
    Min,
    /// The greatest.
    Max,
}

/// How a number becomes a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, halves away from zero.
    Near,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Rounding {
    /// The whole number. What lies within a millionth of a whole number or a half counts as that, because 0.1 has no
    /// exact double: 8.1 × 10 must not round up to 82.
    pub fn apply(self, number: f64) -> f64 {
        let settled = (number * 1e6).round() / 1e6;
        match self {
            Self::Near => settled.round(),
            Self::Up => settled.ceil(),
            Self::Down => settled.floor(),
        }
    }
}

impl Ref {
    /// A reference as it is written: `luas` or `pemohon.birth`.
    pub fn from_text(text: &str) -> Self {
        let (id, part) = text.split_once('.').unwrap_or((text, ""));
        Self { id: id.to_owned(), part: part.to_owned() }
    }
}

impl Condition {
    /// Calls `each` with every name within, of items and rows too.
    pub fn each_ref<'a>(&'a self, each: &mut dyn FnMut(&'a Ref)) {
        match self {
            Self::Constant(_) => {}
            Self::YesNo(it, _)
            | Self::Is(it, _)
            | Self::Has(it, _)
            | Self::Starts(it, _)
            | Self::Answered(it) => {
                each(it);
            }
            Self::Compare(_, pair) => pair.iter().for_each(|it| it.each_ref(each)),
            Self::All(list) | Self::Any(list) => list.iter().for_each(|it| it.each_ref(each)),
            Self::Not(it) => it.each_ref(each),
            Self::Some(of, it) | Self::Every(of, it) => {
                each(of);
                it.each_ref(each);
            }
        }
    }
}

impl Number {
    /// Calls `each` with every name within, of items and rows too.
    pub fn each_ref<'a>(&'a self, each: &mut dyn FnMut(&'a Ref)) {
        match self {
            Self::Constant(_) => {}
            Self::Of(it) | Self::By(it, _) => each(it),
            Self::Many(_, list) => list.iter().for_each(|it| it.each_ref(each)),
            Self::Subtract(pair) | Self::Divide(pair) => pair.iter().for_each(|it| it.each_ref(each)),
            Self::Round(_, it) | Self::LookUp(_, it) => it.each_ref(each),
            Self::Choose(cases, last) => {
                for (when, then) in cases {
                    when.each_ref(each);
                    then.each_ref(each);
                }
                if let Some(it) = last {
                    it.each_ref(each);
                }
            }
            Self::Count(of, when) => {
                each(of);
                if let Some(it) = when {
                    it.each_ref(each);
                }
            }
            Self::Sum(of, it, when) => {
                each(of);
                it.each_ref(each);
                if let Some(it) = when {
                    it.each_ref(each);
                }
            }
            Self::Years(pair) | Self::Days(pair) | Self::MonthsStarted(pair) => pair.iter().for_each(each),
        }
    }
}
