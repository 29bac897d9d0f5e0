//! The [safetensors] format: tables of numbers, with a name and a shape for each.
//!
//! Eight bytes with the length of the header, the header in JSON, and the numbers
//! one after another, lowest byte first. For each table the header tells what its
//! numbers are, its shape, and its bytes among those of the numbers:
//!
//! ```json
//! {"__metadata__":{"activations":"sigmoid,sigmoid"},
//!  "0.weight":{"dtype":"F64","shape":[3,2],"data_offsets":[0,48]},
//!  "0.bias":{"dtype":"F64","shape":[3],"data_offsets":[48,72]},
//!  "2.weight":{"dtype":"F64","shape":[1,3],"data_offsets":[72,96]}}
//! ```
//!
//! Every number of the header is checked before it is used.
//!
//! [safetensors]: https://github.com/huggingface/safetensors

use super::error::{Result, refuse};
use std::collections::BTreeMap;

/// Where the header has remarks on the file as a whole.
pub(super) const METADATA: &str = "__metadata__";

/// What the header has in braces, by its names.
pub(super) type Object<'a, T> = BTreeMap<&'a str, T>;

/// The shape of a table, and its numbers row by row.
pub(super) type Table = (Vec<usize>, Vec<f64>);

/// The bytes of a file of these tables.
pub(super) fn bytes(activations: &str, tables: &[(String, Table)]) -> Vec<u8> {
    let mut header = format!(r#"{{"{METADATA}":{{"activations":"{activations}"}}"#);
    let mut all = Vec::new();
    for (name, (shape, numbers)) in tables {
        let start = all.len();
        all.extend(numbers.iter().flat_map(|x| x.to_le_bytes()));
        let end = all.len();
        header += &format!(
            r#","{name}":{{"dtype":"F64","shape":{shape:?},"data_offsets":[{start},{end}]}}"#
        );
    }
    header.push('}');
    let length = header.len().next_multiple_of(8); // so that the numbers start where an f64 may
    let header = format!("{header:length$}");
    [&(length as u64).to_le_bytes(), header.as_bytes(), &all].concat()
}

/// The names of the activations, if they are told, and the tables by their names.
/// These fill the bytes behind the header: there is no gap, and no byte belongs to
/// two.
pub(super) fn contents(bytes: &[u8]) -> Result<(Option<&str>, Object<'_, Table>)> {
    let parts = bytes.split_first_chunk().and_then(|(length, rest)| {
        let length = u64::from_le_bytes(*length);
        rest.split_at_checked(length.try_into().ok()?)
    });
    let Some((header, numbers)) = parts else {
        refuse!("it ends before its header does: is it whole, and safetensors?");
    };
    let text = match str::from_utf8(header) {
        Ok(text) => text,
        Err(error) => refuse!("byte {}: it is not UTF-8", 8 + error.valid_up_to()),
    };
    let mut header = Header { text, at: 0 };
    let mut tables = header.object(|header| header.object(Header::value))?;
    if header.peek().is_some() {
        return header.refuse("something stands behind the last brace");
    }
    let remarks = tables.remove(METADATA).unwrap_or_default();
    let activations = remarks.get("activations").map(|x| x.trim_matches('"'));
    let mut places = tables.iter().map(place).collect::<Result<Vec<_>>>()?;
    places.sort();
    let (mut tables, mut end) = (BTreeMap::new(), 0);
    for (start, behind, name, width, shape) in places {
        if start != end {
            refuse!("{name}: it begins at {start}, but the next free byte is {end}");
        }
        end = behind;
        let numbers = numbers.get(start..end).unwrap_or_default(); // too few: see below
        let numbers = numbers.chunks_exact(width).map(number).collect();
        tables.insert(name, (shape, numbers));
    }
    let there = numbers.len();
    if there != end {
        refuse!("its end: the tables take {end} bytes, but {there} are there");
    }
    Ok((activations, tables))
}

/// The number in 8 bytes, or in 4.
fn number(bytes: &[u8]) -> f64 {
    match bytes.try_into() {
        Ok(eight) => f64::from_le_bytes(eight),
        Err(_) => f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]).into(),
    }
}

