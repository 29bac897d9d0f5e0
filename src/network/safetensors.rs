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

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{Error, ErrorKind, Result};

/// Where the header has remarks on the file as a whole.
pub(super) const METADATA: &str = "__metadata__";

/// What is wrong with a file, and where in it.
pub(super) fn refuse<T>(place: impl Display, reason: impl Display) -> Result<T> {
    let words = format!("{place}: {reason}");
    Err(Error::new(ErrorKind::InvalidData, words))
}

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
    let place = "bytes 0 to 7";
    let Some((length, rest)) = bytes.split_first_chunk() else {
        return refuse(place, "it ends before the length of its header does");
    };
    let (length, left) = (u64::from_le_bytes(*length), rest.len());
    if length > left as u64 {
        let reason = format!("a header of {length} bytes, but only {left} are left");
        return refuse(place, reason);
    }
    let (header, numbers) = rest.split_at(length as usize);
    let text = match str::from_utf8(header) {
        Ok(text) => text,
        Err(e) => return refuse(format!("byte {}", 8 + e.valid_up_to()), "it is not UTF-8"),
    };
    let mut header = Header { text, at: 0 }.read()?;
    let remarks = header.remove(METADATA).unwrap_or_default();
    let activations = remarks.get("activations").map(|x| x.trim_matches('"'));
    let mut order = Vec::new();
    for (name, told) in &header {
        order.push((place_of(name, told)?, *name));
    }
    order.sort();
    let last = order.iter().map(|((_, end, ..), _)| *end).max();
    let (last, there) = (last.unwrap_or(0), numbers.len());
    if last != there {
        let reason = format!("the tables take {last} bytes, but {there} are there");
        return refuse("its end", reason);
    }
    let (mut tables, mut end) = (BTreeMap::new(), 0);
    for ((start, behind, width, shape), name) in order {
        if start != end {
            let reason = format!("it begins at {start}, the table before it ends at {end}");
            return refuse(name, reason);
        }
        end = behind;
        let numbers = numbers[start..end].chunks_exact(width).map(number);
        tables.insert(name, (shape, numbers.collect()));
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

/// Where the bytes of a table begin and end, how many a number takes, and its shape.
fn place_of(name: &str, told: &Object<&str>) -> Result<(usize, usize, usize, Vec<usize>)> {
    let told = |key| told.get(key).copied().unwrap_or("not told");
    let (dtype, shape, offsets) = (told("dtype"), told("shape"), told("data_offsets"));
    let width = match dtype {
        r#""F64""# => 8_usize,
        r#""F32""# => 4,
        _ => return refuse(name, format!("its dtype is {dtype}; F64 and F32 are read")),
    };
    let (Some(sides), Some(&[start, end])) = (list(shape), list(offsets).as_deref()) else {
        let reason = format!("its shape is {shape}, its data_offsets {offsets}");
        return refuse(
            name,
            format!("{reason}: whole numbers are wanted, and two offsets"),
        );
    };
    let size = sides.iter().try_fold(width, |n, side| n.checked_mul(*side));
    if size.is_none_or(|size| size == 0 || start.checked_add(size) != Some(end)) {
        let reason = format!("bytes {start} to {end} are not a table {shape} of {dtype}");
        return refuse(name, reason);
    }
    Ok((start, end, width, sides))
}

/// The numbers in `[1, 2]`.
fn list(text: &str) -> Option<Vec<usize>> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    inside.split(',').map(|n| n.trim().parse().ok()).collect()
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
    /// `{"0.weight": {"dtype": "F64", "shape": [1, 2]}}`, and nothing behind it.
    fn read(mut self) -> Result<Object<'a, Object<'a, &'a str>>> {
        let all = self.object(|header| header.object(Header::value))?;
        match self.peek() {
            None => Ok(all),
            Some(_) => self.refuse("something stands behind the last brace"),
        }
    }

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
                return self.refuse(format!("{name} was there twice"));
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
        let (start, mut escaped) = (self.at - 1, false);
        for c in self.text[self.at..].chars() {
            if c.is_control() && !SPACES.contains(&c) {
                break;
            }
            self.at += c.len_utf8();
            if c == last && !escaped {
                return Ok(&self.text[start..self.at]);
            }
            escaped = c == '\\' && !escaped;
        }
        self.refuse(format!("a {last} is wanted before this"))
    }

    /// What comes behind the spaces.
    fn peek(&mut self) -> Option<char> {
        let rest = self.text[self.at..].trim_start_matches(SPACES);
        self.at = self.text.len() - rest.len();
        rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> Result<()> {
        if self.peek() != Some(wanted) {
            return self.refuse(format!("a {wanted} is wanted here"));
        }
        self.at += 1;
        Ok(())
    }

    fn refuse<T>(&self, reason: impl Display) -> Result<T> {
        refuse(format!("byte {}", 8 + self.at), reason)
    }
}
