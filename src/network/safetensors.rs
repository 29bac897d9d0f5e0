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

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::io::{Error, ErrorKind, Result};
use std::ops::Range;

/// Where the header has remarks on the file as a whole.
pub(super) const METADATA: &str = "__metadata__";

/// What is wrong with a file, and where in it.
pub(super) fn refuse<T>(place: impl Display, reason: impl Display) -> Result<T> {
    let words = format!("{place}: {reason}");
    Err(Error::new(ErrorKind::InvalidData, words))
}

/// The bytes of a file of these tables: their names, shapes and numbers.
pub(super) fn bytes(activations: &str, tables: &[(String, Vec<usize>, Vec<f64>)]) -> Vec<u8> {
    let mut header = format!(r#"{{"{METADATA}":{{"activations":"{activations}"}}"#);
    let mut all = Vec::new();
    for (name, shape, numbers) in tables {
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

/// The names of the activations, if they are told, the tables by their names, and
/// the bytes of their numbers.
pub(super) type Contents<'a> = (Option<&'a str>, BTreeMap<&'a str, Table>, &'a [u8]);

/// All that a file holds. The tables fill the bytes behind the header: there is no
/// gap, and no byte belongs to two.
pub(super) fn tables(bytes: &[u8]) -> Result<Contents<'_>> {
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
    let (activations, tables) = Header { text, at: 0 }.read()?;
    let mut order: Vec<(_, &Table)> = tables.iter().collect();
    order.sort_by_key(|(_, table)| table.bytes.start);
    let mut end = 0;
    for (name, table) in order {
        let start = table.bytes.start;
        if start != end {
            let reason = format!("it begins at {start}, the table before it ends at {end}");
            return refuse(name, reason);
        }
        end = table.bytes.end;
    }
    let there = numbers.len();
    if end != there {
        let reason = format!("the tables take {end} bytes, but {there} are there");
        return refuse("its end", reason);
    }
    Ok((activations, tables, numbers))
}

/// What the header tells of one table, checked.
pub(super) struct Table {
    /// How many bytes a number takes: 8, or 4.
    width: usize,
    pub(super) shape: Vec<usize>,
    bytes: Range<usize>,
}

impl Table {
    /// The numbers, row by row; `all` has those of all tables.
    pub(super) fn numbers(&self, all: &[u8]) -> Vec<f64> {
        let number = |x: &[u8]| match x.try_into() {
            Ok(eight) => f64::from_le_bytes(eight),
            Err(_) => f32::from_le_bytes([x[0], x[1], x[2], x[3]]).into(),
        };
        let bytes = &all[self.bytes.clone()];
        bytes.chunks_exact(self.width).map(number).collect()
    }
}

/// Reads the header: of JSON, it has objects, texts and whole numbers. Objects
/// stand in each other twice and no deeper, so nothing here calls itself.
struct Header<'a> {
    text: &'a str,
    /// How far it is read.
    at: usize,
}

impl<'a> Header<'a> {
    /// The activations, and the tables as they are told.
    fn read(mut self) -> Result<(Option<&'a str>, BTreeMap<&'a str, Table>)> {
        let (mut activations, mut tables) = (None, BTreeMap::new());
        self.object(|header, name| {
            if name != METADATA {
                tables.insert(name, header.table(name)?);
                return Ok(());
            }
            header.object(|header, key| {
                let value = header.string()?;
                if key == "activations" {
                    activations = Some(value);
                }
                Ok(())
            })
        })?;
        match self.peek() {
            None => Ok((activations, tables)),
            Some(_) => self.refuse("something stands behind the last brace"),
        }
    }

    fn table(&mut self, name: &str) -> Result<Table> {
        let (mut dtype, mut shape, mut offsets) = ("", None, Vec::new());
        self.object(|header, key| {
            match key {
                "dtype" => dtype = header.string()?,
                "shape" => shape = Some(header.list()?),
                "data_offsets" => offsets = header.list()?,
                _ => return header.refuse(format!("{key} is nothing that a table has")),
            }
            Ok(())
        })?;
        let (Some(shape), &[start, end]) = (shape, offsets.as_slice()) else {
            return refuse(name, "it needs a shape, and two data_offsets");
        };
        let width = match dtype {
            "F64" => 8_usize,
            "F32" => 4,
            _ => return refuse(name, format!("only F64 and F32 are read, not {dtype:?}")),
        };
        let size = shape.iter().try_fold(width, |n, side| n.checked_mul(*side));
        if size.is_none_or(|size| size == 0 || start.checked_add(size) != Some(end)) {
            let reason = format!("bytes {start} to {end} are not a table {shape:?} of {dtype}");
            return refuse(name, reason);
        }
        let bytes = start..end;
        Ok(Table {
            width,
            shape,
            bytes,
        })
    }

    /// `{"name": …, "name": …}`; `entry` reads what stands behind a name.
    fn object(&mut self, mut entry: impl FnMut(&mut Self, &'a str) -> Result<()>) -> Result<()> {
        let mut names = BTreeSet::new();
        self.several('{', '}', |header| {
            let name = header.string()?;
            if !names.insert(name) {
                return header.refuse(format!("{name} was there before"));
            }
            header.take(':')?;
            entry(header, name)
        })
    }

    /// `[1, 2]`.
    fn list(&mut self) -> Result<Vec<usize>> {
        let mut list = Vec::new();
        self.several('[', ']', |header| {
            header.peek();
            let rest = &header.text[header.at..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let Ok(number) = rest[..digits].parse() else {
                let bits = usize::BITS;
                let wanted = format!("a whole number is wanted, 0 or more, of at most {bits} bits");
                return header.refuse(wanted);
            };
            header.at += digits;
            list.push(number);
            Ok(())
        })?;
        Ok(list)
    }

    /// None or more of one kind, with commas between them.
    fn several(
        &mut self,
        open: char,
        close: char,
        mut one: impl FnMut(&mut Self) -> Result<()>,
    ) -> Result<()> {
        self.take(open)?;
        let mut is_first = true;
        while self.peek() != Some(close) {
            if !is_first {
                self.take(',')?;
            }
            is_first = false;
            one(self)?;
        }
        self.take(close)
    }

    /// `"text"`, as it is written: no name that is looked for has a `\` in it.
    fn string(&mut self) -> Result<&'a str> {
        self.take('"')?;
        let rest = &self.text[self.at..];
        let mut escaped = false;
        for (end, c) in rest.char_indices() {
            if c == '"' && !escaped {
                self.at += end + 1;
                return Ok(&rest[..end]);
            }
            if c.is_control() {
                break;
            }
            escaped = c == '\\' && !escaped;
        }
        self.refuse("this text does not end in its line")
    }

    /// What comes behind the spaces.
    fn peek(&mut self) -> Option<char> {
        let rest = self.text[self.at..].trim_start_matches([' ', '\t', '\n', '\r']);
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
