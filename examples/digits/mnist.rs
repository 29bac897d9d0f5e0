//! The MNIST database of handwritten digits: 60,000 to learn from, 10,000 to be
//! tested on, in four IDX files.

use crate::data::{Digits, sample};
use crate::idx::{self, Idx};
use chainrule::Vector;
use std::path::{Path, PathBuf};

const FILES: &str = "train-images-idx3-ubyte, train-labels-idx1-ubyte, \
                     t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte";

/// The digits to learn from and those to be tested on, from the files in a
/// directory; of each the first so many, or all.
pub(crate) fn read(
    directory: &Path,
    train: Option<usize>,
    test: Option<usize>,
) -> Result<[Digits; 2], String> {
    if !directory.is_dir() {
        let what = match directory.as_os_str().is_empty() {
            true => "the name of the directory is empty".to_string(),
            false => format!("{} is not a directory", directory.display()),
        };
        return Err(format!(
            "{what}: give the one with MNIST's four files, {FILES}"
        ));
    }
    let train = pair(directory, "train", train)?;
    let test = pair(directory, "t10k", test)?;
    let ((rows, columns), (test_rows, test_columns)) = (train.size, test.size);
    if train.size != test.size {
        return Err(format!(
            "{}: the images to learn from are {rows}×{columns}, but those of the test are \
             {test_rows}×{test_columns}",
            directory.display()
        ));
    }
    Ok([train, test])
}

/// The images of one file with the labels of another.
fn pair(directory: &Path, set: &str, most: Option<usize>) -> Result<Digits, String> {
    let image_file = find(directory, set, "images", 3)?;
    let label_file = find(directory, set, "labels", 1)?;
    let images: Idx<3> = idx::read(&image_file)?;
    let labels: Idx<1> = idx::read(&label_file)?;
    let ([count, rows, columns], [label_count]) = (images.sizes, labels.sizes);
    let (image_file, label_file) = (image_file.display(), label_file.display());
    if count != label_count {
        return Err(format!(
            "{image_file} has {count} images (bytes 4 to 7), but {label_file} has {label_count} \
             labels: they are not of one set"
        ));
    }
    if images.numbers.is_empty() {
        return Err(format!(
            "{image_file} has {count} images of {rows}×{columns} pixels (bytes 4 to 15): \
             none of the three may be 0"
        ));
    }
    if let Some(n) = labels.numbers.iter().position(|&label| label > 9) {
        return Err(format!(
            "{label_file}: byte {} is {}, but a label is a digit from 0 to 9",
            8 + n,
            labels.numbers[n]
        ));
    }
    let images = images.numbers.chunks(rows * columns);
    let samples = images.zip(&labels.numbers).map(|(pixels, &label)| {
        let ink: Vector = pixels.iter().map(|&byte| f64::from(byte) / 255.0).collect();
        sample(ink, usize::from(label))
    });
    Ok(Digits {
        size: (rows, columns),
        samples: samples.take(most.unwrap_or(count)).collect(),
    })
}

/// The file with the images or labels of a set, under either of its usual names,
/// or in a folder of that name, as some archives unpack it.
fn find(directory: &Path, set: &str, kind: &str, dimensions: usize) -> Result<PathBuf, String> {
    let names = ["-", "."].map(|dash| format!("{set}-{kind}{dash}idx{dimensions}-ubyte"));
    let plain = names.iter().map(|name| directory.join(name));
    let nested = names.iter().map(|name| directory.join(name).join(name));
    if let Some(file) = plain.chain(nested).find(|path| path.is_file()) {
        return Ok(file);
    }
    let compressed = |name| directory.join(format!("{name}.gz"));
    if let Some(file) = names.iter().map(compressed).find(|path| path.is_file()) {
        return Err(format!(
            "{0} is compressed: unzip it first, with  gunzip {0}",
            file.display()
        ));
    }
    Err(format!(
        "{}: there is no {}; MNIST has four files, {FILES}",
        directory.display(),
        names[0]
    ))
}
