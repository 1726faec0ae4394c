//! The words that the sentence rules know: abbreviations by what may follow them, and words that begin sentences.
//!
//! One list for all languages the rules serve (English, Welsh, French, German, Spanish), because a page mixes them and
//! the language of a paste is not known. Only abbreviations that are no common word in one of the others are here.
//! Entries in small letters match in any case; entries with a capital match only so ("Sat." is a day, "sat." is not).

/// Never end a sentence, whatever follows.
const NEVER: &str = "e.g eg i.e ie vs viz cf approx ca incl excl esp resp \
    bzw vgl evtl ggf inkl exkl zzgl sog z.b d.h u.a s.o s.u i.d i.d.r p.ex p.ej ej aprox env hyn h.y";

/// Stand before a name.
const TITLE: &str = "Mr Mrs Ms Mx Dr Prof Rev Revd Hon Sen Rep Gov Gen Col Maj Capt Cpt Cmdr Cdr Lt Sgt Cpl Pte \
    Messrs Mme Mmes Mlle Mlles MM Mgr Msgr Pres Supt Insp Const Amb Ald Cllr Fr Br Mt Mts Ft Sta Ste \
    Hr Hrn Frl Dipl Ing Mag Sra Sres Srta Dra Dña Ud Uds Vd Vds Lic Pte Pres \
    MR MRS MS DR PROF REV mr mrs ms dr prof mme mlle sra srta dra lic";

/// Stand before a number, and are ordinary words otherwise.
const NUMBER: &str = "no nos nr nrs núm num n° nº n.º № fig figs p pp pg pgs pág págs tud vol vols ch chap chs kap cap \
    sec sect secs art arts para paras abs eq eqs ex exs ref refs tel tél ffôn ext app reg regs cl pt ed v vv \
    bk bd tab abb rm apt ste ver lat lon";

/// May end a sentence: they do when the next word is one that begins sentences.
const MAYBE: &str = "Ltd Inc Co Corp Plc LLC Bros Cie Gmbh Cyf Jr Sr Esq Snr Jnr ltd inc co corp plc bros \
    St st Rd Ave Blvd Hwy Sq Ct Ln Pl rd ave blvd str bldg dept Dept govt Govt univ Univ assn Assn est Est inst Inst \
    apr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun \
    Mio Mrd Jh Jhd usw etw av avda avda. pza bd Bd al ibid op cit intl Intl natl Natl misc temp max \
    Calif Wash Mass Penn Fla Tex Ariz Colo Conn Minn Wis Ont Que";

/// Units: abbreviations when a number stands before them.
const UNIT: &str = "in ft yd yds mi lb lbs oz pt qt gal sq cu min mins sec secs hr hrs wk wks mo mos yr yrs \
    km cm mm m kg g mg l ml ha p std stk";

/// Begin sentences far more often than they follow an abbreviation within one.
const STARTERS: &str = "The A An This That These Those There Here He She It We They I You One His Her Its Our Their My \
    Your Who What When Where Why How Which Whose While Although Though Because Since As If Unless Until After Before \
    During And But Or So Yet Nor Then Now Today Later Soon Still Also Even Just Only However Therefore Moreover Thus \
    Meanwhile Instead Perhaps Maybe Indeed In On At By For From To With Without Within Among Of About Over Under \
    Is Are Was Were Am Be Has Have Had Do Does Did Can Could Will Would Shall Should May Might Must Let Please \
    Some Many Most All Each Every Both Several Few Another Other Others Such More Less Much No Not Yes Never Always \
    Everyone Everybody Everything Nobody Nothing Someone Something Somebody Anyone Anybody Nearly Almost \
    Two Three Thank Thanks Come Join Call Read See Give Help \
    Mae Roedd Bydd Oedd Mae'r Yr Y Dyma Dyna Ond Ac Rydym Rydyn Maent Maen Nid Ni Fe Mi Yn \
    Le La Les L Un Une Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces C Et Mais Ou Dans En Pour Avec Sur Son Sa \
    Ses Notre Votre Leur Qui Que Si Tout Tous \
    Der Die Das Den Dem Ein Eine Er Sie Es Wir Ihr Ich Man Und Aber Oder Im Am Auf Mit Nach Bei Von Zu Für Dies Diese \
    Dieser Dieses Was Wer Wie Wo Warum Wenn Auch Nur Dann Dort Hier Nun \
    El Los Las Una Unos Él Ella Ello Ellos Ellas Nosotros Ustedes Yo Y Pero Con Por Para Este Esta Esto Ese Esa Su Sus \
    Cuando Donde Como Qué Quién Cómo Hoy Después Luego";

