//! Photos in the browser: decoded once, drawn smaller, looked at, written anew. Nothing larger than the copy reaches the program.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use picture::{ANALYSED, FileKind, Grey, cleaned, fitting, sniff};
use wasm_bindgen::{Clamped, JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL, catch)]
    fn object_url(of: &web_sys::Blob) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke(url: &str);

    type Picture;
    #[wasm_bindgen(constructor, js_class = Image)]
    fn new() -> Picture;
    #[wasm_bindgen(method, setter)]
    fn set_src(this: &Picture, url: &str);
    #[wasm_bindgen(method, catch)]
    fn decode(this: &Picture) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = naturalWidth)]
    fn width(this: &Picture) -> u32;
    #[wasm_bindgen(method, getter, js_name = naturalHeight)]
    fn height(this: &Picture) -> u32;

    type Bitmap;
    #[wasm_bindgen(js_name = createImageBitmap, catch)]
    fn create_bitmap(of: &web_sys::Blob) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = width)]
    fn wide(this: &Bitmap) -> u32;
    #[wasm_bindgen(method, getter, js_name = height)]
    fn high(this: &Bitmap) -> u32;
    #[wasm_bindgen(method)]
    fn close(this: &Bitmap);

    type Brush;
    #[wasm_bindgen(method, catch, js_name = drawImage)]
    fn draw(this: &Brush, what: &JsValue, x: f64, y: f64, width: f64, height: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_colour(this: &Brush, colour: &str);
    #[wasm_bindgen(method, setter, js_name = imageSmoothingQuality)]
    fn set_smoothing(this: &Brush, quality: &str);
    #[wasm_bindgen(method, js_name = fillRect)]
    fn fill(this: &Brush, x: f64, y: f64, width: f64, height: f64);
    #[wasm_bindgen(method, catch, js_name = getImageData)]
    fn data(this: &Brush, x: f64, y: f64, width: f64, height: f64) -> Result<Data, JsValue>;
    type Data;
    #[wasm_bindgen(method, getter, js_name = data)]
    fn bytes(this: &Data) -> Clamped<Vec<u8>>;
}

/// A picture that is ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shot {
    /// Its bytes, without what they said besides the picture.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
    /// Width and height of the picture as it was taken.
    pub size: (u32, u32),
    /// A small copy in shades of grey, to be looked at.
    pub copy: Grey,
}

/// A file as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A picture.
    Picture(Box<Shot>),
    /// A PDF, as it is.
    Pdf(Vec<u8>),
}

/// Why a file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// Neither picture nor PDF.
    Unknown,
    /// A picture that this browser does not decode, or that is damaged.
    Undecodable,
    /// Larger than was allowed.
    TooLarge,
    /// The browser could not give it.
    Unreadable,
}

/// Long edge of a picture as it is kept: letters of A4 are eleven pixels high.
const KEPT: u32 = 1800;
/// What a picture weighs at most that is kept as it came.
const LIGHT: f64 = 700_000.0;
/// No photo of a phone weighs more; it would fill the memory of a small one.
const HEAVIEST: f64 = 60_000_000.0;
/// Enough to tell what a file is.
const HEAD: f64 = 1024.0;
/// How much of the picture JPEG keeps: letters stay sharp, a page weighs some 300 kB.
const QUALITY: f64 = 0.8;

/// Takes a file that was chosen: shrinks and cleans pictures, passes a PDF of at most so many bytes.
pub async fn take(file: &web_sys::Blob, most_pdf: f64) -> Result<Taken, NotTaken> {
    if file.size() > HEAVIEST {
        return Err(NotTaken::TooLarge);
    }
    let head = file.slice_with_f64_and_f64(0.0, HEAD).map_err(|_refused| NotTaken::Unreadable)?;
    let head = bytes_of(&head).await.ok_or(NotTaken::Unreadable)?;
    match sniff(&head).ok_or(NotTaken::Unknown)? {
        FileKind::Pdf if file.size() > most_pdf => Err(NotTaken::TooLarge),
        FileKind::Pdf => bytes_of(file).await.map(Taken::Pdf).ok_or(NotTaken::Unreadable),
        kind => {
            let shot = picture(file, kind).await.ok_or(NotTaken::Undecodable)?;
            Ok(Taken::Picture(Box::new(shot)))
        }
    }
}

/// The pixels of a picture, at most so many a side, row by row in red, green, blue and opacity; and how wide it is.
pub async fn pixels(file: &web_sys::Blob, most: u32) -> Option<(usize, Vec<u8>)> {
    let source = Source::decode(file).await?;
    let (width, height) = source.size();
    let (width, height) = fitting(width, height, most);
    pixels_from(source.value(), width, height)
}

/// The same of anything that can be drawn.
pub(super) fn pixels_from(source: &JsValue, width: u32, height: u32) -> Option<(usize, Vec<u8>)> {
    let drawn = draw(source, width, height)?;
    let brush: Brush = drawn.get_context("2d").ok()??.unchecked_into();
    let data = brush.data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
    release(&drawn);
    Some((usize::try_from(width).ok()?, data.bytes().0))
}

