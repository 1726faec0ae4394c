//! "Your work on this device": what is saved here, copies of it to take away and to bring back, and deleting it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlElement, HtmlInputElement};

use super::awaited::Awaited;
use super::field::{button, fresh_id};
use super::focus::focus_soon;
use crate::host::copies::{self, Offer, Taken};
use crate::host::desk::Desk;
use crate::host::part::Part;
use crate::host::{storage, style, take_away};
use crate::lang::{OwnWorkWords, fill};
use crate::store::backup::{MOST_BYTES, Refusal};
use crate::ui::{El, Held, derived, effect, el};

/// The look of what is in the panel.
const STYLE: &str = crate::style_sheet!("own_work.css");

/// What the pieces of this panel share.
#[derive(Clone, Copy)]
struct Panel {
    desk: Desk,
    /// Goes up whenever something was brought back or deleted here.
    times: Held<u32>,
    /// What a chosen file would bring.
    offers: Held<Vec<Offer>>,
    /// Counts the files that were chosen: what comes of an earlier one is no longer wanted.
    chosen: Held<u32>,
    /// What there is to say about a chosen file.
    answer: Held<String>,
    /// What was taken over and can be given back.
    taken: Held<Option<Taken>>,
    /// Where a file is chosen: the focus goes there when what had it is done with.
    file: Held<Option<HtmlElement>>,
    /// Whether it is being asked what to delete.
    asking: Held<bool>,
}

/// The panel, closed at first. What is in it is made when it is opened.
pub(super) fn own_work(desk: Desk) -> El {
    let words = &desk.words.common;
    let open = Held::new(false);
    let panel = Panel {
        desk,
        times: Held::new(0),
        offers: Held::new(Vec::new()),
        chosen: Held::new(0),
        answer: Held::new(String::new()),
        taken: Held::new(None),
        file: Held::new(None),
        asking: Held::new(false),
    };
    let toggled = move |event: Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    let place = move || Awaited::new(desk, Part::OwnWork).place(move || content(panel));
    el("details")
        .class("own-work")
        .on("toggle", toggled)
        .child(el("summary").text(words.own_work))
        .child(el("div").show_while(move || open.get(), place))
}

/// What is in the panel. The release build finds this by its name: it and all that only it needs is a part of its own, which is
/// fetched when somebody opens the panel (see `host::part`).
#[inline(never)]
fn content(panel: Panel) -> El {
    style::add(panel.desk, STYLE);
    let (desk, words) = (panel.desk, panel.words());
    let size = move || {
        desk.keeping.track();
        panel.times.track();
        let (here, all) = desk.space();
        let kilobytes = |bytes: usize| bytes.div_ceil(1024).to_string();
        fill(words.size, &[("here", &kilobytes(here)), ("all", &kilobytes(all))])
    };
    let download = move |all: bool| {
        let (name, text) = if all {
            ("activities-backup.json".to_owned(), desk.export_all())
        } else {
            (["activity-", desk.tag(), "-backup.json"].concat(), desk.export_backup())
        };
        take_away::download(&name, "application/json", &text);
    };
    let row = el("div")
        .class("row")
        .child(button(words.copy_this, "").on("click", move |_| download(false)))
        .child(button(words.copy_all, "").on("click", move |_| download(true)));
    el("div")
        .class("own-work-body")
        .child(el("p").text(words.help))
        .child(el("p").text_when(size))
        .child(row)
        .child(panel.bring_back())
        .child(panel.set_aside())
        .child(panel.delete())
}

