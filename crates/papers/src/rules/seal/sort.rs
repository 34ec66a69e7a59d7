//! Tells what kind of seal it is by what is written in it.
//!
//! Takes a seal as it was read. Never guesses from the star or the outline alone: a seal whose words were not read is unknown.

use reading::seal::Seal;

use crate::rules::limits::limits;

/// What a seal is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Sort {
    /// 公章: the name of an organisation and no other use.
    Official,
    /// 合同专用章.
    Contract,
    /// 财务专用章.
    Finance,
    /// 发票专用章.
    Invoice,
    /// 法定代表人名章.
    Representative,
    /// 登记机关: on licences.
    Registration,
    /// Another office or use.
    Other,
    /// Not read.
    Unknown,
}

impl Sort {
    /// Its name in values.
    pub(in crate::rules) fn id(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Contract => "contract",
            Self::Finance => "finance",
            Self::Invoice => "invoice",
            Self::Representative => "representative",
            Self::Registration => "registration",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

/// What a seal is for.
pub(in crate::rules) fn sort(seal: &Seal) -> Sort {
    let text: String = [&seal.ring, &seal.across]
        .into_iter()
        .flatten()
        .map(|reading| reading.text.as_str())
        .collect();
    if text.is_empty() {
        return Sort::Unknown;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let known = limits();
    if has(&["合同"]) {
        Sort::Contract
    } else if has(&["财务"]) {
        Sort::Finance
    } else if has(&["发票"]) {
        Sort::Invoice
    } else if has(&["法人章", "之印", "名章"]) {
        Sort::Representative
    } else if (known.licence.authorities.iter()).any(|word| text.contains(word.as_str())) {
        Sort::Registration
    } else if has(&["专用章", "业务章", "公安局", "税务局", "公证处"]) {
        Sort::Other
    } else if seal.ring.is_some() {
        Sort::Official
    } else {
        Sort::Unknown
    }
}

/// Whether everything that was read of a seal was read surely.
pub(in crate::rules) fn sure(seal: &Seal) -> bool {
    let mut readings = [&seal.ring, &seal.across].into_iter().flatten();
    readings.all(|reading| reading.confidence >= limits().sure.reading)
}