async fn picture(file: &web_sys::Blob, kind: FileKind) -> Option<Shot> {
    let source = Source::decode(file).await?;
    let size = source.size();
    let (width, height) = fitting(size.0, size.1, KEPT);
    // The one large drawing. What was decoded goes before anything else is made.
    let drawn = draw(source.value(), width, height)?;
    drop(source);
    let copy = grey(&drawn, width, height)?;
    let is_light = size == (width, height) && file.size() <= LIGHT && kind != FileKind::Heif;
    let as_it_came = if is_light { bytes_of(file).await.and_then(|it| cleaned(&it)) } else { None };
    let (bytes, media_type) = match as_it_came {
        Some(bytes) => (bytes, kind.media_type()),
        None => (jpeg(&drawn).await?, FileKind::Jpeg.media_type()),
    };
    release(&drawn);
    Some(Shot { bytes, media_type, size, copy })
}

/// A decoded picture, turned as it was taken.
enum Source {
    Element(Picture, String),
    Bitmap(Bitmap),
}

impl Source {
    /// By an element, which takes least memory where the browser decodes straight to the size that is drawn.
    async fn decode(file: &web_sys::Blob) -> Option<Self> {
        let url = object_url(file).ok()?;
        let element = Picture::new();
        element.set_src(&url);
        let decoded = match element.decode() {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        };
        let source = Self::Element(element, url);
        if decoded && source.size().0 > 0 {
            return Some(source);
        }
        let bitmap = JsFuture::from(create_bitmap(file).ok()?).await.ok()?;
        Some(Self::Bitmap(bitmap.unchecked_into()))
    }

    fn size(&self) -> (u32, u32) {
        match self {
            Self::Element(it, _) => (it.width(), it.height()),
            Self::Bitmap(it) => (it.wide(), it.high()),
        }
    }

    fn value(&self) -> &JsValue {
        match self {
            Self::Element(it, _) => it.as_ref(),
            Self::Bitmap(it) => it.as_ref(),
        }
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        match self {
            Self::Element(it, url) => {
                it.set_src("");
                revoke(url);
            }
            Self::Bitmap(it) => it.close(),
        }
    }
}

fn canvas(width: u32, height: u32) -> Option<(web_sys::HtmlCanvasElement, Brush)> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: web_sys::HtmlCanvasElement = canvas.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let brush: Brush = canvas.get_context("2d").ok()??.unchecked_into();
    Some((canvas, brush))
}

fn draw(source: &JsValue, width: u32, height: u32) -> Option<web_sys::HtmlCanvasElement> {
    let (canvas, brush) = canvas(width, height)?;
    let (width, height) = (f64::from(width), f64::from(height));
    // What is see-through would be black as JPEG.
    brush.set_colour("#fff");
    brush.fill(0.0, 0.0, width, height);
    brush.set_smoothing("high");
    brush.draw(source, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}

fn grey(of: &web_sys::HtmlCanvasElement, width: u32, height: u32) -> Option<Grey> {
    let (wide, high) = fitting(width, height, ANALYSED);
    let small = draw(of, wide, high)?;
    let brush: Brush = small.get_context("2d").ok()??.unchecked_into();
    let data = brush.data(0.0, 0.0, f64::from(wide), f64::from(high)).ok()?;
    let (wide, high) = (usize::try_from(wide).ok()?, usize::try_from(high).ok()?);
    let copy = Grey::from_rgba(wide, high, &data.bytes().0);
    release(&small);
    copy
}

/// Old phones give a canvas's memory back only when it is small.
fn release(canvas: &web_sys::HtmlCanvasElement) {
    canvas.set_width(0);
    canvas.set_height(0);
}

async fn jpeg(canvas: &web_sys::HtmlCanvasElement) -> Option<Vec<u8>> {
    let promise = Promise::new(&mut |resolve, _reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let method = Reflect::get(canvas, &"toBlob".into()).ok().and_then(|it| it.dyn_into().ok());
        if let Some(to_blob) = method.as_ref().map(|it: &js_sys::Function| it) {
            let _ = to_blob.call3(canvas, &done, &"image/jpeg".into(), &QUALITY.into());
        }
    });
    let blob: web_sys::Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    bytes_of(&blob).await
}

/// The bytes of a file.
pub async fn bytes(file: &web_sys::Blob) -> Option<Vec<u8>> {
    bytes_of(file).await
}

async fn bytes_of(blob: &web_sys::Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// An address under which a file on this device is shown, until it is dropped.
#[derive(Debug)]
pub struct ShownFile(String);

impl ShownFile {
    /// Makes it.
    pub fn new(bytes: &[u8], media_type: &str) -> Option<Self> {
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &media_type.into()).ok()?;
        let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
        let blob =
            web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, options.unchecked_ref()).ok()?;
        object_url(&blob).ok().map(Self)
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for ShownFile {
    fn drop(&mut self) {
        revoke(&self.0);
    }
}

/// The files of a field, which is emptied so that the same ones can be chosen again.
pub fn files_of(field: &web_sys::HtmlInputElement) -> Vec<web_sys::File> {
    let files = field.files();
    let all = files.iter().flat_map(|it| (0..it.length()).filter_map(|at| it.get(at))).collect();
    field.set_value("");
    all
}
