//! The little of XML that KML and GPX need, as events: elements, attributes, text. Entities are the five of XML and
//! numbers; a document's own ones are not expanded, so that no file can grow by them. Knows no geography.

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// An element begins; its name comes without prefix.
    Start(&'a str, Attributes<'a>),
    /// An element ends.
    End(&'a str),
    /// Text between them, with entities.
    Text(&'a str),
}

/// The attributes of an element, unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attributes<'a>(&'a str);

/// The text is no XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoXml;

/// Reads from front to back.
#[derive(Debug)]
pub(super) struct Xml<'a> {
    rest: &'a str,
    /// An element without content ends where it began.
    ends: Option<&'a str>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, ends: None }
    }

    /// The next event; nothing at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, NoXml> {
        if let Some(name) = self.ends.take() {
            return Ok(Some(Event::End(name)));
        }
        loop {
            if self.rest.is_empty() {
                return Ok(None);
            }
            if !self.rest.starts_with('<') {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let text = &self.rest[..end];
                self.rest = &self.rest[end..];
                if text.trim().is_empty() {
                    continue;
                }
                return Ok(Some(Event::Text(text)));
            }
            if let Some(rest) = self.rest.strip_prefix("<![CDATA[") {
                let end = rest.find("]]>").ok_or(NoXml)?;
                self.rest = &rest[end + 3..];
                return Ok(Some(Event::Text(&rest[..end])));
            }
            if !self.skips()? {
                return self.tag().map(Some);
            }
        }
    }

    /// Comments, instructions and the type of the document.
    fn skips(&mut self) -> Result<bool, NoXml> {
        let end = if self.rest.starts_with("<!--") {
            self.rest.find("-->").map(|it| it + 3)
        } else if self.rest.starts_with("<?") {
            self.rest.find("?>").map(|it| it + 2)
        } else if self.rest.starts_with("<!") {
            // A document that declares things of its own is none of ours.
            let end = self.rest.find('>').map(|it| it + 1);
            end.filter(|it| !self.rest[..*it].contains('['))
        } else {
            return Ok(false);
        };
        self.rest = &self.rest[end.ok_or(NoXml)?..];
        Ok(true)
    }

    fn tag(&mut self) -> Result<Event<'a>, NoXml> {
        let mut quote = None;
        let end = self.rest.bytes().position(|it| match quote {
            Some(open) => {
                quote = Some(open).filter(|_| it != open);
                false
            }
            None if it == b'"' || it == b'\'' => {
                quote = Some(it);
                false
            }
            None => it == b'>',
        });
        let end = end.ok_or(NoXml)?;
        let inside = &self.rest[1..end];
        self.rest = &self.rest[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            return Ok(Event::End(local(name.trim())));
        }
        let (inside, is_empty) = inside.strip_suffix('/').map_or((inside, false), |it| (it, true));
        let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
        let name = local(&inside[..name_end]);
        if name.is_empty() {
            return Err(NoXml);
        }
        self.ends = is_empty.then_some(name);
        Ok(Event::Start(name, Attributes(&inside[name_end..])))
    }
}

impl<'a> Attributes<'a> {
    /// The value of an attribute, with its entities.
    pub(super) fn get(self, key: &str) -> Option<&'a str> {
        let mut rest = self.0;
        loop {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
            let (value, next) = after[1..].split_once(quote)?;
            if local(name.trim()) == key {
                return Some(value);
            }
            rest = next;
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A text with its entities read.
pub(super) fn unescaped(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        done.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some((name, after)) = rest.split_once(';').filter(|it| it.0.len() <= 8) else {
            done.push('&');
            continue;
        };
        let letter = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => name.strip_prefix('#').and_then(numbered),
        };
        match letter {
            Some(it) => {
                done.push(it);
                rest = after;
            }
            None => done.push('&'),
        }
    }
    done.push_str(rest);
    done
}

fn numbered(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Result<Vec<String>, NoXml> {
        let mut xml = Xml::new(text);
        let mut all = Vec::new();
        while let Some(event) = xml.next()? {
            all.push(match event {
                Event::Start(name, at) => format!("<{name} {}>", at.get("lat").unwrap_or_default()),
                Event::End(name) => format!("</{name}>"),
                Event::Text(text) => unescaped(text),
            });
        }
        Ok(all)
    }

    #[test]
    fn elements_attributes_and_texts_are_read() {
        let text = "<?xml version='1.0'?><!-- a > b --><k:a lon='1>2' lat=\"-10\"><b/>x &amp; &#65;<![CDATA[<y>]]></k:a>";
        assert_eq!(events(text).unwrap(), ["<a -10>", "<b >", "</b>", "x & A", "<y>", "</a>"]);
    }

    #[test]
    fn what_is_no_xml_or_declares_entities_is_refused() {
        for text in
            ["<a", "<a href='>", "<!--", "<![CDATA[", "<?xml", "< >", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"]
        {
            assert_eq!(events(text), Err(NoXml), "{text}");
        }
        assert_eq!(unescaped("&unknown; & &#xZZ; &lt"), "&unknown; & &#xZZ; &lt");
    }
}
