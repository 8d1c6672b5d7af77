/** The first screen: go on with the last game, begin one, or look at what this is. */
import type { SaveEntry } from '../../game/index.js';
import type { ScenarioListing } from '../../scenario/load.js';
import { beside, fitBlock, prose, type Block } from '../draw/block.js';
import { drawList, windowStart } from '../draw/list.js';
import { panel } from '../draw/panel.js';
import { bind, within } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';

/** What the first screen can do. */
export interface HomeActions {
  guided(): void;
  resume(entry: SaveEntry): void;
  setUp(scenario: ScenarioListing): void;
  saves(): void;
  sources(): void;
  leave(): void;
}

interface Entry {
  readonly title: string;
  /** Title over the text, where it is another one. */
  readonly heading?: string;
  readonly text: readonly string[];
  readonly act: () => void;
}

const LIST_WIDTH = 34;
/** Lines above the first entry: the head, and the rule of the panel. */
const LINES_ABOVE = 4;
const GUIDED_TEXT = [
  'A guided first game in an invented country of three areas, about a quarter of an hour. You lead a ' +
    'front of a few hundred people, and learn by doing: the map, orders and their odds, money, ' +
    'reports that may be wrong, and the reckoning.',
  'It can be left at any time; the game goes on without the guide.',
];
const SIDES_TEXT =
  'You can play either side, both at one keyboard, or watch. The sides want different things, so a ' +
  'good game of one is not a bad game of the other.';

export class GalleryScreen implements Screen {
  readonly name = 'gallery';
  readonly title = 'Salang';
  readonly about =
    'Choose with the arrows and press Enter. Games are kept after every turn; the last one can be gone on with here.';
  readonly #entries: readonly Entry[];
  #chosen = 0;

  constructor(
    scenarios: readonly ScenarioListing[],
    latest: SaveEntry | null,
    saves: number,
    actions: HomeActions,
  ) {
    const guided: Entry = {
      title: latest === null ? 'New here? A guided first game' : 'The guided first game',
      text: GUIDED_TEXT,
      act: () => {
        actions.guided();
      },
    };
    const begin = scenarios.map((scenario): Entry => scenarioEntry(scenario, actions));
    this.#entries = [
      ...(latest === null ? [guided] : [resumeEntry(latest, actions)]),
      ...begin,
      ...(latest === null ? [] : [guided]),
      ...(saves > 0 ? [savesEntry(saves, actions)] : []),
      sourcesEntry(actions),
      {
        title: 'Leave',
        text: ['Back to the shell.'],
        act: () => {
          actions.leave();
        },
      },
    ];
  }

  bindings(): readonly Binding[] {
    const step = (by: number) => (): void => {
      this.#chosen = within(this.#chosen + by, this.#entries.length);
    };
    return [
      bind(['enter', 'right'], 'choose this', () => this.#entries[this.#chosen]?.act(), 'choose'),
      bind(['up', 'k'], 'the one above', step(-1), 'up'),
      bind(['down', 'j', 'tab'], 'the one below', step(1), 'down'),
      bind(['q'], 'leave', () => this.#entries.at(-1)?.act(), 'leave'),
    ];
  }

  draw({ width, height, style }: Frame): Block {
    const textWidth = width - LIST_WIDTH - 2;
    const items = this.#entries.map(({ title }) => style.clean(title));
    const head = [
      `${style.bold('SALANG')}   a war of money, fear, terrain and patience`,
      'An abstract, neutral simulation of the insurgency in Afghanistan since 2021. It takes no side.',
      '',
    ];
    const body = height - head.length;
    const list = panel({
      title: 'Begin',
      lines: drawList({
        items,
        chosen: this.#chosen,
        width: LIST_WIDTH,
        height: body - 1,
        style,
      }),
      width: LIST_WIDTH,
      height: body,
      focused: true,
      style,
    });
    const entry = this.#entries[this.#chosen];
    const text = panel({
      title: entry?.heading ?? entry?.title ?? '',
      lines: prose(entry?.text ?? [], Math.min(textWidth, 90), style),
      width: textWidth,
      height: body,
      style,
    });
    return fitBlock([...head, ...beside('  ', list, text)], width, height, style);
  }

  onClick(_column: number, line: number, { height }: Frame): void {
    const room = height - LINES_ABOVE;
    const row = line - LINES_ABOVE;
    const at = windowStart(this.#entries.length, this.#chosen, room) + row;
    if (row >= 0 && row < room && at < this.#entries.length) this.#chosen = at;
  }
}

function scenarioEntry(scenario: ScenarioListing, actions: HomeActions): Entry {
  const { id, title, summary, problem } = scenario;
  const broken = problem === null ? [] : [`This file cannot be read: ${problem.message}`];
  return {
    title: id,
    heading: title,
    text: [summary, ...broken, SIDES_TEXT],
    act: () => {
      if (problem === null) actions.setUp(scenario);
    },
  };
}

/** What a saved game was, in a line. */
export function cardText({ card, version }: SaveEntry): string {
  if (card === null) return 'This save cannot be read.';
  const seats = card.seats.map((seat) => (seat === 'person' ? 'you' : seat));
  const end = card.ending === null ? '' : `, ended: ${card.ending.replaceAll('_', ' ')}`;
  return `${card.title}: turn ${card.turn + 1}, ${card.date}. NRF: ${seats[0] ?? ''}, Taliban: ${seats[1] ?? ''}. Seed ${card.seed}, written by version ${version ?? 'unknown'}${end}.`;
}

function resumeEntry(entry: SaveEntry, actions: HomeActions): Entry {
  return {
    title: 'Go on with the last game',
    text: [cardText(entry)],
    act: () => {
      actions.resume(entry);
    },
  };
}

function savesEntry(count: number, actions: HomeActions): Entry {
  return {
    title: 'Saved games',
    text: [`${count} ${count === 1 ? 'game is' : 'games are'} kept. Choose one to go on with.`],
    act: () => {
      actions.saves();
    },
  };
}

function sourcesEntry(actions: HomeActions): Entry {
  return {
    title: 'Sources and ethics',
    text: ['What this is and is not, whose figures it uses, and how to check any number in it.'],
    act: () => {
      actions.sources();
    },
  };
}
