// The library as a whole: every scenario tells what it is and how each seat is played, can end in more
// than one way, and goes with every mode of history; every what-if moves what it says.
import { beforeAll, describe, expect, it } from 'vitest';
import { moveOf } from '../../scripts/scenario-library/compare.js';
import { playScenario, type Played } from '../../scripts/scenario-library/campaigns.js';
import { Campaign, compileModel, keyOf } from '../../src/engine/index.js';
import { listScenarios, loadScenario } from '../../src/scenario/load.js';
import { HISTORIES } from '../../src/scenario/schema.js';
import { shipped } from './campaigns.js';

const IDS = listScenarios().map(({ id }) => id);
const WHAT_IFS = IDS.filter((id) => shipped(id).watch !== null);
const BASE = 'base-2024';
/** Few, and the same every time; docs/scenarios.md has the strong evidence. */
const RUNS = 16;
/** Outputs of each what-if that are played here. */
const FIRST = 3;

const firstOutputs = (id: string) => shipped(id).watch?.outputs.slice(0, FIRST) ?? [];

describe('the library', () => {
  it('has twelve scenarios, seven of them what-ifs on the base', () => {
    expect(IDS).toHaveLength(12);
    expect(WHAT_IFS).toHaveLength(7);
    for (const id of WHAT_IFS) {
      const { watch, start, end, setup } = shipped(id);
      expect(watch?.against).toBe(BASE);
      expect(watch?.outputs.length).toBeGreaterThanOrEqual(3);
      expect([start, end, setup.turnDays]).toEqual(['2023-03-21', '2025-03-20', 7]);
    }
  });

  it.each(IDS)('%s tells what it is, what it teaches and how each seat is played', (id) => {
    const { title, summary, teaches, sides, document, files } = shipped(id);
    for (const text of [title, summary, teaches, document.victory]) {
      expect(String(text).length).toBeGreaterThan(20);
    }
    // The first screen shows it beside the list, and the next one with the seat below it.
    expect(summary.length).toBeLessThanOrEqual(520);
    expect(teaches).toMatch(/watch|see/i);
    for (const card of [sides?.nrf, sides?.taliban]) {
      expect(card?.title.length).toBeLessThanOrEqual(40);
      expect(card?.text.length).toBeLessThanOrEqual(320);
      expect(card?.doctrine.length).toBeGreaterThan(20);
    }
    // One file, on top of those that it shares.
    expect(files[0]?.name).toBe(`scenarios/${id}.yaml`);
  });

  it.each(IDS)('%s gives every change of a number its source', (id) => {
    for (const { path, source } of shipped(id).document.changes) {
      expect(source, path).toBeTruthy();
    }
  });

  it.each(WHAT_IFS)('%s asks its own questions of both sides', (id) => {
    const inherited = new Set(shipped(BASE).events.map((event) => event.id));
    const own = shipped(id).events.filter((event) => !inherited.has(event.id));
    for (const side of ['nrf', 'taliban']) {
      const asked = own.filter(({ choices }) => choices.some((choice) => choice.side === side));
      expect(asked.length, side).toBeGreaterThan(0);
    }
    for (const { text, source, date } of own) {
      expect(source.length).toBeGreaterThan(5);
      // What never happened is said to be invented wherever it could be taken for history.
      if (date !== null) expect(`${source} ${text}`).toMatch(/invented .*what if/s);
    }
  });
});

describe('history', () => {
  it.each(IDS.flatMap((id) => HISTORIES.map((history) => [id, history] as const)))(
    '%s goes with the history of %s',
    (id, history) => {
      const { setup, document } = loadScenario(id, {
        overrides: [{ path: 'history', value: history }],
      });
      const dated = setup.events.filter(({ date }) => date !== null);
      const flags = dated.map((event) => document.events[event.id]?.exogenous);
      const all = Object.values(document.events).filter(({ date }) => date !== undefined);
      if (history === 'none') expect(dated).toEqual([]);
      else if (history === 'all') expect(dated).toHaveLength(all.length);
      else {
        expect(flags.every((flag) => flag === true)).toBe(true);
        expect(dated).toHaveLength(all.filter(({ exogenous }) => exogenous === true).length);
      }
      const campaign = new Campaign(compileModel(setup), keyOf({ k0: 5, k1: 9 }, 0));
      for (let turn = 0; turn < 6; turn++) campaign.step();
      expect(campaign.turn).toBe(6);
    },
  );

  it.each(IDS)('in %s marks each dated event, and only exogenous ones change anything', (id) => {
    for (const [event, { date, exogenous, effects }] of Object.entries(
      shipped(id).document.events,
    )) {
      if (date === undefined) continue;
      expect(typeof exogenous, event).toBe('boolean');
      if (exogenous === false) expect(effects, event).toEqual([]);
    }
  });
});

describe('what the scenarios come to', () => {
  const played = new Map<string, Played>();
  let base: Played;
  beforeAll(() => {
    const outputs = WHAT_IFS.flatMap(firstOutputs);
    base = playScenario(shipped(BASE), { against: BASE, outputs }, RUNS);
    for (const id of IDS) {
      const watch = { against: BASE, outputs: firstOutputs(id) };
      played.set(id, id === BASE ? base : playScenario(shipped(id), watch, RUNS));
    }
  }, 120_000);

  it.each(IDS)('%s can end in more than one way', (id) => {
    const seen = played.get(id)?.outcomes.filter((n) => n >= 1) ?? [];
    expect(seen.length).toBeGreaterThanOrEqual(2);
  });

  it.each(WHAT_IFS)('%s moves its first outputs as it says', (id) => {
    const first = WHAT_IFS.slice(0, WHAT_IFS.indexOf(id)).flatMap(firstOutputs).length;
    firstOutputs(id).forEach(({ output, moves }, i) => {
      const own = played.get(id)?.values[i] ?? [];
      const move = moveOf(output, moves, own, base.values[first + i] ?? []);
      expect(move.holds, `${output}: ${move.mean} (${move.low} to ${move.high})`).toBe(true);
    });
  });
});
