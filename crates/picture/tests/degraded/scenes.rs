//! What is photographed: letters, forms, cards, receipts on a table; houses, fields and walls. And what goes wrong.

use picture::{Grey, Seen};

use super::canvas::{Canvas, Chance};

/// A picture with how it was taken.
pub(crate) struct Shot {
    pub(crate) seen: Seen,
    pub(crate) grey: Grey,
    /// What it shows.
    pub(crate) what: String,
    drawn: Canvas,
    gain: f64,
    noise: f64,
}

impl Shot {
    /// As people take it who hold still and have light.
    pub(crate) fn good(seen: Seen, chance: &mut Chance) -> Self {
        let (what, drawn) = match seen {
            Seen::Paper => paper(chance),
            Seen::Scene => scene(chance),
        };
        let lens = chance.within(0.4, 0.85);
        let drawn = drawn.halved().blurred(lens);
        // A phone gives a dark thing more light.
        let least = if what == "dark cover" { 0.95 } else { 0.62 };
        let (gain, noise) = (chance.within(least, least + 0.4), chance.within(0.0, 5.0));
        Self::of(seen, what, drawn, (gain, noise), chance)
    }

    fn of(seen: Seen, what: String, drawn: Canvas, (gain, noise): (f64, f64), chance: &mut Chance) -> Self {
        let pixels = drawn.developed(gain, noise, chance);
        let grey = Grey::new(drawn.width, drawn.height, pixels).unwrap();
        Self { seen, grey, what, drawn, gain, noise }
    }

    pub(crate) fn out_of_focus(self, chance: &mut Chance) -> Self {
        let sigma = chance.within(2.6, 7.0);
        let what = format!("{} out of focus by {sigma:.1}", self.what);
        Self::of(self.seen, what, self.drawn.blurred(sigma), (self.gain, self.noise), chance)
    }

    pub(crate) fn shaken(self, chance: &mut Chance) -> Self {
        let length = 8 + usize::try_from(chance.below(10)).unwrap();
        let what = format!("{} shaken by {length}", self.what);
        let moved = if chance.below(2) == 0 {
            self.drawn.moved(length)
        } else {
            self.drawn.transposed().moved(length).transposed()
        };
        Self::of(self.seen, what, moved, (self.gain, self.noise), chance)
    }

    pub(crate) fn in_the_dark(self, chance: &mut Chance) -> Self {
        let gain = chance.within(0.06, 0.3);
        let what = format!("{} dark by {gain:.2}", self.what);
        Self::of(self.seen, what, self.drawn, (gain, self.noise + 2.0), chance)
    }

    pub(crate) fn on_its_side(self) -> Self {
        Self { grey: self.grey.transposed(), ..self }
    }
}

/// Twice as fine as the picture.
const LONG: usize = 2000;

fn paper(chance: &mut Chance) -> (String, Canvas) {
    let kinds = ["letter", "form", "card", "receipt", "short letter", "dark cover"];
    let kind = kinds[usize::try_from(chance.below(6)).unwrap()];
    let is_wide = kind == "card" || chance.below(4) == 0;
    let (width, height) = if is_wide { (LONG, 1412) } else { (1412, LONG) };
    let mut canvas = Canvas::new(width, height, chance.within(40.0, 140.0));
    grain(&mut canvas, chance);
    let lean = chance.within(-0.06, 0.06);
    let margin = chance.within(20.0, 160.0);
    let (wide, high) = (width as f64 - 2.0 * margin, height as f64 - 2.0 * margin);
    let (wide, high) = if kind == "receipt" { (wide * 0.6, high) } else { (wide, high) };
    let ground = match kind {
        "card" => chance.within(150.0, 205.0),
        "dark cover" => chance.within(60.0, 90.0),
        _ => chance.within(205.0, 248.0),
    };
    canvas.fill((margin, margin), (wide, high), lean, ground);
    let ink = if kind == "dark cover" { chance.within(190.0, 235.0) } else { chance.within(15.0, 80.0) };
    let pitch = match kind {
        "card" => chance.within(70.0, 110.0),
        "receipt" => chance.within(40.0, 60.0),
        _ => chance.within(28.0, 50.0),
    };
    let lines = match kind {
        "short letter" => 6 + usize::try_from(chance.below(6)).unwrap(),
        "dark cover" => 4 + usize::try_from(chance.below(3)).unwrap(),
        _ => 200,
    };
    let pitch = if kind == "dark cover" { pitch * 3.0 } else { pitch };
    let inner = (margin + 60.0, margin + 70.0, wide - 120.0, high - 140.0);
    text(&mut canvas, inner, (pitch, lines), lean, ink, chance);
    if kind == "form" {
        rules(&mut canvas, inner, pitch, lean, chance);
    }
    if kind == "card" {
        portrait(&mut canvas, (margin + wide * 0.72, margin + high * 0.3), lean, chance);
    }
    shade(&mut canvas, chance);
    (kind.to_owned(), canvas)
}

