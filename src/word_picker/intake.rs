//! Taking a text in: read in slices, so that the page stays alive however long it is, with a bar that shows how far it is.

use super::brought::{Brought, Found, LeftOut, Sorter};
use super::html_reader::HtmlReader;
use super::model::Action;
use super::paste::Raw;
use super::view::Picker;
use crate::host::guard;
use crate::host::listener::Wait;
use crate::store::place;
use crate::text::{Block, BlockKind, Text, TextBuilder};
use crate::ui::{El, Held, el, fragment};

/// The longest rich text that is read as such, in UTF-16 code units.
const MOST_RICH: usize = 2_000_000;
/// Plain text that is read at once, in bytes.
const PIECE: usize = 96 * 1024;
/// Nodes of HTML that are read at once.
const NODES: usize = 1_500;
/// Where the reading of HTML ends and the sorting begins, in per cent of the whole.
const READ: usize = 60;

/// The way in for one panel. Cheap to copy; gone with its owner, and what was being read with it.
#[derive(Clone, Copy)]
pub(super) struct Intake {
    picker: Picker,
    /// How much is read, in per cent; none while nothing is.
    progress: Held<Option<usize>>,
    /// What the learner should know about the last try.
    notice: Held<&'static str>,
    wait: Wait,
}

impl Intake {
    /// A way in that is owned by the current owner.
    pub(super) fn new(picker: Picker) -> Intake {
        Intake { picker, progress: Held::new(None), notice: Held::new(""), wait: Wait::new() }
    }

    /// Says why nothing came in, and what to do.
    pub(super) fn refuse(self, notice: &'static str) {
        self.notice.set(notice);
        self.picker.session.say(notice);
    }

    /// Reads a text and begins to use it. `left` is what was left out of it before, where it is one that was edited.
    pub(super) fn take(self, mut raw: Raw, left: LeftOut) {
        self.notice.set("");
        // The plain form serves then, where there is one.
        if place::length(&raw.html) > MOST_RICH {
            raw.html.clear();
            if raw.is_blank() {
                return self.picker.session.desk().too_long.set(true);
            }
        }
        if raw.is_blank() {
            return self.refuse(self.picker.words.nothing_there);
        }
        let known = self.picker.text.peeked();
        self.run(Box::new(Reading { stage: Stage::begin(&raw), raw, known, left, from: 0 }));
    }

    fn run(self, mut reading: Box<Reading>) {
        match reading.step() {
            Some(brought) => {
                self.progress.set(None);
                if brought.text.is_empty() {
                    return self.refuse(self.picker.words.nothing_there);
                }
                if self.length_with(&brought, reading.raw.typed) > guard::LONGEST_TEXT {
                    return self.picker.session.desk().too_long.set(true);
                }
                let typed = reading.raw.typed.then_some(reading.raw.plain);
                self.picker.act(Action::UseOwn { brought, typed });
                self.picker.go_reading();
            }
            None => {
                if self.progress.peeked().is_none() {
                    self.picker.session.say(self.picker.words.reading);
                }
                self.progress.set(Some(reading.per_cent()));
                self.wait.start(0, move || self.run(reading));
            }
        }
    }

    /// How long all is that would have to be kept: the text, what was left out of it, and what was typed for another one.
    fn length_with(self, brought: &Brought, typed: bool) -> usize {
        let blocks = brought.text.blocks.iter().chain(brought.left.blocks());
        let blocks: usize = blocks.map(|block| place::length(&block.text)).sum();
        let waiting = self.picker.session.peek(|state| {
            let draft = if typed { 0 } else { place::length(&state.draft) };
            draft.saturating_add(place::length(&state.earlier))
        });
        blocks.saturating_add(waiting)
    }

    /// The bar, and what the learner should know.
    pub(super) fn standing(self) -> El {
        let words = self.picker.words;
        let bar = move || {
            let bar = el("progress").attr("max", "100").attr("aria-label", words.reading);
            let value = move || self.progress.get().map(|done| done.to_string());
            let bar = bar.attr_when("value", value);
            el("div").class("reading-on").child(el("p").class("hint").text(words.reading)).child(bar)
        };
        let notice = el("p").class("notice").flag("hidden", move || self.notice.get().is_empty());
        fragment()
            .child(notice.text_when(move || self.notice.get().to_owned()))
            .show_while(move || self.progress.get().is_some(), bar)
    }
}

