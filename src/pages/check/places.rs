//! The two questions as a form: what, and where in one field or by the device's own position.

use leptos::prelude::*;

use super::form::Form;
use crate::{
    components::{
        activity_picker::ActivityPicker,
        answer,
        dynamic::{later, typed},
        locate_button::LocateButton,
        place_field::PlaceField,
    },
    state::pack::use_pack,
};

/// The form.
#[component]
pub(in crate::pages) fn QuestionForm(
    form: Form,
    /// Takes the activity too, where the page has more to do with it.
    #[prop(default = Callback::new(|_| ()))]
    on_activity: Callback<Option<String>>,
) -> impl IntoView {
    let pack = use_pack();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    let choose = move |it: Option<String>| {
        form.choose_activity(it.clone());
        on_activity.run(it);
    };
    let prepare: Box<dyn FnMut(leptos::ev::FocusEvent)> = Box::new(move |_| {
        form.place.prepare();
        answer::prepare();
    });
    view! {
        <form
            class="app-form"
            novalidate
            on:submit=submit
            on:input=typed(move |_| form.busy.begin())
            on:focusin=prepare
        >
            <div class="app-step">
                <ActivityPicker chosen=form.activity on_choose=Callback::new(choose) mistakes=form.mistakes />
            </div>
            {later(move || view! {
                <div class="app-step">
                    <PlaceField input=form.place mistakes=form.mistakes />
                    <LocateButton words="check-locate" id="lokasi" on_found=Callback::new(move |it| form.locate(it)) />
                </div>
            }.into_any())}
            <button type="submit" class="app-button app-button--wide" disabled=move || pack.ready().is_none()>
                {t!("check-submit")}
            </button>
        </form>
    }
}
