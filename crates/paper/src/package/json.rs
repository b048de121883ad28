//! A filled package as a file, for whoever reads it with a program: `ruangizin-package/1` (`docs/packages.md`).

use core::fmt::Write as _;

use citypack::Package;

use super::{Filled, Held, PaperHeld};

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackageFacts {
    /// The city's Kemendagri code.
    pub region: String,
    /// Version of the pack.
    pub pack: String,
    /// Id of the form.
    pub form: String,
    /// When it was written, RFC 3339.
    pub written_at: String,
    /// The language of the labels.
    pub language: String,
    /// Whether the plan is invented for demonstration.
    pub is_sample: bool,
}

/// The text of the file.
pub fn to_json(package: &Package, filled: &Filled<'_>, facts: &PackageFacts) -> String {
    let mut out = String::from("{");
    let members = [
        ("format", "ruangizin-package/1"),
        ("package", package.id.as_str()),
        ("system", package.system.as_str()),
        ("region", facts.region.as_str()),
        ("pack", facts.pack.as_str()),
        ("form", facts.form.as_str()),
        ("written_at", facts.written_at.as_str()),
    ];
    for (name, value) in members {
        let _ = write!(out, "\"{name}\":{},", quoted(value));
    }
    // Said by the file itself, so that nobody takes it for something that was sent.
    let _ = write!(out, "\"sample\":{},\"sent\":false,\"screens\":[", facts.is_sample);
    for (at, screen) in filled.screens.iter().enumerate() {
        let title = quoted(screen.screen.title.get(&facts.language));
        let _ = write!(out, "{}{{\"title\":{title},\"verified\":{}", comma(at), screen.screen.is_verified);
        if let Some(number) = screen.number {
            let _ = write!(out, ",\"number\":{number}");
        }
        out.push_str(",\"fields\":[");
        for (at, it) in screen.fields.iter().enumerate() {
            let label = quoted(it.field.label.get(&facts.language));
            let _ = write!(out, "{}{{\"label\":{label},\"needed\":{}", comma(at), it.field.is_needed);
            let _ = match &it.held {
                Held::Given(value) => write!(out, ",\"value\":{}}}", quoted(value)),
                Held::Open(path) => write!(out, ",\"open\":{}}}", quoted(&path.to_string())),
                Held::Yours => write!(out, ",\"answered\":\"there\"}}"),
                Held::Leave => write!(out, ",\"answered\":\"nowhere\"}}"),
            };
        }
        out.push_str("]}");
    }
    out.push_str("],\"documents\":[");
    for (at, it) in filled.papers.iter().enumerate() {
        let name = quoted(it.document.name.get(&facts.language));
        let state = match &it.held {
            PaperHeld::Attached { .. } => "attached",
            PaperHeld::AtCounter => "counter",
            PaperHeld::Open(_) => "open",
            PaperHeld::Yours => "elsewhere",
            PaperHeld::Leave => "not_asked",
        };
        let _ = write!(
            out,
            "{}{{\"name\":{name},\"file\":{},\"accept\":{},\"needed\":{},\"state\":\"{state}\"}}",
            comma(at),
            quoted(&it.document.file),
            quoted(&it.document.accept),
            it.document.is_needed
        );
    }
    out.push_str("]}\n");
    out
}

fn comma(at: usize) -> &'static str {
    if at == 0 { "" } else { "," }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for it in text.chars() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            it if it < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(it));
            }
            it => out.push(it),
        }
    }
    out.push('"');
    out
}