/// Where the bytes of a table begin and end, its name, how many bytes a number takes,
/// and its shape.
type Place<'a> = (usize, usize, &'a str, usize, Vec<usize>);

fn place<'a>((name, told): (&&'a str, &Object<&str>)) -> Result<Place<'a>> {
    let told = |key| told.get(key).copied().unwrap_or("not told");
    let (dtype, shape, offsets) = (told("dtype"), told("shape"), told("data_offsets"));
    let width = match dtype {
        r#""F64""# => 8_usize,
        r#""F32""# => 4,
        _ => refuse!("{name}: its dtype is {dtype}; F64 and F32 are read"),
    };
    if let (Some(sides), Some(&[start, end])) = (list(shape), list(offsets).as_deref()) {
        let size = sides.iter().try_fold(width, |n, side| n.checked_mul(*side));
        if size.is_some_and(|size| size > 0 && start.checked_add(size) == Some(end)) {
            return Ok((start, end, name, width, sides));
        }
    }
    refuse!("{name}: shape {shape}, data_offsets {offsets}: no table of {width}-byte numbers");
}

/// The numbers in `[1, 2]`.
fn list(text: &str) -> Option<Vec<usize>> {
    let numbers = text.strip_prefix('[')?.strip_suffix(']')?;
    let numbers = numbers.split_terminator(',');
    numbers.map(|n| n.trim().parse().ok()).collect()
}

const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];

/// Reads the header: of JSON, it has objects, texts and lists. Objects stand in each
/// other twice and no deeper, so nothing here calls itself.
struct Header<'a> {
    text: &'a str,
    /// How far it is read.
    at: usize,
}

impl<'a> Header<'a> {
    /// `{"dtype": "F64", "shape": [1, 2]}`, with such values.
    fn object<T>(&mut self, value: impl Fn(&mut Self) -> Result<T>) -> Result<Object<'a, T>> {
        let mut object = BTreeMap::new();
        self.take('{')?;
        while self.peek() != Some('}') {
            if !object.is_empty() {
                self.take(',')?;
            }
            let name = self.enclosed('"', '"')?.trim_matches('"');
            self.take(':')?;
            if object.insert(name, value(self)?).is_some() {
                return self.refuse(&format!("{name} is there twice"));
            }
        }
        self.take('}')?;
        Ok(object)
    }

    /// `"text"` or `[1, 2]`, as it is written.
    fn value(&mut self) -> Result<&'a str> {
        match self.peek() {
            Some('[') => self.enclosed('[', ']'),
            _ => self.enclosed('"', '"'),
        }
    }

    /// What stands between these two, with them; a `\` takes the next character with it.
    fn enclosed(&mut self, first: char, last: char) -> Result<&'a str> {
        self.take(first)?;
        let (start, mut escaped) = (self.at, false);
        let length = self.text[start..].find(|c: char| {
            let ends = c == last && !escaped || c.is_control() && !SPACES.contains(&c);
            escaped = c == '\\' && !escaped;
            ends
        });
        self.at = length.map_or(self.text.len(), |length| start + length);
        self.take(last)?;
        Ok(&self.text[start - 1..self.at])
    }

    /// What comes behind the spaces.
    fn peek(&mut self) -> Option<char> {
        let rest = self.text[self.at..].trim_start_matches(SPACES);
        self.at = self.text.len() - rest.len();
        rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> Result<()> {
        if self.peek() != Some(wanted) {
            return self.refuse(&format!("a {wanted} is wanted here"));
        }
        self.at += 1;
        Ok(())
    }

    fn refuse<T>(&self, reason: &str) -> Result<T> {
        refuse!("byte {}: {reason}", 8 + self.at)
    }
}
