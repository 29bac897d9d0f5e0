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
    let activations = match remarks.get("activations") {
        Some(Value::Text(names)) => Some(*names),
        _ => None,
    };
    let mut order = Vec::new();
    for (name, told) in &header {
        order.push((place_of(name, told)?, name));
    }
    order.sort();
    let (mut tables, mut end, there) = (BTreeMap::new(), 0, numbers.len());
    for ((start, behind, width, shape), name) in order {
        if start != end {
            let reason = format!("it begins at {start}, the table before it ends at {end}");
            return refuse(name, reason);
        }
        end = behind;
        let Some(bytes) = numbers.get(start..end) else {
            return refuse(
                name,
                format!("it ends at {end}, but {there} bytes are there"),
            );
        };
        tables.insert(
            *name,
            (shape, bytes.chunks_exact(width).map(number).collect()),
        );
    }
    if end != there {
        let reason = format!("the tables take {end} bytes, but {there} are there");
        return refuse("its end", reason);
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
fn place_of(name: &str, told: &Object<Value>) -> Result<(usize, usize, usize, Vec<usize>)> {
    use Value::{Numbers, Text};
    let told = ["dtype", "shape", "data_offsets"].map(|key| told.get(key));
    let [
        Some(Text(dtype)),
        Some(Numbers(shape)),
        Some(Numbers(offsets)),
    ] = told
    else {
        return refuse(name, "it needs a dtype, a shape and data_offsets");
    };
    let &[start, end] = offsets.as_slice() else {
        return refuse(name, "it needs two data_offsets");
    };
    let width = match *dtype {
        "F64" => 8_usize,
        "F32" => 4,
        _ => return refuse(name, format!("only F64 and F32 are read, not {dtype:?}")),
    };
    let size = shape.iter().try_fold(width, |n, side| n.checked_mul(*side));
    if size.is_none_or(|size| size == 0 || start.checked_add(size) != Some(end)) {
        let reason = format!("bytes {start} to {end} are not a table {shape:?} of {dtype}");
        return refuse(name, reason);
    }
    Ok((start, end, width, shape.clone()))
}

/// What has a name in the header.
enum Value<'a> {
    Text(&'a str),
    Numbers(Vec<usize>),
}

pub(super) type Object<'a, T> = BTreeMap<&'a str, T>;

/// Reads the header: of JSON, it has objects, texts and whole numbers. Objects
/// stand in each other twice and no deeper, so nothing here calls itself.
struct Header<'a> {
    text: &'a str,
    /// How far it is read.
    at: usize,
}

impl<'a> Header<'a> {
    /// `{"0.weight": {"dtype": "F64", "shape": [1, 2]}}`, and nothing behind it.
    fn read(mut self) -> Result<Object<'a, Object<'a, Value<'a>>>> {
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
            let name = self.string()?;
            self.take(':')?;
            if object.insert(name, value(self)?).is_some() {
                return self.refuse(format!("{name} was there twice"));
            }
        }
        self.take('}')?;
        Ok(object)
    }

    fn value(&mut self) -> Result<Value<'a>> {
        match self.peek() {
            Some('[') => self.list().map(Value::Numbers),
            _ => self.string().map(Value::Text),
        }
    }

    /// `[1, 2]`.
    fn list(&mut self) -> Result<Vec<usize>> {
        let mut list = Vec::new();
        self.take('[')?;
        while self.peek() != Some(']') {
            if !list.is_empty() {
                self.take(',')?;
            }
            self.peek();
            let rest = &self.text[self.at..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let Ok(number) = rest[..digits].parse() else {
                let bits = usize::BITS;
                let wanted = format!("a whole number is wanted, 0 or more, of at most {bits} bits");
                return self.refuse(wanted);
            };
            list.push(number);
            self.at += digits;
        }
        self.take(']')?;
        Ok(list)
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
