//! `digits -- DIR`: MNIST's files, good ones and bad ones. A message names the
//! file, the byte and what was expected there.

use crate::data::digit;
use crate::mnist;
use std::fs;
use std::path::PathBuf;

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

/// What is said when a file has this content instead.
#[track_caller]
fn message_with(test: &str, file: &str, bytes: &[u8]) -> String {
    let directory = directory(test);
    fs::write(directory.join(file), bytes).expect("a file to test with");
    let message = mnist::read(&directory, None, None).expect_err("a bad file");
    assert!(message.contains(file), "no file in: {message}");
    message
}

#[track_caller]
fn assert_says(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "no '{part}' in: {message}");
    }
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
    let missing = mnist::read(&directory("missing").join("nowhere"), None, None);
    assert_says(
        &missing.expect_err("no directory"),
        &["nowhere", "not a directory", "t10k-"],
    );
    let directory = directory("missing");
    fs::remove_file(directory.join(FILES[3])).expect("a file to remove");
    let message = mnist::read(&directory, None, None).expect_err("no labels");
    assert_says(
        &message,
        &["there is no t10k-labels-idx1-ubyte", "four files"],
    );
    fs::create_dir(directory.join(FILES[3])).expect("a directory in its place");
    let message = mnist::read(&directory, None, None).expect_err("no labels");
    assert_says(&message, &["there is no t10k-labels-idx1-ubyte"]);
    let message = mnist::read("".as_ref(), None, None).expect_err("no name");
    assert_says(
        &message,
        &["the name of the directory is empty", "four files"],
    );
}

#[test]
fn compressed_files_are_told_to_be_unzipped() {
    let directory = directory("gz");
    let plain = directory.join(FILES[0]);
    fs::rename(&plain, directory.join("train-images-idx3-ubyte.gz")).expect("a file to rename");
    let message = mnist::read(&directory, None, None).expect_err("a compressed file");
    assert_says(
        &message,
        &["train-images-idx3-ubyte.gz is compressed", "gunzip"],
    );
    let message = message_with("gz2", FILES[0], &[0x1f, 0x8b, 8, 0, 0, 0]);
    assert_says(&message, &["bytes 0 and 1 are 1f 8b", "gunzip"]);
}

#[test]
fn a_wrong_beginning_is_told_by_its_byte() {
    let message = message_with("magic0", FILES[0], b"P5 28 28 255 and so on");
    assert_says(&message, &["byte 0 is 80, but 0 was expected"]);
    let message = message_with("magic2", FILES[1], &[0, 0, 13, 1, 0, 0, 0, 2, 7, 0]);
    assert_says(
        &message,
        &["byte 2 is 13, but 8 was expected", "unsigned bytes"],
    );
    let message = message_with("magic3", FILES[0], &idx(&[2], &[7, 0]));
    assert_says(&message, &["byte 3 is 1, but 3 was expected", "images"]);
}

#[test]
fn a_length_that_does_not_meet_the_header_is_told() {
    let images = idx(&[2, 2, 3], &[0; 12]);
    for (length, parts) in [
        (0, ["ends at byte 0", "header of 16 bytes"]),
        (11, ["ends at byte 11", "header of 16 bytes"]),
        (
            27,
            [
                "ends at byte 27, but its header promises 2×2×3",
                "up to byte 28",
            ],
        ),
    ] {
        assert_says(&message_with("cut", FILES[0], &images[..length]), &parts);
    }
    let long = [&images[..], &[0, 0]].concat();
    let message = message_with("long", FILES[0], &long);
    assert_says(
        &message,
        &["should end at byte 28", "2×2×3", "has 30 bytes"],
    );
    let endless = idx(&[u32::MAX, u32::MAX, u32::MAX], &[0; 12]);
    let message = message_with("endless", FILES[0], &endless);
    assert_says(&message, &["promises 4294967295×4294967295×4294967295"]);
}

#[test]
fn images_and_labels_must_belong_together() {
    let message = message_with("counts", FILES[1], &idx(&[3], &[1, 2, 3]));
    assert_says(&message, &[FILES[0], "2 images (bytes 4 to 7)", "3 labels"]);
    let message = message_with("label", FILES[1], &idx(&[2], &[7, 10]));
    assert_says(&message, &["byte 9 is 10", "0 to 9"]);
    let directory = directory("shapes");
    fs::write(directory.join(FILES[2]), idx(&[1, 3, 2], &[9; 6])).expect("a file to test with");
    let message = mnist::read(&directory, None, None).expect_err("two shapes");
    assert_says(&message, &["are 2×3", "are 3×2"]);
    let empty = directory.join(FILES[0]);
    fs::write(&empty, idx(&[2, 0, 3], &[])).expect("a file to test with");
    let message = mnist::read(&directory, None, None).expect_err("no pixels");
    assert_says(&message, &["2 images of 0×3 pixels (bytes 4 to 15)"]);
}
