//! What was left out of the learner's text: how many blocks, which, and the way to take them back.

use super::model::{Action, Source};
use super::view::Picker;
use crate::lang::fill;
use crate::parts::{button, focus_neighbour, fresh_id};
use crate::text::Block;
use crate::ui::{El, Held, derived, el};

/// The longest list that is shown block by block. The rest comes back with all of them.
const MOST_SHOWN: usize = 60;

/// The notice, there while something is left out of the text that is read.
pub(super) fn left_out(picker: Picker) -> El {
    let (session, words) = (picker.session, picker.words);
    let count = derived(move || session.with(|state| if state.source == Source::Own { state.left.len() } else { 0 }));
    let open = Held::new(false);
    let list = fresh_id();
    let notice = move || {
        let count = count.get();
        let text = if count == 1 { words.left_out_one } else { words.left_out };
        fill(text, &[("count", &count.to_string())])
    };
    let show = el("button").attr("type", "button").class("quiet").attr("aria-controls", &list);
    let show = show
        .truth("aria-expanded", move || open.get())
        .text_when(move || if open.get() { words.hide_left_out } else { words.show_left_out }.to_owned())
        .on("click", move |_| open.update(|open| *open = !*open));
    let all = button(words.put_all_back, "quiet").on("click", move |_| {
        picker.act(Action::PutBack(None));
        picker.go_reading();
    });
    let row = el("div").class("row").child(show).child(all);
    let list = el("div").attr("id", &list).flag("hidden", move || !open.get());
    el("div")
        .class("left-out")
        .flag("hidden", move || count.get() == 0)
        .child(el("p").class("hint").text_when(notice))
        .child(row)
        .child(list.show_while(move || open.get(), move || blocks(picker)))
}

/// One block more or less leaves the others' keys as they are: a key is the text, and how often it stands further down.
fn keys(blocks: &[Block]) -> Vec<String> {
    let again =
        |index: usize, text: &str| blocks.iter().skip(index).skip(1).filter(|block| *block.text == *text).count();
    let key = |(index, block): (usize, &Block)| [&again(index, &block.text).to_string(), " ", &*block.text].concat();
    blocks.iter().enumerate().map(key).collect()
}

fn shown(blocks: &[Block]) -> &[Block] {
    blocks.get(..MOST_SHOWN).unwrap_or(blocks)
}

fn blocks(picker: Picker) -> El {
    let listed = move || picker.session.with(|state| keys(shown(state.left.blocks())));
    el("ul").each(listed, move |key| block(picker, key))
}

fn block(picker: Picker, key: &str) -> El {
    let words = picker.words;
    let text = key.split_once(' ').unwrap_or_default().1;
    let name = fill(words.put_back_name, &[("text", text)]);
    let key = key.to_owned();
    let back = button(words.put_back, "quiet").attr("aria-label", &name).on("click", move |event| {
        let keys = picker.session.peek(|state| keys(shown(state.left.blocks())));
        focus_neighbour(&event, "button", || picker.text_heading.peeked().map(Into::into));
        if let Some(index) = keys.iter().position(|known| *known == key) {
            picker.act(Action::PutBack(Some(index)));
        }
    });
    el("li").child(el("span").text(text)).child(back)
}
