//! Error summary, notices, dialogs.

use leptos::prelude::*;

use super::{say, specimen};
use crate::components::{
    button::{Button, ButtonKind},
    dialog::{Dialog, DialogShape},
    error_summary::{ErrorSummary, Mistake},
    notice::{Notice, NoticeKind},
};

pub(super) fn messages() -> AnyView {
    view! {
        {specimen("pola-summary", summary())}
        {specimen("pola-notices", notices())}
        {specimen("pola-dialogs", dialogs())}
    }
    .into_any()
}

/// It takes the focus when it appears, so it waits for a button.
fn summary() -> AnyView {
    let mistakes = RwSignal::new(Vec::new());
    let show = Callback::new(move |()| {
        mistakes.set(vec![
            Mistake { field: "pola-nama-keliru", message: "pola-field-name-error" },
            Mistake { field: "pola-luas-keliru", message: "pola-field-number-error" },
        ]);
    });
    view! {
        <ErrorSummary mistakes=mistakes />
        <Button id="pola-tampilkan" words=say("pola-summary-show") on_press=show kind=ButtonKind::Quiet />
    }
    .into_any()
}

fn notices() -> AnyView {
    view! {
        <Notice kind=NoticeKind::Info title=say("pola-notice-info") text=say("pola-notice-info-text") />
        <Notice kind=NoticeKind::Success title=say("pola-notice-success") text=say("pola-notice-success-text") />
        <Notice kind=NoticeKind::Warning title=say("pola-notice-warning") text=say("pola-notice-warning-text") />
        <Notice kind=NoticeKind::Error title=say("pola-notice-error") text=say("pola-notice-error-text") />
        <Notice kind=NoticeKind::Sample title=say("pola-notice-sample") text=say("pola-notice-sample-text") />
    }
    .into_any()
}

fn dialogs() -> AnyView {
    let (asks, shows) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <div class="app-pola__row">
            <Button
                id="pola-buka-dialog"
                words=say("pola-dialog-open")
                on_press=Callback::new(move |()| asks.set(true))
                kind=ButtonKind::Quiet
            />
            <Button
                id="pola-buka-lembar"
                words=say("pola-sheet-open")
                on_press=Callback::new(move |()| shows.set(true))
                kind=ButtonKind::Quiet
            />
        </div>
        <Dialog id="pola-dialog" title=say("pola-dialog-title") is_open=asks>
            <p>{t!("pola-dialog-text")}</p>
            <div class="app-dialog__actions">
                <Button
                    id="pola-hapus"
                    words=say("pola-button-danger")
                    on_press=Callback::new(move |()| asks.set(false))
                    kind=ButtonKind::Danger
                />
            </div>
        </Dialog>
        <Dialog id="pola-lembar" title=say("pola-sheet-title") is_open=shows shape=DialogShape::Sheet>
            <p>{t!("pola-sheet-text")}</p>
        </Dialog>
    }
    .into_any()
}
