// Writes docs/orders-worth.md: whether each order earns its place, whether one order alone is
// enough, and whether each named ending is reached by somebody.
//
//   npx tsx scripts/order-worth.ts [games]
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ENDINGS, GOVERNMENT, INSURGENT, type OrderKind, type Side } from '../src/engine/index.js';
import { listScenarios } from '../src/scenario/load.js';
import { code, table } from './docs/markdown.js';
import {
  aimTrials,
  denials,
  endingCounts,
  kindsOf,
  oneOrderPolicies,
  type AimTrial,
  type Denial,
  type EndingCount,
  type Estimate,
  type OneOrder,
} from './order-worth/trials.js';

const DOCUMENT = fileURLToPath(new URL('../docs/orders-worth.md', import.meta.url));
/** Where one order alone and doctrine are compared: three wars of different kinds. */
const SCENARIOS = ['classroom', 'base-2024', 'panjshir-2021'] as const;
const SIDES: readonly Side[] = [INSURGENT, GOVERNMENT];
const SIDE_WORDS = ['NRF', 'Taliban'] as const;
const GAMES = 40;
/** Aims are tried on the worlds of this many games, every so many turns. */
const AIM_GAMES = 6;
const AIM_EVERY_TURNS = 13;
/** An order that reaches its aim this often, or more, moves it. */
const OFTEN = 0.6;
const LEAST_POINTS = 0.05;

export interface Worth {
  readonly games: number;
  readonly denied: readonly Denial[];
  readonly aims: readonly AimTrial[];
  readonly alone: readonly OneOrder[];
  readonly endings: readonly EndingCount[];
}

/** Measures everything that the document shows. */
export function measureWorth(games: number): Worth {
  const each = <T>(
    of: (scenario: string, side: Side) => readonly T[],
    scenarios: readonly string[] = SCENARIOS,
  ): T[] => scenarios.flatMap((scenario) => SIDES.flatMap((side) => of(scenario, side)));
  const all = listScenarios().map(({ id }) => id);
  return {
    games,
    denied: each((scenario, side) => denials(scenario, side, 'adaptive', games), all),
    aims: aimTrials('base-2024', AIM_GAMES, AIM_EVERY_TURNS),
    alone: each((scenario, side) => oneOrderPolicies(scenario, side, games)),
    endings: endingCounts(Math.min(games, 20)),
  };
}

/** A difference that is surely above zero, and not too small to be shown. */
const isClear = ({ mean, half }: Estimate): boolean => mean > half && mean >= LEAST_POINTS;
const points = ({ mean, half }: Estimate): string => `${mean.toFixed(1)} ± ${half.toFixed(1)}`;

/** The document for what was measured. */
export function worthDocument(worth: Worth): string {
  const parts = [
    '# What orders are worth',
    '',
    'Written by `npx tsx scripts/order-worth.ts`; change the rules and the players, never this page. Differences are means',
    `over ${worth.games} games of the same seeds with their 95 % intervals, in points of the side's own true margin at the end,`,
    'against standing doctrine on the other side.',
    '',
    '<!-- prettier-ignore-start -->',
    '',
    deniedSection(worth),
    '',
    aloneSection(worth.alone),
    '',
    endingSection(worth.endings),
    '',
    '<!-- prettier-ignore-end -->',
  ];
  return `${parts.join('\n')}\n`;
}

/** How an order earns its place: by the margin of a player without it, or by its aims. */
function deniedSection({ denied, aims }: Worth): string {
  const rows = SIDES.flatMap((side) => kindsOf(side).map((kind) => kindRow(kind, denied, aims)));
  const by = (word: string): number =>
    rows.filter((cells) => cells.at(-1)?.includes(word) === true).length;
  const scenarios = new Set(denied.map(({ scenario }) => scenario)).size;
  return [
    '## Each order',
    '',
    `The player \`adaptive\` is denied one kind of order in each of the ${scenarios} scenarios. Shown is the one where that costs`,
    'it most, then in how many the cost is clear (above zero with 95 %) of those where it gives the order at all. `aims` are',
    `the choices that reached their own aim in at least ${Math.round(100 * OFTEN)} % of trials on true worlds of the base scenario (one order, with and`,
    `without it, same noise). By its margin ${by('margin')} of ${rows.length} kinds earn their place, by an aim ${by('aim')}, by neither ${by('neither')}.`,
    '',
    table(
      [
        'order',
        'costs most in',
        'what denial costs',
        'given a game',
        'clear in',
        'aims',
        'earns by',
      ],
      rows,
    ),
  ].join('\n');
}

