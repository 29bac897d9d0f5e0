//! The IDX format, in which MNIST comes: a header, then a byte for each number.
//!
//! ```text
//! byte 0, 1    0
//! byte 2       8 for unsigned bytes
//! byte 3       the number of dimensions: 1 for labels, 3 for images
//! byte 4 …     the size of each dimension, in four bytes, the greatest first
//! then         the numbers, the last dimension running fastest
//! ```

use std::cmp::Ordering;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The numbers of a file, as a table with `D` dimensions.
#[derive(Debug)]
pub(crate) struct Idx<const D: usize> {
    pub(crate) sizes: [usize; D],
    pub(crate) numbers: Vec<u8>,
}

/// Reads a file of `D` dimensions. Nothing is believed before it is checked: the
/// numbers are read only if the file is as long as its header says.
pub(crate) fn read<const D: usize>(path: &Path) -> Result<Idx<D>, String> {
    let name = path.display().to_string();
    let fail = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => format!("{name}: there is no such file"),
        _ => format!("{name} cannot be read: {error}"),
    };
    let length = match path.metadata().map_err(fail)? {
        file if file.is_file() => file.len(),
        _ => return Err(format!("{name} is not a file")),
    };
    let mut file = File::open(path).map_err(fail)?;
    let header_length = 4 + 4 * D;
    let mut header = Vec::new();
    let mut beginning = file.by_ref().take(header_length as u64);
    beginning.read_to_end(&mut header).map_err(fail)?;
    check_beginning(&name, &header, D as u8)?;
    if header.len() < header_length {
        return Err(format!(
            "{name} ends at byte {length}, within its header of {header_length} bytes"
        ));
    }
    let size = |d: usize| [0, 1, 2, 3].map(|byte| header[4 + 4 * d + byte]);
    let sizes = std::array::from_fn(|d| u32::from_be_bytes(size(d)) as usize);
    check_length(&name, length, header_length, &sizes)?;

    let mut numbers = Vec::new();
    file.read_to_end(&mut numbers).map_err(fail)?;
    if (header_length + numbers.len()) as u64 != length {
        return Err(format!("{name} changed while it was read: try again"));
    }
    Ok(Idx { sizes, numbers })
}

/// The first four bytes say what the file is.
fn check_beginning(name: &str, header: &[u8], dimensions: u8) -> Result<(), String> {
    if header.starts_with(&[0x1f, 0x8b]) {
        return Err(format!(
            "{name} is compressed (bytes 0 and 1 are 1f 8b): unzip it first, with  gunzip"
        ));
    }
    let expected = [
        (0, "as in every IDX file"),
        (0, "as in every IDX file"),
        (8, "for unsigned bytes"),
        (dimensions, "the number of its dimensions"),
    ];
    for (byte, (found, (expected, reason))) in header.iter().zip(expected).enumerate() {
        if *found != expected {
            return Err(format!(
                "{name}: byte {byte} is {found}, but {expected} was expected, {reason}"
            ));
        }
    }
    Ok(())
}

/// The file ends where its header says that it does.
fn check_length(name: &str, length: u64, header: usize, sizes: &[usize]) -> Result<(), String> {
    // Three sizes of 32 bits need 96.
    let numbers: u128 = sizes.iter().map(|&size| size as u128).product();
    let end = header as u128 + numbers;
    let sizes: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    let sizes = sizes.join("×");
    match end.cmp(&u128::from(length)) {
        Ordering::Equal => Ok(()),
        Ordering::Less => Err(format!(
            "{name} should end at byte {end}, after the {sizes} numbers that its header \
             promises, but it has {length} bytes"
        )),
        Ordering::Greater => Err(format!(
            "{name} ends at byte {length}, but its header promises {sizes} numbers, up to \
             byte {end}"
        )),
    }
}