/// A text that is being read.
struct Reading {
    stage: Stage,
    raw: Raw,
    /// The text that is in use. Lines that stand in it unchanged keep their kind, so that editing a text does not make
    /// paragraphs of its headings.
    known: Text,
    left: LeftOut,
    /// How much of the plain text is read, in bytes, or how many of the found blocks are sorted.
    from: usize,
}

enum Stage {
    Html(HtmlReader),
    Sorting(Vec<Found>, Sorter),
    Plain(TextBuilder),
}

impl Stage {
    fn begin(raw: &Raw) -> Stage {
        let reader = Some(&raw.html).filter(|html| !html.is_empty()).and_then(|html| HtmlReader::parse(html));
        reader.map_or_else(|| Stage::Plain(TextBuilder::new()), Stage::Html)
    }
}

impl Reading {
    /// Reads the next slice, and answers with the text once all is read.
    fn step(&mut self) -> Option<Brought> {
        match &mut self.stage {
            Stage::Html(reader) => {
                if !reader.read(NODES) {
                    let found = reader.take();
                    let nothing = found.is_empty();
                    let sorter = Sorter::new(&found);
                    self.stage = if nothing { Stage::Plain(TextBuilder::new()) } else { Stage::Sorting(found, sorter) };
                }
                None
            }
            Stage::Sorting(found, sorter) => {
                let mut taken = 0;
                while let Some(block) = found.get(self.from).filter(|_| taken < PIECE) {
                    sorter.push(block);
                    taken = taken.saturating_add(block.text.len()).saturating_add(16);
                    self.from = self.from.saturating_add(1);
                }
                (self.from >= found.len()).then(|| std::mem::take(sorter).finish())
            }
            Stage::Plain(builder) => {
                let rest = self.raw.plain.get(self.from..).unwrap_or_default();
                let piece = piece(rest);
                if self.raw.marked {
                    builder.push_marked(piece);
                } else {
                    builder.push_plain(piece);
                }
                self.from = self.from.saturating_add(piece.len());
                (piece.len() == rest.len()).then(|| {
                    let text = with_kinds(std::mem::take(builder).finish(), &self.known);
                    Brought { text, left: std::mem::take(&mut self.left) }
                })
            }
        }
    }

    fn per_cent(&self) -> usize {
        let share = |done: usize, whole: usize, of: usize| done.saturating_mul(of) / whole.max(1);
        match &self.stage {
            // How many nodes there are is not known, but how long their text is.
            Stage::Html(reader) => share(reader.bytes(), self.raw.plain.len(), READ).min(READ),
            Stage::Sorting(found, _) => READ.saturating_add(share(self.from, found.len(), 100 - READ)),
            Stage::Plain(_) => share(self.from, self.raw.plain.len(), 100),
        }
    }
}

/// The next piece of a plain text. It ends at a line's end where there is one; a block is cut much sooner than a piece is
/// full.
fn piece(rest: &str) -> &str {
    if rest.len() <= PIECE {
        return rest;
    }
    let limit = (0..=PIECE).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
    let head = rest.get(..limit).unwrap_or(rest);
    let cut = head.rfind('\n').map_or(limit, |at| at.saturating_add(1));
    rest.get(..cut).unwrap_or(rest)
}

/// The text with the kinds that its lines had before. Sorted, so that a long text is searched in a moment; of lines that say
/// the same, the first counts.
fn with_kinds(text: Text, known: &Text) -> Text {
    let mut special: Vec<&Block> = known.blocks.iter().filter(|block| block.kind != BlockKind::Paragraph).collect();
    if special.is_empty() {
        return text;
    }
    special.sort_by(|one, other| one.text.cmp(&other.text));
    let kind = |block: &Block| {
        let first = special.partition_point(|before| before.text < block.text);
        special.get(first).filter(|before| before.text == block.text).map_or(block.kind, |before| before.kind)
    };
    let blocks = text.blocks.iter().map(|block| Block { kind: kind(block), text: block.text.clone() });
    Text { blocks: blocks.collect() }
}
