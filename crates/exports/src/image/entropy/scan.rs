//! Follows one scan of a JPEG: every block that it must hold, code by code.

use super::bits::{Bits, Table};
use super::frame::{Component, Frame};
use super::{Stop, Tables};

/// What a scan holds of its blocks.
#[derive(Clone, Copy)]
enum Part {
    /// All coefficients.
    All,
    /// The first coefficient.
    First,
    /// One more bit of the first coefficient.
    FirstAgain,
    /// Some of the others, from one to another.
    Others(u32, u32),
    /// One more bit of some of the others.
    OthersAgain(u32, u32),
}

/// A component of a scan and its tables; those that the part does not need are the number's alone.
struct Role {
    place: usize,
    dc: u8,
    ac: u8,
}

/// Follows the scan that a header announces, and writes down in the frame what came.
pub fn follow(
    frame: &mut Frame,
    tables: &Tables,
    header: &[u8],
    bits: &mut Bits,
) -> Result<(), Stop> {
    let (count, rest) = header.split_first().ok_or(Stop::Damaged)?;
    let (named, rest) = rest
        .split_at_checked(2 * usize::from(*count))
        .ok_or(Stop::Damaged)?;
    let &[from, to, approximation] = rest.first_chunk().ok_or(Stop::Damaged)?;
    let mut roles = Vec::with_capacity(4);
    for chunk in named.chunks_exact(2) {
        let &[name, numbers] = chunk else { continue };
        let mut components = frame.components.iter();
        let place = components.position(|component| component.name == name);
        roles.push(Role {
            place: place.ok_or(Stop::Damaged)?,
            dc: numbers >> 4,
            ac: numbers & 15,
        });
    }
    let (again, to_come) = (approximation >> 4 > 0, approximation & 15);
    let part = match (frame.progressive, from, to) {
        (false, ..) => Part::All,
        (true, 0, 0) if again => Part::FirstAgain,
        (true, 0, 0) => Part::First,
        (true, 1..=63, 1..=63) if from <= to && roles.len() == 1 => match again {
            true => Part::OthersAgain(from.into(), to.into()),
            false => Part::Others(from.into(), to.into()),
        },
        _ => return Err(Stop::Damaged),
    };
    match &*roles {
        [] => return Err(Stop::Damaged),
        [role] => alone(frame, tables, role, part, bits)?,
        _ => together(frame, tables, &roles, part, bits)?,
    }
    for role in &roles {
        if let Some(component) = frame.components.get_mut(role.place) {
            match part {
                Part::All => component.came(0, 63, 0),
                _ => component.came(from.into(), to.into(), to_come),
            }
        }
    }
    Ok(())
}

/// A scan of one component: its own blocks, row by row.
fn alone(
    frame: &mut Frame,
    tables: &Tables,
    role: &Role,
    part: Part,
    bits: &mut Bits,
) -> Result<(), Stop> {
    let component = frame.components.get_mut(role.place).ok_or(Stop::Damaged)?;
    let mut coder = Coder::new(tables, role, part)?;
    let mut restarts = Restarts::new(tables.interval);
    for row in 0..component.blocks.1 {
        for column in 0..component.blocks.0 {
            if restarts.is_due() {
                bits.restart()?;
                coder.run = 0;
            }
            coder.block(component, row, column, bits)?;
        }
    }
    Ok(())
}

