//! Chooses one of many by typing: a field with a list below it, after the pattern "editable combobox with list" of the
//! ARIA Authoring Practices. Arrows move, Enter chooses, Escape closes, Tab leaves (WCAG 2.2, 2.1.1, 2.1.2); the choice
//! under the arrows is named to screen readers while the focus stays in the field (4.1.2), the count is announced (4.1.3).

use leptos::{ev, prelude::*};

use super::{
    dynamic::{dynamic, live, maybe, typed, when},
    field::Around,
};

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called in the data.
    pub value: String,
    /// What people call it.
    pub label: String,
    /// Something to tell it from others; may be empty.
    pub detail: String,
}

/// What the list knows; a copy is a handle.
#[derive(Clone, Copy)]
struct List {
    query: RwSignal<String>,
    entries: Memo<Vec<Entry>>,
    is_open: RwSignal<bool>,
    /// Place of the entry under the arrows.
    active: RwSignal<Option<usize>>,
    value: RwSignal<Option<Entry>>,
    on_change: Callback<Option<Entry>>,
}

impl List {
    fn count(self) -> usize {
        self.entries.with(Vec::len)
    }

    fn type_in(self, text: String) {
        self.query.set(text);
        self.active.set(None);
        self.is_open.set(true);
        if self.value.with_untracked(Option::is_some) {
            self.take(None);
        }
    }

    fn take(self, entry: Option<Entry>) {
        self.value.set(entry.clone());
        self.on_change.run(entry);
    }

    fn choose(self, entry: Entry) {
        self.query.set(entry.label.clone());
        self.close();
        self.take(Some(entry));
    }

    fn close(self) {
        self.is_open.set(false);
        self.active.set(None);
    }

    /// The next or the previous entry, round and round.
    fn step(self, forward: bool) {
        let count = self.entries.with_untracked(Vec::len);
        self.is_open.set(true);
        if count > 0 {
            let first = if forward { 0 } else { count - 1 };
            let add = if forward { 1 } else { count - 1 };
            self.active.update(|it| *it = Some(it.map_or(first, |at| (at + add) % count)));
        }
    }

    fn press(self, event: &ev::KeyboardEvent) {
        match event.key().as_str() {
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" if self.is_open.get_untracked() => {
                let under = self.active.get_untracked();
                let entry = under.and_then(|at| self.entries.with_untracked(|all| all.get(at).cloned()));
                match entry {
                    Some(entry) => self.choose(entry),
                    None => return,
                }
            }
            "Escape" if self.is_open.get_untracked() => self.close(),
            "Escape" => self.type_in(String::new()),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The field.
#[component]
pub fn Combobox(
    around: Around,
    /// What fits to what has been typed, best first; everything worth offering for an empty text.
    find: Callback<String, Vec<Entry>>,
    value: RwSignal<Option<Entry>>,
    /// What is typed, for pages that read or write it; the label of what is chosen.
    #[prop(default = RwSignal::default())]
    query: RwSignal<String>,
    #[prop(default = Callback::new(|_| ()))] on_change: Callback<Option<Entry>>,
) -> impl IntoView {
    if let Some(chosen) = value.get_untracked() {
        query.set(chosen.label);
    }
    let list = List {
        query,
        entries: Memo::new(move |_| query.with(|it| find.run(it.clone()))),
        is_open: RwSignal::new(false),
        active: RwSignal::new(None),
        value,
        on_change,
    };
    let (id, is_wrong, described_by) = (around.id.clone(), around.is_wrong(), around.described_by());
    let label_of_list = around.label;
    let list_id = format!("{id}-daftar");
    let (of_active, of_list) = (id.clone(), list_id.clone());
    let active_id = move || list.active.get().map(|at| format!("{of_active}-{at}"));
    let said = move || match (list.is_open.get(), list.count()) {
        (false, _) => String::new(),
        (true, 0) => tr!("common-choices-none"),
        (true, count) => tr!("common-choices-found", count = count),
    };
    let press: Box<dyn FnMut(ev::KeyboardEvent)> = Box::new(move |event| list.press(&event));
    let leave: Box<dyn FnMut(ev::FocusEvent)> = Box::new(move |_| list.close());
    let control = view! {
        <div class="app-combobox">
            <input
                id=id.clone()
                class="app-field__input app-combobox__input"
                type="text"
                role="combobox"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=of_list
                aria-expanded=live(move || list.is_open.get().to_string())
                aria-activedescendant=active_id
                aria-invalid=is_wrong
                aria-describedby=described_by
                prop:value=move || list.query.get()
                on:input=typed(move |it| list.type_in(it))
                on:keydown=press
                on:blur=leave
                on:click=move |_| list.is_open.set(true)
            />
            {when(move || list.is_open.get() && list.count() == 0, || view! {
                <p class="app-combobox__none">{t!("common-choices-none")}</p>
            }.into_any())}
            <ul
                id=list_id
                class="app-combobox__list"
                role="listbox"
                aria-label=live(move || label_of_list.get())
                hidden=move || !list.is_open.get() || list.count() == 0
            >
                {
                    let id = id.clone();
                    dynamic(move || entries(list, &id))
                }
            </ul>
            <p class="app-hidden" role="status">{live(said)}</p>
        </div>
    };
    around.field(control.into_any())
}

fn entries(list: List, id: &str) -> AnyView {
    let all = list.entries.get();
    let entry = |(at, it): (usize, Entry)| {
        let is_active = move || list.active.get() == Some(at);
        let detail = (!it.detail.is_empty())
            .then(|| view! { <span class="app-combobox__detail">{it.detail.clone()}</span> });
        let label = it.label.clone();
        // The field must keep the focus, or leaving it would close the list before the choice arrives.
        let hold: Box<dyn FnMut(ev::MouseEvent)> = Box::new(|event| event.prevent_default());
        view! {
            <li
                id=format!("{id}-{at}")
                class="app-combobox__entry"
                role="option"
                aria-selected=maybe(move || Some(if is_active() { "true" } else { "false" }))
                on:mousedown=hold
                on:click=super::dynamic::clicked(move || list.choose(it.clone()))
            >
                <span class="app-combobox__label">{label}</span>
                {detail}
            </li>
        }
        .into_any()
    };
    all.into_iter().enumerate().map(entry).collect_view().into_any()
}