function kindRow(
  kind: OrderKind,
  denied: readonly Denial[],
  aims: readonly AimTrial[],
): readonly string[] {
  const given = denied.filter((denial) => denial.kind === kind && denial.used > 0);
  const choices = aims.filter((trial) => trial.kind === kind);
  const moved = choices.some(({ reached, trials }) => reached / trials >= OFTEN);
  const clear = given.filter(({ worth }) => isClear(worth));
  // Where several are clear the dearest counts; else the one that comes nearest.
  const best = (clear.length > 0 ? clear : given).reduce<Denial | null>(
    (most, one) => (most === null || one.worth.mean > most.worth.mean ? one : most),
    null,
  );
  const shares = choices.map(
    ({ choice, reached, trials }) => `${choice} ${Math.round((100 * reached) / trials)} %`,
  );
  const earns = [...(clear.length > 0 ? ['margin'] : []), ...(moved ? ['aim'] : [])];
  return [
    code(kind),
    best?.scenario ?? 'not given',
    best === null ? '' : points(best.worth),
    best === null ? '0' : best.used.toFixed(1),
    `${clear.length} of ${given.length}`,
    shares.join(', ') || 'never legal',
    earns.join(', ') || '**neither**',
  ];
}

/** Policies of one order alone that do better than doctrine. */
function aloneSection(alone: readonly OneOrder[]): string {
  const better = alone.filter(({ more }) => isClear(more));
  better.sort((a, b) => b.more.mean - a.more.mean);
  const listed = better.filter((policy) => policy.kind === null || beatsIdleness(policy, alone));
  const rows = listed.map(({ scenario, side, kind, choice, more }) => [
    scenario,
    SIDE_WORDS[side],
    kind === null ? 'no order at all' : `${code(kind)} ${choice}`,
    points(more),
  ]);
  return [
    '## One order alone',
    '',
    'A policy gives one order with one choice to every target that it can pay for, month after month, and nothing else.',
    `None should do clearly better than doctrine; one that does is a miss. ${better.length} of ${alone.length} do. Where giving no order at all`,
    'does better than doctrine, orders that do no better than that are counted and not listed.',
    '',
    ...(rows.length === 0
      ? []
      : [table(['scenario', 'side', 'policy', 'margin over doctrine'], rows)]),
  ].join('\n');
}

/** Whether a policy does better than to give no orders in its seat. */
function beatsIdleness(policy: OneOrder, alone: readonly OneOrder[]): boolean {
  const idle = alone.find(
    ({ kind, scenario, side }) =>
      kind === null && scenario === policy.scenario && side === policy.side,
  );
  return idle === undefined || policy.more.mean - policy.more.half > idle.more.mean;
}

function endingSection(endings: readonly EndingCount[]): string {
  const names = ENDINGS.map((name) => name.replaceAll('_', ' '));
  const total = ENDINGS.map((_, i) =>
    endings.reduce((sum, { byEnding }) => sum + (byEnding[i] ?? 0), 0),
  );
  const missing = names.filter((_, i) => total[i] === 0);
  const said =
    missing.length === 0
      ? 'Every ending is reached.'
      : `Not reached by any: ${missing.join(', ')}.`;
  return [
    '## Endings',
    '',
    `Games by the ending that they reached, under policies that want just that. ${said}`,
    '',
    table(
      ['scenario', 'play', 'games', ...names],
      endings.map(({ scenario, play, games, byEnding }) => [
        scenario,
        play,
        String(games),
        ...byEnding.map(String),
      ]),
    ),
  ].join('\n');
}

function main(games: number): void {
  writeFileSync(DOCUMENT, worthDocument(measureWorth(games)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(Number(process.argv[2] ?? GAMES));
}
