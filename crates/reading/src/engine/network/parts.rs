//! Says into which parts a network falls when the convolutions this program does itself, depthwise and dense, are taken out of it.
//!
//! Takes an ONNX model's octets, gives the parts in the order in which they run: what each takes and gives by name, and the convolutions that
//! follow it. Runs nothing.

use std::collections::{BTreeMap, BTreeSet};

use rten_onnx::onnx::{AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto};

use super::dense::Dense;
use super::depthwise::Depthwise;
use super::shape::Shape;

/// A part of a network that runs at one go, and the convolutions after it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Part {
    /// Values it needs.
    pub takes: Vec<String>,
    /// Values that something after it needs.
    pub gives: Vec<String>,
    /// The convolutions that can be done then.
    pub then: Vec<Step>,
}

/// A convolution between two parts.
#[derive(Debug, PartialEq)]
pub(super) struct Step {
    pub from: String,
    pub to: String,
    pub conv: Convolution,
}

/// A convolution that this program does itself.
#[derive(Debug, PartialEq)]
pub(super) enum Convolution {
    Depthwise(Depthwise),
    Dense(Dense),
}

/// The parts of a model; `None` when the octets are none.
pub(super) fn of(octets: &[u8]) -> Option<Vec<Part>> {
    let graph = ModelProto::parse_buf(octets).ok()?.graph?;
    Some(Graph::new(&graph).parts())
}

struct Graph<'a> {
    graph: &'a GraphProto,
    constants: BTreeMap<&'a str, &'a TensorProto>,
    /// Operators by the values they use.
    users: BTreeMap<&'a str, Vec<&'a NodeProto>>,
    /// The part in which each value is made. Constants have none.
    made: BTreeMap<&'a str, usize>,
    /// What a value is called that only passes through operators which do nothing (they are dropped when the model is loaded).
    first: BTreeMap<&'a str, &'a str>,
    /// The values that the operators of each part use.
    used: Vec<BTreeSet<&'a str>>,
    parts: Vec<Part>,
}

impl<'a> Graph<'a> {
    fn new(graph: &'a GraphProto) -> Self {
        let constants = graph.initializer.iter();
        let constants = constants.filter_map(|c| Some((c.name.as_deref()?, c)));
        let mut users: BTreeMap<&str, Vec<&NodeProto>> = BTreeMap::new();
        for node in &graph.node {
            for input in &node.input {
                users.entry(input).or_default().push(node);
            }
        }
        let inputs = graph.input.iter().filter_map(|i| i.name.as_deref());
        Self {
            graph,
            constants: constants.collect(),
            users,
            made: inputs.map(|name| (name, 0)).collect(),
            first: BTreeMap::new(),
            used: Vec::new(),
            parts: Vec::new(),
        }
    }

