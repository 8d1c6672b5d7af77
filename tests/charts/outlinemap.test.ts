import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  layOutlines,
  outlineColumns,
  renderOutlineMap,
  visibleWidth,
  type OutlineFace,
  type OutlineShape,
} from '../../src/charts/index.js';
import { COLORS, UNICODE, withoutColors } from './samples.js';

/** A square country of a left half, a right half and a dot of an enclave in the left one. */
const box = (w: number, s: number, e: number, n: number): [number, number][] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const SHAPES: OutlineShape[] = [
  { id: 'left', rings: [box(0, 0, 10, 12), box(4, 2, 6, 4)] },
  { id: 'right', rings: [box(10, 0, 20, 12)] },
  { id: 'enclave', rings: [box(4, 2, 6, 4)] },
];
const FACES: OutlineFace[] = [
  { label: 'LEF', value: 0.1 },
  { label: 'RIG', value: 0.95, mark: '!' },
  { label: 'ENC', value: null },
];
const grid = layOutlines(SHAPES, 21, 6, 1);

const shapesText = readFileSync(
  new URL('../../scenarios/parts/shapes-afghanistan.json', import.meta.url),
  'utf8',
);
const AFGHAN: OutlineShape[] = Object.entries(
  (JSON.parse(shapesText) as { provinces: Record<string, [number, number][][]> }).provinces,
).map(([id, rings]) => ({ id, rings }));

describe('layOutlines', () => {
  it('gives every character inside to the shape that holds most of it', () => {
    const ownerAt = (column: number, line: number) => grid.owner[line * grid.columns + column];
    expect(ownerAt(2, 1)).toBe(0);
    expect(ownerAt(14, 3)).toBe(1);
    expect(ownerAt(20, 3)).toBe(-1);
  });

  it('leaves a hole in a shape to the shape that fills it', () => {
    expect([...grid.dotOwner].filter((owner) => owner === 2).length).toBeGreaterThan(4);
  });

  it('draws a border between two shapes once', () => {
    const middle = 3 * grid.columns;
    const bordered = [...Array(19).keys()].filter(
      (column) => grid.borders[middle + column] !== ' ',
    );
    expect(bordered.filter((column) => column > 7 && column < 12)).toHaveLength(1);
  });

  it('gives every province of a real map a label within its own borders or no room', () => {
    const large = layOutlines(AFGHAN, outlineColumns(AFGHAN, 40, 0.829), 40, 0.829);
    large.labels.forEach(({ column, line, room }, shape) => {
      if (room > 0) expect(large.owner[line * large.columns + column]).toBe(shape);
    });
    expect(large.labels.filter(({ room }) => room >= 3).length).toBeGreaterThanOrEqual(30);
  });

  it('is as wide as the shapes need for the height', () => {
    const columns = outlineColumns(AFGHAN, 26, 0.829);
    const drawn = layOutlines(AFGHAN, columns, 26, 0.829);
    const used = [...drawn.owner.keys()].filter((at) => (drawn.owner[at] ?? -1) >= 0);
    expect(Math.max(...used.map((at) => at % columns))).toBeGreaterThan(columns - 5);
    expect(Math.max(...used.map((at) => Math.floor(at / columns)))).toBeGreaterThan(23);
  });
});

describe('renderOutlineMap', () => {
  it('shades with characters, and writes labels, numbers and marks', () => {
    const lines = renderOutlineMap({ grid, faces: FACES, style: UNICODE });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "⡎⠉⠉⠉⠉⠉⠉⠉⠉⡏⠉⠉⠉⠉⠉⠉⠉⠉⢹  
      ⡇   LEF  ⡇▓▓▓▓▓▓▓▓⢸  
      ⡇   10   ⡇▓▓▓▓▓▓▓▓⢸  
      ⡇   ⣀⣀   ⡇▓▓RIG!▓▓⢸  
      ⡇  ⠸⠤    ⡇▓▓▓95▓▓▓⢸  
      ⠧⠤⠤⠤⠤⠤⠤⠤⠤⠧⠤⠤⠤⠤⠤⠤⠤⠤⠼  "
    `);
  });

  it('doubles the border of the chosen shape and puts its label in brackets', () => {
    const lines = renderOutlineMap({ grid, faces: FACES, selected: 1, style: UNICODE });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "⡎⠉⠉⠉⠉⠉⠉⠉⠉⣿⠛⠛⠛⠛⠛⠛⠛⠛⢻  
      ⡇   LEF  ⣿▓▓▓▓▓▓▓▓⢸  
      ⡇   10   ⣿▓▓▓▓▓▓▓▓⢸  
      ⡇   ⣀⣀   ⣿▓▓[RIG]▓⢸  
      ⡇  ⠸⠤    ⣿▓▓▓95▓▓▓⢸  
      ⠧⠤⠤⠤⠤⠤⠤⠤⠤⣿⣤⣤⣤⣤⣤⣤⣤⣤⣼  "
    `);
  });

  it('shows the same characters in colour, each line as wide as the grid', () => {
    const plain = renderOutlineMap({ grid, faces: FACES, selected: 0, style: UNICODE });
    const colored = renderOutlineMap({ grid, faces: FACES, selected: 0, style: COLORS });
    expect(colored.map(withoutColors)).toEqual(plain);
    expect(colored.every((line) => visibleWidth(line) === grid.columns)).toBe(true);
    expect(colored.join('')).toContain('48;5;220');
  });

  it('obeys nothing in a label', () => {
    const faces = FACES.map((face) => ({ ...face, label: '\u001b[2Jx', mark: '\u202e!' }));
    const text = renderOutlineMap({ grid, faces, style: UNICODE }).join('\n');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('x!');
  });

  it('tells where two strong ends differ in colours of their own', () => {
    const amount = renderOutlineMap({ grid, faces: FACES, style: COLORS });
    const between = renderOutlineMap({ grid, faces: FACES, scale: 'between', style: COLORS });
    expect(between).not.toEqual(amount);
    expect(between.map(withoutColors)).toEqual(amount.map(withoutColors));
  });
});
