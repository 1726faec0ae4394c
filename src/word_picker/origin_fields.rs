//! The two fields that say where the learner's own text came from.

use super::model::{Action, Source};
use super::origin::Origin;
use super::view::Picker;
use crate::parts::text_input;
use crate::ui::{El, el};

/// The fields, and the address as a link where it can be one.
pub(super) fn origin_fields(picker: Picker) -> El {
    let (session, words) = (picker.session, picker.words);
    let of = move |part: fn(&Origin) -> &str| move || session.with(|state| part(&state.origin).to_owned());
    let own = move || session.with(|state| state.source == Source::Own);
    let link = move || {
        let link = session.with(|state| state.origin.link().map(str::to_owned))?;
        let link = el("a").attr("href", &link).attr("target", "_blank").attr("rel", "noopener noreferrer");
        Some(el("p").child(link.class("button quiet").text(words.open_address)))
    };
    let organisation = text_input(words.organisation, "text", of(|origin| &origin.organisation), move |text| {
        picker.act(Action::Organisation(text));
    });
    let address = text_input(words.address, "url", of(|origin| &origin.address), move |text| {
        picker.act(Action::Address(text));
    });
    el("div").class("origin").flag("hidden", move || !own()).child(organisation).child(address).show(link)
}
