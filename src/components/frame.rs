//! What every page has around it: header, footer, marks.

use leptos::prelude::*;

/// Header.
#[component]
pub fn PageHeader() -> impl IntoView {}

/// Footer.
#[component]
pub fn PageFooter() -> impl IntoView {}

/// Offers a newer version.
#[component]
pub fn UpdateNotice() -> impl IntoView {}
