//! Rows of several fields each, one below the other: a phone has no room for columns.

use leptos::prelude::*;
use permit::{Answer, Entries, Path, form::Field};

use super::{address::group, around, id_of, kept};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
    pages::form::session::Session,
};

pub(super) fn view(session: Session, path: &Path, field: &Field, columns: &[Field], max: u32) -> AnyView {
    let words = around(session, path, field);
    let id = words.id.clone();
    let count = RwSignal::new(rows(session, path).max(1));
    let columns = columns.to_vec();
    let (of_rows, of_add) = (path.clone(), path.clone());
    let add = clicked(move || {
        let row = count.get_untracked() + 1;
        count.set(row);
        if let Some(first) = first_column(session, &of_add) {
            let number = u32::try_from(row).unwrap_or(u32::MAX);
            browser::focus_on(id_of(&of_add.cell(number, &first)));
        }
    });
    let is_full = move || count.get() >= max as usize;
    let controls = view! {
        {dynamic(move || {
            let all = (1..=count.get()).map(|n| row(session, &of_rows, &columns, n, count));
            all.collect_view().into_any()
        })}
        {dynamic(move || view! { <span class="app-hidden" role="status">{form_tr!("form-rows", count = count.get())}</span> }.into_any())}
        <button type="button" class="app-button app-button--quiet" hidden=is_full on:click=add>{form_t!("form-add-row")}</button>
    };
    view! { <div id=id tabindex="-1">{group(&words, controls.into_any())}</div> }.into_any()
}

fn rows(session: Session, path: &Path) -> usize {
    match kept(session, path) {
        Some(Answer::Rows(rows)) => rows.len(),
        _ => 0,
    }
}

fn first_column(session: Session, path: &Path) -> Option<String> {
    let loaded = session.form()?;
    let field = loaded.form.find(&path.field)?.1;
    field.kind.columns().first().map(|it| it.id.clone())
}

fn row(session: Session, path: &Path, columns: &[Field], n: usize, count: RwSignal<usize>) -> AnyView {
    let number = u32::try_from(n).unwrap_or(u32::MAX);
    let cells = columns.iter().map(|it| super::editor(session, &path.cell(number, &it.id), it));
    let cells = cells.collect_view();
    let at = path.clone();
    let remove = clicked(move || {
        take_away(session, &at, n);
        count.update(|it| *it = it.saturating_sub(1).max(1));
    });
    view! {
        <fieldset class="app-isi__table-row">
            <legend>{form_t!("form-row", number = n)}</legend>
            {cells}
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=remove>{form_t!("form-remove-row", number = n)}</button>
        </fieldset>
    }
    .into_any()
}

fn take_away(session: Session, path: &Path, n: usize) {
    session.change(|answers| {
        let Some(Answer::Rows(rows)) = answers.get(path) else { return };
        let mut rows: Vec<Entries<Answer>> = rows.clone();
        if n <= rows.len() {
            rows.remove(n - 1);
        }
        if rows.is_empty() {
            answers.remove(path);
        } else {
            answers.set(path, Answer::Rows(rows));
        }
    });
}
