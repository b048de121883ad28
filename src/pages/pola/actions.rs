//! Buttons and links.

use leptos::prelude::*;

use super::{say, specimen};
use crate::components::{
    button::{Button, ButtonKind},
    link::{LinkKind, TextLink},
};

pub(super) fn actions() -> AnyView {
    view! {
        {specimen("pola-button-kinds", kinds())}
        {specimen("pola-button-states", states())}
        {specimen("pola-links", links())}
    }
    .into_any()
}

fn kinds() -> AnyView {
    let nothing = Callback::new(|()| ());
    view! {
        <div class="app-pola__row">
            <Button id="pola-utama" words=say("pola-button-primary") on_press=nothing />
            <Button id="pola-tenang" words=say("pola-button-quiet") on_press=nothing kind=ButtonKind::Quiet />
            <Button id="pola-bahaya" words=say("pola-button-danger") on_press=nothing kind=ButtonKind::Danger />
            <Button id="pola-kecil" words=say("pola-button-small") on_press=nothing kind=ButtonKind::Quiet is_small=true />
        </div>
    }
    .into_any()
}

fn states() -> AnyView {
    let nothing = Callback::new(|()| ());
    let is_busy = RwSignal::new(true);
    view! {
        <div class="app-pola__row">
            <Button id="pola-sibuk" words=say("pola-button-busy") on_press=nothing is_busy=is_busy.into() />
            <Button id="pola-mati" words=say("pola-button-off") on_press=nothing hindrance=say("pola-button-reason") />
        </div>
    }
    .into_any()
}

fn links() -> AnyView {
    view! {
        <p><TextLink href="/pola" words=say("pola-link-plain") /></p>
        <p><TextLink href="/pola" words=say("pola-link-back") kind=LinkKind::Back /></p>
        <p><TextLink href="/pola" words=say("pola-link-onward") kind=LinkKind::Onward /></p>
        <p><TextLink href="https://oss.go.id" words=say("pola-link-away") kind=LinkKind::Away /></p>
    }
    .into_any()
}
