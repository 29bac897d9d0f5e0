//! Weights in files: the bytes of the format, written by hand, and all that is
//! no such file.

use super::goldens::biased;
use chainrule::activation::Activation::{self, Identity, Relu, Sigmoid, Tanh};
use chainrule::network::{Layer, Network};
use chainrule::{Matrix, Vector};
use std::fs;
use std::path::PathBuf;

/// A file with these bytes, in a folder of its own.
fn file(test: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("weights-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("net.safetensors");
    fs::write(&path, bytes).unwrap();
    path
}

fn bytes(header: &str, numbers: &[u8]) -> Vec<u8> {
    let length = (header.len() as u64).to_le_bytes();
    [&length, header.as_bytes(), numbers].concat()
}

fn f64s(numbers: &[f64]) -> Vec<u8> {
    numbers.iter().flat_map(|x| x.to_le_bytes()).collect()
}

/// What is said of a file that is refused, behind its name.
fn refusal(path: &PathBuf, activations: &[Activation]) -> String {
    let error = Network::load_with(path, activations).unwrap_err();
    let (name, words) = (format!("{path:?}: "), error.to_string());
    words.strip_prefix(&name).expect("a name").to_string()
}

/// The worked example, with biases.
fn worked() -> Network {
    biased().as_network().clone()
}

/// As PyTorch keeps it: a row holds what arrives at a neuron.
const HEADER: &str = concat!(
    r#"{"__metadata__":{"activations":"sigmoid,sigmoid"},"#,
    r#""0.weight":{"dtype":"F64","shape":[2, 2],"data_offsets":[0,32]},"#,
    r#""0.bias":{"dtype":"F64","shape":[2],"data_offsets":[32,48]},"#,
    r#""2.weight":{"dtype":"F64","shape":[1, 2],"data_offsets":[48,64]},"#,
    r#""2.bias":{"dtype":"F64","shape":[1],"data_offsets":[64,72]}}"#
);
const NUMBERS: [f64; 9] = [0.15, 0.20, 0.25, 0.30, 0.35, 0.35, 0.40, 0.45, 0.60];

#[test]
fn a_saved_network_is_a_file_of_safetensors() {
    let path = file("saved", b"an old one, longer than the new one may be");
    worked().save(&path).unwrap();
    let padded = format!("{HEADER:0$}", HEADER.len().next_multiple_of(8));
    assert_eq!(fs::read(&path).unwrap(), bytes(&padded, &f64s(&NUMBERS)));
    assert_eq!(Network::load(&path).unwrap(), worked());
    let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside it");
}

#[test]
fn every_number_comes_back_to_the_bit() {
    let tiny = f64::MIN_POSITIVE / 3.0;
    let odd = [-0.0, tiny, f64::MAX, 0.1, -1e-300, 1.0 / 3.0];
    let first = Layer::new(Relu, Matrix::from_fn(2, 3, |i, j| odd[3 * i + j]));
    let second = Layer::with_bias(Tanh, &[0.7].into(), &Matrix::from_fn(3, 1, |i, _| odd[i]));
    let last = Layer::new(Identity, [[5.0, 6.0]].into());
    let network = Network::new(vec![first, second, last]).unwrap();
    let path = file("bits", b"");
    network.save(&path).unwrap();
    let again = Network::load(&path).unwrap();
    assert_eq!(again, network); // activations, shapes, biases
    for (layer, same) in network.layers().iter().zip(again.layers()) {
        let bits = |layer: &Layer| -> Vec<u64> {
            let numbers = layer.weights().as_slice().iter();
            numbers.map(|x| x.to_bits()).collect()
        };
        assert_eq!(bits(layer), bits(same));
    }
}

/// Written by another hand: 32 bits, other spaces, another order, remarks.
#[test]
fn a_foreign_file_is_given_its_activations() {
    let header = "{ \"2.weight\" : {\"shape\":[1,2],\"data_offsets\":[0,8], \"dtype\":\"F32\"},\n\
        \"__metadata__\":{\"format\":\"pt\",\"by\":\"a \\\"student\\\" \\u00e9\\\\\"},\
        \"0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,\n32]},\
        \"0.weight\":{\"data_offsets\":[8,24],\"dtype\":\"F32\",\"shape\":[2,2]} }  \n";
    let numbers = [0.5_f32, 2.0, 1.0, 2.0, 3.0, 4.0, -0.25, 0.25];
    let numbers: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
    let path = file("foreign", &bytes(header, &numbers));

    let network = Network::load_with(&path, &[Identity, Identity]).unwrap();
    // p = (1·1 + 2·10 − ¼, 3·1 + 4·10 + ¼), then ½ and 2 of them.
    let s = network.forward(&Vector::from([1.0, 10.0]));
    assert_eq!(s, Vector::from([0.5 * 20.75 + 2.0 * 43.25]));
    assert_eq!(
        [true, false],
        [0, 1].map(|m| network.layers()[m].has_bias())
    );

    let refused = Network::load(&path).unwrap_err().to_string();
    let words = "__metadata__: it names no activations: give them to load_with";
    assert!(refused.ends_with(words), "{refused}");
    let one = "2.weight: no layer has such a table, with activations for 1";
    assert_eq!(refusal(&path, &[Identity]), one);
    let three = "4.weight: there is none, but layer 2 of 3 wants it";
    assert_eq!(refusal(&path, &[Identity; 3]), three);
}

/// A header, and what is said of it where the numbers behind it have 8 bytes. Between
/// `{` and `}` alone stands what is told of 0.weight; the largest numbers are others
/// where an address has 32 bits.
const REFUSED: &str = r#"
  → byte 8: a { is wanted here
[1] → byte 8: a { is wanted here
{} {} → byte 11: something stands behind the last brace
{"0.weight → byte 18: a " is wanted here
{"aESCAPEb":1} → byte 11: a " is wanted here
{"0.weight":[]} → byte 20: a { is wanted here
{"__metadata__":{"a":1}} → byte 29: a " is wanted here
"dtype":{"a":{}} → byte 29: a " is wanted here
"shape":[1,2 → byte 35: a ] is wanted here
"dtype":"F64","shape":[1,-1],"data_offsets":[0,8] → 0.weight: shape [1,-1], data_offsets [0,8]: no table of 8-byte numbers
"dtype":"F64","shape":[99999999999999999999],"data_offsets":[0,8] → 0.weight: shape [99999999999999999999], data_offsets [0,8]: no table of 8-byte numbers
"dtype":"F64","shape":"[1,1]","data_offsets":[0,8.0] → 0.weight: shape "[1,1]", data_offsets [0,8.0]: no table of 8-byte numbers
"dtype":"F64" → 0.weight: shape not told, data_offsets not told: no table of 8-byte numbers
"dtype":"F64","shape":[1,1],"data_offsets":[8] → 0.weight: shape [1,1], data_offsets [8]: no table of 8-byte numbers
"dtype":"F16","shape":[1,4],"data_offsets":[0,8] → 0.weight: its dtype is "F16"; F64 and F32 are read
"shape":[1,1],"data_offsets":[0,8] → 0.weight: its dtype is not told; F64 and F32 are read
"dtype":"F64","shape":[1,2],"data_offsets":[0,8] → 0.weight: shape [1,2], data_offsets [0,8]: no table of 8-byte numbers
"dtype":"F64","shape":[1,1],"data_offsets":[8,0] → 0.weight: shape [1,1], data_offsets [8,0]: no table of 8-byte numbers
"dtype":"F64","shape":[1,MUCH],"data_offsets":[0,8] → 0.weight: shape [1,MUCH], data_offsets [0,8]: no table of 8-byte numbers
"dtype":"F64","shape":[0,MUCH],"data_offsets":[0,0] → 0.weight: shape [0,MUCH], data_offsets [0,0]: no table of 8-byte numbers
"dtype":"F64","shape":[1,1],"data_offsets":[LAST,4] → 0.weight: shape [1,1], data_offsets [LAST,4]: no table of 8-byte numbers
"dtype":"F64","shape":[],"data_offsets":[0,8] → 0.weight: its shape [] is not outputs × inputs
"dtype":"F64","shape":[1],"data_offsets":[0,8] → 0.weight: its shape [1] is not outputs × inputs
"dtype":"F32","shape":[1,1],"data_offsets":[4,8] → 0.weight: it begins at 4, but the next free byte is 0
"dtype":"F64","shape":[1,2],"data_offsets":[0,16] → its end: the tables take 16 bytes, but 8 are there
{} → its end: the tables take 0 bytes, but 8 are there
{"0.weight":TABLE,"0.weight":TABLE} → byte 132: 0.weight is there twice
{"0.weight":TABLE,"0.bias":TABLE} → 0.weight: it begins at 0, but the next free byte is 8
"dtype":"F64","dtype":"F64","shape":[1,1],"data_offsets":[0,8] → byte 48: dtype is there twice"#;

#[test]
fn what_is_no_such_file_is_refused_with_place_and_reason() {
    let table = r#"{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]}"#;
    for case in REFUSED.lines().skip(1) {
        let case = case
            .replace("ESCAPE", "\u{1b}")
            .replace("TABLE", table)
            .replace("MUCH", &(usize::MAX / 8 + 2).to_string())
            .replace("LAST", &(usize::MAX - 3).to_string());
        let (header, words) = case.split_once(" → ").unwrap();
        let header = match header.strip_prefix("\"") {
            Some(_) => format!("{{\"0.weight\":{{{header}}}}}"),
            None => header.trim().to_string(),
        };
        let path = file("refused", &bytes(&header, &f64s(&[1.0])));
        assert_eq!(refusal(&path, &[Sigmoid]), words, "{header}");
    }
}

#[test]
fn a_number_that_is_not_finite_is_no_weight() {
    let mut numbers = NUMBERS;
    numbers[2] = f64::NAN;
    let path = file("nan", &bytes(HEADER, &f64s(&numbers)));
    let words = "weight (0, 1) of layer 0 is NaN: weights must be finite";
    assert_eq!(refusal(&path, &[Sigmoid; 2]), words);

    fs::write(&path, "the best so far").unwrap();
    let mut ran_away = worked();
    let layers = ran_away.layers().iter();
    let slopes: Vec<_> = layers.map(|x| x.weights().map(|_| f64::MAX)).collect();
    ran_away.update(f64::MAX, &slopes);
    let words = format!("{path:?}: weight (0, 0) of layer 0 is -inf: weights must be finite");
    assert_eq!(ran_away.save(&path).unwrap_err().to_string(), words);
    assert_eq!(fs::read(&path).unwrap(), b"the best so far");
}

#[test]
fn a_bias_for_another_width_and_an_unknown_activation_are_refused() {
    let numbers = f64s(&NUMBERS);
    let other = HEADER.replace("\"shape\":[2]", "\"shape\":[1,2]");
    let path = file("bias", &bytes(&other, &numbers));
    let words = "0.bias: its shape [1, 2] is not [2]";
    assert_eq!(refusal(&path, &[Sigmoid; 2]), words);

    let other = HEADER.replace("sigmoid,sigmoid", "sigmoid,gelu");
    let path = file("gelu", &bytes(&other, &numbers));
    let error = Network::load(&path).unwrap_err().to_string();
    let words = "__metadata__: there is no activation \"gelu\"; choose one of step, identity";
    assert!(error.contains(words), "{error}");
}

/// Cut anywhere, or with a byte changed, a file is read or refused, and no more
/// than that.
#[test]
fn a_file_that_was_damaged_never_panics() {
    let whole = bytes(HEADER, &f64s(&NUMBERS));
    let path = file("damaged", &whole);
    for end in 0..whole.len() {
        fs::write(&path, &whole[..end]).unwrap();
        let in_header =
            refusal(&path, &[Sigmoid; 2]).starts_with("it ends before its header does: ");
        assert_eq!(in_header, end < 8 + HEADER.len(), "cut at {end}");
    }
    for at in 0..8 + HEADER.len() {
        for change in [0, b'"', b'9', 0xff] {
            let mut changed = whole.clone();
            changed[at] = change;
            fs::write(&path, &changed).unwrap();
            let _ = Network::load(&path);
        }
    }
}

#[test]
fn the_path_is_named_when_there_is_no_file_to_read_or_write() {
    let path = file("paths", b"");
    let folder = path.parent().unwrap();
    let missing = folder.join("none").join("net.safetensors");
    let name = format!("{missing:?}: ");
    for error in [
        Network::load(&missing).unwrap_err(),
        worked().save(&missing).unwrap_err(),
    ] {
        assert!(error.to_string().starts_with(&name), "{error}");
        assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    }
    let refused = format!("{folder:?}: this is no file");
    assert_eq!(Network::load(folder).unwrap_err().to_string(), refused);
    assert_eq!(worked().save(folder).unwrap_err().to_string(), refused);
    assert!(folder.is_dir(), "a folder is not replaced");
    let beside = folder.with_extension("new");
    assert!(!beside.exists(), "nothing is left beside it");

    let nameless = std::path::Path::new(""); // as `none/..` is, but for Windows
    let refused = format!("{nameless:?}: this is no name of a file");
    assert_eq!(worked().save(nameless).unwrap_err().to_string(), refused);
    let beside = path.with_extension("safetensors.new");
    fs::create_dir(&beside).unwrap();
    let beside = fs::canonicalize(beside).unwrap(); // Windows has more names than one
    let refused = worked().save(&path).unwrap_err().to_string();
    assert!(
        refused.starts_with(&format!("{path:?}: {beside:?}: ")),
        "{refused}"
    );
}

/// A link stays: the file behind it is written, and where there is none it is told.
/// Nothing is written through one that stands where the new file is written first.
#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_replaced_and_not_the_link() {
    use std::os::unix::fs::symlink;
    let path = file("links", b"an old one");
    let [link, broken] = ["link", "broken"].map(|name| path.with_file_name(name));
    symlink(&path, &link).unwrap();
    symlink("nowhere", &broken).unwrap();
    symlink(&link, path.with_extension("safetensors.new")).unwrap();
    worked().save(&link).unwrap();
    assert_eq!(Network::load(&path).unwrap(), worked());
    assert!(link.is_symlink() && !path.is_symlink());
    let refused = worked().save(&broken).unwrap_err().to_string();
    let words = format!("{broken:?}: behind this link: No such file");
    assert!(refused.starts_with(&words), "{refused}");
    assert!(broken.is_symlink(), "it is not replaced");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 3);
}
