//! Serde's traits for all that has a stored form, for native tests and tools. Browsers do without (see [`super::form`]).

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::backup::Backup;
use super::document::{Anything, Document, Seal};
use super::form::{self, Stored};
use super::tree::Tree;
use crate::activity::Millis;
use crate::activity_timer::clock::Seen;
use crate::activity_timer::model::{ActivityTimer, Phase};
use crate::power_sorter::card::Card;
use crate::power_sorter::mark::Mark;
use crate::power_sorter::model::{Post, PowerSorter};
use crate::text::{Anchor, Text};
use crate::word_picker::model::{Pick, Source, WordPicker};

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Null | Tree::Other => serializer.serialize_unit(),
            Tree::Flag(flag) => serializer.serialize_bool(*flag),
            Tree::Number(number) => serializer.serialize_i64(*number),
            Tree::Text(text) | Tree::Word(text) => serializer.serialize_str(text),
            Tree::List(items) => serializer.collect_seq(items),
            Tree::Object(pairs) => {
                let mut map = serializer.serialize_map(Some(pairs.len()))?;
                for (name, value) in pairs {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Tree;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value as JSON knows it")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Tree, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
        Ok(Tree::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
        Ok(i64::try_from(number).map_or(Tree::Other, Tree::Number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
        Ok(Tree::number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = entries.next_entry()? {
            pairs.push(pair);
        }
        Ok(Tree::Object(pairs))
    }
}

macro_rules! serde_by_form {
    ($($type:ty $(where $state:ident)?),* $(,)?) => {$(
        impl$(<$state: Stored + Default + Clone>)? Serialize for $type {
            fn serialize<Out: Serializer>(&self, serializer: Out) -> Result<Out::Ok, Out::Error> {
                form::write(self.clone()).serialize(serializer)
            }
        }

        impl<'de, $($state: Stored + Default)?> Deserialize<'de> for $type {
            fn deserialize<In: Deserializer<'de>>(deserializer: In) -> Result<Self, In::Error> {
                form::read(Tree::deserialize(deserializer)?).ok_or_else(|| In::Error::custom("a value of another form"))
            }
        }
    )*};
}

serde_by_form! {
    Document<S> where S, Backup<S> where S, Seal, Anything, Millis,
    WordPicker, Pick, Source, Anchor, Text,
    ActivityTimer, Phase, Seen,
    PowerSorter, Post, Card, Mark,
}
