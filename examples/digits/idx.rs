//! The IDX format, in which MNIST comes: a header, then a byte for each number.
//!
//! ```text
//! byte 0, 1    0
//! byte 2       8 for unsigned bytes
//! byte 3       the number of dimensions: 1 for labels, 3 for images
//! byte 4 …     the size of each dimension, in four bytes, the greatest first
//! then         the numbers, the last dimension running fastest
//! ```

use std::path::Path;

/// The numbers of a file, as a table with `D` dimensions.
#[derive(Debug)]
pub(crate) struct Idx<const D: usize> {
    pub(crate) sizes: [usize; D],
    pub(crate) numbers: Vec<u8>,
}

/// Reads a file of `D` dimensions, which has to be as long as its header says.
pub(crate) fn read<const D: usize>(path: &Path) -> Result<Idx<D>, String> {
    let name = path.display();
    let mut bytes =
        std::fs::read(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(format!(
            "{name} is compressed (bytes 0 and 1 are 1f 8b): unzip it first, with  gunzip"
        ));
    }
    let beginning = [
        (0, "as in every IDX file"),
        (0, "as in every IDX file"),
        (8, "for unsigned bytes"),
        (D as u8, "the number of its dimensions"),
    ];
    for (byte, (found, (expected, reason))) in bytes.iter().zip(beginning).enumerate() {
        if *found != expected {
            return Err(format!(
                "{name}: byte {byte} is {found}, but {expected} was expected, {reason}"
            ));
        }
    }
    let (length, header) = (bytes.len(), 4 + 4 * D);
    if length < header {
        return Err(format!(
            "{name} ends at byte {length}, within its header of {header} bytes"
        ));
    }
    let numbers = bytes.split_off(header);
    let size = |d: usize| [0, 1, 2, 3].map(|byte| bytes[4 + 4 * d + byte]);
    let sizes = std::array::from_fn(|d| u32::from_be_bytes(size(d)) as usize);
    // Three sizes of 32 bits need 96.
    let end = header as u128 + sizes.iter().map(|&size| size as u128).product::<u128>();
    if end != length as u128 {
        let sizes = sizes.map(|size| size.to_string()).join("×");
        return Err(format!(
            "{name} ends at byte {length}, but its header promises {sizes} numbers, up to byte {end}"
        ));
    }
    Ok(Idx { sizes, numbers })
}
