//! The picks: each word with its sentence and a note, and apart from them those whose words left the text.

use leptos::prelude::*;

use super::model::{Action, Pick};
use super::notes::marked_sentence;
use super::view::Picker;
use crate::lang::fill;
use crate::parts::{Field, field};

/// Both lists.
pub(super) fn picks(picker: Picker) -> AnyView {
    let words = picker.words;
    let here = move |id: u32| picker.places.with(|places| places.iter().any(|place| place.0 == id));
    let ids = Memo::new(move |_| picker.session.with(|state| state.picks.iter().map(|pick| pick.id).collect::<Vec<_>>()));
    let found = Memo::new(move |_| ids.get().into_iter().filter(|id| here(*id)).collect::<Vec<_>>());
    let gone = Memo::new(move |_| ids.get().into_iter().filter(|id| !here(*id)).collect::<Vec<_>>());
    view! {
        <section class="picks">
            <h3>{words.picks}</h3>
            <p class="hint" hidden=move || ids.with(|ids| !ids.is_empty())>{words.no_picks}</p>
            <ol>
                <For each=move || found.get() key=|id| *id children=move |id| pick(picker, id) />
            </ol>
        </section>
        <section class="picks gone" hidden=move || gone.with(Vec::is_empty)>
            <h3>{words.gone}</h3>
            <p class="hint">{words.gone_hint}</p>
            <ol>
                <For each=move || gone.get() key=|id| *id children=move |id| pick(picker, id) />
            </ol>
        </section>
    }
    .into_any()
}

fn pick(picker: Picker, id: u32) -> AnyView {
    let (session, words) = (picker.session, picker.words);
    let known = session.history.try_with_untracked(|history| history.state().pick(id).cloned()).flatten();
    let known = known.unwrap_or_default();
    let word = known.anchor.quote.clone();
    let label = fill(words.note, &[("word", &word)]);
    let name = fill(words.remove_name, &[("word", &word)]);
    let note = Field {
        label: Signal::derive(move || label.clone()),
        value: Signal::derive(move || session.with(|state| state.pick(id).map(|pick| pick.note.clone()).unwrap_or_default())),
        rows: 2,
        changed: Callback::new(move |text| picker.act(Action::Note(id, text))),
    };
    let remove = move |_| {
        picker.act(Action::Unpick(id));
    };
    view! {
        <li class="pick" part="pick">
            <div class="head">
                <h4><mark>{word}</mark></h4>
                <button type="button" class="quiet" aria-label=name on:click=remove>{words.remove}</button>
            </div>
            {sentence(&known)}
            {field(note)}
        </li>
    }
    .into_any()
}

fn sentence(pick: &Pick) -> AnyView {
    let runs: Vec<_> = marked_sentence(pick)
        .into_iter()
        .map(|run| if run.marked { view! { <mark>{run.text}</mark> }.into_any() } else { run.text.into_any() })
        .collect();
    view! { <blockquote>{runs}</blockquote> }.into_any()
}
