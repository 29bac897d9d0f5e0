//! The drawing helpers of the examples draw what they are given.

use crate::common::assert_close;
use crate::plot::Axis;
use crate::plot::terminal::{Plot, sparkline};
use crate::svg::Svg;
use crate::{compare, contour};

#[test]
fn a_sparkline_goes_from_the_least_to_the_greatest_value() {
    assert_eq!(sparkline(&[0.0, 3.0, 7.0], 10), "▁▄█");
    assert_eq!(sparkline(&[1.0, 3.0, 5.0, 7.0], 2), "▁█", "a bar is a mean");
    assert_eq!(sparkline(&[4.0, 4.0], 10), "▁▁");
    assert_eq!(sparkline(&[1.0, f64::NAN, 2.0], 10), "▁!█");
    assert_eq!(sparkline(&[], 10), "");
}

#[test]
fn an_axis_places_values_and_finds_them_again() {
    let linear = Axis::linear("x").between(-1.0, 3.0);
    assert_eq!(linear.place(0.0), Some(0.25));
    assert_eq!(linear.value_at(0.25), 0.0);
    // Logarithms differ in their last bits between systems.
    let log = Axis::log("ε").between(1e-4, 1.0);
    assert_close(log.place(1e-3).unwrap(), 0.25, 1e-14);
    assert_close(log.value_at(0.5), 1e-2, 1e-14);
    assert_eq!(log.place(0.0), None, "zero has no logarithm");
    assert_eq!(linear.place(f64::NAN), None);
}

#[test]
fn ticks_are_round_numbers_within_the_range() {
    let labels = |axis: Axis, most| -> Vec<String> {
        axis.ticks(most)
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    };
    assert_eq!(
        labels(Axis::linear("x").between(-0.5, 1.5), 5),
        ["−0.5", "0.0", "0.5", "1.0", "1.5"]
    );
    assert_eq!(
        labels(Axis::linear("x").between(0.0, 0.3), 3),
        ["0.0", "0.1", "0.2", "0.3"]
    );
    assert_eq!(
        labels(Axis::linear("epoch").between(0.0, 2000.0), 4),
        ["0", "500", "1000", "1500", "2000"]
    );
    assert_eq!(
        labels(Axis::log("ε").between(1e-12, 1.0), 4),
        ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "1"]
    );
    assert_eq!(
        labels(Axis::linear("y").between(-2e253, 4e253), 3),
        ["−2·10²⁵³", "0", "2·10²⁵³", "4·10²⁵³"]
    );
    assert_eq!(
        labels(Axis::linear("y").between(0.0, 1.5e-9), 3),
        ["0", "5·10⁻¹⁰", "1.0·10⁻⁹", "1.5·10⁻⁹"]
    );
}

#[test]
fn an_axis_without_a_range_takes_what_is_drawn() {
    // A value just beyond a power of ten by rounding is taken for the power.
    let (below, above) = (1e-2 * (1.0 - 1e-15), 10.0 * (1.0 + 1e-15));
    for (axis, drawn, expected) in [
        (Axis::linear("x"), [0.3, 4.0, 9.1], [0.0, 10.0]),
        (Axis::log("x"), [0.0, 0.02, 3.0], [0.01, 10.0]),
        (Axis::log("x"), [0.0, below, above], [0.01, 10.0]),
    ] {
        let axis = axis.fitted(drawn.into_iter());
        assert_close(axis.value_at(0.0), expected[0], 1e-14);
        assert_close(axis.value_at(1.0), expected[1], 1e-14);
    }
    let nothing = Axis::linear("x").fitted([f64::NAN].into_iter());
    assert!(nothing.place(1.0).is_some(), "an empty plot still has axes");
    let given = Axis::linear("x")
        .between(0.0, 1.0)
        .fitted([5.0].into_iter());
    assert_eq!([0.0, 1.0].map(|at| given.value_at(at)), [0.0, 1.0]);
}

#[test]
fn a_plot_shows_its_curve_from_corner_to_corner() {
    let unit = |title| Axis::linear(title).between(0.0, 1.0);
    let plot = Plot::new(unit("x"), unit("y"))
        .rows(5)
        .curve("line", &[(0.0, 0.0), (1.0, 1.0)]);
    let text = plot.to_string();
    let rows: Vec<&str> = text.lines().skip(1).take(5).collect();
    let ink = |row: &str| row.find(|c| ('\u{2801}'..='\u{28ff}').contains(&c));
    assert!(rows[0].ends_with(" line"), "{text}");
    assert!(
        rows.windows(2).all(|pair| ink(pair[0]) > ink(pair[1])),
        "the line must rise\n{text}"
    );
    assert!(rows[4].starts_with(" 0.0 ┤⣀"), "{text}");
}

