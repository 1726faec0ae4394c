//! A second copy of each document, in the browser's database (IndexedDB), which is asked to write to the disk at once.
//!
//! What stands in the local storage reaches the disk only seconds later, and is lost when the whole browser is killed. So
//! each document that was written there is copied here, and asked for when its activity begins (`store::keeper` joins the
//! two). Where the browser has no database, or one that is blocked, slow or broken, nothing is copied and nobody is told:
//! the local storage is the place, this is the copy.
//!
//! Deleted work leaves the text that says so in its place here (see `Document::emptied`), without a word of the learner's:
//! else it would rise again from a local storage that a crash brought back.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use web_sys::{Event, Window};

use super::copies::envelope;
use super::{event, storage};

/// The database, and the one store in it: texts, under the keys they have in the local storage.
const NAME: &str = "activity-widgets/1";
const STORE: &str = "documents";

// By hand, since web-sys has a type and a class check for each kind of object.
#[wasm_bindgen]
extern "C" {
    /// Any object of the database. It has only some of these methods; calling another throws.
    #[derive(Clone)]
    type Part;

    #[wasm_bindgen(extends = Window)]
    type Page;

    #[wasm_bindgen(method, getter, catch, js_name = indexedDB)]
    fn databases(this: &Page) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Part, name: &str) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createObjectStore)]
    fn create_store(this: &Part, name: &str) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Part, store: &str, mode: &str, options: &Object) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch, js_name = objectStore)]
    fn store(this: &Part, name: &str) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Part, key: &str) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn put(this: &Part, text: &str, key: &str) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &Part, key: &str) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn clear(this: &Part) -> Result<Part, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Part) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn result(this: &Part) -> Result<JsValue, JsValue>;
}

/// Something to do, which is one transaction.
enum Job {
    /// Tell what stands under a key.
    Ask(String, Box<dyn FnOnce(String)>),
    /// Copy what stands in the local storage by then.
    Copy(String),
    /// Take away what stands under a key.
    Remove(String),
    /// Put a text under a key.
    Put(String, String),
    /// Take everything away.
    Clear,
}

#[derive(Default)]
struct Second {
    database: Option<Part>,
    waiting: Vec<Job>,
    /// What is under way, and what it asked for.
    job: Option<Job>,
    request: Option<Part>,
    busy: bool,
}

thread_local! {
    static SECOND: RefCell<Second> = RefCell::default();
    static HEAR: Closure<dyn FnMut(Event)> = Closure::wrap(Box::new(hear) as Box<dyn FnMut(Event)>);
}

/// Copies a document soon. However often it changes meanwhile, copies follow one another only as fast as the disk is.
pub(super) fn copy(key: &str) {
    let is_it = |job: &Job| matches!(job, Job::Copy(known) if known == key);
    if !SECOND.with_borrow(|second| second.waiting.iter().any(is_it)) {
        begin(Job::Copy(key.to_owned()));
    }
}

/// Tells what stands under a key, if anything does.
pub(super) fn ask(key: String, then: Box<dyn FnOnce(String)>) {
    begin(Job::Ask(key, then));
}

/// Puts a text in place of a copy, which is gone even where there is no room for the text. Answers that were on their way are
/// no longer true, and do not come.
pub(super) fn put(key: String, text: String) {
    drop_answers(&|asked| asked == key);
    begin(Job::Remove(key.clone()));
    begin(Job::Put(key, text));
}

/// Takes all copies away, with the answers that were on their way.
pub(super) fn clear() {
    drop_answers(&|_| true);
    begin(Job::Clear);
}

/// Whether copies are made, so that the work takes its space twice.
pub(super) fn is_there() -> bool {
    SECOND.with_borrow(|second| second.database.is_some())
}

fn drop_answers(of: &dyn Fn(&str) -> bool) {
    SECOND.with_borrow_mut(|second| {
        let jobs = second.waiting.iter_mut().chain(&mut second.job);
        for job in jobs {
            if let Job::Ask(key, then) = job
                && of(key)
            {
                *then = Box::new(|_| {});
            }
        }
    });
}

