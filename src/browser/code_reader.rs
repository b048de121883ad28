//! QR codes read by the camera, where the browser can do that itself. Pictures stay in the page and are kept nowhere.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{picture::pixels_from, turn::pause};

#[wasm_bindgen]
extern "C" {
    type Detector;
    #[wasm_bindgen(constructor, catch, js_class = BarcodeDetector)]
    fn new(options: &Object) -> Result<Detector, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn detect(this: &Detector, picture: &JsValue) -> Result<Promise, JsValue>;
}

/// Between two looks, in milliseconds: a code on the other screen stands for a second.
const BETWEEN: i32 = 200;

/// The camera, until it is dropped.
pub struct CodeReader {
    is_on: Rc<Cell<bool>>,
    stream: JsValue,
}

impl Drop for CodeReader {
    fn drop(&mut self) {
        self.is_on.set(false);
        let tracks = method(&self.stream, "getTracks").and_then(|it| it.call0(&self.stream).ok());
        let tracks = tracks.map(|it| Array::from(&it)).unwrap_or_default();
        for track in tracks.iter() {
            if let Some(stop) = method(&track, "stop") {
                let _ = stop.call0(&track);
            }
        }
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// The camera of the device, where pages may ask for one.
fn cameras() -> Option<JsValue> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let devices = Reflect::get(&navigator, &"mediaDevices".into()).ok()?;
    devices.is_object().then_some(devices)
}

/// Whether the browser reads codes by itself and there may be a camera.
pub fn can_read_codes() -> bool {
    let has = |window: web_sys::Window| Reflect::has(&window, &"BarcodeDetector".into()).unwrap_or(false);
    web_sys::window().is_some_and(has) && cameras().is_some()
}

/// Why no camera shows anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCamera {
    /// The person or the browser's settings refused it.
    Refused,
    /// There is none.
    Missing,
    /// There is one, and it cannot be opened now.
    Failed,
}

impl NoCamera {
    /// By the name of what `getUserMedia` threw (Media Capture and Streams, section 10.2).
    fn of(thrown: &JsValue) -> Self {
        let name = Reflect::get(thrown, &"name".into()).ok().and_then(|it| it.as_string());
        match name.as_deref() {
            Some("NotAllowedError" | "SecurityError") => Self::Refused,
            Some("NotFoundError" | "OverconstrainedError") => Self::Missing,
            _ => Self::Failed,
        }
    }
}

/// Asks for the camera.
fn ask_for_camera() -> Option<Promise> {
    let devices = cameras()?;
    let (wanted, camera) = (Object::new(), Object::new());
    Reflect::set(&camera, &"facingMode".into(), &"environment".into()).ok()?;
    Reflect::set(&wanted, &"video".into(), &camera).ok()?;
    method(&devices, "getUserMedia")?.call1(&devices, &wanted).ok()?.dyn_into().ok()
}

/// Opens the camera and shows it in a video element.
async fn open_camera(video: &str) -> Result<(CodeReader, JsValue), NoCamera> {
    let asked = ask_for_camera().ok_or(NoCamera::Failed)?;
    let stream = JsFuture::from(asked).await.map_err(|it| NoCamera::of(&it))?;
    show(stream, video).ok_or(NoCamera::Failed)
}

fn show(stream: JsValue, video: &str) -> Option<(CodeReader, JsValue)> {
    let reader = CodeReader { is_on: Rc::new(Cell::new(true)), stream };
    // The page may have been left while the person was asked; the camera then goes off again.
    let video: JsValue = web_sys::window()?.document()?.get_element_by_id(video)?.into();
    Reflect::set(&video, &"srcObject".into(), &reader.stream).ok()?;
    let playing = method(&video, "play").and_then(|it| it.call0(&video).ok()?.dyn_into::<Promise>().ok());
    if let Some(playing) = playing {
        // It ends in a refusal where the page takes the video away before its first picture: nobody misses it then.
        spawn_local(async move { drop(JsFuture::from(playing).await) });
    }
    Some((reader, video))
}

/// Whether there may be a camera.
pub fn has_camera() -> bool {
    cameras().is_some()
}

/// Shows the camera and hands over what it sees, some times a second: how wide a row is, and the pixels in red, green, blue
/// and opacity. For browsers that read no codes themselves.
pub async fn watch_frames(
    video: &str,
    most: u32,
    mut seen: impl FnMut(usize, &[u8]) + 'static,
) -> Result<CodeReader, NoCamera> {
    let (reader, video) = open_camera(video).await?;
    let is_on = Rc::clone(&reader.is_on);
    spawn_local(async move {
        let length = |name: &str| Reflect::get(&video, &name.into()).ok().and_then(|it| it.as_f64());
        while is_on.get() {
            pause(BETWEEN).await;
            let (Some(width), Some(height)) = (length("videoWidth"), length("videoHeight")) else { break };
            let scale = (f64::from(most) / width.max(height)).min(1.0);
            let (width, height) = (whole(width * scale), whole(height * scale));
            // Until the camera has begun there is nothing to see.
            if width == 0 || height == 0 || !is_on.get() {
                continue;
            }
            if let Some((width, pixels)) = pixels_from(&video, width, height) {
                seen(width, &pixels);
            }
        }
    });
    Ok(reader)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a camera")]
fn whole(length: f64) -> u32 {
    length.max(0.0) as u32
}

/// Shows the camera in a video element and tells the text of every code it sees. Nothing where the camera was refused.
pub async fn read_codes(video: &str, mut found: impl FnMut(String) + 'static) -> Option<CodeReader> {
    let kinds = Object::new();
    Reflect::set(&kinds, &"formats".into(), &Array::of1(&"qr_code".into())).ok()?;
    let detector = Detector::new(&kinds).ok()?;
    let (reader, video) = open_camera(video).await.ok()?;
    let is_on = Rc::clone(&reader.is_on);
    spawn_local(async move {
        while is_on.get() {
            if let Ok(looking) = detector.detect(&video)
                && let Ok(codes) = JsFuture::from(looking).await
            {
                for code in Array::from(&codes).iter() {
                    let text = Reflect::get(&code, &"rawValue".into()).ok().and_then(|it| it.as_string());
                    if let Some(text) = text.filter(|_| is_on.get()) {
                        found(text);
                    }
                }
            }
            pause(BETWEEN).await;
        }
    });
    Some(reader)
}
