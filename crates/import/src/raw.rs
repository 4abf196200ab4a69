//! A feed as read, before anything is judged: every text is still markup, every address still as written.

use crate::Refused;

/// A feed of any format.
#[derive(Debug, Default)]
pub(crate) struct RawFeed {
    pub(crate) head: Head,
    pub(crate) entries: Vec<RawEntry>,
    /// What the reader itself had to leave out.
    pub(crate) refused: Vec<Refused>,
    pub(crate) notes: Vec<String>,
}

/// What is said once for all entries.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) title: String,
    pub(crate) link: Option<String>,
    pub(crate) language: String,
    /// The `xml:base` addresses around the entries, outermost first.
    pub(crate) bases: Vec<String>,
}

/// One entry.
#[derive(Debug, Default)]
pub(crate) struct RawEntry {
    /// Counted from 1 in the file, the refused ones included.
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) content: String,
    pub(crate) link: Option<String>,
    pub(crate) guid: String,
    /// Whether the guid may serve as the link.
    pub(crate) guid_is_link: bool,
    pub(crate) date: String,
    pub(crate) topics: Vec<String>,
    /// Address and what one sees, best first; pictures inside the content are not among them.
    pub(crate) pictures: Vec<(String, String)>,
    /// Whether what is attached to it is a picture.
    pub(crate) picture_enclosed: bool,
    /// The sound or film it is about, if it is: that is what one opens where there is no page.
    pub(crate) enclosed: Option<String>,
    pub(crate) language: String,
    /// `xml:base` of the entry, its link and its content, outermost first.
    pub(crate) bases: Vec<String>,
    pub(crate) link_base: Option<String>,
    pub(crate) content_base: Option<String>,
}

impl RawEntry {
    /// How people recognise it: title, link or number.
    pub(crate) fn label(&self) -> String {
        let title = crate::html::to_text(&self.title, 120);
        if !title.is_empty() {
            return title;
        }
        let link = crate::clean::cut(&crate::clean::line(self.link.as_deref().unwrap_or_default()), 120);
        if link.is_empty() { format!("entry {}", self.number) } else { link }
    }
}
