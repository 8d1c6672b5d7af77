// Writes docs/ladder.md: whether each computer player beats the one below it, from either side.
//
//   npx tsx scripts/ladder.ts [--pairs 200] [--dear-pairs 40] [--workers 2]
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { GOVERNMENT, INSURGENT, type Side } from '../src/engine/index.js';
import type { PlayerName } from '../src/players/index.js';
import { code, table } from './docs/markdown.js';
import type { GameEnd, GamesAsked } from './ladder/games.js';
import { comparePairs, type PairResult } from './ladder/pairs.js';
import { playLots } from './ladder/pool.js';

const DOCUMENT = fileURLToPath(new URL('../docs/ladder.md', import.meta.url));
/** The rungs, from forgiving to hard. */
const RUNGS = ['random', 'doctrine', 'adaptive', 'lookahead'] as const;
const SCENARIOS = ['classroom', 'base-2024'] as const;
const OPPONENT: PlayerName = 'doctrine';
/** Games that cost a third of a minute each are fewer. */
const DEAR = { scenario: 'base-2024', player: 'lookahead' } as const;
const GAMES_PER_LOT = 10;
const GAMES_PER_DEAR_LOT = 2;
/** Share of the pairs that a rung is to win. */
const BAR = 0.6;

const SIDES: readonly Side[] = [INSURGENT, GOVERNMENT];
const SIDE_WORDS = ['NRF', 'Taliban'] as const;

/** One comparison of the ladder, as the document shows it. */
export interface Step {
  readonly scenario: string;
  readonly side: Side;
  readonly higher: string;
  readonly lower: string;
  readonly result: PairResult;
  /** Share of the games that each won at reckonings. */
  readonly higherWon: number;
  readonly lowerWon: number;
}

/** Whether the higher rung wins enough pairs, and surely more than half of them. */
export function holds({ share, low }: PairResult): boolean {
  return share >= BAR && low > 0.5;
}

/** The document for steps that were measured. */
export function ladderDocument(steps: readonly Step[]): string {
  const missed = steps.filter(({ result }) => !holds(result)).length;
  const head = [
    ...['scenario', 'side', 'rung', 'against the rung below', 'pairs', 'better', '95 % interval'],
    ...['margin, points', 'won, both', 'bar'],
  ];
  const text = [
    '# The ladder of computer players',
    '',
    'Each rung takes the same seat in the same scenario with the same seed against the same opponent',
    `(${code(OPPONENT)}) as the rung below it; a pair is better when its true margin at the end is the higher. The`,
    'bar is 60 % of the pairs, with the 95 % interval (Wilson) above one half. `margin` is the mean difference of the',
    'margins; `won, both` the share of games in which the higher and the lower rung stood at zero or above at',
    'two reckonings in a row. The player that looks ahead plays standing doctrine in every seat of its futures.',
    'No player has a bonus or sees more than its side.',
    '',
    `${steps.length - missed} of ${steps.length} steps reach the bar. Written by \`npx tsx scripts/ladder.ts\`; change the players, never this page.`,
    '',
    '<!-- prettier-ignore-start -->',
    '',
    table(head, steps.map(row)),
    '',
    '<!-- prettier-ignore-end -->',
  ];
  return `${text.join('\n')}\n`;
}

function row(step: Step): string[] {
  const { scenario, side, higher, lower, result } = step;
  const percent = (x: number): string => `${Math.round(100 * x)} %`;
  return [
    scenario,
    SIDE_WORDS[side],
    code(higher),
    code(lower),
    String(result.pairs),
    percent(result.share),
    `${percent(result.low)} to ${percent(result.high)}`,
    result.meanPoints.toFixed(1),
    `${percent(step.higherWon)}, ${percent(step.lowerWon)}`,
    holds(result) ? 'reached' : '**missed**',
  ];
}

/** Ends of games by scenario, side and player. */
type Played = ReadonlyMap<string, readonly GameEnd[]>;
const keyOfGames = (scenario: string, side: Side, player: string): string =>
  `${scenario} ${side} ${player}`;

function lotsOf(pairs: number, dearPairs: number): GamesAsked[] {
  const lots: GamesAsked[] = [];
  for (const scenario of SCENARIOS) {
    for (const player of RUNGS) {
      const dear = scenario === DEAR.scenario && player === DEAR.player;
      const games = dear ? dearPairs : pairs;
      const step = dear ? GAMES_PER_DEAR_LOT : GAMES_PER_LOT;
      for (const side of SIDES) {
        for (let from = 0; from < games; from += step) {
          const to = Math.min(games, from + step);
          lots.push({ scenario, side, player, opponent: OPPONENT, from, to });
        }
      }
    }
  }
  // The longest first, so that no worker is left alone with them.
  return lots.sort((a, b) => RUNGS.indexOf(b.player as never) - RUNGS.indexOf(a.player as never));
}

function stepsOf(played: Played): Step[] {
  return SCENARIOS.flatMap((scenario) =>
    SIDES.flatMap((side) =>
      RUNGS.slice(1).map((higher, below): Step => {
        const lower = RUNGS[below] ?? higher;
        const first = played.get(keyOfGames(scenario, side, higher)) ?? [];
        const second = played.get(keyOfGames(scenario, side, lower)) ?? [];
        const won = (ends: readonly GameEnd[]): number =>
          ends.filter((end) => end.won).length / ends.length;
        const result = comparePairs(first, second);
        const same = second.slice(0, result.pairs);
        return {
          scenario,
          side,
          higher,
          lower,
          result,
          higherWon: won(first),
          lowerWon: won(same),
        };
      }),
    ),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pairs: { type: 'string', default: '200' },
      'dear-pairs': { type: 'string', default: '40' },
      workers: { type: 'string', default: '2' },
    },
  });
  const lots = lotsOf(Number(values.pairs), Number(values['dear-pairs']));
  const ends = await playLots(lots, Number(values.workers), (done) => {
    process.stderr.write(`\r${done} of ${lots.length} lots`);
  });
  const played = new Map<string, GameEnd[]>();
  lots.forEach(({ scenario, side, player }, lot) => {
    const key = keyOfGames(scenario, side, player);
    played.set(key, [...(played.get(key) ?? []), ...(ends[lot] ?? [])]);
  });
  writeFileSync(DOCUMENT, ladderDocument(stepsOf(played)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
