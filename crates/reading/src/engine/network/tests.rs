//! Holds our convolutions to rten's, to the last bit, and networks in parts to whole ones.

use proptest::prelude::*;
use rten::BufferPool;
use rten::ops::{Padding, conv};

use super::dense::Dense;
use super::depthwise::Depthwise;
use super::shape::Shape;
use super::*;
use crate::engine::Threads;

/// Numbers without a pattern, some of them nothing.
fn numbers(count: usize, seed: u64) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let number = (state >> 40) as f32 / (1 << 23) as f32 - 1.0;
        if number.abs() < 0.1 { 0.0 } else { number }
    };
    (0..count).map(|_| next()).collect()
}

/// What rten says.
fn reference(
    shape: &Shape,
    (channels, groups): (usize, usize),
    (map, [height, width]): (&[f32], [usize; 2]),
    (taps, bias): (&[f32], &[f32]),
) -> Map {
    let taken = taps.len() / bias.len() / shape.taps();
    let given = conv::<f32, f32, f32>(
        &BufferPool::new(),
        NdTensor::from_data([1, channels, height, width], map.to_vec()).as_dyn(),
        NdTensor::from_data(
            [bias.len(), taken, shape.kernel[0], shape.kernel[1]],
            taps.to_vec(),
        )
        .as_dyn(),
        Some(NdTensor::from_data([bias.len()], bias.to_vec()).view()),
        Padding::Fixed(shape.pads.as_slice().into()),
        groups,
        &shape.stride,
        &[1, 1],
    )
    .unwrap();
    let &[1, channels, height, width] = given.shape() else {
        panic!("{:?}", given.shape());
    };
    let size = [height, width];
    Map {
        channels,
        size,
        numbers: given.into_data(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn channels_alone_are_convolved_as_rten_does(
        kernel in prop_oneof![Just(3usize), Just(7)],
        stride in (1usize..3, 1usize..3),
        channels in 1usize..5,
        size in (1usize..20, 1usize..90),
        pads in (0usize..4, 0usize..4, 0usize..4, 0usize..4),
        seed in 0u64..1000,
    ) {
        let stride = [stride.0, if kernel == 7 { 1 } else { stride.1 }];
        let pads = [pads.0, pads.1, pads.2, pads.3];
        let shape = Shape { kernel: [kernel; 2], stride, pads };
        let size = [size.0, size.1];
        let map = numbers(channels * size[0] * size[1], seed);
        let (taps, bias) = (numbers(channels * shape.taps(), seed + 1), numbers(channels, seed + 2));
        let ours = Depthwise::new(shape, taps.clone(), bias.clone()).unwrap().apply(map.clone(), size);
        if size[0] + pads[0] + pads[2] < kernel || size[1] + pads[1] + pads[3] < kernel {
            prop_assert_eq!(ours, None);
        } else {
            let rten = reference(&shape, (channels, channels), (&map, size), (&taps, &bias));
            prop_assert_eq!(ours, Some(rten));
        }
    }

    #[test]
    fn all_channels_are_convolved_as_rten_does(
        kernel in (1usize..4, 1usize..4),
        stride in (1usize..4, 1usize..4),
        channels in prop_oneof![1usize..5, 28usize..60],
        tiles in 1usize..4,
        size in (3usize..8, 3usize..90),
        pads in (0usize..3, 0usize..3, 0usize..3, 0usize..3),
        seed in 0u64..1000,
    ) {
        let pads = [pads.0, pads.1, pads.2, pads.3];
        let shape = Shape { kernel: [kernel.0, kernel.1], stride: [stride.0, stride.1], pads };
        let (size, given) = ([size.0, size.1], tiles * 6);
        let map = numbers(channels * size[0] * size[1], seed);
        let taps = numbers(given * channels * shape.taps(), seed + 1);
        let bias = numbers(given, seed + 2);
        let ours = Dense::new(shape, &taps, bias.clone()).unwrap().apply(&map, size);
        let rten = reference(&shape, (channels, 1), (&map, size), (&taps, &bias));
        prop_assert_eq!(ours, Some(rten));
    }
}

#[test]
fn maps_and_taps_that_do_not_fit_give_nothing() {
    let shape = Shape {
        kernel: [3, 3],
        stride: [1, 1],
        pads: [1; 4],
    };
    assert_eq!(Depthwise::new(shape, vec![0.0; 17], vec![0.0; 2]), None);
    assert_eq!(Dense::new(shape, &[0.0; 53], vec![0.0; 6]), None);
    assert_eq!(Dense::new(shape, &[0.0; 45], vec![0.0; 5]), None);
    let conv = Depthwise::new(shape, vec![0.0; 18], vec![0.0; 2]).unwrap();
    assert_eq!(conv.apply(vec![0.0; 31], [4, 4]), None);
    assert_eq!(conv.apply(Vec::new(), [0, 4]), None);
    let conv = Dense::new(shape, &[0.0; 54], vec![0.0; 6]).unwrap();
    assert_eq!(conv.apply(&[0.0; 15], [4, 4]), None);
}

/// A network in parts and rten alone say the same to the last bit; gives how many convolutions we did.
fn agree(octets: &'static [u8], size: [usize; 2]) -> (usize, usize) {
    let network = Network::new(octets).unwrap();
    let map = NdTensor::from_data([1, 3, size[0], size[1]], numbers(3 * size[0] * size[1], 7));
    let alone = network.model.run_one(map.clone().into(), None).unwrap();
    let alone: Tensor<f32> = alone.try_into().unwrap();
    for threads in [1, 2] {
        let threads = Threads::new(1, threads);
        let ours = network.run(map.clone(), &threads.lane()).unwrap();
        assert_eq!(ours.shape(), alone.shape());
        assert!(ours.to_vec() == alone.to_vec());
    }
    let steps: Vec<&Step> = network.parts.iter().flat_map(|part| &part.then).collect();
    let dense = |step: &&&Step| matches!(step.conv, Convolution::Dense(_));
    let dense = steps.iter().filter(dense).count();
    (dense, steps.len() - dense)
}

#[test]
fn networks_in_parts_say_what_whole_ones_say() {
    let detector = include_bytes!("../../../models/PP-OCRv6_det_small.onnx");
    assert_eq!(agree(detector, [96, 160]), (5, 17));
    let recogniser = include_bytes!("../../../models/PP-OCRv6_rec_small.onnx");
    assert_eq!(agree(recogniser, [48, 168]), (4, 13));
}