#[test]
fn eight_dots_stand_in_a_character() {
    let unit = |title| Axis::linear(title).between(0.0, 1.0);
    // Two rows of characters are eight rows of dots.
    let dot = |x: f64, row: u8| {
        let point = (x, 1.0 - f64::from(row) / 7.0);
        let plot = Plot::new(unit("x"), unit("y")).rows(2).curve("", &[point]);
        plot.to_string()
            .chars()
            .find(|c| ('\u{2801}'..='\u{28ff}').contains(c))
    };
    assert_eq!(
        [0, 1, 2, 3].map(|row| dot(0.0, row)),
        ['⠁', '⠂', '⠄', '⡀'].map(Some)
    );
    assert_eq!(
        [4, 5, 6, 7].map(|row| dot(1.0, row)),
        ['⠈', '⠐', '⠠', '⢀'].map(Some)
    );
}

#[test]
fn no_picture_is_wider_than_78_columns() {
    let points: Vec<(f64, f64)> = (0..500)
        .map(|i| (f64::from(i), f64::from(i * i) * 1e6))
        .collect();
    let plot = Plot::new(Axis::linear("epoch"), Axis::linear("loss"))
        .curve("a label of some length", &points)
        .curve("another", &[(0.0, f64::NAN), (3.0, f64::INFINITY)]);
    for line in plot.to_string().lines() {
        assert!(line.chars().count() <= 78, "{line}");
    }
}

/// The text of a picture, without its tags.
fn text_of(svg: Svg) -> String {
    let file = svg.finish();
    let body = file
        .split("</style>")
        .nth(1)
        .expect("a style sheet comes first");
    body.split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn text_in_a_picture_stays_text() {
    let mut svg = Svg::new(50.0, "a < b", "c & d");
    svg.text("", (10.0, 20.0), "if $w_{ij}^(1)$ < $exp(x)^2$ & more");
    let text = text_of(svg);
    let line = "if wij(1) &lt; exp(x)2 &amp; more";
    assert!(text.contains(line), "{text}");

    let mut svg = Svg::new(50.0, "a < b", "c & d");
    svg.line("blue", (0.0, -0.04), (1.26, 30.0));
    let file = svg.finish();
    assert!(
        file.contains("<title id=\"title\">a &lt; b</title>"),
        "{file}"
    );
    assert!(
        file.contains("<path class=\"line blue\" d=\"M0 0L1.3 30\"/>"),
        "{file}"
    );
}

#[test]
fn a_raised_part_returns_to_the_base_line() {
    let mut svg = Svg::new(50.0, "", "");
    svg.text("", (0.0, 0.0), "$s_i^(2)$ and");
    let file = svg.finish();
    let shifts: Vec<f64> = file
        .split("dy=\"")
        .skip(1)
        .filter_map(|piece| piece.split('"').next()?.parse().ok())
        .collect();
    assert_eq!(
        shifts,
        [5.0, -12.0, 7.0],
        "down, up over it, and back\n{file}"
    );
    assert!(
        file.contains("dx=\"-3.8\""),
        "above the i, not behind it\n{file}"
    );
}

#[test]
fn notes_are_places_classes_and_text() {
    let mut svg = Svg::new(50.0, "", "");
    svg.texts("24 -3.5 mid small: a: b\n  1 2: c");
    let file = svg.finish();
    for text in [
        r#"<text class="mid small" x="24" y="-3.5"><tspan class="p">a: b</tspan></text>"#,
        r#"<text class="" x="1" y="2"><tspan class="p">c</tspan></text>"#,
    ] {
        assert!(file.contains(text), "no {text} in\n{file}");
    }
}

/// On a page 830 pixels wide 11 pixels can be read, on a telephone's 390 it is 8.
/// In half of the browsers the ground is dark, and not everybody wants motion.
#[test]
fn pictures_can_be_read_everywhere() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/figures");
    let (mut seen, mut moving) = (0, 0);
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|kind| kind != "svg") {
            continue; // the playground's, which a browser took
        }
        let (name, file) = (path.display(), std::fs::read_to_string(&path)?);
        assert!(file.contains("viewBox=\"0 0 600 "), "{name}: 600 wide");
        let sizes = file
            .split("font-size: ")
            .chain(file.split("font: "))
            .skip(1);
        for size in sizes.filter_map(|text| text.split("px").next()?.parse::<f64>().ok()) {
            assert!(
                size >= 11.0 && size * 390.0 / 600.0 >= 8.0,
                "{name}: letters of {size}"
            );
        }
        assert!(
            file.contains("(prefers-color-scheme: dark)"),
            "{name}: dark"
        );
        seen += 1;
        if file.contains("@keyframes") {
            let still =
                "@media (prefers-reduced-motion: reduce) { .frame, .last { animation: none } }";
            assert!(file.contains(still), "{name}: still");
            assert!(
                file.contains(".frame { opacity: 0; animation: frame "),
                "{name}: hidden"
            );
            assert_eq!(file.matches("s step-end 2 }").count(), 2, "{name}: twice");
            assert_eq!(
                file.matches("<g class=\"last\">").count(),
                1,
                "{name}: one that stays"
            );
            moving += 1;
        }
    }
    assert_eq!((seen, moving), (17, 2));
    Ok(())
}

