//! Holds the layout of a JPEG: its components, their blocks, and how exactly each coefficient has come so far.

use super::super::draw::MOST_PIXELS;
use super::super::walk::be16;
use super::Stop;

/// A coefficient of which nothing has come.
const NOTHING: u8 = u8::MAX;

/// The picture as its frame header lays it out.
pub struct Frame {
    /// Whether coefficients come in several scans.
    pub progressive: bool,
    /// Units across and down, each of some blocks of every component.
    pub units: (u32, u32),
    /// One to four.
    pub components: Vec<Component>,
}

/// One colour of a picture.
pub struct Component {
    /// Its name in scans.
    pub name: u8,
    /// Blocks of a unit, across and down.
    pub in_unit: (u32, u32),
    /// Blocks of the component alone, across and down.
    pub blocks: (u32, u32),
    /// Blocks from one row to the next, those included that fill the last unit.
    pub stride: u32,
    /// For each block which coefficients are other than nought; only of progressive pictures.
    pub known: Vec<u64>,
    /// For each coefficient the bits that are still to come.
    to_come: [u8; 64],
}

impl Frame {
    /// Reads a frame header.
    pub fn new(progressive: bool, body: &[u8]) -> Result<Self, Stop> {
        let (precision, count) = match (body.first(), body.get(5)) {
            (Some(precision), Some(count)) => (*precision, usize::from(*count)),
            _ => return Err(Stop::Damaged),
        };
        let (height, width) = (u32::from(be16(body, 1)), u32::from(be16(body, 3)));
        // A height that comes later, more bits, and pictures larger than are decoded.
        let pixels = u64::from(width) * u64::from(height);
        if precision != 8 || height == 0 || count > 4 || pixels > MOST_PIXELS {
            return Err(Stop::Unknown);
        }
        let named = body.get(6..6 + 3 * count).ok_or(Stop::Damaged)?;
        let named = named.chunks_exact(3).filter_map(|chunk| match chunk {
            [name, sides, _] => Some((*name, (u32::from(sides >> 4), u32::from(sides & 15)))),
            _ => None,
        });
        let named: Vec<_> = named.collect();
        let sides = |side: fn(&(u32, u32)) -> u32| named.iter().map(move |(_, sides)| side(sides));
        let most = (
            sides(|s| s.0).max().unwrap_or(0),
            sides(|s| s.1).max().unwrap_or(0),
        );
        let least = sides(|s| s.0.min(s.1)).min().unwrap_or(0);
        if width == 0 || least == 0 || most.0 > 4 || most.1 > 4 {
            return Err(Stop::Damaged);
        }
        let units = (width.div_ceil(8 * most.0), height.div_ceil(8 * most.1));
        let components = named.into_iter().map(|(name, in_unit)| {
            let blocks = (
                (width * in_unit.0).div_ceil(most.0).div_ceil(8),
                (height * in_unit.1).div_ceil(most.1).div_ceil(8),
            );
            let stride = units.0 * in_unit.0;
            let all = u64::from(stride) * u64::from(units.1 * in_unit.1);
            let all = usize::try_from(all).unwrap_or(0);
            Component {
                name,
                in_unit,
                blocks,
                stride,
                known: if progressive {
                    vec![0; all]
                } else {
                    Vec::new()
                },
                to_come: [NOTHING; 64],
            }
        });
        Ok(Self {
            progressive,
            units,
            components: components.collect(),
        })
    }

    /// Whether all coefficients have come in full.
    pub fn is_complete(&self) -> bool {
        let mut components = self.components.iter();
        components.all(|component| component.to_come == [0; 64])
    }
}

impl Component {
    /// Writes down that coefficients have come but for some bits.
    pub fn came(&mut self, from: usize, to: usize, to_come: u8) {
        if let Some(coefficients) = self.to_come.get_mut(from..=to) {
            coefficients.fill(to_come);
        }
    }
}