/// The wood or cloth of a table: soft stripes.
fn grain(canvas: &mut Canvas, chance: &mut Chance) {
    let (step, depth) = (chance.within(20.0, 90.0), chance.within(0.02, 0.12));
    canvas.light(|x, y| {
        let it = ((x * 1400.0 + y * 90.0) / step).fract() - 0.5;
        1.0 + depth * (1.0 - 4.0 * it * it)
    });
}

/// Light from one side, sometimes the shadow of a hand.
fn shade(canvas: &mut Canvas, chance: &mut Chance) {
    let (across, down) = (chance.within(-0.2, 0.2), chance.within(-0.2, 0.2));
    let (shadow, depth) = (chance.within(0.0, 2.5), chance.within(0.1, 0.35));
    canvas.light(|x, y| {
        let light = 1.0 + across * (x - 0.5) + down * (y - 0.5);
        // A soft edge, a tenth of the picture wide.
        let in_shadow = ((x + 0.4 * y - shadow) * 10.0).clamp(0.0, 1.0);
        light * (1.0 - depth * in_shadow)
    });
}

/// Lines of words, words of letters, letters of strokes.
fn text(
    canvas: &mut Canvas,
    (left, top, wide, high): (f64, f64, f64, f64),
    (pitch, lines): (f64, usize),
    lean: f64,
    ink: f64,
    chance: &mut Chance,
) {
    let letter = pitch * 0.42;
    let stroke = (letter * 0.16).max(2.4);
    let mut y = top;
    for _ in 0..lines {
        if y + pitch > top + high {
            break;
        }
        let end = left + wide * if chance.below(4) == 0 { chance.within(0.3, 0.9) } else { 1.0 };
        let mut x = left;
        // A line between paragraphs stays empty.
        if chance.below(9) != 0 {
            while x < end {
                let letters = 2 + chance.below(8);
                for _ in 0..letters {
                    glyph(canvas, (x, y), (letter, stroke), lean, ink, chance);
                    x += letter * chance.within(0.75, 0.95);
                    if x > end {
                        break;
                    }
                }
                x += letter * chance.within(0.6, 1.0);
            }
        }
        y += pitch;
    }
}

fn glyph(
    canvas: &mut Canvas,
    (x, y): (f64, f64),
    (letter, stroke): (f64, f64),
    lean: f64,
    ink: f64,
    chance: &mut Chance,
) {
    let is_tall = chance.below(4) == 0;
    let up = if is_tall { letter * 0.55 } else { 0.0 };
    let wide = letter * 0.6;
    match chance.below(4) {
        0 => canvas.fill((x, y - up), (stroke, letter + up), lean, ink),
        1 => {
            canvas.fill((x, y - up), (stroke, letter + up), lean, ink);
            canvas.fill((x + wide - stroke, y), (stroke, letter), lean, ink);
            canvas.fill((x, y), (wide, stroke), lean, ink);
        }
        2 => {
            canvas.fill((x, y), (stroke, letter), lean, ink);
            canvas.fill((x, y), (wide, stroke), lean, ink);
            canvas.fill((x, y + letter - stroke), (wide, stroke), lean, ink);
        }
        _ => {
            canvas.fill((x, y), (wide, stroke), lean, ink);
            canvas.fill((x, y + letter * 0.5), (wide, stroke), lean, ink);
            canvas.fill((x + wide - stroke, y - up), (stroke, letter + up), lean, ink);
            canvas.fill((x, y + letter - stroke), (wide, stroke), lean, ink);
        }
    }
}

