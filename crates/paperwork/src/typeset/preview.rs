//! Shows pages of a PDF as PNG pictures.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;

use super::TypesetError;

/// One page (from 0) of a PDF as PNG, `scale` pixels a point (2.0 is 144 dpi).
pub fn png(pdf: &[u8], page: usize, scale: f32) -> Result<Vec<u8>, TypesetError> {
    let pdf = Pdf::new(Arc::new(pdf.to_vec())).map_err(|_| TypesetError::Preview)?;
    let page = pdf.pages().get(page).ok_or(TypesetError::Preview)?;
    let settings = hayro::RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
        ..hayro::RenderSettings::default()
    };
    let cache = hayro::RenderCache::new();
    let picture = hayro::render(page, &cache, &InterpreterSettings::default(), &settings);
    picture.into_png().map_err(|_| TypesetError::Preview)
}
