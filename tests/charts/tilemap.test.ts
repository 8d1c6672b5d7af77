import { describe, expect, it } from 'vitest';
import { renderTileMap, tileAt, type Tile } from '../../src/charts/index.js';
import { ASCII, COLORS, UNICODE, withoutColors } from './samples.js';

const TILES: Tile[] = [
  { id: 'a', col: 2, row: 1, label: 'BDS', value: 0.05 },
  { id: 'b', col: 1, row: 2, label: 'BGL', value: 0.22 },
  { id: 'c', col: 2, row: 2, label: 'PAN', value: 0.47 },
  { id: 'd', col: 1, row: 3, label: 'PAR', value: 0.7, mark: '◆' },
  { id: 'e', col: 2, row: 3, label: 'KAP', value: 1 },
  { id: 'f', col: 3, row: 3, label: 'LAG', value: null },
];
const MARKS = [{ mark: '◆', meaning: 'front' }];

describe('renderTileMap', () => {
  it('shades tiles of four columns, with numbers and a legend', () => {
    const lines = renderTileMap({ title: 'Reach', tiles: TILES, marks: MARKS, style: UNICODE });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "Reach
          ·BDS        ██ 80-100 %
          ·  5        ▓▓ 60-80 %
      ░BGL▒PAN        ▒▒ 40-60 %
      ░ 22▒ 47        ░░ 20-40 %
      ▓PAR█KAP LAG    ·· 0-20 %
      ◆ 70█100   -    -  no figure
                      ◆  front"
    `);
  });

  it('does so in ASCII', () => {
    const lines = renderTileMap({ tiles: TILES, marks: MARKS, style: ASCII });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "    .BDS        @@ 80-100 %
          .  5        ## 60-80 %
      :BGL*PAN        ** 40-60 %
      : 22* 47        :: 20-40 %
      #PAR@KAP LAG    .. 0-20 %
      + 70@100   -    -  no figure
                      +  front"
    `);
  });

  it('draws bands over wider tiles', () => {
    const lines = renderTileMap({ tiles: TILES, marks: MARKS, tileWidth: 8, style: UNICODE });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "        ·······             ██ 80-100 %
              BDS   5             ▓▓ 60-80 %
      ░░░░░░░ ▒▒▒▒▒▒▒             ▒▒ 40-60 %
      BGL  22 PAN  47             ░░ 20-40 %
      ▓▓▓▓▓▓◆ ███████             ·· 0-20 %
      PAR  70 KAP 100 LAG   -     -  no figure
                                  ◆  front"
    `);
  });

  it('needs no shades where it has backgrounds, but keeps the numbers', () => {
    const lines = renderTileMap({ tiles: TILES, style: COLORS });
    expect(withoutColors(lines[5] ?? '')).toContain('◆ 70 100   -');
    for (const background of [237, 24, 30, 71, 220]) {
      expect(lines.join('')).toContain(`48;5;${background}m`);
    }
  });

  it('writes values in the unit of the caller', () => {
    const lines = renderTileMap({
      tiles: TILES,
      unit: 'operations',
      formatValue: (value) => String(Math.round(value * 126)),
      style: UNICODE,
    });
    expect(lines.join('\n')).toContain('█126');
    expect(lines.join('\n')).toContain('101-126 operations');
  });

  it('lists tiles that do not fit, or that share a place', () => {
    const narrow = renderTileMap({ tiles: TILES, marks: MARKS, width: 11, style: UNICODE });
    expect(narrow.join('\n')).toMatchInlineSnapshot(`
      "· B…   5
      ░ B…  22
      ▒ P…  47
      ▓ P…  70 ◆
      █ K… 100
        L…   -

      ██ 80-100 %
      ▓▓ 60-80 %
      ▒▒ 40-60 %
      ░░ 20-40 %
      ·· 0-20 %
      -  no figu…
      ◆  front"
    `);
    const same = TILES.map((tile) => ({ ...tile, col: 0, row: 0 }));
    expect(renderTileMap({ tiles: same, style: UNICODE })[4]).toBe('█ KAP 100');
    const off = TILES.map((tile) => ({ ...tile, col: tile.col / 2 }));
    expect(renderTileMap({ tiles: off, style: UNICODE })[4]).toBe('█ KAP 100');
  });

  it('has an answer for a map without tiles', () => {
    expect(renderTileMap({ title: 'Reach', tiles: [], style: UNICODE })).toEqual(['Reach']);
  });

  it('points out the chosen tile with signs, not by colour alone', () => {
    const narrow = renderTileMap({ tiles: TILES, selected: 'c', bare: true, style: UNICODE });
    expect(narrow[2]).toBe('░BGL►PAN');
    const wide = renderTileMap({ tiles: TILES, selected: 'c', tileWidth: 8, style: ASCII });
    expect(wide.join('\n')).toContain('>*****<');
    const colored = renderTileMap({ tiles: TILES, selected: 'c', bare: true, style: COLORS });
    expect(colored[2]).toContain('\u001b[7;');
  });

  it('names the steps of the shade where numbers would not tell what they mean', () => {
    const levelNames = ['north', 'leans north', 'contested', 'leans south', 'south'];
    const lines = renderTileMap({ tiles: TILES, levelNames, style: UNICODE });
    expect(lines.join('\n')).toContain('▒▒ contested');
  });

  it('fills higher tiles with more shade', () => {
    const input = {
      tiles: TILES.slice(0, 2),
      bare: true,
      tileWidth: 8,
      tileHeight: 4,
      style: UNICODE,
    };
    expect(renderTileMap(input)).toEqual([
      '        ·······',
      '        ·······',
      '        ·······',
      '        BDS   5',
      '░░░░░░░',
      '░░░░░░░',
      '░░░░░░░',
      'BGL  22',
    ]);
    expect(tileAt(input, 9, 3)).toBe('a');
    expect(tileAt(input, 1, 4)).toBe('b');
  });

  it('finds the tile under a character', () => {
    const input = { tiles: TILES, bare: true, tileWidth: 8, style: UNICODE };
    expect(tileAt(input, 9, 1)).toBe('a');
    expect(tileAt(input, 0, 3)).toBe('b');
    expect(tileAt(input, 0, 0)).toBeNull();
    expect(tileAt({ ...input, width: 9 }, 3, 4)).toBe('e');
  });
});