fn begin(job: Job) {
    SECOND.with_borrow_mut(|second| second.waiting.push(job));
    go_on();
}

/// Begins the next job, if none is under way. Nothing is borrowed while the browser is called.
fn go_on() {
    let next = SECOND.with_borrow_mut(|second| {
        if second.busy || second.waiting.is_empty() {
            // A slow disk may have let many gather: their room is given back.
            second.waiting.shrink_to_fit();
            return None;
        }
        second.busy = true;
        let database = second.database.clone();
        Some(database.map(|database| (database, second.waiting.remove(0))))
    });
    let begun = match next {
        None => return,
        Some(None) => open().map(|_| (None, None)),
        Some(Some((database, job))) => run(&database, &job).map(|request| (Some(job), request)),
    };
    match begun {
        Ok((job, request)) => SECOND.with_borrow_mut(|second| (second.job, second.request) = (job, request)),
        Err(_) => give_up(),
    }
}

fn open() -> Result<Part, JsValue> {
    let page: Page = web_sys::window().ok_or(JsValue::NULL)?.unchecked_into();
    let request = page.databases()?.open(NAME)?;
    listen(&request, &["upgradeneeded", "success", "error"]);
    Ok(request)
}

fn run(database: &Part, job: &Job) -> Result<Option<Part>, JsValue> {
    let strict = Object::new();
    event::put(&strict, "durability", "strict");
    let mode = if matches!(job, Job::Ask(..)) { "readonly" } else { "readwrite" };
    let transaction = database.transaction(STORE, mode, &strict)?;
    let store = transaction.store(STORE)?;
    let request = match job {
        Job::Ask(key, _) => Some(store.get(key)?),
        // The place may have torn what was written there: then what is here is the better one.
        Job::Copy(key) => match storage::read(key).filter(|text| envelope(text).is_some()) {
            Some(text) => Some(store.put(&text, key)?),
            None => None,
        },
        Job::Remove(key) => Some(store.delete(key)?),
        Job::Put(key, text) => Some(store.put(text, key)?),
        Job::Clear => Some(store.clear()?),
    };
    listen(&transaction, &["complete", "abort", "error"]);
    Ok(request)
}

/// Hears these events of a part, as long as there is the part: nobody else has it, so its handlers are ours to set.
fn listen(part: &Part, names: &[&str]) {
    HEAR.with(|hear| {
        for name in names {
            let _ = Reflect::set(part, &["on", name].concat().into(), hear.as_ref());
        }
    });
}

fn hear(event: Event) {
    let Some(part) = event.current_target().map(JsCast::unchecked_into::<Part>) else { return };
    match event.type_().as_str() {
        "upgradeneeded" => drop(part.result().map(|database| database.unchecked_into::<Part>().create_store(STORE))),
        "success" => {
            let Ok(database) = part.result().map(JsCast::unchecked_into::<Part>) else { return give_up() };
            listen(&database, &["versionchange", "close"]);
            SECOND.with_borrow_mut(|second| {
                second.database = Some(database);
                second.busy = false;
            });
            go_on();
        }
        "complete" | "abort" => done(),
        // Firefox reports to the page what nobody prevents. A transaction that failed ends all the same.
        "error" => {
            event.prevent_default();
            if !is_there() {
                give_up();
            }
        }
        // Somebody wants the database gone, or the browser took it away. The next copy asks for it again.
        _ => {
            let _ = part.close();
            SECOND.with_borrow_mut(|second| second.database = None);
        }
    }
}

/// The job that was under way is done, or has failed.
fn done() {
    let (job, request) = SECOND.with_borrow_mut(|second| {
        second.busy = false;
        (second.job.take(), second.request.take())
    });
    let text = request.and_then(|request| request.result().ok()?.as_string());
    if let (Some(Job::Ask(_, then)), Some(text)) = (job, text) {
        then(text);
    }
    go_on();
}

/// There is no database, or not any longer. What it should have done is dropped: the next copy tries again.
fn give_up() {
    let dropped = SECOND.with_borrow_mut(std::mem::take);
    if let Some(database) = dropped.database {
        let _ = database.close();
    }
}
