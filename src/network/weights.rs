//! Weights in and out: a network in a file that other programs read.
//!
//! The file is in the format of `safetensors.rs`. Its names are those of PyTorch's
//! `torch.nn.Sequential` where every activation is a module of its own, so that
//! layer m has the number 2m: `0.weight`, `0.bias`, `2.weight`, `2.bias`, …. Its
//! tables are those of Equation 7, the transpose of w_ij: a row holds what arrives
//! at a neuron. The activations stand in the part for remarks, `sigmoid,sigmoid`.

use super::error::refuse;
use super::safetensors::{METADATA, bytes, contents};
use super::{Layer, Network, NetworkError};
use crate::activation::{Activation, UnknownActivation};
use crate::linalg::Matrix;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Error, Write};
use std::path::{Path, PathBuf};

impl Network {
    /// Writes all weights, biases and activations to a file in the safetensors
    /// format, to the last bit.
    ///
    /// They are written beside it first, to its name with `.new` behind, in place of
    /// what is there. Only a file that is whole takes the place of an old one, or of the
    /// file that a link leads to.
    ///
    /// ```no_run
    /// use chainrule::{activation::Activation::Sigmoid, network::Network, rng::Rng};
    ///
    /// let network = Network::random(&[2, 4, 1], &[Sigmoid; 2], &mut Rng::new(1))?;
    /// network.save("xor.safetensors")?;
    /// assert_eq!(Network::load("xor.safetensors")?, network);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or a weight is no longer finite; then an old one
    /// is still there.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let sound = Network::new(self.layers.clone()).map_err(Error::other); // as `load` wants it
        named(path, sound.and_then(|sound| write(path, &sound.to_bytes())))
    }

    /// Reads a network that [`Network::save`] has written. A file of another
    /// program does not say its activations: see [`Network::load_with`].
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is not whole, or is not such a network.
    pub fn load(path: impl AsRef<Path>) -> io::Result<Network> {
        read(path.as_ref(), None)
    }

    /// Reads a network from a file that need not say its activations, such as the
    /// weights of a `torch.nn.Sequential`, in 64 or 32 bits. Layer m has these:
    /// `2m.weight`, outputs × inputs, and `2m.bias` unless it has no biases.
    ///
    /// `activations` has one for each layer; what the file says of them is not
    /// looked at.
    ///
    /// # Errors
    ///
    /// As [`Network::load`], and if there is not one activation for each layer.
    pub fn load_with(path: impl AsRef<Path>, activations: &[Activation]) -> io::Result<Network> {
        read(path.as_ref(), Some(activations))
    }

    fn to_bytes(&self) -> Vec<u8> {
        let names: Vec<_> = self.layers.iter().map(|x| x.activation().name()).collect();
        let mut tables = Vec::new();
        for (m, layer) in self.layers.iter().enumerate() {
            let (w, inputs, outputs) = (&layer.w, layer.inputs(), layer.outputs());
            let turned = Matrix::from_fn(outputs, inputs, |j, i| w[(i, j)]); // (7)
            let table = (vec![outputs, inputs], turned.as_slice().to_vec());
            tables.push((format!("{}.weight", 2 * m), table));
            if layer.has_bias() {
                let biases = (vec![outputs], w.row(inputs).to_vec()); // (10)
                tables.push((format!("{}.bias", 2 * m), biases));
            }
        }
        bytes(&names.join(","), &tables)
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = match fs::canonicalize(path) {
        Ok(old) => file(old)?, // behind a link
        Err(error) if path.is_symlink() => Err(Error::other(format!("behind this link: {error}")))?,
        Err(_) if path.file_name().is_none() => Err(Error::other("this is no name of a file"))?,
        Err(_) => path.to_path_buf(),
    };
    let beside = PathBuf::from(OsString::from_iter([path.as_os_str(), ".new".as_ref()]));
    let _ = fs::remove_file(&beside); // what a save that was ended has left there
    let mut new = named(&beside, File::create_new(&beside))?;
    let written = new.write_all(bytes).and_then(|()| new.sync_all());
    let moved = written.and_then(|()| fs::rename(&beside, &path));
    if moved.is_err() {
        let _ = fs::remove_file(&beside); // the first thing that failed is what counts
    }
    moved
}

fn read(path: &Path, activations: Option<&[Activation]>) -> io::Result<Network> {
    let bytes = file(path.to_path_buf()).and_then(fs::read);
    let network = |bytes: Vec<u8>| network(&bytes, activations).map_err(Error::other);
    named(path, bytes.and_then(network))
}

/// The path, if a file is there: a device, or a pipe, may never end, and none of them
/// gives way to a file.
fn file(path: PathBuf) -> io::Result<PathBuf> {
    match fs::metadata(&path)?.is_file() {
        true => Ok(path),
        false => Err(Error::other("this is no file")),
    }
}

/// What went wrong, with the file that it went wrong with.
fn named<T>(path: &Path, result: io::Result<T>) -> io::Result<T> {
    let name = |error: Error| Error::new(error.kind(), format!("{path:?}: {error}"));
    result.map_err(name)
}

/// The network in the bytes of a file.
fn network(bytes: &[u8], activations: Option<&[Activation]>) -> Result<Network, NetworkError> {
    let (said, mut tables) = contents(bytes)?;
    let activations = match (activations, said) {
        (Some(given), _) => given.to_vec(),
        (None, Some(names)) => {
            let known: Result<_, UnknownActivation> = names.split(',').map(str::parse).collect();
            known.map_err(|unknown| NetworkError(format!("{METADATA}: {unknown}")))?
        }
        (None, None) => refuse!("{METADATA}: it names no activations: give them to load_with"),
    };
    let count = activations.len();
    let mut layers = Vec::new();
    for (m, f) in activations.into_iter().enumerate() {
        let [weight, bias] = ["weight", "bias"].map(|part| format!("{}.{part}", 2 * m));
        let Some((shape, entries)) = tables.remove(weight.as_str()) else {
            refuse!("{weight}: there is none, but layer {m} of {count} wants it");
        };
        let &[outputs, inputs] = shape.as_slice() else {
            refuse!("{weight}: its shape {shape:?} is not outputs × inputs");
        };
        let w = Matrix::from_fn(inputs, outputs, |i, j| entries[j * inputs + i]); // (7)
        layers.push(match tables.remove(bias.as_str()) {
            None => Layer::new(f, w),
            Some((shape, w_0)) if shape == [outputs] => Layer::with_bias(f, &w_0.into(), &w), // (10)
            Some((shape, _)) => refuse!("{bias}: its shape {shape:?} is not [{outputs}]"),
        });
    }
    if let Some(name) = tables.keys().next() {
        refuse!("{name}: no layer has such a table, with activations for {count}");
    }
    Network::new(layers)
}
