//! Finds the language to speak.
//!
//! Takes what `--lang` says, else asks the system's locale. Chinese for any `zh` locale, English for all others.

use std::str::FromStr;

use crate::window;

/// A language both programs speak in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 简体中文
    Zh,
    /// English
    En,
}

impl Language {
    /// The language of the system's locale.
    pub fn of_system() -> Self {
        Self::of_locale(sys_locale::get_locale().as_deref(), window::is_own)
    }

    /// The language of a locale. Where there is none, Chinese for who has no terminal: that is how most people here start a program.
    fn of_locale(locale: Option<&str>, own_window: impl Fn() -> bool) -> Self {
        match locale {
            Some(locale) if locale.to_ascii_lowercase().starts_with("zh") => Self::Zh,
            None if own_window() => Self::Zh,
            _ => Self::En,
        }
    }

    /// BCP 47 tag, also the name of the folder that holds the messages.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// A language nobody here speaks.
#[derive(Debug, thiserror::Error)]
#[error("zh | en")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().as_str() {
            "zh" | "zh-cn" | "zh_cn" => Ok(Self::Zh),
            "en" => Ok(Self::En),
            _ => Err(UnknownLanguage),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_locale_is_chinese_only_in_the_programs_own_window() {
        for (locale, own, language) in [
            (Some("zh-CN"), false, Language::Zh),
            (Some("zh_TW.UTF-8"), false, Language::Zh),
            (Some("en-US"), true, Language::En),
            (Some("C"), false, Language::En),
            (None, true, Language::Zh),
            (None, false, Language::En),
        ] {
            assert_eq!(Language::of_locale(locale, || own), language, "{locale:?}");
        }
    }
}
