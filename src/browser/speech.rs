//! Reads text aloud with a voice that lives on the device: what is read never leaves it. One reader at a time. Knows nothing of
//! what is read, and says by [`Silence`] why it stays silent.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, prelude::*};

use super::turn::pause;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = SpeechSynthesis)]
    type Synthesis;

    #[wasm_bindgen(method, js_name = getVoices)]
    fn voices(this: &Synthesis) -> Array;

    #[wasm_bindgen(method)]
    fn speak(this: &Synthesis, words: &Utterance);

    #[wasm_bindgen(method)]
    fn cancel(this: &Synthesis);

    #[wasm_bindgen(js_name = SpeechSynthesisVoice)]
    type Voice;

    #[wasm_bindgen(method, getter)]
    fn lang(this: &Voice) -> String;

    #[wasm_bindgen(method, getter, js_name = localService)]
    fn is_local(this: &Voice) -> bool;

    #[derive(Clone)]
    #[wasm_bindgen(js_name = SpeechSynthesisUtterance)]
    type Utterance;

    #[wasm_bindgen(constructor, catch, js_class = "SpeechSynthesisUtterance")]
    fn new(text: &str) -> Result<Utterance, JsValue>;

    #[wasm_bindgen(method, setter)]
    fn set_lang(this: &Utterance, lang: &str);

    #[wasm_bindgen(method, setter)]
    fn set_voice(this: &Utterance, voice: &Voice);

    #[wasm_bindgen(method, setter)]
    fn set_rate(this: &Utterance, rate: f64);

    #[wasm_bindgen(method, setter)]
    fn set_onend(this: &Utterance, run: &JsValue);

    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &Utterance, run: &JsValue);
}

/// Voices may come a moment after they were first asked for: so often it is looked again, after so many milliseconds.
const LOOKS: u32 = 10;
const BETWEEN: i32 = 100;

/// A piece of text in one language; the element it stands in is marked while it is read.
pub struct Said {
    /// The words.
    pub text: String,
    /// BCP 47 tag of their language.
    pub lang: String,
    /// Where they stand.
    pub place: web_sys::Element,
}

/// Why nothing is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// All was read.
    Done,
    /// Stopped, or something else is read now.
    Stopped,
    /// The device has no voice of its own for the language.
    NoVoice,
}

/// The class of what is being read.
const MARK: &str = "app-spoken";

thread_local! {
    /// Which reader has the word; an older one falls silent.
    static READER: Cell<u32> = const { Cell::new(0) };
    /// Some browsers forget an utterance, and that it has ended, once nobody holds it.
    static HELD: RefCell<Option<Utterance>> = const { RefCell::new(None) };
}

fn synthesis() -> Option<Synthesis> {
    let window = web_sys::window()?;
    let found = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// Whether this browser can read aloud at all.
pub fn can_speak() -> bool {
    synthesis().is_some()
}

/// Falls silent.
pub fn hush() {
    READER.set(READER.get().wrapping_add(1));
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// Reads the pieces one after the other, at a pace of which 1 is the usual; ends when it has fallen silent. Pieces in a language
/// without a voice are read by the voice of `language`. `begins` is called once there is one.
pub async fn read_aloud(pieces: Vec<Said>, language: &str, pace: f64, begins: impl FnOnce()) -> Silence {
    let Some(synthesis) = synthesis() else { return Silence::NoVoice };
    hush();
    let own = READER.get();
    let voices = voices(&synthesis).await;
    let voice = |lang: &str| voices.iter().find(|it| speaks(&it.lang(), lang));
    let Some(usual) = voice(language) else { return Silence::NoVoice };
    if READER.get() == own {
        begins();
    }
    for it in pieces {
        if READER.get() != own {
            return Silence::Stopped;
        }
        let (voice, lang) = voice(&it.lang).map_or((usual, language), |found| (found, it.lang.as_str()));
        let Ok(words) = Utterance::new(&it.text) else { return Silence::NoVoice };
        words.set_voice(voice);
        words.set_lang(lang);
        words.set_rate(pace);
        let _ = it.place.class_list().add_1(MARK);
        utter(&synthesis, words).await;
        let _ = it.place.class_list().remove_1(MARK);
    }
    if READER.get() == own { Silence::Done } else { Silence::Stopped }
}

/// Ends when the words have been said, or the browser has given up on them.
async fn utter(synthesis: &Synthesis, words: Utterance) {
    let promise = js_sys::Promise::new(&mut |resolve, _reject| {
        words.set_onend(&resolve);
        words.set_onerror(&resolve);
    });
    synthesis.speak(&words);
    HELD.with(|it| it.replace(Some(words.clone())));
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    // Some browsers say twice that they are done, and the second time nobody listens any more.
    words.set_onend(&JsValue::NULL);
    words.set_onerror(&JsValue::NULL);
}

/// The voices of the device itself. Others would send the words to somebody.
async fn voices(synthesis: &Synthesis) -> Vec<Voice> {
    let mut all = synthesis.voices();
    for _ in 0..LOOKS {
        if all.length() > 0 {
            break;
        }
        pause(BETWEEN).await;
        all = synthesis.voices();
    }
    all.iter().map(JsCast::unchecked_into::<Voice>).filter(Voice::is_local).collect()
}

/// Whether a voice's tag is of a language. Android writes `id_ID`, and `in` for Indonesian as of old.
fn speaks(voice: &str, language: &str) -> bool {
    let first = voice.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let first = if first == "in" { "id" } else { &first };
    language.split('-').next() == Some(first)
}
