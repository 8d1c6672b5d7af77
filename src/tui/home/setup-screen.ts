/** How a new game is set up: side, opponent, seed, and whether a guide comes along. */
import type { SeatName } from '../../game/index.js';
import { padEnd, type Style } from '../../charts/index.js';
import type { PlayerName } from '../../players/index.js';
import type { ScenarioListing } from '../../scenario/load.js';
import { prose, type Block } from '../draw/block.js';
import { titleRule } from '../draw/panel.js';
import { bind, within } from '../shell/binding.js';
import type { Binding, Frame, Screen } from '../shell/screen.js';
import { OPPONENTS, STANDARD_OPPONENT } from './opponents.js';

export const PLAYED = ['nrf', 'taliban', 'both', 'observer'] as const;
export type Played = (typeof PLAYED)[number];

/** What a new game is begun with. */
export interface NewGame {
  readonly scenario: string;
  readonly seed: string;
  readonly seats: readonly [SeatName, SeatName];
}

const SIDE_WORDS: Readonly<Record<Played, readonly [title: string, about: string]>> = {
  nrf: [
    'The NRF',
    'Few people, many hands held open: money from abroad, cells in valleys and towns, and the question ' +
      'how long supporters, patrons and fighters stay. You need reach, standing and endurance, not ground.',
  ],
  taliban: [
    'The Taliban',
    'The de facto authorities: posts, roads, treasury and prisons are yours; knowledge and acceptance ' +
      'are not. You need quiet where people live, unity, money and recognition. Force buys quiet and costs the rest.',
  ],
  both: ['Both, at one keyboard', 'Two persons take turns; the screen is hidden between them.'],
  observer: [
    'Nobody: watch',
    'Computer players sit on both sides, and you see the truth. For a class.',
  ],
};

const FIELDS = ['side', 'opponent', 'seed'] as const;
const LONGEST_SEED = 64;

export interface SetupActions {
  begin(game: NewGame): void;
  close(): void;
}

/** What is set before anything is chosen. */
export interface SetupStart {
  readonly side: Played | null;
  readonly opponent: PlayerName | null;
  readonly seed: string;
}

export class SetupScreen implements Screen {
  readonly name = 'setup';
  readonly about =
    'Choose your side and your opponent with left and right, and press Enter to begin. The seed is any ' +
    'text; the same seed and the same orders give the same war.';
  readonly #scenario: ScenarioListing;
  readonly #actions: SetupActions;
  #field = 0;
  #side: number;
  #opponent: number;
  #seed: string;

  constructor(scenario: ScenarioListing, start: SetupStart, actions: SetupActions) {
    this.#scenario = scenario;
    this.#actions = actions;
    this.#side = Math.max(0, PLAYED.indexOf(start.side ?? 'nrf'));
    const wanted = start.opponent ?? STANDARD_OPPONENT;
    this.#opponent = Math.max(
      0,
      OPPONENTS.findIndex(({ name }) => name === wanted),
    );
    this.#seed = start.seed;
  }

  get title(): string {
    return this.#scenario.title;
  }

  bindings(): readonly Binding[] {
    const turn = (by: number) => (): void => {
      if (this.#field === 0) this.#side = (this.#side + by + PLAYED.length) % PLAYED.length;
      if (this.#field === 1) {
        this.#opponent = (this.#opponent + by + OPPONENTS.length) % OPPONENTS.length;
      }
    };
    const step = (by: number) => (): void => {
      this.#field = within(this.#field + by, FIELDS.length);
    };
    return [
      bind(['enter'], 'begin the game', () => this.#begin(), 'begin'),
      bind(['right'], 'the next', turn(1), 'next'),
      bind(['left'], 'the one before', turn(-1), 'before'),
      bind(['up', 'shift-tab'], 'the line above', step(-1)),
      bind(['down', 'tab'], 'the line below', step(1)),
      bind(['backspace'], 'take a letter of the seed back', () => {
        if (this.#field === 2) this.#seed = this.#seed.slice(0, -1);
      }),
      bind(
        ['esc'],
        'back',
        () => {
          this.#actions.close();
        },
        'back',
      ),
    ];
  }

  onText(text: string): boolean {
    if (this.#field !== 2) return false;
    const letters = [...text].filter((letter) => letter >= ' ' && letter <= '~').join('');
    this.#seed = (this.#seed + letters).slice(0, LONGEST_SEED);
    return true;
  }

  draw({ width, style }: Frame): Block {
    const room = Math.min(width, 100);
    const side = this.#sideWords();
    const opponent = OPPONENTS[this.#opponent];
    const plays = PLAYED[this.#side] !== 'both';
    return [
      titleRule({ title: this.title, focused: true, width, lines: [], height: 1, style }),
      ...prose([this.#scenario.summary], room, style),
      '',
      this.#line(0, 'You play', side[0], style),
      ...prose([side[1]], room - 4, style).map((line) => `    ${line}`),
      '',
      this.#line(1, 'Against', plays ? (opponent?.title ?? '') : 'the other person', style),
      ...prose([plays ? (opponent?.about ?? '') : ''], room - 4, style).map(
        (line) => `    ${line}`,
      ),
      '',
      this.#line(2, 'Seed', `${this.#seed}${this.#field === 2 ? '_' : ''}`, style),
    ];
  }

  /** Who is played: as the scenario tells of the seat, or as it always is. */
  #sideWords(): readonly [title: string, about: string] {
    const played = PLAYED[this.#side] ?? 'nrf';
    const card = played === 'nrf' || played === 'taliban' ? this.#scenario.sides?.[played] : null;
    const [title, about] = SIDE_WORDS[played];
    if (card === null || card === undefined) return [title, about];
    return [`${title}: ${card.title} (${card.difficulty})`, card.text];
  }

  #line(field: number, label: string, value: string, style: Style): string {
    const [sign, left, right] = style.ascii ? ['>', '<', '>'] : ['►', '◄', '►'];
    const chosen = this.#field === field;
    const text = style.clean(value);
    const shown = field === 2 ? text : `${left} ${text} ${right}`;
    return `${chosen ? sign : ' '} ${padEnd(label, 10)} ${chosen ? style.bold(shown) : shown}`;
  }

  #begin(): void {
    const opponent = OPPONENTS[this.#opponent]?.name ?? STANDARD_OPPONENT;
    this.#actions.begin({
      scenario: this.#scenario.id,
      seed: this.#seed === '' ? 'salang' : this.#seed,
      seats: seatsOf(PLAYED[this.#side] ?? 'nrf', opponent),
    });
  }
}

/** Who sits where when this is played against an opponent. */
export function seatsOf(played: Played, opponent: PlayerName): readonly [SeatName, SeatName] {
  switch (played) {
    case 'nrf':
      return ['person', opponent];
    case 'taliban':
      return [opponent, 'person'];
    case 'both':
      return ['person', 'person'];
    case 'observer':
      return [opponent, opponent];
  }
}
