//! The drawing helpers of the examples draw what they are given.

use crate::common::assert_close;
use crate::plot::Axis;
use crate::plot::terminal::{Plot, sparkline};
use crate::svg::Svg;
use crate::{compare, contour};
use std::path::Path;

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
    let said = |axis: Axis, most| {
        let labels = axis.ticks(most).into_iter().map(|(_, label)| label);
        labels.collect::<Vec<_>>().join(" ")
    };
    let x = |low, high| Axis::linear("x").between(low, high);
    assert_eq!(said(x(-0.5, 1.5), 5), "−0.5 0.0 0.5 1.0 1.5");
    assert_eq!(said(x(0.0, 0.3), 3), "0.0 0.1 0.2 0.3");
    assert_eq!(said(x(0.0, 2000.0), 4), "0 500 1000 1500 2000");
    assert_eq!(said(x(-2e253, 4e253), 3), "−2·10²⁵³ 0 2·10²⁵³ 4·10²⁵³");
    assert_eq!(said(x(0.0, 1.5e-9), 3), "0 5·10⁻¹⁰ 1.0·10⁻⁹ 1.5·10⁻⁹");
    let log = Axis::log("ε").between(1e-12, 1.0);
    assert_eq!(said(log, 4), "10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 1");
}

#[test]
fn an_axis_without_a_range_takes_what_is_drawn() {
    // A value just beyond a power of ten by rounding is taken for the power.
    let (below, above) = (1e-2 * (1.0 - 1e-15), 10.0 * (1.0 + 1e-15));
    for (axis, drawn, expected) in [
        (Axis::linear("x"), [0.3, 4.0, 9.1], [0.0, 10.0]),
        (Axis::log("x"), [0.0, 0.02, 3.0], [0.01, 10.0]),
        (Axis::log("x"), [0.0, below, above], [0.01, 10.0]),
        (Axis::linear("x").between(1.0, 2.0), [5.0; 3], [1.0, 2.0]),
    ] {
        let axis = axis.fitted(drawn.into_iter());
        assert_close(axis.value_at(0.0), expected[0], 1e-14);
        assert_close(axis.value_at(1.0), expected[1], 1e-14);
    }
    let nothing = Axis::linear("x").fitted([f64::NAN].into_iter());
    assert!(nothing.place(1.0).is_some(), "an empty plot still has axes");
}

/// A plot of the unit square.
fn unit(rows: usize) -> Plot {
    let axis = |title| Axis::linear(title).between(0.0, 1.0);
    Plot::new(axis("x"), axis("y")).rows(rows)
}

fn is_ink(c: char) -> bool {
    ('\u{2801}'..='\u{28ff}').contains(&c)
}

#[test]
fn a_plot_shows_its_curve_from_corner_to_corner() {
    let plot = unit(5).curve("line", &[(0.0, 0.0), (1.0, 1.0)]);
    let text = plot.to_string();
    let rows: Vec<&str> = text.lines().skip(1).take(5).collect();
    assert!(rows[0].ends_with(" line"), "{text}");
    let rises = |pair: &[&str]| pair[0].find(is_ink) > pair[1].find(is_ink);
    assert!(rows.windows(2).all(rises), "the line must rise\n{text}");
    assert!(rows[4].starts_with(" 0.0 ┤⣀"), "{text}");
}

#[test]
fn eight_dots_stand_in_a_character() {
    // Two rows of characters are eight rows of dots.
    let dot = |x, row| {
        let point = (x, 1.0 - f64::from(row) / 7.0);
        unit(2)
            .curve("", &[point])
            .to_string()
            .chars()
            .find(|c| is_ink(*c))
    };
    let left = [0, 1, 2, 3].map(|row| dot(0.0, row));
    assert_eq!(left, ['⠁', '⠂', '⠄', '⡀'].map(Some));
    let right = [4, 5, 6, 7].map(|row| dot(1.0, row));
    assert_eq!(right, ['⠈', '⠐', '⠠', '⢀'].map(Some));
}

#[test]
fn no_picture_is_wider_than_78_columns() {
    let points = (0..500).map(|i| (f64::from(i), f64::from(i * i) * 1e6));
    let plot = Plot::new(Axis::linear("epoch"), Axis::linear("loss"))
        .curve("a label of some length", &points.collect::<Vec<_>>())
        .curve("another", &[(0.0, f64::NAN), (3.0, f64::INFINITY)]);
    for line in plot.to_string().lines() {
        assert!(line.chars().count() <= 78, "{line}");
    }
}

#[test]
fn colour_changes_nothing_else() {
    let plot = |coloured| {
        let plot = unit(5)
            .coloured(coloured)
            .curve("up", &[(0.0, 0.0), (1.0, 1.0)]);
        plot.curve("down", &[(0.0, 1.0), (1.0, 0.0)]).to_string()
    };
    let coloured = plot(true);
    let (first, rest) = coloured.split_once('\u{1b}').expect("a colour");
    let rest = rest
        .split('\u{1b}')
        .map(|part| part.split_once('m').expect("its end").1);
    let plain: String = [first].into_iter().chain(rest).collect();
    assert_eq!(plain, plot(false));
}

