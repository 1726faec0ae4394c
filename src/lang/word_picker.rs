//! The words of the word picker.

/// What the word picker says.
#[derive(Debug)]
pub struct WordPickerWords {
    /// Heading of the notes.
    pub notes_title: &'static str,
    /// Heading above the field for a text.
    pub bring_heading: &'static str,
    /// What to do there.
    pub bring_hint: &'static str,
    /// Label of the field for a text.
    pub bring_label: &'static str,
    /// Heading where only texts that are there already can be chosen.
    pub choose_heading: &'static str,
    /// What to do there.
    pub choose_hint: &'static str,
    /// Button: paste what the clipboard holds.
    pub paste: &'static str,
    /// How to paste where the browser does not let us.
    pub paste_by_hand: &'static str,
    /// Button: choose a text file.
    pub choose_file: &'static str,
    /// Said of a file that cannot be read as a text.
    pub no_text_file: &'static str,
    /// Said when there was no text in what came in.
    pub nothing_there: &'static str,
    /// Button: what was typed before another text came.
    pub take_up: &'static str,
    /// Notice: one block was left out.
    pub left_out_one: &'static str,
    /// Notice: `{count}` blocks were left out.
    pub left_out: &'static str,
    /// Button: show what was left out.
    pub show_left_out: &'static str,
    /// Button: hide it.
    pub hide_left_out: &'static str,
    /// Button: put one block back, its visible text.
    pub put_back: &'static str,
    /// Button: put one block back, its whole name: `{text}`.
    pub put_back_name: &'static str,
    /// Button: put all of it back.
    pub put_all_back: &'static str,
    /// Said when something is back in the text.
    pub put_back_said: &'static str,
    /// Said when another text is shown of which something was left out.
    pub other_text_in_part: &'static str,
    /// Label: the organisation that the text is from.
    pub organisation: &'static str,
    /// Label: the address that it is from.
    pub address: &'static str,
    /// Link to that address.
    pub open_address: &'static str,
    /// Button: read this text.
    pub use_text: &'static str,
    /// Button: read the sample page.
    pub use_sample: &'static str,
    /// Button: read the author's text.
    pub use_given: &'static str,
    /// Button: leave the text as it is.
    pub keep_text: &'static str,
    /// Button: bring another text, or edit this one.
    pub change_text: &'static str,
    /// Shown while a very long text is read: nothing to do but wait a moment.
    pub reading: &'static str,
    /// The text is too long to edit here; it can be replaced.
    pub too_long_to_edit: &'static str,
    /// Name of the running text.
    pub text_label: &'static str,
    /// How to pick.
    pub text_hint: &'static str,
    /// How many are picked: `{picked}`, `{min}`, `{max}`.
    pub count: &'static str,
    /// The same when `{min}` and `{max}` are equal.
    pub count_exact: &'static str,
    /// Heading above the picks.
    pub picks: &'static str,
    /// Shown while there are none.
    pub no_picks: &'static str,
    /// Label of a pick's note: `{word}`.
    pub note: &'static str,
    /// Button: remove a pick, its visible text.
    pub remove: &'static str,
    /// Button: remove a pick, its whole name: `{word}`.
    pub remove_name: &'static str,
    /// Heading above the picks whose words are no longer in the text.
    pub gone: &'static str,
    /// What that means.
    pub gone_hint: &'static str,
    /// Heading above the two reflections.
    pub reflect: &'static str,
    /// Label: why these words.
    pub why: &'static str,
    /// Label: what about the language began to influence you.
    pub influence: &'static str,
    /// In the notes: where the learner's own text came from: `{origin}`.
    pub origin_line: &'static str,
    /// Heading in the notes of a text that was typed but not used.
    pub draft_heading: &'static str,
    /// Said when a word was picked: `{word}`, `{count}`.
    pub picked: &'static str,
    /// Said when a pick was removed: `{word}`, `{count}`.
    pub unpicked: &'static str,
    /// Said when another text is shown.
    pub other_text: &'static str,
    /// Said when a pick came back: `{word}`, `{count}`.
    pub restored: &'static str,
    /// Said when a pick covers other words now: `{word}`, `{count}`.
    pub covered: &'static str,
    /// Said when several picks are one now: `{word}`, `{count}`.
    pub joined: &'static str,
    /// Said when a pick has another place in the list: `{word}`, `{place}`.
    pub moved: &'static str,
    /// Button that leads to the other ways to pick, and their heading.
    pub more_ways: &'static str,
    /// Heading of the sentence stepper.
    pub stepper: &'static str,
    /// How that works.
    pub stepper_hint: &'static str,
    /// Button: the sentence before.
    pub previous_sentence: &'static str,
    /// Button: the next sentence.
    pub next_sentence: &'static str,
    /// Where the stepper stands: `{block}`, `{blocks}`, `{number}`, `{total}`.
    pub sentence_words: &'static str,
    /// Said when there is no sentence before.
    pub first_sentence: &'static str,
    /// Said when there is no further sentence.
    pub last_sentence: &'static str,
    /// Label of the field to find words.
    pub find: &'static str,
    /// A number of places in the text: `{count}`.
    pub places: &'static str,
    /// One place in the text.
    pub one_place: &'static str,
    /// No place in the text: `{word}`.
    pub no_place: &'static str,
    /// Button at a place that was found: pick it, its visible text.
    pub pick: &'static str,
    /// The same, its whole name: `{sentence}`.
    pub pick_name: &'static str,
    /// Button: show more places: `{count}`.
    pub show_more: &'static str,
    /// Heading above frequent phrases.
    pub phrases: &'static str,
    /// What those are.
    pub phrases_hint: &'static str,
    /// Button: look for a frequent phrase: `{phrase}`, `{count}`.
    pub phrase: &'static str,
    /// Words that no frequent phrase begins or ends with, in lower case, parted by spaces.
    pub small_words: &'static str,
    /// Button: add the selected words: `{word}`.
    pub add_selection: &'static str,
    /// Shown when the selection reaches over several paragraphs.
    pub selection_too_long: &'static str,
    /// Shown when the selected words are a pick: `{word}`.
    pub selection_picked: &'static str,
    /// Button: change a pick, its visible text.
    pub change: &'static str,
    /// The same, its whole name: `{word}`.
    pub change_name: &'static str,
    /// Button: the pick takes in the word before: `{word}`.
    pub add_before: &'static str,
    /// Button: the pick takes in the word after: `{word}`.
    pub add_after: &'static str,
    /// Button: the pick and the one next to it become one: `{word}`.
    pub join: &'static str,
    /// Button: the pick lets a word at its edge go: `{word}`.
    pub drop: &'static str,
    /// Button: up in the list.
    pub move_up: &'static str,
    /// Button: down in the list.
    pub move_down: &'static str,
    /// How often a pick's words are in the text, and a button that shows where: `{count}`.
    pub times: &'static str,
    /// A pick's words are there once.
    pub once: &'static str,
    /// What was removed last: `{word}`.
    pub removed: &'static str,
    /// Button: bring that back: `{word}`.
    pub restore: &'static str,
    /// Button and heading: every sentence of each pick's words.
    pub context: &'static str,
    /// What that shows.
    pub context_hint: &'static str,
    /// The sample page, lightly marked.
    pub sample_page: &'static str,
    /// Default comments, in sections.
    pub comments: &'static str,
}
