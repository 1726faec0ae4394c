//! The ways to sort a card: buttons, tray, drags, keys. All end alike, and none loses the focus or a card.

use std::time::Duration;

use activity_widgets_e2e::{Browser, Engine, Place, Point, Pointer, Result, check, scenario, starts};
use serde_json::{Value, json};

use crate::common::{notes, open, state, tab_to};

const DECK: &str = "<ul slot=\"cards\"><li>They hold the budget.</li><li>She summed up.</li><li>He has the keys.</li>
    <li>We changed one word.</li></ul>";
/// What is done: a card and its place, in this order.
const SCRIPT: [(&str, &str); 5] = [
    ("They hold the budget.", "Macro-level power"),
    ("She summed up.", "Micro-level power"),
    ("He has the keys.", "Hard to place"),
    ("We changed one word.", "Macro-level power"),
    ("We changed one word.", "Micro-level power"),
];

fn sorter_of<'b>(b: &'b Browser, attributes: &str) -> Result<Place<'b>> {
    b.patience(Duration::from_secs(20));
    open(b, "", &format!("<power-sorter {attributes}>{DECK}</power-sorter>"))?;
    b.widget("power-sorter", 0)
}

fn tray<'b>(sorter: &Place<'b>) -> Result<Place<'b>> {
    sorter.group(starts("Where does"))
}

fn handle<'b>(sorter: &Place<'b>, card: &str) -> Result<Place<'b>> {
    sorter.button(format!("Move: {card}"))
}

fn statement<'b>(sorter: &Place<'b>, card: &str) -> Result<Place<'b>> {
    sorter.group(card)?.within("legend", 0)
}

/// Carries what was picked up to a place of the tray and lets go there.
fn drop_on(b: &Browser, sorter: &Place<'_>, pointer: Pointer, place: &str) -> Result {
    tray(sorter)?.button(place)?.carry_here(pointer)?;
    b.let_go(pointer)
}

fn key_of(place: &str) -> &'static str {
    match place {
        "Micro-level power" => "1",
        "Macro-level power" => "2",
        "Hard to place" => "3",
        _ => "0",
    }
}

