//! What a reader writes about an expression: the values of its variables, and the
//! path that they follow.

use chainrule::calculus::{Expr, Graph};

/// Reads `text`; `what` it is stands before what is wrong with it.
pub(crate) fn parse<'g>(graph: &'g Graph, what: &str, text: &str) -> Result<Expr<'g>, String> {
    graph.parse(text).map_err(|error| format!("{what}{error}"))
}

/// Reads lists such as `x=3,a=1`, in which each name is there once; `what` gives them.
pub(crate) fn pairs(what: &str, lists: &[String]) -> Result<Vec<(String, String)>, String> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for part in lists.iter().flat_map(|list| list.split(',')) {
        let (name, value) = part.split_once(['=', ':']).unwrap_or((part, ""));
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() || value.is_empty() || value.contains(['=', ':']) {
            let wanted = "gives nothing a value: write a list like x=3,a=1 or x=z^2,y=exp(z)";
            return Err(format!("{what}: '{}' {wanted}", part.trim()));
        }
        if pairs.iter().any(|(other, _)| other == name) {
            return Err(format!("{name} is given twice: leave one out"));
        }
        pairs.push((name.to_string(), value.to_string()));
    }
    Ok(pairs)
}

/// Reads what the variables of `f` follow: expressions of `z`, given by `what`.
pub(crate) fn path<'g>(
    f: Expr<'g>,
    z: Expr<'g>,
    what: &str,
    pairs: &[(String, String)],
) -> Result<Vec<(Expr<'g>, Expr<'g>)>, String> {
    let mut path = Vec::new();
    for (name, text) in pairs {
        let Some(x) = f.variables().into_iter().find(|x| x.to_string() == *name) else {
            return Err(format!(
                "{what} gives {name} a path, but f does not contain {name}"
            ));
        };
        path.push((x, parse(f.graph(), &format!("{what} {name}: "), text)?));
    }
    let on_path = |e: &Expr| path.iter().any(|(x, _)| x == e);
    for (x, follows) in &path {
        if *x == z {
            let both = "cannot follow a path and be the variable that paths depend on";
            return Err(format!("{z} {both}"));
        }
        if let Some(other) = follows.variables().into_iter().find(on_path) {
            let first = "which has a path itself: put that in first";
            return Err(format!("the path of {x} contains {other}, {first}"));
        }
    }
    Ok(path)
}
