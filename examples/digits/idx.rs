//! The IDX format, in which MNIST comes: a header, then a byte for each number.
//!
//! ```text
//! byte 0, 1    0
//! byte 2       8 for unsigned bytes
//! byte 3       the number of dimensions: 1 for labels, 3 for images
//! byte 4 …     the size of each dimension, in four bytes, the greatest first
//! then         the numbers, the last dimension running fastest
//! ```

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
    let name = path.display();
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
    let start = file.by_ref().take(header_length as u64);
    let start = { start }.read_to_end(&mut header);
    start.map_err(fail)?;
    if header.starts_with(&[0x1f, 0x8b]) {
        return Err(format!(
            "{name} is compressed (bytes 0 and 1 are 1f 8b): unzip it first, with  gunzip"
        ));
    }
    for (byte, expected) in [0, 0, 8, D as u8].into_iter().enumerate() {
        match header.get(byte) {
            Some(&found) if found != expected => {
                return Err(format!(
                    "{name}: byte {byte} is {found}, but {expected} was expected, {}",
                    [
                        "as in every IDX file",
                        "for unsigned bytes",
                        "its dimensions"
                    ][byte.saturating_sub(1)]
                ));
            }
            _ => {}
        }
    }
    if header.len() < header_length {
        return Err(format!(
            "{name} ends at byte {length}, within its header of {header_length} bytes"
        ));
    }
    let size = |d: usize| [0, 1, 2, 3].map(|byte| header[4 + 4 * d + byte]);
    let sizes = std::array::from_fn(|d| u32::from_be_bytes(size(d)) as usize);
    let promise = sizes
        .iter()
        .try_fold(1_u64, |product, &size| product.checked_mul(size as u64));
    let expected = promise.and_then(|numbers| numbers.checked_add(header_length as u64));
    if expected != Some(length) {
        let sizes = sizes.map(|size| size.to_string()).join("×");
        return Err(match expected {
            Some(expected) if length > expected => format!(
                "{name} should end at byte {expected}, after the {sizes} numbers that its header \
                 promises, but it has {length} bytes"
            ),
            expected => format!(
                "{name} ends at byte {length}, but its header promises {sizes} numbers, up to byte {}",
                expected.map_or("10¹⁹ and more".to_string(), |byte| byte.to_string())
            ),
        });
    }
    let mut numbers = Vec::new();
    file.read_to_end(&mut numbers).map_err(fail)?;
    if numbers.len() as u64 + header_length as u64 != length {
        return Err(format!("{name} changed while it was read: try again"));
    }
    Ok(Idx { sizes, numbers })
}