type Way = fn(&Browser, &Place<'_>, &str, &str) -> Result;

const WAYS: [(&str, Way); 8] = [
    ("buttons", |_, sorter, card, place| sorter.group(card)?.radio(place)?.tap()),
    ("tap and tap", |_, sorter, card, place| {
        statement(sorter, card)?.tap()?;
        tray(sorter)?.button(place)?.tap()
    }),
    ("keys on the handle", |b, sorter, card, place| {
        handle(sorter, card)?.press("Enter")?;
        while b.focused_name()? != place {
            b.key("Tab")?;
        }
        b.key("Enter")
    }),
    ("number keys", |_, sorter, card, place| handle(sorter, card)?.press(key_of(place))),
    ("handle by mouse", |b, sorter, card, place| {
        handle(sorter, card)?.pick_up(Pointer::Mouse, 0)?;
        drop_on(b, sorter, Pointer::Mouse, place)
    }),
    ("card by mouse", |b, sorter, card, place| {
        statement(sorter, card)?.pick_up(Pointer::Mouse, 350)?;
        drop_on(b, sorter, Pointer::Mouse, place)
    }),
    ("handle by touch", |b, sorter, card, place| {
        handle(sorter, card)?.pick_up(Pointer::Touch, 0)?;
        drop_on(b, sorter, Pointer::Touch, place)
    }),
    ("card by touch", |b, sorter, card, place| {
        statement(sorter, card)?.pick_up(Pointer::Touch, 350)?;
        drop_on(b, sorter, Pointer::Touch, place)
    }),
];

scenario!(every_way_ends_alike, |b| {
    b.viewport(390, 844)?;
    let mut first: Option<(Value, String)> = None;
    for (name, way) in WAYS {
        let sorter = sorter_of(b, &format!("activity=\"{}\"", name.replace(' ', "-")))?;
        let mut sorted = 0;
        for (index, (card, place)) in SCRIPT.into_iter().enumerate() {
            way(b, &sorter, card, place)?;
            sorted += usize::from(index < 4);
            sorter.group(card)?.radio(place)?.is_checked(true)?;
            sorter.see(&format!("{sorted} of 4 sorted"))?;
            check!(!b.focused_name()?.is_empty(), "{name}: the focus is lost");
        }
        let exports: Vec<String> =
            ["text", "markdown", "html"].into_iter().map(|format| notes(&sorter, format)).collect::<Result<_>>()?;
        let result = (state(&sorter)?, exports.concat());
        match &first {
            None => first = Some(result),
            Some(first) => check!(*first == result, "{name} ends in {result:?}, the buttons in {first:?}"),
        }
    }
});

scenario!(one_key_a_card, |b| {
    b.viewport(1280, 800)?;
    b.patience(Duration::from_secs(20));
    open(b, "", "<power-sorter activity=\"keys\"></power-sorter>")?;
    let sorter = b.widget("power-sorter", 0)?;
    sorter.see("On a keyboard, a number sorts the card you are on: 1 Micro-level power, 2 Macro-level power, 3 Hard to place, 0 Not sorted yet.")?;
    tab_to(b, "Show only the cards I have not sorted")?;
    b.key("Tab")?;
    // The focus leads on to the next card that is not sorted.
    for sorted in 1..=10 {
        b.key(["1", "2", "3"][sorted % 3])?;
        sorter.see(&format!("{sorted} of 10 sorted"))?;
    }
    check!(b.wait_for_event("activity-complete")?.len() == 1, "told more than once that it is complete");
    check!(b.focused()?.starts_with("radio"), "the focus is on {}", b.focused()?);
    b.key("0")?;
    sorter.see("9 of 10 sorted")?;
    // A number that is typed is a number.
    let reason = sorter.nth("textbox", starts("Reason: "), 0)?;
    reason.type_text("It was 1 of 2.")?;
    reason.holds("It was 1 of 2.")?;
    sorter.see("9 of 10 sorted")?;
});

scenario!(the_focus_follows_the_card, |b| {
    b.viewport(390, 844)?;
    let sorter = sorter_of(b, "activity=\"focus\"")?;
    handle(&sorter, "She summed up.")?.tap()?;
    b.focus_is("button “Micro-level power”")?;
    b.axe()?;
    b.screenshot("sorter-tray")?;
    b.key("Escape")?;
    b.focus_is("button “Move: She summed up.”")?;
    sorter.no("group", starts("Where does"))?;
    statement(&sorter, "She summed up.")?.tap()?;
    tray(&sorter)?.button("Leave it where it is")?.tap()?;
    sorter.see("0 of 4 sorted")?;
    handle(&sorter, "She summed up.")?.press("Space")?;
    b.key("2")?;
    sorter.group("She summed up.")?.radio("Macro-level power")?.is_checked(true)?;
    b.focus_is("button “Move: She summed up.”")?;
    sorter.hear("“She summed up” moved from Not sorted yet to Macro-level power. 1 of 4 sorted.")?;
});

scenario!(the_tray_where_there_is_little_room, |b| {
    b.viewport(320, 640)?;
    let sorter = sorter_of(b, "activity=\"narrow\"")?;
    handle(&sorter, "She summed up.")?.tap()?;
    b.fits_the_width()?;
    b.screenshot("sorter-tray-320")?;
    for place in ["Micro-level power", "Macro-level power", "Hard to place", "Not sorted yet"] {
        let (x, y, width, height) = tray(&sorter)?.button(place)?.bounds()?;
        let fits = x >= 0.0 && x + width <= 320.5 && y >= 0.0 && y + height <= 640.5 && height >= 44.0;
        check!(fits, "{place} is at {x}, {y} with {width} x {height}");
    }
    b.viewport(1280, 800)?;
    b.zoom(2.0)?;
    let sorter = sorter_of(b, "activity=\"large\"")?;
    handle(&sorter, "She summed up.")?.tap()?;
    b.fits_the_width()?;
    b.axe()?;
    b.screenshot("sorter-tray-200")?;
    tray(&sorter)?.button("Macro-level power")?.tap()?;
    sorter.see("1 of 4 sorted")?;
});

scenario!(a_long_tap_is_a_tap, |b| {
    b.viewport(390, 844)?;
    let sorter = sorter_of(b, "activity=\"long\"")?;
    let card = statement(&sorter, "She summed up.")?;
    card.drag_to(&card, 400)?;
    b.focus_is("button “Micro-level power”")?;
    tray(&sorter)?.button("Micro-level power")?.tap()?;
    sorter.see("1 of 4 sorted")?;
});

scenario!(a_card_in_the_air, |b| {
    b.viewport(390, 844)?;
    let sorter = sorter_of(b, "activity=\"air\"")?;
    handle(&sorter, "He has the keys.")?.pick_up(Pointer::Mouse, 0)?;
    tray(&sorter)?.button("Macro-level power")?.carry_here(Pointer::Mouse)?;
    b.screenshot("sorter-drag")?;
    b.axe()?;
    b.fits_the_width()?;
    b.let_go(Pointer::Mouse)?;
    sorter.see("1 of 4 sorted")?;
    sorter.no("group", starts("Where does"))?;
    b.axe()?;
});

/// Nothing has changed, nothing is left on the screen, and the next drag works.
fn is_as_before(b: &Browser, sorter: &Place<'_>, before: &Value, what: &str) -> Result {
    sorter.no("group", starts("Where does"))?;
    check!(state(sorter)? == *before, "{what}: {} instead of {before}", state(sorter)?);
    let left = sorter.run("return element.shadowRoot.querySelectorAll('.ghost, .dragged, .picked').length", &[])?;
    check!(left == 0, "{what}: something of the drag is left");
    b.focus_is("button “Move: She summed up.”")?;
    Ok(())
}

scenario!(drags_that_are_interrupted, |b| {
    b.viewport(390, 844)?;
    let sorter = sorter_of(b, "activity=\"stop\"")?;
    sorter.group("He has the keys.")?.radio("Hard to place")?.tap()?;
    let before = state(&sorter)?;
    type Interrupt = fn(&Browser) -> Result;
    let interrupts: [(&str, Pointer, Interrupt); 5] = [
        ("Escape", Pointer::Mouse, |b| b.key("Escape")),
        ("a second finger", Pointer::Touch, |b| b.second_finger(Point { x: 40.0, y: 300.0 })),
        // What the browser does when it takes a finger over for itself.
        ("pointercancel", Pointer::Touch, |b| {
            const CANCEL: &str = "const id = window.__pointer;
                window.dispatchEvent(new PointerEvent('pointercancel', { pointerId: id, bubbles: true }))";
            b.run(CANCEL, json!([])).map(drop)
        }),
        ("rotation", Pointer::Mouse, |b| {
            b.viewport(844, 390)?;
            b.wait_until("innerWidth > innerHeight")
        }),
        ("a drop outside", Pointer::Mouse, |b| b.carry(Pointer::Mouse, Point { x: 60.0, y: 120.0 })),
    ];
    b.run("addEventListener('pointerdown', (event) => { window.__pointer = event.pointerId }, true)", json!([]))?;
    for (what, pointer, interrupt) in interrupts {
        // WebKitGTK's driver has one pointer, so its second finger is the first one.
        if what == "a second finger" && b.engine() == Engine::WebKit {
            continue;
        }
        handle(&sorter, "She summed up.")?.pick_up(pointer, 0)?;
        if what != "a drop outside" {
            tray(&sorter)?.button("Macro-level power")?.carry_here(pointer)?;
        }
        interrupt(b)?;
        if what != "a drop outside" {
            is_as_before(b, &sorter, &before, what)?;
        }
        if what == "rotation" {
            b.viewport(390, 844)?;
        }
        b.let_go(pointer)?;
        is_as_before(b, &sorter, &before, what)?;
    }
    handle(&sorter, "She summed up.")?.pick_up(Pointer::Mouse, 0)?;
    drop_on(b, &sorter, Pointer::Mouse, "Macro-level power")?;
    sorter.group("She summed up.")?.radio("Macro-level power")?.is_checked(true)?;
});

scenario!(a_finger_that_moves_at_once_scrolls, |b| {
    if b.engine() != Engine::Chromium {
        return b.skip("only Chromium's driver scrolls by touch");
    }
    b.viewport(390, 500)?;
    let sorter = sorter_of(b, "activity=\"scroll\"")?;
    b.run("scrollTo(0, 0)", json!([]))?;
    let card = statement(&sorter, "She summed up.")?;
    card.pick_up(Pointer::Touch, 0)?;
    let (x, y, ..) = card.bounds()?;
    let before = b.run("return scrollY", json!([]))?.as_f64().unwrap_or_default();
    b.carry(Pointer::Touch, Point { x: x + 60.0, y: y - 200.0 })?;
    b.let_go(Pointer::Touch)?;
    b.wait_until(&format!("scrollY > {}", before + 30.0))?;
    sorter.no("group", starts("Where does"))?;
    sorter.see("0 of 4 sorted")?;
});

scenario!(in_a_tall_frame_the_places_are_by_the_card, |b| {
    b.viewport(390, 844)?;
    b.patience(Duration::from_secs(20));
    let frame = "<iframe title=\"Power sorter\" width=\"360\" height=\"700\" src=\"../power-sorter.html?activity=tall\"></iframe>";
    open(b, "", frame)?;
    b.in_frame("iframe", 0, |b| {
        let sorter = b.widget("power-sorter", 0)?;
        // The page around makes it as tall as what is in it, so its lower edge is far below the screen.
        b.wait_until("innerHeight > 2000")?;
        for (number, pointer) in [(6, None), (2, Some(Pointer::Mouse))] {
            let card = sorter.nth("button", starts("Move: "), number)?;
            match pointer {
                None => card.tap()?,
                Some(pointer) => card.pick_up(pointer, 0)?,
            }
            let (_, top, ..) = card.bounds()?;
            for place in ["Micro-level power", "Macro-level power", "Hard to place", "Not sorted yet"] {
                let (_, y, ..) = tray(&sorter)?.button(place)?.bounds()?;
                check!((y - top).abs() < 500.0, "{place} is {} px from its card", y - top);
            }
            b.screenshot("sorter-tall-frame")?;
            if pointer.is_none() {
                // The bar with the meanings is as far away as the frame's edge.
                tray(&sorter)?.button("What do these mean?")?.tap()?;
                tray(&sorter)?.see("Where it comes from: talk, and making sense of things together.")?;
                b.axe()?;
                b.screenshot("sorter-tall-frame-meanings")?;
            }
            match pointer {
                None => tray(&sorter)?.button("Macro-level power")?.tap()?,
                Some(pointer) => drop_on(b, &sorter, pointer, "Macro-level power")?,
            }
            sorter.no("group", starts("Where does"))?;
        }
        sorter.see("2 of 10 sorted")
    })?;
});

scenario!(near_an_edge_the_page_comes_along, |b| {
    b.viewport(390, 600)?;
    let sorter = sorter_of(b, "activity=\"edge\"")?;
    let height = || -> Result<f64> { Ok(b.run("return scrollY", json!([]))?.as_f64().unwrap_or_default()) };
    for (pointer, card) in [(Pointer::Mouse, "They hold the budget."), (Pointer::Touch, "She summed up.")] {
        b.run("scrollTo(0, 0)", json!([]))?;
        handle(&sorter, card)?.pick_up(pointer, 0)?;
        let before = height()?;
        b.carry(pointer, Point { x: 24.0, y: 592.0 })?;
        // What was below comes into view, and what was above after it.
        b.wait_until(&format!("scrollY > {}", before + 300.0))?;
        b.carry(pointer, Point { x: 24.0, y: 8.0 })?;
        b.wait_until("scrollY < 50")?;
        // Away from the edges it stands still.
        tray(&sorter)?.button("Macro-level power")?.carry_here(pointer)?;
        let here = height()?;
        drop_on(b, &sorter, pointer, "Macro-level power")?;
        sorter.group(card)?.radio("Macro-level power")?.is_checked(true)?;
        check!((height()? - here).abs() < 1.0, "it scrolled on to {}", height()?);
    }
});

scenario!(a_full_run_as_it_is_heard, |b| {
    const GOLDEN: &str = include_str!("power_sorter_transcript.txt");
    b.viewport(390, 844)?;
    let sorter = sorter_of(b, "activity=\"heard\"")?;
    b.listen()?;
    let wait = |last: &str| sorter.hear(last);
    for (card, place) in SCRIPT {
        sorter.group(card)?.radio(place)?.tap()?;
        wait(&format!("to {place}."))?;
    }
    sorter.textbox("Reason: They hold the budget.")?.type_text("They could stop us.")?;
    sorter.group("We changed one word.")?.button("Could lead to…")?.tap()?;
    let choice = sorter.find("combobox", "Which change might it help to bring about?")?;
    choice.run("element.selectedIndex = 1; element.dispatchEvent(new Event('change', { bubbles: true }))", &[])?;
    wait("could lead to")?;
    sorter.textbox("Your own notes")?.type_text("Nobody asked the choir. She summed up.")?;
    sorter.button("Make cards")?.tap()?;
    wait("1 card made.")?;
    sorter.group("Nobody asked the choir.")?.radio("Macro-level power")?.tap()?;
    wait("5 of 5 sorted.")?;
    sorter.button("Undo")?.tap()?;
    wait("Undone.")?;
    sorter.button("Remove: Nobody asked the choir.")?.tap()?;
    wait("removed.")?;
    sorter.textbox("Your forum post")?.type_text(" R.")?;
    sorter.group("He has the keys.")?.radio("Not sorted yet")?.tap()?;
    wait("to Not sorted yet.")?;
    sorter.button("Take these changes")?.tap()?;
    wait("The changes are in your post.")?;
    let heard: Vec<String> = b.heard()?.into_iter().filter(|line| !line.contains("Saved on this device")).collect();
    check!(heard.join("\n") == GOLDEN.trim_end(), "{}", heard.join("\n"));
});
