// Makes the fonts that pictures are drawn with, and the table of their letter widths.
//
//   node scripts/make-fonts.mjs           writes the files
//   node scripts/make-fonts.mjs --check   fails when they are not what this script would write
//
// Input: Noto Sans (SIL Open Font License 1.1) of the package @fontsource/noto-sans (a development
// dependency, so users never need it), which holds it compressed for browsers (WOFF 1.0). The drawer
// of PNG files wants it plain; the bytes of its tables are the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const out = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const WEIGHTS = [400, 700];
const SUBSETS = ['latin', 'latin-ext'];
/** Letters whose width the layout of charts knows: Latin with its accents. */
const FIRST_LETTER = 0x20;
const LAST_LETTER = 0x17f;

/** The plain font in a WOFF 1.0 file: the same tables, unpacked. */
function plainFont(woff) {
  const tables = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * tables);
  woff.copy(head, 0, 4, 8);
  const power = Math.floor(Math.log2(tables));
  head.writeUInt16BE(tables, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (tables - 2 ** power), 10);
  const parts = [head];
  let offset = head.length;
  for (let i = 0; i < tables; i += 1) {
    const entry = 44 + 20 * i;
    const [start, packed, length, checksum] = [4, 8, 12, 16].map((n) =>
      woff.readUInt32BE(entry + n),
    );
    const data = woff.subarray(start, start + packed);
    const table = packed < length ? inflateSync(data) : data;
    woff.copy(head, 12 + 16 * i, entry, entry + 4);
    head.writeUInt32BE(checksum, 12 + 16 * i + 4);
    head.writeUInt32BE(offset, 12 + 16 * i + 8);
    head.writeUInt32BE(length, 12 + 16 * i + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(table, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}

function tableOf(font, name) {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const entry = 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) !== name) continue;
    return font.subarray(font.readUInt32BE(entry + 8));
  }
  throw new Error(`the font has no table ${name}`);
}

/** Number of the glyph of a letter, by a map of format 4; 0 when there is none. */
function glyphOf(cmap, letter) {
  const maps = cmap.readUInt16BE(2);
  for (let i = 0; i < maps; i += 1) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
    if (map.readUInt16BE(0) !== 4) continue;
    const doubled = map.readUInt16BE(6);
    for (let at = 0; at < doubled; at += 2) {
      if (letter > map.readUInt16BE(14 + at)) continue;
      const start = map.readUInt16BE(16 + doubled + at);
      if (letter < start) return 0;
      const delta = map.readUInt16BE(16 + 2 * doubled + at);
      const rangeAt = 16 + 3 * doubled + at;
      const range = map.readUInt16BE(rangeAt);
      if (range === 0) return (letter + delta) & 0xffff;
      const glyph = map.readUInt16BE(rangeAt + range + 2 * (letter - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
  }
  return 0;
}

/** Width of each letter in thousandths of the size of the font; null where the font has none. */
function widthsOf(fonts) {
  const letters = Array.from(
    { length: LAST_LETTER - FIRST_LETTER + 1 },
    (_, i) => FIRST_LETTER + i,
  );
  return letters.map((letter) => {
    for (const font of fonts) {
      const glyph = glyphOf(tableOf(font, 'cmap'), letter);
      if (glyph === 0) continue;
      const known = tableOf(font, 'hhea').readUInt16BE(34);
      const units = tableOf(font, 'head').readUInt16BE(18);
      const width = tableOf(font, 'hmtx').readUInt16BE(4 * Math.min(glyph, known - 1));
      return Math.round((1000 * width) / units);
    }
    return 0;
  });
}

const files = [];
const widths = {};
for (const weight of WEIGHTS) {
  const fonts = SUBSETS.map((subset) => {
    const name = `noto-sans-${subset}-${weight}-normal`;
    const font = plainFont(
      readFileSync(require.resolve(`@fontsource/noto-sans/files/${name}.woff`)),
    );
    files.push([out(`assets/fonts/${name}.ttf`), font]);
    return font;
  });
  widths[weight] = widthsOf(fonts);
}
files.push([
  out('assets/fonts/LICENSE'),
  readFileSync(require.resolve('@fontsource/noto-sans/LICENSE')),
]);
const row = (weight) => widths[weight].join(' ');
files.push([
  out('src/charts/svg/letter-widths.ts'),
  Buffer.from(
    `// Made by scripts/make-fonts.mjs; do not edit.
/** Widths of the letters of Noto Sans from U+0020 on, in thousandths of its size; 0: not in it. */
export const FIRST_LETTER = ${FIRST_LETTER};
export const REGULAR_WIDTHS =
  '${row(400)}';
export const BOLD_WIDTHS =
  '${row(700)}';
`,
  ),
]);

if (process.argv.includes('--check')) {
  const stale = files.filter(([path, bytes]) => !readFileSync(path).equals(bytes));
  for (const [path] of stale) console.error(`${path} is stale: run node scripts/make-fonts.mjs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, bytes] of files) writeFileSync(path, bytes);
}