#[test]
fn a_picture_may_move_half_a_pixel_but_not_change_its_words() {
    let old = "<path d=\"M10 20L-3.5 40\"/>\n<text x=\"5\">L = 0.25</text>\n";
    let compare = |new: &str| compare::difference("x", old, new);
    assert_eq!(compare(old), None);
    assert_eq!(compare(&old.replace("-3.5", "-3.9")), None);
    let moved = compare(&old.replace("-3.5", "-4.1")).expect("0.6 is too far");
    assert_eq!(
        moved,
        "docs/figures/x.svg:1: the file says -3.5, the drawing -4.1"
    );
    let told = compare(&old.replace("0.25", "0.26")).expect("a number that is read");
    assert!(
        told.starts_with("docs/figures/x.svg:2: ") && told.contains("0.26"),
        "{told}"
    );
    assert!(
        compare(&old.replace("L-3.5 40", "")).is_some(),
        "a point is missing"
    );
    assert!(
        compare(&format!("{old}<g/>\n")).is_some(),
        "a line is missing"
    );
}

#[test]
fn an_outline_surrounds_what_is_above_the_level() {
    // A cone: its outline at level 0 is a circle of radius 3.7 around (5, 5).
    let cone = |i: usize, j: usize| 3.7 - (i as f64 - 5.0).hypot(j as f64 - 5.0);
    let outlines = contour::outlines(0.0, 11, cone);
    assert_eq!(outlines.len(), 1);
    assert_eq!(outlines[0].first(), outlines[0].last(), "it is closed");
    for &(x, y) in &outlines[0] {
        assert!(((x - 5.0).hypot(y - 5.0) - 3.7).abs() < 0.1, "({x}, {y})");
    }
    // Two hills, and one region that leaves the grid.
    let hills = |i: usize, j: usize| {
        if (i == 2 || i == 6) && j == 4 {
            1.0
        } else {
            0.0
        }
    };
    assert_eq!(contour::outlines(0.5, 9, hills).len(), 2);
    assert_eq!(contour::outlines(2.5, 9, |i, _| i as f64).len(), 1);
    assert_eq!(contour::outlines(9.5, 9, |i, _| i as f64).len(), 0);
}

#[test]
fn a_picture_that_nothing_draws_is_named() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("strangers");
    std::fs::create_dir_all(&folder)?;
    for name in ["drawn.svg", "old.svg", "notes.txt"] {
        std::fs::write(folder.join(name), "")?;
    }
    let complaints = compare::strangers(&folder, &["drawn"]);
    assert_eq!(
        complaints,
        ["docs/figures/old.svg: nothing draws this picture; delete it"]
    );
    Ok(())
}

#[test]
fn colour_changes_nothing_else() {
    let plot = |coloured| {
        Plot::new(Axis::linear("x"), Axis::linear("y"))
            .coloured(coloured)
            .curve("up", &[(0.0, 0.0), (1.0, 1.0)])
            .curve("down", &[(0.0, 1.0), (1.0, 0.0)])
            .to_string()
    };
    let coloured = plot(true);
    let mut parts = coloured.split('\u{1b}');
    let first = parts.next().expect("there is one");
    let rest = parts.map(|part| part.split_once('m').expect("the end of a colour").1);
    assert_eq!(
        [first].into_iter().chain(rest).collect::<String>(),
        plot(false)
    );
    assert!(coloured.contains("\u{1b}[") && !plot(false).contains('\u{1b}'));
}