    fn first(&self, name: &'a str) -> &'a str {
        self.first.get(name).copied().unwrap_or(name)
    }

    fn parts(mut self) -> Vec<Part> {
        let mut done = BTreeSet::new();
        for node in &self.graph.node {
            let [output, ..] = node.output.as_slice() else {
                continue;
            };
            let inputs = node.input.iter().map(|input| self.first(input));
            let inputs: Vec<&str> = inputs
                .filter(|input| self.made.contains_key(input))
                .collect();
            let Some(at) = inputs.iter().filter_map(|input| self.made.get(input)).max() else {
                continue;
            };
            let at = *at;
            if done.contains(output.as_str()) {
                continue;
            }
            if node.op_type.as_deref() == Some("Identity") {
                self.first
                    .extend(inputs.first().map(|i| (output.as_str(), *i)));
                continue;
            }
            self.parts
                .resize_with(self.parts.len().max(at + 1), Part::default);
            self.used.resize_with(self.parts.len(), BTreeSet::new);
            let step = self.convolution(node).zip(inputs.first());
            let (Some(part), Some(used)) = (self.parts.get_mut(at), self.used.get_mut(at)) else {
                continue;
            };
            if let Some(((conv, to), from)) = step {
                let (from, to_name) = ((*from).to_owned(), to.to_owned());
                part.then.push(Step {
                    from,
                    to: to_name,
                    conv,
                });
                self.made.insert(to, at + 1);
                done.insert(to);
            } else {
                used.extend(inputs);
                self.made
                    .extend(node.output.iter().map(|o| (o.as_str(), at)));
            }
        }
        self.joined(&done)
    }

    /// The parts with what they take and give; `done` are the values that convolutions between parts give.
    fn joined(mut self, done: &BTreeSet<&str>) -> Vec<Part> {
        let inputs: BTreeSet<&str> = self
            .graph
            .input
            .iter()
            .filter_map(|i| i.name.as_deref())
            .collect();
        let outside = |name: &str| done.contains(name) || inputs.contains(name);
        let outputs = self.graph.output.iter().filter_map(|o| o.name.as_deref());
        let mut needed: BTreeSet<&str> = outputs.map(|name| self.first(name)).collect();
        for (at, (part, used)) in self.parts.iter_mut().zip(&self.used).enumerate().rev() {
            let here = |name: &str| !outside(name) && self.made.get(name) == Some(&at);
            let convolved = part.then.iter().map(|step| step.from.as_str());
            let all = needed.iter().copied().chain(convolved);
            let gives: BTreeSet<&str> = all.filter(|name| here(name)).collect();
            part.gives = gives.into_iter().map(str::to_owned).collect();
            let taken = used.iter().filter(|name| !here(name));
            part.takes = taken.map(|name| (*name).to_owned()).collect();
            needed.extend(used);
            for step in &part.then {
                needed.extend(
                    self.made
                        .get_key_value(step.from.as_str())
                        .map(|(name, _)| *name),
                );
            }
        }
        self.parts
    }

    /// A convolution this program does itself, with the addition of constants that follows it, and what that gives.
    fn convolution(&self, node: &NodeProto) -> Option<(Convolution, &'a str)> {
        let ([_, weights], [output]) = (node.input.as_slice(), node.output.as_slice()) else {
            return None;
        };
        let weights = self.constants.get(weights.as_str())?;
        let &[channels, taken, rows, columns] = weights.dims.as_slice() else {
            return None;
        };
        let group = attribute(node, "group")?.i?;
        let dilations = list(node, "dilations")?;
        if node.op_type.as_deref() != Some("Conv") || dilations != [1, 1] {
            return None;
        }
        let [add] = self.users.get(output.as_str())?.as_slice() else {
            return None;
        };
        let ([_, bias], [to]) = (add.input.as_slice(), add.output.as_slice()) else {
            return None;
        };
        let bias = self.constants.get(bias.as_str())?;
        if add.op_type.as_deref() != Some("Add") || bias.dims != [1, channels, 1, 1] {
            return None;
        }
        let shape = Shape {
            kernel: [usize::try_from(rows).ok()?, usize::try_from(columns).ok()?],
            stride: list(node, "strides")?.try_into().ok()?,
            pads: pads(node, [rows, columns])?,
        };
        let (taps, bias) = (numbers(weights)?, numbers(bias)?);
        let conv = match (group, taken) {
            (group, 1) if group == channels => {
                Convolution::Depthwise(Depthwise::new(shape, taps, bias)?)
            }
            // One by one, rten has nothing to spread out.
            (1, _) if shape.taps() > 1 => Convolution::Dense(Dense::new(shape, &taps, bias)?),
            _ => return None,
        };
        Some((conv, to))
    }
}

fn attribute<'a>(node: &'a NodeProto, name: &str) -> Option<&'a AttributeProto> {
    let mut all = node.attribute.iter();
    all.find(|a| a.name.as_deref() == Some(name))
}

/// A list of sizes.
fn list(node: &NodeProto, name: &str) -> Option<Vec<usize>> {
    let sizes = attribute(node, name)?.ints.iter();
    sizes.map(|size| usize::try_from(*size).ok()).collect()
}

/// The margins of a convolution. Where an answer of the same size is asked for, a kernel of two needs one on the right and below.
fn pads(node: &NodeProto, kernel: [i64; 2]) -> Option<[usize; 4]> {
    match attribute(node, "auto_pad").and_then(|a| a.s.as_deref()) {
        None | Some("NOTSET") => list(node, "pads")?.try_into().ok(),
        Some("SAME_UPPER") if kernel == [2, 2] && list(node, "strides")? == [1, 1] => {
            Some([0, 0, 1, 1])
        }
        Some(_) => None,
    }
}

/// The numbers of a constant.
fn numbers(tensor: &TensorProto) -> Option<Vec<f32>> {
    let raw = tensor.raw_data.as_ref()?.borrow();
    let numbers = raw
        .chunks_exact(4)
        .filter_map(|octets| octets.try_into().ok());
    Some(numbers.map(f32::from_le_bytes).collect())
}
