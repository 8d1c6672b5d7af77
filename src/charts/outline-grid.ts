/**
 * Outlines laid on the grid of a terminal: which shape each character belongs to, the dots of the
 * borders between shapes, and where a shape has room for a label. It depends on the shapes and the
 * size alone, so a screen keeps it from frame to frame.
 */
import { brailleCharacter, DOTS_ACROSS, DOTS_DOWN } from './braille.js';

/** A closed line of points; y grows to the north. */
export type Ring = readonly (readonly [x: number, y: number])[];

export interface OutlineShape {
  readonly id: string;
  /** The outer ring, and holes or further parts; a point inside an odd number of rings is inside. */
  readonly rings: readonly Ring[];
}

/** Room for a label: a run of characters within a shape. */
export interface LabelPlace {
  /** Column of the middle of the run, and its line. */
  readonly column: number;
  readonly line: number;
  /** Characters of the run; 0 when the shape owns no character without a border. */
  readonly room: number;
  /** Whether the characters below the run are free too. */
  readonly roomBelow: boolean;
}

export interface OutlineGrid {
  readonly columns: number;
  readonly lines: number;
  /** Shape of each dot, -1 outside all; `columns * 2` dots in a row. */
  readonly dotOwner: Int16Array;
  /** Shape that holds most of each character, -1 outside. */
  readonly owner: Int16Array;
  /** The dots of the borders in each character; a space where there are none. */
  readonly borders: readonly string[];
  readonly labels: readonly LabelPlace[];
}

/** Dots kept free around the drawing, so that the outermost border has a place. */
const MARGIN_DOTS = 1;
/** Points this far off the middle of a dot never fall on a corner of a ring. */
const NUDGE = 1e-7;

interface Frame {
  readonly west: number;
  readonly north: number;
  readonly dotsPerUnit: number;
  readonly xScale: number;
}

/**
 * Lays shapes on `columns` by `lines` characters, as large as fits, in the upper left corner.
 * @param xScale length of a unit of x in units of y: the cosine of the latitude for degrees
 */
export function layOutlines(
  shapes: readonly OutlineShape[],
  columns: number,
  lines: number,
  xScale: number,
): OutlineGrid {
  const [dotColumns, dotRows] = [columns * DOTS_ACROSS, lines * DOTS_DOWN];
  const dotOwner = new Int16Array(dotColumns * dotRows).fill(-1);
  const frame = frameOf(shapes, dotColumns, dotRows, xScale);
  shapes.forEach((shape, index) => {
    fillShape(shape, index, frame, dotOwner, dotColumns, dotRows);
  });
  const border = bordersOf(dotOwner, dotColumns, dotRows);
  const owner = ownersOf(dotOwner, columns, lines);
  const borders = Array.from(owner, (_, at) => borderCharacter(border, columns, at));
  // A character of a shape that no border runs through is free for a label.
  const free = owner.map((shape, at) => (borders[at] === ' ' ? shape : -1));
  const labels = labelPlaces(shapes.length, owner, free, columns, lines);
  return { columns, lines, dotOwner, owner, borders, labels };
}

/** Columns that a drawing of the shapes takes when it is `lines` characters high. */
export function outlineColumns(
  shapes: readonly OutlineShape[],
  lines: number,
  xScale: number,
): number {
  const { width, height } = extentOf(shapes, xScale);
  const dots = ((lines * DOTS_DOWN - 2 * MARGIN_DOTS) * width) / height + 2 * MARGIN_DOTS;
  return Math.ceil(dots / DOTS_ACROSS);
}

function extentOf(shapes: readonly OutlineShape[], xScale: number) {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { rings } of shapes) {
    for (const ring of rings) {
      for (const [x, y] of ring) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
  }
  return { west, north, width: (east - west) * xScale, height: north - south };
}

function frameOf(
  shapes: readonly OutlineShape[],
  dotColumns: number,
  dotRows: number,
  xScale: number,
): Frame {
  const { west, north, width, height } = extentOf(shapes, xScale);
  const across = (dotColumns - 2 * MARGIN_DOTS) / width;
  const down = (dotRows - 2 * MARGIN_DOTS) / height;
  return { west, north, dotsPerUnit: Math.max(0, Math.min(across, down)), xScale };
}

/** Gives a shape the dots whose middle lies inside it, row by row between crossings of its rings. */
function fillShape(
  shape: OutlineShape,
  index: number,
  frame: Frame,
  dotOwner: Int16Array,
  dotColumns: number,
  dotRows: number,
): void {
  const { west, north, dotsPerUnit, xScale } = frame;
  for (let row = 0; row < dotRows; row += 1) {
    const y = north - (row + 0.5 + NUDGE - MARGIN_DOTS) / dotsPerUnit;
    const crossings: number[] = [];
    for (const ring of shape.rings) crossRing(ring, y, crossings);
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const toDot = (x: number): number => (x - west) * xScale * dotsPerUnit + MARGIN_DOTS;
      const first = Math.max(0, Math.ceil(toDot(crossings[pair] ?? 0) - 0.5));
      const last = Math.min(dotColumns - 1, Math.ceil(toDot(crossings[pair + 1] ?? 0) - 0.5) - 1);
      dotOwner.fill(index, row * dotColumns + first, row * dotColumns + Math.max(first, last + 1));
    }
  }
}

