//! One element with what is in it. The reader bounds how deep it nests.

use crate::namespace::Space;

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) space: Space,
    /// The name without its prefix.
    pub(crate) name: String,
    /// Names as written (`xml:base`), values decoded.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Text(String),
    Element(Element),
}

impl Element {
    /// Whether it is this element, in capitals too; Atom's own may also be written without a namespace.
    pub(crate) fn is(&self, space: Space, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
            && (self.space == space || (space == Space::Atom && self.space == Space::Plain))
    }

    /// An attribute's trimmed value, if there is one that is not empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The elements directly in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first such element that has something in it.
    pub(crate) fn child(&self, space: Space, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.is(space, name) && !child.children.is_empty())
    }

    /// The trimmed text directly in the first such element; empty when there is none.
    pub(crate) fn child_text(&self, space: Space, name: &str) -> String {
        self.child(space, name).map(Self::text).unwrap_or_default()
    }

    /// The trimmed text directly in it.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for node in &self.children {
            if let Node::Text(part) = node {
                text.push_str(part);
            }
        }
        text.trim().to_owned()
    }

    /// What is in it as HTML: its text, or, where someone forgot to escape (or XHTML is meant), its markup.
    pub(crate) fn markup(&self) -> String {
        if self.elements().next().is_none() {
            return self.text();
        }
        let mut markup = String::new();
        self.write_children(&mut markup);
        markup
    }

    fn write_children(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => escape(text, out),
                Node::Element(element) => element.write(out),
            }
        }
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        self.write_children(out);
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