/// Say who spoke: after a closing quotation mark they carry on the sentence.
const SPEECH: &str = "said says asked asks replied cried shouted whispered wrote writes added answered explained called \
    told thought muttered laughed insisted continued agreed exclaimed sighed warned";

/// Follow a time of day without beginning a sentence.
const AFTER_TIME: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri \
    Sat Sun GMT BST UTC CET CEST EST EDT CST CDT MST MDT PST PDT ET CT PT";

/// Lead into a time of day at the head of a sentence.
const TIME_LEADS: &str = "At By On From Around About After Before Until Till Since Between Shortly Just Every";

/// Take a single capital after them, which then is no initial: "vitamin C.", "Plan B."
const LETTERED: &str = "vitamin plan group class type grade section part appendix option team figure table unit room \
    point level schedule hepatitis influenza exhibit route platform line zone category annex block question answer";

/// Stand before a German ordinal ("am 3. Oktober") or after one.
const ORDINAL_LEADS: &str = "am der die das den dem des im vom zum zur beim seit bis ab jeder jede jedes";
const MONTHS: &str = "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember \
    Jahrhundert Jahrhunderts Weltkrieg Weltkriegs Klasse Stock Auflage Platz";

/// Names that carry an exclamation mark.
const EXCLAIMED: &str = "Yahoo Jeopardy Joomla Oliver Wham Panic Westward";

/// After a full stop without a space: ends of addresses and files, not beginnings of sentences.
const ENDINGS: &str = "com org net co uk gov edu io ai app info js ts py rs md txt doc docx pdf html htm xls xlsx csv";

/// How long an abbreviation is at most, in bytes: most words need no look into the tables.
const LONGEST: usize = 6;

/// What an abbreviation lets follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Anything: the sentence goes on.
    Never,
    /// A name: the sentence goes on.
    Title,
    /// A number: the sentence goes on, otherwise it is an ordinary word.
    Number,
    /// A word that begins sentences ends it.
    Maybe,
    /// As `Maybe`, if a number stands before.
    Unit,
}

/// The classes of an abbreviation, without its last full stop, the strictest first.
pub(super) fn classes(word: &str) -> impl Iterator<Item = Class> + '_ {
    [(Class::Never, NEVER), (Class::Title, TITLE), (Class::Number, NUMBER), (Class::Unit, UNIT), (Class::Maybe, MAYBE)]
        .into_iter()
        .filter(move |(_, table)| word.len() <= LONGEST && has(table, word))
        .map(|(class, _)| class)
}

/// Whether a word (as written) is one that begins sentences.
pub(super) fn begins_sentences(word: &str) -> bool {
    STARTERS.split_ascii_whitespace().any(|entry| entry == word)
}

pub(super) fn tells_who_spoke(word: &str) -> bool {
    has(SPEECH, word)
}

pub(super) fn follows_a_time(word: &str) -> bool {
    has(AFTER_TIME, word)
}

pub(super) fn leads_to_a_time(word: &str) -> bool {
    has(TIME_LEADS, word)
}

pub(super) fn takes_a_letter(word: &str) -> bool {
    has(LETTERED, word)
}

pub(super) fn leads_to_an_ordinal(word: &str) -> bool {
    has(ORDINAL_LEADS, word)
}

pub(super) fn follows_an_ordinal(word: &str) -> bool {
    has(MONTHS, word)
}

pub(super) fn carries_an_exclamation(word: &str) -> bool {
    has(EXCLAIMED, word)
}

pub(super) fn is_an_ending(word: &str) -> bool {
    has(ENDINGS, word)
}

/// Whether a table has a word: entries without capitals match in any case.
fn has(table: &str, word: &str) -> bool {
    let any_case = |entry: &str| entry.bytes().all(|b| !b.is_ascii_uppercase());
    let same = |entry: &str| entry == word || (entry.eq_ignore_ascii_case(word) && any_case(entry));
    table.split_ascii_whitespace().any(|entry| entry.len() == word.len() && same(entry))
}