/// The lines of a table.
fn rules(
    canvas: &mut Canvas,
    (left, top, wide, high): (f64, f64, f64, f64),
    pitch: f64,
    lean: f64,
    chance: &mut Chance,
) {
    let mut y = top - pitch * 0.3;
    while y < top + high {
        canvas.fill((left - 20.0, y), (wide + 30.0, 3.0), lean, 90.0);
        y += pitch * chance.within(1.9, 2.1);
    }
    for _ in 0..3 {
        let x = left + wide * chance.within(0.1, 0.9);
        canvas.fill((x, top), (3.0, high), lean, 90.0);
    }
}

/// The photo on a card.
fn portrait(canvas: &mut Canvas, (x, y): (f64, f64), lean: f64, chance: &mut Chance) {
    canvas.fill((x, y), (360.0, 460.0), lean, chance.within(90.0, 170.0));
    canvas.fill((x + 110.0, y + 70.0), (140.0, 190.0), lean, chance.within(110.0, 180.0));
    canvas.fill((x + 100.0, y + 50.0), (160.0, 50.0), lean, 25.0);
    canvas.fill((x + 50.0, y + 280.0), (260.0, 180.0), lean, chance.within(30.0, 90.0));
}

fn scene(chance: &mut Chance) -> (String, Canvas) {
    let kinds = ["house", "field", "wall", "street"];
    let kind = kinds[usize::try_from(chance.below(4)).unwrap()];
    let (width, height) = if chance.below(2) == 0 { (LONG, 1500) } else { (1500, LONG) };
    let mut canvas = Canvas::new(width, height, chance.within(170.0, 235.0));
    let (wide, high) = (width as f64, height as f64);
    let ground = chance.within(60.0, 140.0);
    canvas.fill((-100.0, high * 0.68), (wide + 200.0, high), 0.0, ground);
    match kind {
        "wall" => {
            canvas.fill((-50.0, -50.0), (wide + 100.0, high * 0.8), 0.0, chance.within(140.0, 210.0));
            boxes(&mut canvas, 14, (10.0, 90.0), chance);
        }
        "field" => boxes(&mut canvas, 1500, (4.0, 26.0), chance),
        "house" => {
            house(&mut canvas, chance);
            boxes(&mut canvas, 300, (4.0, 22.0), chance);
        }
        _ => {
            house(&mut canvas, chance);
            house(&mut canvas, chance);
            boxes(&mut canvas, 500, (5.0, 60.0), chance);
        }
    }
    shade(&mut canvas, chance);
    (kind.to_owned(), canvas)
}

fn house(canvas: &mut Canvas, chance: &mut Chance) {
    let (wide, high) = (canvas.width as f64, canvas.height as f64);
    let (left, top) = (chance.within(0.05, 0.4) * wide, chance.within(0.25, 0.4) * high);
    let (w, h) = (chance.within(0.3, 0.6) * wide, high * 0.45);
    let wall = chance.within(120.0, 220.0);
    canvas.fill((left, top), (w, h), 0.0, wall);
    canvas.fill((left - 60.0, top - 160.0), (w + 120.0, 170.0), 0.0, chance.within(40.0, 110.0));
    for column in 0..3 {
        let x = left + w * (0.1 + 0.3 * f64::from(column));
        canvas.fill((x, top + h * 0.25), (w * 0.15, h * 0.3), 0.0, 45.0);
        canvas.fill((x + 10.0, top + h * 0.25 + 10.0), (w * 0.15 - 20.0, h * 0.3 - 20.0), 0.0, 150.0);
    }
    // The sheets of a roof.
    let mut x = left - 60.0;
    while x < left + w + 60.0 {
        canvas.fill((x, top - 160.0), (5.0, 168.0), 0.0, 75.0);
        x += 34.0;
    }
}

/// Leaves, stones, stains, people far away.
fn boxes(canvas: &mut Canvas, many: u64, (least, most): (f64, f64), chance: &mut Chance) {
    let (wide, high) = (canvas.width as f64, canvas.height as f64);
    for _ in 0..many {
        let at = (chance.within(0.0, 1.0) * wide, chance.within(0.45, 1.0) * high);
        let size = (chance.within(least, most), chance.within(least, most));
        canvas.fill(at, size, chance.within(-0.4, 0.4), chance.within(30.0, 200.0));
    }
}
