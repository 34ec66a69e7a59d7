//! Runs a network: most of it by rten, some convolutions by kernels of our own.
//!
//! Takes an ONNX model's octets, then a map of numbers, gives the network's answer, the same as rten alone gives to the last bit. rten multiplies
//! one number at a time where every channel is convolved by itself ([`depthwise`]), and spreads patches out where few channels are made of all
//! ([`dense`]): together more than a quarter of the time of reading papers. So the network runs in [`parts`], and these convolutions, whose rows
//! [`shape`] lays out, are done between them. Never looks at what the numbers mean.

use std::borrow::Cow;

use rten::{Model, NodeId, Value, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use self::parts::Convolution;
use self::shape::Map;
use super::{EngineError, Lane};

mod dense;
mod depthwise;
mod parts;
mod shape;

/// A network, ready to run.
pub(super) struct Network {
    model: Model,
    input: NodeId,
    output: NodeId,
    parts: Vec<Part>,
}

/// A part of a network that runs at one go, and the convolutions after it.
struct Part {
    takes: Vec<Taken>,
    gives: Vec<NodeId>,
    then: Vec<Step>,
}

/// A value that is needed, and whether never again.
#[derive(Clone, Copy)]
struct Taken {
    id: NodeId,
    last: bool,
}

/// A convolution between two parts.
struct Step {
    from: Taken,
    to: NodeId,
    conv: Convolution,
}

impl Network {
    /// Out of the model's octets.
    pub(super) fn new(octets: &'static [u8]) -> Result<Self, EngineError> {
        let parts = parts::of(octets).ok_or(EngineError::Shape)?;
        let model = super::options().load_static_slice(octets)?;
        let ([input], [output]) = (model.input_ids(), model.output_ids()) else {
            return Err(EngineError::Shape);
        };
        let (input, output) = (*input, *output);
        let mut needed = vec![output];
        let mut made = Vec::new();
        for part in parts.into_iter().rev() {
            made.push(Part::new(&model, part, &mut needed)?);
        }
        made.reverse();
        let parts = made;
        Ok(Self {
            model,
            input,
            output,
            parts,
        })
    }

    /// The answer to a map.
    pub(super) fn run<const N: usize>(
        &self,
        map: NdTensor<f32, N>,
        lane: &Lane<'_>,
    ) -> Result<Tensor<f32>, EngineError> {
        // The threads are entered once, not for every part.
        let threads = lane.threads().ok_or(EngineError::Shape)?;
        threads.run(|| self.answer(map.into(), lane))
    }

    fn answer(&self, map: Value, lane: &Lane<'_>) -> Result<Tensor<f32>, EngineError> {
        let mut values = vec![(self.input, map)];
        for part in &self.parts {
            let mut inputs: Vec<(NodeId, ValueOrView<'_>)> = Vec::with_capacity(part.takes.len());
            for taken in part.takes.iter().filter(|taken| taken.last) {
                inputs.push((taken.id, take(&mut values, taken.id)?.into()));
            }
            for taken in part.takes.iter().filter(|taken| !taken.last) {
                let found = values.iter().find(|(id, _)| *id == taken.id);
                let (_, value) = found.ok_or(EngineError::Shape)?;
                inputs.push((taken.id, value.into()));
            }
            let given = self.model.run(inputs, &part.gives, Some(lane.options()))?;
            values.extend(part.gives.iter().copied().zip(given));
            for step in &part.then {
                let given = step.done(&mut values)?;
                values.push((step.to, given));
            }
        }
        let answer = take(&mut values, self.output)?;
        answer.try_into().map_err(|_| EngineError::Shape)
    }
}

impl Part {
    /// What the parts are called inside the model; `needed` are the values that later parts need, from the last to the first.
    fn new(
        model: &Model,
        part: parts::Part,
        needed: &mut Vec<NodeId>,
    ) -> Result<Self, EngineError> {
        let mut taken = |name: &str| {
            let id = model.node_id(name)?;
            let last = !needed.contains(&id);
            needed.push(id);
            Ok::<_, EngineError>(Taken { id, last })
        };
        let mut then = Vec::with_capacity(part.then.len());
        for step in part.then.into_iter().rev() {
            let (from, to) = (taken(&step.from)?, model.node_id(&step.to)?);
            then.push(Step {
                from,
                to,
                conv: step.conv,
            });
        }
        then.reverse();
        let takes = part.takes.iter().map(|name| taken(name));
        let takes = takes.collect::<Result<_, _>>()?;
        let gives = part.gives.iter().map(|name| model.node_id(name));
        let gives = gives.collect::<Result<_, _>>()?;
        Ok(Self { takes, gives, then })
    }
}

impl Step {
    /// The convolution's answer.
    fn done(&self, values: &mut Vec<(NodeId, Value)>) -> Result<Value, EngineError> {
        let found = values.iter().position(|(id, _)| *id == self.from.id);
        let found = found.ok_or(EngineError::Shape)?;
        let (shape, map) = if self.from.last {
            let map: Tensor<f32> = values
                .swap_remove(found)
                .1
                .try_into()
                .map_err(|_| EngineError::Shape)?;
            (map.shape().to_vec(), Cow::Owned(map.into_data()))
        } else {
            let Some((_, Value::FloatTensor(map))) = values.get(found) else {
                return Err(EngineError::Shape);
            };
            (
                map.shape().to_vec(),
                map.data()
                    .map_or_else(|| Cow::Owned(map.to_vec()), Cow::Borrowed),
            )
        };
        let &[1, _, height, width] = shape.as_slice() else {
            return Err(EngineError::Shape);
        };
        let given = match &self.conv {
            Convolution::Depthwise(conv) => conv.apply(map.into_owned(), [height, width]),
            Convolution::Dense(conv) => conv.apply(&map, [height, width]),
        };
        let Map {
            size,
            channels,
            numbers,
        } = given.ok_or(EngineError::Shape)?;
        Ok(NdTensor::from_data([1, channels, size[0], size[1]], numbers).into())
    }
}

/// Takes a value out.
fn take(values: &mut Vec<(NodeId, Value)>, id: NodeId) -> Result<Value, EngineError> {
    let found = values.iter().position(|(other, _)| *other == id);
    let (_, value) = values.swap_remove(found.ok_or(EngineError::Shape)?);
    Ok(value)
}

#[cfg(test)]
mod tests;
