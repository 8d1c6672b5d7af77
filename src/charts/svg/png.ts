/** Pictures as PNG. The fonts ship, so that the same picture gives the same bytes on any machine. */
import { fileURLToPath } from 'node:url';
import { FONT_FOLDER } from '../asset-folder.js';
import { COLORS } from './palette.js';

const FONT_FILES = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'].map((name) =>
  fileURLToPath(new URL(`noto-sans-${name}-normal.ttf`, FONT_FOLDER)),
);
const FAMILY = 'Noto Sans';

/**
 * Draws an SVG of this folder as PNG. `zoom` is pixels of the result for each of the picture, 0.1-8; 2 by
 * default, which is sharp on paper. Letters beyond Latin are not in the fonts that ship and are drawn as boxes.
 */
export async function svgToPng(svg: string, zoom = 2): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const picture = new Resvg(svg, {
    background: COLORS.paper,
    fitTo: { mode: 'zoom', value: Math.min(8, Math.max(0.1, zoom)) },
    font: {
      loadSystemFonts: false,
      fontFiles: FONT_FILES,
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
  return picture.render().asPng();
}
