//! Finger, mouse, keyboard and clipboard.

use activity_widgets_e2e::{Engine, check, scenario};

use super::PAGE;

scenario!(a_finger_reaches_into_a_shadow_root, |b| {
    b.viewport(390, 844)?;
    b.open(PAGE)?;
    let card = b.widget("test-card", 1)?;
    b.record_events(&["selftest-count"])?;
    card.button("Count up")?.tap()?;
    card.see("Counted 1 of 10-12")?;
    let events = b.events("selftest-count")?;
    check!(events.len() == 1, "{events:?}");
    check!(events[0]["pointer"] == "touch" || b.engine() == Engine::WebKit, "{events:?}");
    card.button("Later")?.tap()?;
    card.button("Done later")?;
    b.widget("test-card", 0)?.see("Counted 0 of 10-12")?;
    b.button("Far below")?.tap()?;
});

scenario!(a_finger_finds_a_word_in_a_text_node, |b| {
    b.viewport(390, 844)?;
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    for (word, n, seen) in [
        ("community", 0, "Picked: community at 15"),
        ("community", 1, "Picked: community at 51"),
        ("community", 2, "Picked: community at 85"),
        ("communities", 0, "Picked: communities at 47"),
        ("co-operative", 0, "Picked: co-operative at 2"),
    ] {
        card.word(word, n)?.tap()?;
        card.see(seen)?;
    }
});

scenario!(a_mouse_clicks_and_selects, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.button("Count up")?.click()?;
    card.see("Counted 1 of 10-12")?;
    card.word("asked", 0)?.click()?;
    card.see("Picked: asked at 11")?;
    card.word("feeds", 0)?.select_to(&card.word("people", 0)?)?;
    b.key("Control+c")?;
    let copied = b.clipboard()?;
    check!(copied == "feeds people", "selected {copied:?}");
});

scenario!(text_is_typed_and_kept_apart, |b| {
    b.open(PAGE)?;
    let note = b.widget("test-card", 0)?.textbox("Why did “community” stand out?")?;
    note.type_text("It’s “warm” – £5")?;
    note.holds("It’s “warm” – £5")?;
    note.type_text(", and more")?;
    note.holds("It’s “warm” – £5, and more")?;
    note.fill("new")?;
    note.holds("new")?;
    b.key("End")?;
    b.type_keys("er\nline")?;
    note.holds("newer\nline")?;
});

scenario!(text_is_pasted_through_the_clipboard, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    let note = card.textbox("Why did “community” stand out?")?;
    note.paste("Two lines:\nzero‑hours, 95%")?;
    note.holds("Two lines:\nzero‑hours, 95%")?;
    note.fill("")?;
    note.paste_rich("<p>Rich <b>text</b></p>")?;
    note.holds("Rich text")?;
    card.button("Copy it")?.tap()?;
    let copied = b.clipboard_has("Copied")?;
    check!(copied == "“Copied” 0", "the clipboard holds {copied:?}");
});

scenario!(a_radio_is_chosen_by_its_label, |b| {
    b.viewport(390, 844)?;
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    let group = card.group("Kind of power")?;
    let micro = group.radio("Micro")?;
    check!(!micro.checked()?, "chosen too early");
    micro.tap()?;
    card.see("Kind: micro")?;
    micro.is_checked(true)?;
    b.key("ArrowDown")?;
    card.see("Kind: macro")?;
    micro.is_checked(false)?;
});

scenario!(the_keyboard_walks_through, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    b.key("Tab")?;
    let first = b.focused()?;
    check!(first == "button “Count up”", "first comes {first}");
    b.key("Enter")?;
    card.see("Counted 1 of 10-12")?;
    b.key("Space")?;
    card.see("Counted 2 of 10-12")?;
    card.button("Later")?;
    b.wait_until("!document.querySelector('test-card').shadowRoot.getElementById('late').disabled")?;
    b.key("Tab")?;
    b.key("Tab")?;
    let third = b.focused_name()?;
    check!(third == "Why did “community” stand out?", "third comes {third}");
    b.key("Shift+Tab")?;
    b.focus_is_named("Later")?;
});

scenario!(a_card_is_dragged, |b| {
    b.viewport(390, 844)?;
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    let (from, tray) = (card.find("img", "Card")?, card.find("img", "Tray")?);
    from.drag_to(&tray, 0)?;
    // WebKitGTK's driver has no finger: touch actions arrive as a mouse's.
    let finger = if b.engine() == Engine::WebKit { "mouse" } else { "touch" };
    card.see(&format!("Dragged by {finger} into the tray smoothly"))?;
    from.drag_with_mouse_to(&tray)?;
    card.see("Dragged by mouse into the tray smoothly")?;
});

scenario!(a_file_is_downloaded, |b| {
    b.open(PAGE)?;
    let card = b.widget("test-card", 0)?;
    card.button("Download it")?.tap()?;
    let text = b.downloaded(".txt")?;
    check!(text == "Downloaded 0", "{text:?}");
});
