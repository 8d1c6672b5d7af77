import { beforeAll, describe, expect, it } from 'vitest';
import { GROUP_KINDS, LAYER_BIT, OP, OP_FIELDS } from '../../src/engine/records.js';
import type { Game } from '../../src/game/game.js';
import { claimsOf, latestReports, reportsOf, type Report } from '../../src/game/reports.js';
import { classroom, shortGame } from './games.js';

let game: Game;
const ALWAYS = { fromDay: 0, toDay: 1e6 };

/** All operation rows of a game. */
function rows(): Int32Array[] {
  return game.turns.flatMap(({ rows: { operations } }) =>
    Array.from({ length: operations.length / OP_FIELDS }, (_, i) =>
      operations.subarray(i * OP_FIELDS, (i + 1) * OP_FIELDS),
    ),
  );
}

const has = (row: Int32Array, bit: number): boolean => (row[OP.layers]! & bit) !== 0;

beforeAll(() => {
  classroom();
  game = shortGame(30, ['doctrine', 'doctrine'], 'reports');
  while (!game.over) game.endTurn();
});

describe('reports', () => {
  it('of statements and monitors are one for each row that has the layer, once they are out', () => {
    const all = rows();
    for (const side of [0, 1] as const) {
      const reports = reportsOf(game, side, ALWAYS);
      const count = (test: (report: Report) => boolean): number => reports.filter(test).length;
      const out = (layer: number, test: (row: Int32Array) => boolean): number =>
        all.filter((row) => has(row, layer) && test(row)).length;
      const attack = (row: Int32Array): boolean => row[OP.kind]! < GROUP_KINDS;
      const statements = count(({ source }) => source === 'statement');
      expect(statements).toBeGreaterThan(0);
      // Some of the last weeks are not out yet.
      expect(statements).toBeLessThanOrEqual(out(LAYER_BIT.itemised, attack));
      expect(count(({ layer }) => layer === 'recorded')).toBeLessThanOrEqual(
        out(LAYER_BIT.recorded, () => true),
      );
    }
  });

  it('are never out before the event, nor after what is shown', () => {
    for (const side of [0, 1] as const) {
      for (const { day, publishedDay } of reportsOf(game, side, ALWAYS)) {
        expect(publishedDay).toBeGreaterThan(day);
        expect(publishedDay).toBeLessThan(game.day);
      }
    }
  });

  it('of one turn after the other are all reports, each once', () => {
    const later = shortGame(12, ['doctrine', 'doctrine'], 'reports');
    const seen: Report[] = [];
    while (!later.over) {
      later.endTurn();
      seen.push(...latestReports(later, 1));
    }
    const texts = (reports: readonly Report[]): string[] =>
      reports.map((report) => JSON.stringify(report)).sort();
    expect(texts(seen)).toEqual(texts(reportsOf(later, 1, ALWAYS)));
  });

  it('lay to nobody what nobody has claimed', () => {
    const reports = reportsOf(game, 1, ALWAYS);
    const unclaimed = reports.filter(({ layer, group }) => layer === 'recorded' && group === null);
    expect(unclaimed.length).toBeGreaterThan(0);
    for (const { text } of unclaimed) expect(text).toContain('claimed by nobody');
    for (const { source, group } of reports) {
      if (source === 'own_people' || source === 'monitor') continue;
      expect(group).not.toBeNull();
    }
  });

  it('from own people are of own people alone', () => {
    const [nrf, taliban] = [reportsOf(game, 0, ALWAYS), reportsOf(game, 1, ALWAYS)];
    for (const report of nrf) {
      if (report.source !== 'own_people') continue;
      expect(report.group).toBe(0);
      // A front claims what it did; what was done to it, it knows.
      expect(report.layer === 'tally' ? report.dead.group : report.dead.government).toBeNull();
    }
    const attacks = taliban.filter(
      ({ source, layer, text }) =>
        source === 'own_people' && layer === 'own' && text.startsWith('Your own posts'),
    );
    expect(attacks.length).toBeGreaterThan(0);
    for (const { group } of attacks) expect(group).toBeNull();
  });

  it('say nothing of the turns that are not shown', () => {
    const end = game.turn;
    game.goTo(10);
    const { day } = game;
    for (const { publishedDay } of reportsOf(game, 0, ALWAYS)) {
      expect(publishedDay).toBeLessThan(day);
    }
    game.goTo(end);
  });
});

describe('claims of a period', () => {
  it('count each layer by itself', () => {
    const claims = claimsOf(game, ALWAYS);
    expect(claims.map(({ group }) => group)).toEqual([0, 1, 2, null]);
    const front = rows().filter((row) => row[OP.group] === 0 && row[OP.kind]! < GROUP_KINDS);
    const told = claims[0]!.layers;
    for (const layer of ['tally', 'itemised', 'recorded', 'verified'] as const) {
      expect(told[layer].events).toBe(front.filter((row) => has(row, LAYER_BIT[layer])).length);
    }
    expect(told.tally.killed).toBe(
      front
        .filter((row) => has(row, LAYER_BIT.tally))
        .reduce((n, row) => n + row[OP.tallyKilled]!, 0),
    );
  });
});