impl Panel {
    fn words(self) -> &'static OwnWorkWords {
        self.desk.words.own_work()
    }

    /// Choosing a file, what it would change, and doing it.
    fn bring_back(self) -> El {
        let words = self.words();
        let id = fresh_id();
        let input = el("input").attr("id", &id).attr("type", "file").attr("accept", ".json,application/json");
        let choose = move |event: Event| {
            let input = event.current_target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let file = input.as_ref().and_then(|input| input.files()?.item(0));
            if let (Some(input), Some(file)) = (input, file) {
                // Else the same file, chosen again, would be no change.
                self.look_at(file, input);
            }
        };
        let field = el("div").class("field").child(el("label").attr("for", &id).text(words.bring_back));
        let input = input.on("change", choose);
        self.file.set(input.as_element());
        // Once something has been done since, it is no longer what Undo would take back.
        effect(move || {
            let over = self.taken.with(|taken| taken.as_ref().is_some_and(|taken| !self.desk.can_give_back(taken)));
            if over == Some(true) {
                self.taken.set(None);
            }
        });
        el("div")
            .class("bring-back")
            .child(field.child(input))
            .child(el("div").attr("role", "status").child(el("p").text_when(move || self.answer.get())))
            .show(move || {
                let offers = self.offers.get();
                (!offers.is_empty()).then(|| self.offer(&offers))
            })
            .child(
                button(words.give_back, "quiet")
                    .flag("hidden", move || self.taken.with(Option::is_none).unwrap_or(true))
                    .on("click", move |_| self.give_back()),
            )
    }

    fn look_at(self, file: File, input: HtmlInputElement) {
        self.offers.set(Vec::new());
        self.taken.set(None);
        self.chosen.update(|times| *times += 1);
        let turn = self.chosen.peeked();
        if file.size() > MOST_BYTES as f64 {
            input.set_value("");
            return self.answer.set(self.desk.words.common.refusal(Refusal::TooLong).to_owned());
        }
        leptos::task::spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
            input.set_value("");
            let documents = self.desk.documents(&text);
            let missing = documents.as_deref().map(copies::missing).unwrap_or_default();
            if !missing.is_empty() {
                self.answer.set(self.desk.words.common.part_coming.to_owned());
            }
            let all = copies::bring(missing).await;
            if self.chosen.peeked() != turn {
                return;
            }
            if !all {
                return self.answer.set(self.words().copy_not_loaded.to_owned());
            }
            match documents.and_then(|documents| self.desk.offers(documents)) {
                Err(refusal) => self.answer.set(self.desk.words.common.refusal(refusal).to_owned()),
                Ok((offers, refusal)) => {
                    let new: Vec<Offer> = offers.into_iter().filter(|offer| offer.gain.differs).collect();
                    let answer = match refusal {
                        Some(Refusal::Newer) => self.desk.words.common.copy_newer,
                        _ if new.is_empty() => self.words().offer_nothing,
                        _ => "",
                    };
                    self.answer.set(answer.to_owned());
                    self.offers.set(new);
                }
            }
        });
    }

    /// What the chosen file would change, activity by activity.
    fn offer(self, offers: &[Offer]) -> El {
        let words = self.words();
        let heading = el("h4").attr("tabindex", "-1").text(words.offer);
        focus_soon(heading.as_element());
        let items = offers.iter().map(|offer| {
            let name = if offer.here {
                words.offer_here.to_owned()
            } else {
                let widget = words.widgets.get(offer.widget as usize).copied().unwrap_or_default();
                fill(words.offer_elsewhere, &[("widget", widget), ("activity", &offer.activity)])
            };
            let told = match offer.gain.lines.split_first() {
                None => fill(words.offer_no_text, &[("name", &name)]),
                Some((first, rest)) => {
                    let more = if rest.is_empty() { words.offer_text } else { words.offer_texts };
                    let mut short: String = first.chars().take(60).collect();
                    if short.len() < first.len() {
                        short.push('…');
                    }
                    fill(more, &[("name", &name), ("text", &short), ("n", &offer.gain.lines.len().to_string())])
                }
            };
            let also = offer.gain.replaces && !offer.gain.lines.is_empty();
            el("li").text(&if also { fill(words.offer_also, &[("told", &told)]) } else { told })
        });
        let take = move |_| {
            let taken = self.desk.take_offers(&self.offers.peeked());
            let mut taken = taken.after(self.taken.peeked().unwrap_or_default());
            let failed = std::mem::take(&mut taken.failed);
            self.answer.set(if failed.is_empty() { words.copy_taken } else { words.copy_not_taken }.to_owned());
            // What could not be kept is still on offer, and takes the focus once it is there.
            focus_soon(self.file.peeked());
            self.offers.set(failed);
            self.taken.set(taken.is_something().then_some(taken));
            self.times.update(|times| *times += 1);
        };
        let leave = move |_| {
            focus_soon(self.file.peeked());
            self.offers.set(Vec::new());
        };
        let row = el("div")
            .class("row")
            .child(button(words.take_copy, "first").on("click", take))
            .child(button(words.leave_copy, "").on("click", leave));
        el("div").class("offer").child(heading).child(el("ul").children(items)).child(row)
    }

    fn give_back(self) {
        let Some(taken) = self.taken.peeked() else { return };
        focus_soon(self.file.peeked());
        self.taken.set(None);
        let all = self.desk.give_back(&taken);
        self.times.update(|times| *times += 1);
        self.answer.set(if all { self.desk.words.common.undone } else { self.words().not_all_undone }.to_owned());
    }

    /// What was put aside for this activity.
    fn set_aside(self) -> El {
        let words = self.words();
        let all = derived(move || {
            self.desk.put_aside.track();
            self.times.track();
            self.desk.all_set_aside()
        });
        let item = move |key: &str| {
            let moment = crate::store::key::when_set_aside(key).map_or(0, |(_, moment)| moment.0);
            let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(moment as f64));
            let date = String::from(date.to_locale_string(self.desk.words.tag, &wasm_bindgen::JsValue::UNDEFINED));
            let key = key.to_owned();
            let download = move |_| {
                take_away::download("put-aside.txt", "text/plain", &storage::read(&key).unwrap_or_default());
            };
            el("li").child(button(&fill(words.aside_item, &[("date", &date)]), "quiet").on("click", download))
        };
        el("div")
            .flag("hidden", move || all.with(Vec::is_empty).unwrap_or(true))
            .child(el("p").text(words.aside_list))
            // Not a keyed list, which a page without lists of its own would have to download for this alone.
            .show(move || Some(el("ul").children(all.get().iter().map(|key| item(key)))))
    }

    /// Deleting, which is asked about first.
    fn delete(self) -> El {
        let words = self.words();
        let start = button(words.delete, "quiet").flag("hidden", move || self.asking.get());
        let back: Option<HtmlElement> = start.as_element();
        let start = start.on("click", move |_| self.asking.set(true));
        let ask = move || {
            let end = {
                let back = back.clone();
                move || {
                    self.asking.set(false);
                    focus_soon(back.clone());
                }
            };
            let delete = |everywhere: bool| {
                let end = end.clone();
                move |_| {
                    self.desk.delete(everywhere);
                    self.offers.set(Vec::new());
                    self.taken.set(None);
                    self.times.update(|times| *times += 1);
                    self.answer.set(String::new());
                    self.desk.say(self.words().deleted);
                    end();
                }
            };
            let keep = button(words.delete_keep, "first").on("click", {
                let end = end.clone();
                move |_| end()
            });
            focus_soon(keep.as_element());
            let all = fill(words.delete_all, &[("n", &self.desk.activities().to_string())]);
            let row = el("div")
                .class("row")
                .child(keep)
                .child(button(words.delete_here, "").on("click", delete(false)))
                .child(button(&all, "").on("click", delete(true)));
            el("div")
                .class("offer")
                .attr("role", "group")
                .attr("aria-label", words.delete)
                .child(el("p").text(words.delete_ask))
                .child(row)
        };
        el("div").child(start).show_while(move || self.asking.get(), ask)
    }
}
