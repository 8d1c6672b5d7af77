import { beforeAll, describe, expect, it } from 'vitest';
import { COLUMN_NAMES } from '../../src/engine/columns.js';
import { Game } from '../../src/game/game.js';
import { columnMarks, differingColumns } from '../../src/game/marks.js';
import { openSave, resumeGame, saveGame } from '../../src/game/save.js';
import { verifyLines } from '../../src/game/verify.js';
import { forged, type SaveParts } from './forged-save.js';
import { classroom, codeOf, tinyScenario } from './games.js';

type Turn = [hash: string, marks: string, orders: unknown[][]];
const turnsOf = ({ play }: SaveParts): Turn[] => (play['lines'] as { turns: Turn[] }[])[0]!.turns;

let bytes: Uint8Array;

beforeAll(() => {
  classroom();
  const game = Game.begin(tinyScenario(6), { seed: 'verify', seats: ['person', 'random'] });
  game.draft(0).give({ side: 0, kind: 'front_posture', target: 0, other: 0, choice: 3 });
  while (!game.over) game.endTurn();
  bytes = saveGame(game);
});

function verdictOf(save: Uint8Array) {
  const { scenario, state } = openSave(save);
  return verifyLines(scenario, state.settings, state.lines)[0]!;
}

describe('verification', () => {
  it('finds nothing in a save as it was written', () => {
    expect(verdictOf(bytes)).toEqual({ name: 'main', turns: 6, divergence: null });
    expect(verdictOf(forged(bytes, () => undefined))).toMatchObject({ divergence: null });
  });

  it('names the first turn that differs, and the columns', () => {
    const other = forged(bytes, (parts) => {
      const [turn] = turnsOf(parts);
      const order = turn![2].find(([, kind]) => kind === 'front_posture')!;
      order[4] = 0;
    });
    const { divergence } = verdictOf(other);
    expect(divergence).toMatchObject({ line: 'main', turn: 0 });
    expect(divergence?.columns).toContain('frontPosture');
    expect(codeOf(() => resumeGame(openSave(other)))).toBe('SAVE_DIVERGED');
    expect(() => resumeGame(openSave(other))).toThrow(/turn 1.*frontPosture.*written by version/);
  });

  it('finds a changed hash, and a changed mark', () => {
    const flip = (text: string): string => (text.startsWith('0') ? '1' : '0') + text.slice(1);
    const hash = forged(
      bytes,
      (parts) => void (turnsOf(parts)[3]![0] = flip(turnsOf(parts)[3]![0])),
    );
    expect(verdictOf(hash).divergence).toMatchObject({ turn: 3, columns: [] });
    const mark = forged(
      bytes,
      (parts) => void (turnsOf(parts)[4]![1] = flip(turnsOf(parts)[4]![1])),
    );
    expect(verdictOf(mark).divergence).toMatchObject({ turn: 4, columns: [COLUMN_NAMES[0]] });
  });

  it('of a changed number of the scenario names a turn', () => {
    const other = forged(bytes, ({ scenario }) => {
      const setup = scenario['setup'] as { parameters: Record<string, Record<string, number>> };
      setup.parameters['finance']!['donorFloorUsd']! *= 2;
    });
    expect(verdictOf(other).divergence?.columns).toContain('treasury');
    expect(codeOf(() => resumeGame(openSave(other)))).toBe('SAVE_DIVERGED');
  });

  it('of marks of another set of columns says that they cannot be compared', () => {
    expect(differingColumns('00', '0000')).toBeNull();
    const { world } = Game.begin(tinyScenario(3), { seed: 'm', seats: ['none', 'none'] });
    const before = columnMarks(world);
    world.fear[0]! += 0.5;
    expect(differingColumns(before, columnMarks(world))).toEqual(['fear']);
  });
});

describe('a save that is whole but holds no game', () => {
  it.each<[string, (parts: SaveParts) => void]>([
    ['a card of another kind', (parts) => void (parts.card = { scenario: 1 })],
    ['no setup', ({ scenario }) => void (scenario['setup'] = {})],
    [
      'a setup without areas',
      ({ scenario }) => void ((scenario['setup'] as { areas: unknown[] }).areas = []),
    ],
    ['a document that is none', ({ scenario }) => void (scenario['document'] = { areas: 7 })],
    [
      'an unknown player',
      ({ play }) => void ((play['settings'] as { seats: string[] }).seats = ['napoleon', 'none']),
    ],
    ['no seed', ({ play }) => void ((play['settings'] as { seed: string }).seed = '')],
    ['no line', ({ play }) => void (play['lines'] = [])],
    ['a line that is not there', ({ play }) => void (play['line'] = 3)],
    [
      'an order of no kind',
      (parts) => void turnsOf(parts)[0]![2].push([0, 'constructor', 0, 0, 0]),
    ],
    ['an order of another side', (parts) => void turnsOf(parts)[0]![2].push([2, 'envoy', 0, 0, 0])],
    ['more than is known', ({ play }) => void (play['extra'] = 1)],
    [
      'too many turns',
      (parts) =>
        void turnsOf(parts).push(...Array.from({ length: 25_000 }, () => turnsOf(parts)[0]!)),
    ],
  ])('is refused: %s', (_, change) => {
    const save = forged(bytes, change);
    expect(codeOf(() => resumeGame(openSave(save)))).toMatch(/^SAVE_(CONTENT|DIVERGED)$/);
  });

  it('does not unpack to more than it may', () => {
    const bomb = forged(bytes, ({ play }) => void (play['extra'] = ' '.repeat(70 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(200_000);
    expect(codeOf(() => openSave(bomb))).toBe('SAVE_CONTENT');
  });
});