/// A scan of several components: some blocks of each in turn.
fn together(
    frame: &mut Frame,
    tables: &Tables,
    roles: &[Role],
    part: Part,
    bits: &mut Bits,
) -> Result<(), Stop> {
    let coders = roles.iter().map(|role| Coder::new(tables, role, part));
    let mut coders = coders.collect::<Result<Vec<_>, _>>()?;
    let mut restarts = Restarts::new(tables.interval);
    for row in 0..frame.units.1 {
        for column in 0..frame.units.0 {
            if restarts.is_due() {
                bits.restart()?;
            }
            for (role, coder) in roles.iter().zip(&mut coders) {
                let component = frame.components.get_mut(role.place).ok_or(Stop::Damaged)?;
                let (across, down) = component.in_unit;
                for y in 0..down {
                    for x in 0..across {
                        coder.block(component, row * down + y, column * across + x, bits)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Counts units from one restart to the next.
struct Restarts {
    interval: u32,
    since: u32,
}

impl Restarts {
    fn new(interval: u32) -> Self {
        Self { interval, since: 0 }
    }

    /// Whether a restart comes before the next unit.
    fn is_due(&mut self) -> bool {
        let due = self.interval > 0 && self.since == self.interval;
        self.since = if due { 1 } else { self.since.saturating_add(1) };
        due
    }
}

/// Follows blocks of one component.
struct Coder<'a> {
    part: Part,
    dc: Option<&'a Table>,
    ac: Option<&'a Table>,
    /// Blocks of which nothing more comes.
    run: u32,
}

impl<'a> Coder<'a> {
    fn new(tables: &'a Tables, role: &Role, part: Part) -> Result<Self, Stop> {
        let needs_dc = matches!(part, Part::All | Part::First);
        let needs_ac = matches!(part, Part::All | Part::Others(..) | Part::OthersAgain(..));
        Ok(Self {
            part,
            dc: needs_dc.then(|| tables.dc(role.dc)).transpose()?,
            ac: needs_ac.then(|| tables.ac(role.ac)).transpose()?,
            run: 0,
        })
    }

    fn block(
        &mut self,
        component: &mut Component,
        row: u32,
        column: u32,
        bits: &mut Bits,
    ) -> Result<(), Stop> {
        match self.part {
            Part::All => {
                self.first(bits)?;
                self.all_others(bits)
            }
            Part::First => self.first(bits),
            Part::FirstAgain => bits.skip(1),
            Part::Others(from, to) => self.others(known(component, row, column)?, from, to, bits),
            Part::OthersAgain(from, to) => {
                self.others_again(known(component, row, column)?, from, to, bits)
            }
        }
    }

    fn first(&self, bits: &mut Bits) -> Result<(), Stop> {
        let length = bits.decode(self.dc.ok_or(Stop::Unknown)?)?;
        if length > 16 {
            return Err(Stop::Damaged);
        }
        bits.skip(length.into())
    }

    fn all_others(&self, bits: &mut Bits) -> Result<(), Stop> {
        let table = self.ac.ok_or(Stop::Unknown)?;
        let mut at = 1;
        while at < 64 {
            let code = bits.decode(table)?;
            match (code >> 4, code & 15) {
                (15, 0) => at += 16,
                (_, 0) => break,
                (noughts, length) => {
                    at += u32::from(noughts) + 1;
                    if at > 64 {
                        return Err(Stop::Damaged);
                    }
                    bits.skip(length.into())?;
                }
            }
        }
        Ok(())
    }

    fn others(&mut self, known: &mut u64, from: u32, to: u32, bits: &mut Bits) -> Result<(), Stop> {
        if self.run > 0 {
            self.run -= 1;
            return Ok(());
        }
        let table = self.ac.ok_or(Stop::Unknown)?;
        let mut at = from;
        while at <= to {
            let code = bits.decode(table)?;
            match (u32::from(code >> 4), code & 15) {
                (15, 0) => at += 16,
                (length, 0) => {
                    self.run = (1 << length) - 1 + bits.take(length)?;
                    break;
                }
                (noughts, length) => {
                    at += noughts;
                    if at > to {
                        return Err(Stop::Damaged);
                    }
                    *known |= 1 << at;
                    bits.skip(length.into())?;
                    at += 1;
                }
            }
        }
        Ok(())
    }

    fn others_again(
        &mut self,
        known: &mut u64,
        from: u32,
        to: u32,
        bits: &mut Bits,
    ) -> Result<(), Stop> {
        let table = self.ac.ok_or(Stop::Unknown)?;
        let mut at = from;
        while self.run == 0 && at <= to {
            let code = bits.decode(table)?;
            let (mut noughts, length) = (u32::from(code >> 4), code & 15);
            match length {
                0 if noughts < 15 => {
                    self.run = (1 << noughts) + bits.take(noughts)?;
                    break;
                }
                0 => {}
                1 => bits.skip(1)?,
                _ => return Err(Stop::Damaged),
            }
            // Each coefficient on the way that is known already has one more bit.
            while at <= to {
                if *known & 1 << at != 0 {
                    bits.skip(1)?;
                } else if noughts == 0 {
                    break;
                } else {
                    noughts -= 1;
                }
                at += 1;
            }
            if length > 0 {
                if at > to {
                    return Err(Stop::Damaged);
                }
                *known |= 1 << at;
            }
            at += 1;
        }
        if self.run > 0 {
            self.run -= 1;
            for at in at..=to {
                if *known & 1 << at != 0 {
                    bits.skip(1)?;
                }
            }
        }
        Ok(())
    }
}

/// Which coefficients of a block are known.
fn known(component: &mut Component, row: u32, column: u32) -> Result<&mut u64, Stop> {
    let place = u64::from(row) * u64::from(component.stride) + u64::from(column);
    let place = usize::try_from(place).map_err(|_| Stop::Damaged)?;
    component.known.get_mut(place).ok_or(Stop::Damaged)
}
