//! What a learner takes away, written once by a model and then set as text, Markdown or HTML.
//!
//! Only structure and words live here. How a file is downloaded or a clipboard written is the browser's side (`host`).

mod html;
mod markdown;
mod text;

pub(crate) use html::escape;

/// The text with each run of white space as one space, for what must stay on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The forms in which notes can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, lines at their natural length.
    Text,
    /// CommonMark.
    Markdown,
    /// A whole HTML page without script or outside resources.
    Html,
}

impl Format {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Format; 3] = [Format::Text, Format::Markdown, Format::Html];

    /// The name `exportNotes` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
        }
    }

    /// The form with that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of a downloaded file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
        }
    }

    /// The media type of a downloaded file.
    pub const fn media_type(self) -> &'static str {
        match self {
            Format::Text => "text/plain;charset=utf-8",
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Html => "text/html;charset=utf-8",
        }
    }
}

/// A run of words in a quotation, marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether these are the words in question.
    pub marked: bool,
}

impl Run {
    /// Words that are not marked.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), marked: false }
    }

    /// The words in question.
    pub fn marked(text: impl Into<String>) -> Run {
        Run { text: text.into(), marked: true }
    }
}

/// A part of the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading below the title.
    Heading(String),
    /// A heading below a heading.
    Subheading(String),
    /// Words of the learner or of the widget. May hold line breaks, which are kept.
    Paragraph(String),
    /// A sentence from elsewhere.
    Quotation(Vec<Run>),
    /// Short lines.
    List(Vec<String>),
}

/// The notes of one activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// What the notes are of.
    pub title: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
}

impl Notes {
    /// Notes with a title and nothing else yet.
    pub fn new(title: impl Into<String>) -> Notes {
        Notes { title: title.into(), parts: Vec::new() }
    }

    /// Adds a part.
    pub fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Adds a heading with a text below it; nothing when the text is blank.
    pub fn push_written(&mut self, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            self.push(Part::Heading(heading.to_owned()));
            self.push(Part::Paragraph(text.trim().to_owned()));
        }
    }

    /// The notes in one of the forms.
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Text => text::render(self),
            Format::Markdown => markdown::render(self),
            Format::Html => html::render(self),
        }
    }
}