function crossRing(ring: Ring, y: number, crossings: number[]): void {
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [x0 = 0, y0 = 0] = ring[i] ?? [];
    const [x1 = 0, y1 = 0] = ring[i + 1] ?? [];
    if (y0 > y !== y1 > y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
}

/** A dot is on a border when its neighbour to the right or below belongs elsewhere. */
function bordersOf(dotOwner: Int16Array, dotColumns: number, dotRows: number): Uint8Array {
  const border = new Uint8Array(dotOwner.length);
  for (let row = 0; row < dotRows; row += 1) {
    for (let column = 0; column < dotColumns; column += 1) {
      const at = row * dotColumns + column;
      const own = dotOwner[at];
      const right = column + 1 < dotColumns ? dotOwner[at + 1] : own;
      const below = row + 1 < dotRows ? dotOwner[at + dotColumns] : own;
      if (right !== own || below !== own) border[at] = 1;
    }
  }
  return border;
}

function borderCharacter(border: Uint8Array, columns: number, at: number): string {
  const first = firstDotOf(columns, at);
  return brailleCharacter((x, y) => border[first + y * columns * DOTS_ACROSS + x] === 1);
}

/** Number of the upper left dot of a character. */
export function firstDotOf(columns: number, at: number): number {
  const line = Math.floor(at / columns);
  return (line * DOTS_DOWN * columns + (at % columns)) * DOTS_ACROSS;
}

/** The shape that most dots of each character belong to. */
function ownersOf(dotOwner: Int16Array, columns: number, lines: number): Int16Array {
  return Int16Array.from({ length: columns * lines }, (_, at) =>
    mostFrequentDot(dotOwner, columns, at),
  );
}

function mostFrequentDot(dotOwner: Int16Array, columns: number, at: number): number {
  const first = firstDotOf(columns, at);
  const counts = new Map<number, number>();
  for (let y = 0; y < DOTS_DOWN; y += 1) {
    for (let x = 0; x < DOTS_ACROSS; x += 1) {
      const shape = dotOwner[first + y * columns * DOTS_ACROSS + x] ?? -1;
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
  }
  let best = -1;
  let most = 0;
  for (const [shape, count] of counts) if (count > most) [best, most] = [shape, count];
  return best;
}

/** Longer runs are no better for a label of a few letters; then the middle of the shape is. */
const ENOUGH_ROOM = 7;

/**
 * For each shape the best run of free characters: long enough, with room below for a number, and
 * near the middle of the shape. A shape without any gets its middle, with no room.
 */
function labelPlaces(
  shapes: number,
  owner: Int16Array,
  free: Int16Array,
  columns: number,
  lines: number,
): LabelPlace[] {
  const places = middlesOf(shapes, owner, columns);
  const middles = [...places];
  const scores = new Array<number>(shapes).fill(-Infinity);
  for (let line = 0; line < lines; line += 1) {
    let start = 0;
    for (let column = 1; column <= columns; column += 1) {
      const shape = free[line * columns + start] ?? -1;
      if (column < columns && free[line * columns + column] === shape) continue;
      const place = runPlace(free, shape, line, start, column, columns);
      start = column;
      const middle = middles[shape];
      if (middle === undefined) continue;
      const away = Math.abs(line - middle.line) + Math.abs(place.column - middle.column) / 2;
      const score = 4 * Math.min(place.room, ENOUGH_ROOM) + (place.roomBelow ? 6 : 0) - away;
      if (score <= (scores[shape] ?? 0)) continue;
      places[shape] = place;
      scores[shape] = score;
    }
  }
  return places;
}

function runPlace(
  free: Int16Array,
  shape: number,
  line: number,
  start: number,
  end: number,
  columns: number,
): LabelPlace {
  const room = end - start;
  const column = start + Math.floor(room / 2);
  const below = (line + 1) * columns + column;
  const roomBelow = [below - 1, below, below + 1].every((at) => free[at] === shape);
  return { column, line, room, roomBelow };
}

/** The mean place of the characters of each shape; the corner for one that owns none. */
function middlesOf(shapes: number, owner: Int16Array, columns: number): LabelPlace[] {
  const sums = Array.from({ length: shapes }, () => ({ column: 0, line: 0, count: 0 }));
  owner.forEach((shape, at) => {
    const sum = sums[shape];
    if (sum === undefined) return;
    sum.column += at % columns;
    sum.line += Math.floor(at / columns);
    sum.count += 1;
  });
  return sums.map(({ column, line, count }) => ({
    column: Math.round(column / Math.max(1, count)),
    line: Math.round(line / Math.max(1, count)),
    room: 0,
    roomBelow: false,
  }));
}
