//! The receipt: the number, the way back to the file as a QR code and a link, to be printed, saved and copied.

use contract::{
    Receipt,
    outbox::{ItemState, Sent},
    paths,
};
use leptos::prelude::*;

use super::{
    names::{self, clock, day},
    session::Session,
};
use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, text},
        qr::{drawing, qr},
    },
    routes::Route,
};

/// The receipt of a file that has arrived.
fn receipt_of(sent: &Sent) -> Option<Receipt> {
    match &sent.item.state {
        ItemState::Received(it) | ItemState::ToCorrect(it) | ItemState::ToWithdraw(it) => Some(it.clone()),
        _ => None,
    }
}

/// The link that opens the file anywhere. The secret stands in its fragment, which no server sees.
fn link_of(number: &str, secret: &str) -> String {
    let here = browser::page_address();
    let origin = here.find("://").and_then(|at| here[at + 3..].find('/').map(|end| &here[..at + 3 + end]));
    [origin.unwrap_or_default(), Route::Track.path(), &paths::tracking_fragment(number, secret)].concat()
}

pub(super) fn view(session: Session, sent: Memo<Option<Sent>>) -> AnyView {
    let shown = Memo::new(move |_| {
        sent.with(|it| {
            let it = it.as_ref()?;
            let receipt = receipt_of(it)?;
            Some((receipt.number.clone(), receipt.received_at.clone(), it.secret.clone(), it.service.clone()))
        })
    });
    dynamic(move || match shown.get() {
        Some((number, at, secret, service)) => {
            paper(session, &number, &at, &link_of(&number, &secret), &service)
        }
        None => ().into_any(),
    })
    .into_any()
}

fn paper(session: Session, number: &str, at: &str, link: &str, service: &str) -> AnyView {
    let (at, of, of_link) = (at.to_owned(), service.to_owned(), link.to_owned());
    let copy = clicked(move || {
        let link = of_link.clone();
        leptos::task::spawn_local(async move {
            let is_there = browser::copy_text(link).await;
            session.say(track_tr!(if is_there { "track-copied" } else { "track-not-copied" }));
        });
    });
    let kept = (number.to_owned(), link.to_owned(), service.to_owned(), at.clone());
    let save = clicked(move || {
        let (number, link, service, at) = &kept;
        let name = format!("tanda-terima-{number}.html");
        let page = page(number, link, &names::service(session, service), at);
        let words = if browser::save_file(&name, "text/html", page.as_bytes()) {
            track_tr!("track-saved", file = name)
        } else {
            track_tr!("track-not-saved")
        };
        session.say(words);
    });
    view! {
        <section class="app-mine__part app-lacak__receipt" aria-labelledby="lacak-tanda">
            <h2 id="lacak-tanda">{track_t!("track-receipt")}</h2>
            <div class="app-lacak__paper">
                <div class="app-lacak__numbers">
                    <p class="app-mine__fact">{track_t!("track-number")}</p>
                    <p class="app-lacak__number">{number.to_owned()}</p>
                    <p class="app-mine__fact">{live(move || names::service(session, &of))}</p>
                    <p class="app-mine__fact">{live(move || track_tr!("track-received", date = day(&at), time = clock(&at)))}</p>
                </div>
                {qr(link, text(move || track_tr!("track-qr")))}
            </div>
            <p>{track_t!("track-receipt-hint")}</p>
            <p>{track_t!("track-receipt-keep")}</p>
            <div class="app-mine__actions">
                <button type="button" class="app-button app-button--small" on:click=save>{track_t!("track-save")}</button>
                <button type="button" class="app-button app-button--quiet app-button--small" on:click=clicked(browser::print)>{track_t!("track-print")}</button>
                <button type="button" class="app-button app-button--quiet app-button--small" on:click=copy>{track_t!("track-copy")}</button>
            </div>
        </section>
    }
    .into_any()
}

/// The receipt as a page of its own that opens without a network.
fn page(number: &str, link: &str, service: &str, at: &str) -> String {
    let (size, path) = drawing(link).unwrap_or((1, String::new()));
    let received = track_tr!("track-received", date = day(at), time = clock(at));
    let lines = [track_tr!("track-number"), track_tr!("track-receipt-keep"), track_tr!("track-receipt")];
    let [label, keep, title] = lines.map(|it| plain(&it));
    let (number, link, service, received) = (plain(number), plain(link), plain(service), plain(&received));
    format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title} {number}</title>\
         <style>body{{font:1rem/1.5 sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}}svg{{width:15rem}}a{{word-break:break-all}}</style>\
         <h1>{title}</h1><p>{label}<br><strong style=\"font-size:1.5rem\">{number}</strong></p><p>{service}<br>{received}</p>\
         <svg viewBox=\"0 0 {size} {size}\" role=\"img\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>\
         <p><a href=\"{link}\">{link}</a></p><p>{keep}</p>"
    )
}

/// A text that stands in a page as it is.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_never_becomes_markup() {
        assert_eq!(plain("<b>&\""), "&lt;b>&amp;&quot;");
    }
}