#[test]
fn text_in_a_picture_stays_text() {
    let mut svg = Svg::new(50.0, "a < b", "c & d");
    svg.texts("24 -3.5 mid small: a: b\n  1 2: if $w_{ij}^(1)$ < $exp(x)^2$ & more");
    svg.line("blue", (0.0, -0.04), (1.26, 30.0));
    let file = svg.finish();
    for part in [
        r#"<title id="title">a &lt; b</title>"#,
        r#"<path class="line blue" d="M0 0L1.3 30"/>"#,
        r#"<text class="mid small" x="24" y="-3.5"><tspan class="p">a: b</tspan></text>"#,
        r#"<text class="" x="1" y="2"><tspan class="p">if "#,
    ] {
        assert!(file.contains(part), "no {part} in\n{file}");
    }
    let pieces = file.split('<').filter_map(|piece| piece.split_once('>'));
    let text: String = pieces.map(|(_, text)| text).collect();
    let line = "if wij(1) &lt; exp(x)2 &amp; more";
    assert!(text.contains(line), "{text}");
}

#[test]
fn a_raised_part_returns_to_the_base_line() {
    let mut svg = Svg::new(50.0, "", "");
    svg.text("", (0.0, 0.0), "$s_i^(2)$ and");
    let file = svg.finish();
    let shifts = file.split("dy=\"").skip(1);
    let shifts: Vec<&str> = shifts.filter_map(|piece| piece.split('"').next()).collect();
    assert_eq!(shifts, ["5.0", "-12.0", "7.0"], "down, up, and back");
    assert!(file.contains("dx=\"-3.8\""), "not above the i\n{file}");
}

/// On a page 830 pixels wide 11 pixels can be read, on a telephone's 390 it is 8.
/// In half of the browsers the ground is dark, and not everybody wants motion.
#[test]
fn pictures_can_be_read_everywhere() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/figures");
    let (mut seen, mut moving) = (0, 0);
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|kind| kind != "svg") {
            continue; // the playground's, which a browser took
        }
        let (name, file) = (path.display(), std::fs::read_to_string(&path)?);
        let count = |part| file.matches(part).count();
        assert_eq!(count("viewBox=\"0 0 600 "), 1, "{name}: 600 wide");
        assert_eq!(count("(prefers-color-scheme: dark)"), 1, "{name}: dark");
        let sizes = ["font-size: ", "font: "].map(|key| file.split(key).skip(1));
        for size in sizes.into_iter().flatten() {
            let size: f64 = size
                .split("px")
                .next()
                .unwrap_or_default()
                .parse()
                .expect("a size");
            assert!(size >= 8.0 * 600.0 / 390.0, "{name}: letters of {size}");
        }
        seen += 1;
        if count("@keyframes") > 0 {
            let still = "(prefers-reduced-motion: reduce) { .frame, .last { animation: none } }";
            assert_eq!(count(still), 1, "{name}: still");
            let hidden = ".frame { opacity: 0; animation: frame ";
            assert_eq!(count(hidden), 1, "{name}: hidden");
            assert_eq!(count("s step-end 2 }"), 2, "{name}: twice");
            assert_eq!(count("<g class=\"last\">"), 1, "{name}: one that stays");
            moving += 1;
        }
    }
    assert_eq!((seen, moving), (17, 2));
    Ok(())
}

#[test]
fn a_picture_may_move_half_a_pixel_but_not_change_its_words() {
    let old = "<path d=\"M10 20L-3.5 40\"/>\n<text x=\"5\">L = 0.25</text>\n";
    let moved = |from, to| compare::difference("x", old, &old.replace(from, to));
    assert_eq!(moved("", ""), None);
    assert_eq!(moved("-3.5", "-3.9"), None);
    let told = "docs/figures/x.svg:1: the file says -3.5, the drawing -4.1";
    assert_eq!(moved("-3.5", "-4.1").as_deref(), Some(told));
    let told = moved("0.25", "0.26").expect("a number that is read");
    assert!(told.starts_with("docs/figures/x.svg:2: the file says 0.25"));
    assert!(moved("L-3.5 40", "").is_some(), "a point is missing");
    assert!(moved("20L", "20M").is_some(), "a line is broken");
    assert!(moved("0.25</text>\n", "0.25</text>\n<g/>\n").is_some());
    assert!(moved("<text x=\"5\">L = 0.25</text>\n", "").is_some());
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
    let hills = |i, j| f64::from(u8::from((i == 2 || i == 6) && j == 4));
    assert_eq!(contour::outlines(0.5, 9, hills).len(), 2);
    assert_eq!(contour::outlines(2.5, 9, |i, _| i as f64).len(), 1);
    assert_eq!(contour::outlines(9.5, 9, |i, _| i as f64).len(), 0);
}

#[test]
fn a_picture_that_nothing_draws_is_named() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strangers");
    std::fs::create_dir_all(&folder)?;
    for name in ["drawn.svg", "old.svg", "notes.txt"] {
        std::fs::write(folder.join(name), "")?;
    }
    let complaints = compare::strangers(&folder, &["drawn"]);
    let told = "docs/figures/old.svg: nothing draws this picture; delete it";
    assert_eq!(complaints, [told]);
    Ok(())
}
