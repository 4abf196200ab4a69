//! The files of ratings.

use std::{fs, path::Path};

/// Scales of the questionnaire that are used: the first ten of those with five statements, whichever they are.
const SCALES: usize = 10;
/// Statements of each.
pub const STATEMENTS: usize = 5;

/// How many levels a rating has.
#[derive(Debug, Clone, Copy)]
pub enum Levels {
    /// As it was given.
    Six,
    /// As the quiz has it.
    Five,
}

/// Six levels as five: the two in the middle are one.
pub fn five(six: u8) -> u8 {
    if six > 3 { six - 1 } else { six }
}

/// A scale with its statements.
#[derive(Debug)]
pub struct Scale {
    /// Its name.
    pub name: String,
    /// The statements' names, and whether agreeing speaks against the scale.
    pub items: Vec<(String, bool)>,
}

/// Everybody's ratings.
#[derive(Debug)]
pub struct Ratings {
    /// The scales.
    pub scales: Vec<Scale>,
    /// By person, scale and statement: the level as it was given, 1–6.
    pub people: Vec<Vec<Vec<u8>>>,
}

/// A file of the folder, line by line, comma by comma.
pub fn rows(folder: &Path, name: &str) -> Result<Vec<Vec<String>>, String> {
    let file = folder.join(name);
    let text = fs::read_to_string(&file)
        .map_err(|error| format!("{}: {error}; `cargo xtask setup --data` fetches it", file.display()))?;
    Ok(text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect())
}

/// The ratings of everybody who rated all statements of the scales.
pub fn ratings(folder: &Path) -> Result<Ratings, String> {
    let of_five = |row: &Vec<String>| row.len() == STATEMENTS + 1;
    let scales: Vec<Scale> =
        rows(folder, "spi-scales.csv")?.into_iter().filter(of_five).take(SCALES).filter_map(scale).collect();
    let table = rows(folder, "spi.csv")?;
    let (heads, lines) = table.split_first().ok_or("spi.csv is empty")?;
    let column =
        |name: &String| heads.iter().position(|head| head == name).ok_or(format!("spi.csv has no {name}"));
    let columns: Vec<Vec<usize>> = scales
        .iter()
        .map(|scale| scale.items.iter().map(|(name, _)| column(name)).collect())
        .collect::<Result<_, String>>()?;
    let level = |line: &[String], place: usize| {
        line.get(place).and_then(|cell| cell.parse::<u8>().ok()).filter(|level| (1..=6).contains(level))
    };
    let person = |line: &Vec<String>| -> Option<Vec<Vec<u8>>> {
        columns.iter().map(|scale| scale.iter().map(|place| level(line, *place)).collect()).collect()
    };
    Ok(Ratings { scales, people: lines.iter().filter_map(person).collect() })
}

fn scale(row: Vec<String>) -> Option<Scale> {
    let mut cells = row.into_iter();
    let name = cells.next()?;
    let item = |cell: String| match cell.strip_prefix('-') {
        Some(name) => (name.to_owned(), true),
        None => (cell, false),
    };
    Some(Scale { name, items: cells.map(item).collect() })
}

impl Ratings {
    /// A person's rating in the direction of the scale: 1–6 as it was given, or 1–5 as the quiz has it.
    fn toward(&self, levels: Levels, person: usize, scale: usize, item: usize) -> f64 {
        let level = self.people.get(person).and_then(|p| p.get(scale)).and_then(|s| s.get(item)).copied();
        let against =
            self.scales.get(scale).and_then(|s| s.items.get(item)).is_some_and(|(_, against)| *against);
        let level = level.unwrap_or(0);
        match levels {
            Levels::Six => f64::from(if against { 7 - level } else { level }),
            Levels::Five => f64::from(if against { 6 - five(level) } else { five(level) }),
        }
    }

    /// What these statements of a scale add up to, for one person.
    fn sum(&self, levels: Levels, person: usize, scale: usize, items: &[usize]) -> f64 {
        items.iter().map(|item| self.toward(levels, person, scale, *item)).sum()
    }

    /// Sums in standard deviations of these people's, for those people: by person and scale.
    pub fn normed(
        &self,
        levels: Levels,
        norms: &[usize],
        people: &[usize],
        items: &[usize],
    ) -> Vec<Vec<f64>> {
        let scales = 0..self.scales.len();
        let norm: Vec<(f64, f64)> = scales
            .map(|scale| {
                let sums: Vec<f64> =
                    norms.iter().map(|person| self.sum(levels, *person, scale, items)).collect();
                let mean = sums.iter().sum::<f64>() / sums.len().max(1) as f64;
                let square =
                    sums.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / sums.len().max(1) as f64;
                (mean, domain::math::sqrt(square).max(1e-9))
            })
            .collect();
        let of = |person: &usize| {
            let scores = norm.iter().enumerate();
            scores.map(|(scale, (mean, sd))| (self.sum(levels, *person, scale, items) - mean) / sd).collect()
        };
        people.iter().map(of).collect()
    }
}
