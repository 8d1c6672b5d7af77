import { describe, expect, it } from 'vitest';
import { KIND } from '../../../src/engine/records.js';
import { HARASS, HOLD } from '../../../src/engine/sides.js';
import { play, sumOf, total, type Given, type Outcome, type Row } from './one-rule.js';

/** One area that the front holds in force, with posts around it. */
const VALLEY = 1;
const HELD: Given['cells'] = {
  stance: HOLD,
  control: [0.8, -0.9, 0.8, 0.8, 0.8],
  fighters: 800,
  arms: 800,
};
const security = (given: Given = {}): Outcome =>
  play({ rules: ['security'], turns: 8, ...given, cells: { ...HELD, ...given.cells } });
const assaults = ({ rows }: Outcome): Row[] => rows.filter((row) => row['kind'] === KIND.assault);
/** Over several campaigns, as a single one may be lucky. */
const many = (given: Given = {}): Row[] =>
  [0, 1, 2, 3, 4, 5].flatMap((replicate) => assaults(security({ ...given, replicate })));

describe('an assault', () => {
  it('falls on ground that is held in force, and on nothing else', () => {
    expect(many().length).toBeGreaterThan(6);
    expect(many({ cells: { stance: HARASS } })).toEqual([]);
    expect(many({ cells: { control: 0.5 } })).toEqual([]);
    expect(many({ cells: { fighters: 20 } })).toEqual([]);
  });

  it('moves people between accounts and writes down how many', () => {
    const outcome = security();
    const { world, before, rows } = outcome;
    const own = rows.filter((row) => row['group'] === 0);
    expect(assaults(outcome).length).toBeGreaterThan(0);
    expect(sumOf(own, 'groupKilled')).toBe(world.killed[0]! - before.killed[0]!);
    expect(sumOf(own, 'captured')).toBe(world.captured[0]! - before.captured[0]!);
    const fled = sumOf(assaults(outcome), 'displaced');
    expect(fled).toBe(total(world.displaced) - total(before.displaced));
    expect(fled).toBeGreaterThan(0);
  });

  it('draws columns from the neighbours', () => {
    const arrived = (assaultLendShare: number): number =>
      security({ parameters: { security: { assaultLendShare } } }).flow(
        'garrison',
        'assault',
        VALLEY,
      );
    expect(arrived(0.3)).toBeGreaterThan(0);
    expect(arrived(0)).toBeLessThanOrEqual(0);
  });

  it('costs the weaker side more', () => {
    const ratio = (rows: readonly Row[]): number =>
      sumOf(rows, 'groupKilled') / (sumOf(rows, 'governmentKilled') + 1);
    const strong = many({ cells: { garrison: 9000, heavy: 400 } });
    const weak = many({ cells: { garrison: 200, heavy: 0 } });
    expect(ratio(strong)).toBeGreaterThan(ratio(weak));
  });

  it('that is won breaks the front up into cells, and turns control', () => {
    const { world, notes } = security({ cells: { garrison: 20000, heavy: 900, fighters: 200 } });
    expect(world.stance[VALLEY]).toBe(HARASS);
    expect(notes('order_reinterpreted')).toContainEqual([VALLEY, HOLD, HARASS]);
    expect(world.control[VALLEY]).toBeGreaterThan(-0.5);
  });
});
