//! What was asked for on the command line.

pub(crate) const HELP: &str = "\
How fast plain loops can be, beside the formulas read literally.

  cargo run --release --example benchmark              all, in about a minute
  cargo run --release --example benchmark -- --quick   smaller, in a few seconds
  cargo run --release --example benchmark -- NAME ...  those whose names begin so

Training, with the loss measured at the end:
  xor          2-4-1 on XOR, online, 10,000 epochs
  64-online    64-32-10, online, 5 epochs of 1,500 samples
  64-tens      the same in mini-batches of 10
  784-online   784-30-10, online, 1 epoch of 10,000 samples
  784-tens     the same in mini-batches of 10
The way forward:
  forward      784-128-64-10, 10,000 samples one by one
Products:
  matrix       a 256×256 matrix by another
  row          a vector by a 1024×1024 matrix, Σ_i s_i w_ij
  column       a 1024×1024 matrix by a vector, Σ_j w_ij s_j
  outer        784 numbers by 30, s_i e_j
Formulas, beside a tree in which nothing is shared:
  derivation   the loss of a 4-4-2 network, its 30 derivatives, their values once
  evaluation   the values of these derivatives at 1,000 places

Both forms run in turn. The exit code is 1 if their numbers differ by more than
1e-9, and 2 if the request is wrong.
";

/// What is to be run.
pub(crate) struct Request<'a> {
    pub(crate) quick: bool,
    pub(crate) names: Vec<&'a str>,
}

/// Reads the words of the command line; `None` asks for help.
pub(crate) fn read<'a>(words: &[String], known: &[&'a str]) -> Result<Option<Request<'a>>, String> {
    let (mut quick, mut names) = (false, Vec::new());
    for word in words.iter().map(String::as_str) {
        match word {
            "--help" | "-h" => return Ok(None),
            "--quick" => quick = true,
            _ if word.starts_with('-') => {
                return Err(format!("there is no option {word}: see --help"));
            }
            _ => {
                let before = names.len();
                names.extend(known.iter().filter(|name| name.starts_with(word)));
                if word.is_empty() || names.len() == before {
                    let known = known.join(", ");
                    return Err(format!(
                        "there is no workload '{word}'; choose from {known}"
                    ));
                }
            }
        }
    }
    if names.is_empty() {
        names = known.to_vec();
    }
    Ok(Some(Request { quick, names }))
}
