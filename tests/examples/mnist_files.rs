//! `digits -- DIR`: MNIST's files, good ones and bad ones. A message names the
//! file, the byte and what was expected there.

use crate::data::digit;
use crate::mnist;
use std::fs;
use std::path::{Path, PathBuf};

const FILES: [&str; 4] = [
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
];

fn idx(sizes: &[u32], numbers: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 8, sizes.len() as u8];
    bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
    bytes.extend(numbers);
    bytes
}

/// A directory with two images of 2×3 to learn from and one for the test.
fn directory(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).expect("a place for the files");
    let contents = [
        idx(&[2, 2, 3], &[0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6]),
        idx(&[2], &[7, 0]),
        idx(&[1, 2, 3], &[9; 6]),
        idx(&[1], &[3]),
    ];
    for (file, bytes) in FILES.iter().zip(contents) {
        fs::write(directory.join(file), bytes).expect("a file to test with");
    }
    directory
}

/// Reading this directory fails with words of which these are a part.
#[track_caller]
fn assert_refused(directory: &Path, part: &str) {
    let message = mnist::read(directory, None, None).expect_err("a bad file");
    assert!(message.contains(part), "no '{part}' in: {message}");
}

#[test]
fn good_files_become_samples() {
    let [train, test] = mnist::read(&directory("good"), None, None).expect("good files");
    assert_eq!(
        (train.size, train.samples.len(), test.samples.len()),
        ((2, 3), 2, 1)
    );
    assert_eq!(
        train.samples[0].input.as_slice(),
        [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    );
    assert_eq!(train.samples[1].input[5], 6.0 / 255.0);
    let digits = [&train.samples[0], &train.samples[1], &test.samples[0]];
    assert_eq!(digits.map(|sample| digit(&sample.target)), [7, 0, 3]);
}

#[test]
fn files_may_have_a_dot_in_their_names_and_be_used_in_part() {
    let directory = directory("dots");
    for file in FILES {
        let dotted = directory.join(file.replace("-idx", ".idx"));
        fs::rename(directory.join(file), dotted).expect("a file to rename");
    }
    let [train, _] = mnist::read(&directory, Some(1), None).expect("good files");
    assert_eq!(train.samples.len(), 1);
}

/// As Kaggle's archive has them: each in a folder of its name, and some a second
/// time with a dot. As 7-Zip leaves them: beside what was compressed.
#[test]
fn files_lie_as_archives_leave_them() {
    let directory = directory("archives");
    for file in FILES {
        let (path, aside) = (directory.join(file), directory.join("aside"));
        fs::rename(&path, &aside).expect("a file to move");
        fs::create_dir(&path).expect("a folder of that name");
        fs::rename(&aside, path.join(file)).expect("a file to move");
        fs::write(directory.join(format!("{file}.gz")), [0x1f, 0x8b]).expect("a file");
    }
    let [train, test] = mnist::read(&directory, None, None).expect("good files");
    assert_eq!([train, test].map(|digits| digits.samples.len()), [2, 1]);

    let dotted = directory.join(FILES[1].replace("-idx", ".idx"));
    fs::write(&dotted, idx(&[2], &[1, 2])).expect("a file beside the folder");
    let [train, _] = mnist::read(&directory, None, None).expect("good files");
    assert_eq!(digit(&train.samples[0].target), 1);
}

#[test]
fn what_is_missing_is_named() {
    let directory = directory("missing");
    let nowhere = "nowhere is not a directory: give the one with MNIST's four files";
    assert_refused(&directory.join("nowhere"), nowhere);
    assert_refused("".as_ref(), "the name of the directory is empty: give");
    let missing = "there is no t10k-labels-idx1-ubyte; MNIST has four files";
    fs::remove_file(directory.join(FILES[3])).expect("a file to remove");
    assert_refused(&directory, missing);
    fs::create_dir(directory.join(FILES[3])).expect("a directory in its place");
    assert_refused(&directory, missing);
    let [file, compressed] = ["", ".gz"].map(|end| directory.join(format!("{}{end}", FILES[0])));
    fs::rename(file, compressed).expect("a file to rename");
    let part = "train-images-idx3-ubyte.gz is compressed: unzip it first, with  gunzip";
    assert_refused(&directory, part);
}

#[test]
fn what_a_file_should_not_hold_is_told_by_its_byte() {
    let refused = |file: usize, bytes: &[u8], part: &str| {
        let directory = directory("bad");
        fs::write(directory.join(FILES[file]), bytes).expect("a file to test with");
        assert_refused(&directory, FILES[file]);
        assert_refused(&directory, part);
    };
    let part = "(bytes 0 and 1 are 1f 8b): unzip it first, with  gunzip";
    refused(0, &[0x1f, 0x8b, 8, 0], part);
    refused(0, b"P5 28 28 255", "byte 0 is 80, but 0 was expected");
    let part = "byte 2 is 13, but 8 was expected, for unsigned bytes";
    refused(1, &[0, 0, 13, 1], part);
    refused(0, &idx(&[2], &[7, 0]), "byte 3 is 1, but 3 was expected");

    let whole = idx(&[2, 2, 3], &[0; 12]);
    let header = |end| format!("ends at byte {end}, within its header of 16 bytes");
    refused(0, &[], &header(0));
    refused(0, &whole[..11], &header(11));
    let promise = "but its header promises 2×2×3 numbers, up to byte 28";
    let length = |end| format!("ends at byte {end}, {promise}");
    refused(0, &whole[..27], &length(27));
    refused(0, &[whole, vec![0, 0]].concat(), &length(30));
    let endless = "promises 4294967295×4294967295×4294967295";
    refused(0, &idx(&[u32::MAX; 3], &[0; 12]), endless);

    let empty = "2 images of 0×3 pixels (bytes 4 to 15)";
    refused(0, &idx(&[2, 0, 3], &[]), empty);
    refused(1, &idx(&[3], &[1, 2, 3]), "2 images (bytes 4 to 7), but");
    refused(
        1,
        &idx(&[3], &[1, 2, 3]),
        "3 labels: they are not of one set",
    );
    refused(1, &idx(&[2], &[7, 10]), "byte 9 is 10, but a label");

    let directory = directory("shapes");
    let turned = idx(&[1, 3, 2], &[9; 6]);
    fs::write(directory.join(FILES[2]), turned).expect("a file to test with");
    assert_refused(&directory, "are 2×3, but those of the test are 3×2");
}
