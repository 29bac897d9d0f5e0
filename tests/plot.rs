//! The drawing helpers of the examples draw what they are given.

#[path = "../examples/plot/mod.rs"]
mod plot;

use plot::Axis;
use plot::terminal::{Plot, heat_map, sparkline};

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
    let log = Axis::log("ε").between(1e-4, 1.0);
    assert_eq!(log.place(1e-3), Some(0.25));
    assert_eq!(log.value_at(0.5), 1e-2);
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
}

#[test]
fn an_axis_without_a_range_takes_what_is_drawn() {
    let range = |axis: Axis| (axis.value_at(0.0), axis.value_at(1.0));
    assert_eq!(
        range(Axis::linear("x").fitted([0.3, 9.1].into_iter())),
        (0.0, 10.0)
    );
    assert_eq!(
        range(Axis::log("x").fitted([0.0, 0.02, 3.0].into_iter())),
        (0.01, 10.0)
    );
    let nothing = Axis::linear("x").fitted([f64::NAN].into_iter());
    assert!(nothing.place(1.0).is_some(), "an empty plot still has axes");
    let given = Axis::linear("x")
        .between(0.0, 1.0)
        .fitted([5.0].into_iter());
    assert_eq!(range(given), (0.0, 1.0), "a given range stays");
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
fn no_picture_is_wider_than_78_columns() {
    let points: Vec<(f64, f64)> = (0..500)
        .map(|i| (f64::from(i), f64::from(i * i) * 1e6))
        .collect();
    let plot = Plot::new(Axis::linear("epoch"), Axis::linear("loss"))
        .curve("a label of some length", &points)
        .curve("another", &[(0.0, f64::NAN), (3.0, f64::INFINITY)])
        .points('o', &points);
    let side = Axis::linear("s").between(0.0, 1.0);
    let map = heat_map(&side, &side, 0.0, 1.0, |x, y| x * y, &[(0.5, 0.5, 'x')]);
    assert!(map.contains('x') && map.contains('█'));
    for line in plot.to_string().lines().chain(map.lines()) {
        assert!(line.chars().count() <= 78, "{line}");
    }
}

#[test]
fn a_heat_map_stands_upright() {
    let (x, y) = (
        Axis::linear("x").between(0.0, 1.0),
        Axis::linear("y").between(0.0, 1.0),
    );
    let map = heat_map(&x, &y, 0.0, 1.0, |_, y| y, &[]);
    let full: Vec<bool> = map.lines().map(|line| line.contains('█')).collect();
    assert!(full[1] && !full[18], "large y is above small y\n{map}");
}
