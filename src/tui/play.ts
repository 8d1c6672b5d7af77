/** One game on the screens: where the keys of the board lead, and what comes after a turn. */
import type { Order } from '../engine/index.js';
import { SIDE_TITLES, type FileKeeper, type Reply, type Session } from '../game/index.js';
import { AfterScreen } from './after/after-screen.js';
import { BoardScreen, type BoardActions } from './board/board-screen.js';
import { BoardState } from './board/board-state.js';
import { capital, orderHint, type OrderEntry } from './board/orders-panel.js';
import { Desk } from './desk.js';
import { OrdersScreen } from './orders/orders-screen.js';
import { EventScreen } from './screens/event-screen.js';
import { PromptScreen } from './screens/prompt-screen.js';
import {
  reckoningScreen,
  reportsScreen,
  standingScreen,
  turnScreen,
} from './screens/report-screens.js';
import { sourcesScreen } from './screens/sources-screen.js';
import { TextScreen } from './screens/text-screen.js';
import { TimelineScreen } from './screens/timeline-screen.js';
import { whyScreen } from './screens/why-screen.js';
import type { Shell } from './shell/shell.js';
import { CLASSROOM_STEPS } from './tutorial/steps.js';
import type { LessonMoment } from './tutorial/lesson.js';
import { Tutor } from './tutorial/tutor.js';

/** An act that is made a standing order from the board is repeated so often. */
const REPEAT_DAYS = 28;
/** Names of saves; a path is no name, and only the command line takes one. */
const SAVE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const LONGEST_NAME = 64;
/** Opponents think for so long before keys are answered again. */
const THINKING_MS = 12;
/** Begins the line of a reply that says so; the game goes on all the same. */
const NOT_SAVED = 'The game could not be saved';

export class Play implements BoardActions {
  readonly desk: Desk;
  readonly #shell: Shell;
  readonly #keeper: FileKeeper;
  readonly #home: () => void;
  readonly #board: BoardScreen;
  #thinking = false;

  /** @param home called when the person leaves the game, which has been kept */
  constructor(session: Session, keeper: FileKeeper, shell: Shell, home: () => void) {
    this.desk = new Desk(session);
    this.#shell = shell;
    this.#keeper = keeper;
    this.#home = home;
    const state = new BoardState(this.desk.map, firstArea(this.desk));
    this.#board = new BoardScreen(this.desk, state, this);
  }

  /** Shows the board, and with it whatever asks for the person. */
  show(): void {
    this.#shell.reset(this.#board);
    const { game } = this.desk;
    if (game.persons.length > 1) this.#handOver();
    else if (game.over) this.afterAction();
    this.#think();
  }

  /** Begins the guide. */
  guide(): void {
    this.#shell.coach = new Tutor(
      CLASSROOM_STEPS,
      () => this.#moment(),
      () => {
        this.#shell.coach = null;
      },
    );
  }

  /** Keeps the game as it is; the name it is kept under, or why it could not be. */
  keep(): { readonly name: string } | { readonly problem: string } {
    try {
      this.#keeper.autosave(this.desk.game);
      return { name: this.#keeper.name ?? '' };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The game in a line, for the report of a crash. */
  get summary(): string {
    const { game } = this.desk;
    return `${game.scenario.id}, seed ${game.settings.seed}, seats ${game.settings.seats.join(' and ')}, turn ${game.turn}`;
  }

  orders(): void {
    const { draft } = this.desk;
    if (draft === null) {
      this.#shell.say(orderHint(this.desk), 'warn');
      return;
    }
    const { area } = this.#board.state;
    this.#shell.push(new OrdersScreen(this.desk, this.#shell, draft, area));
  }

  endTurn(): void {
    this.#played(this.desk.do({ do: 'end' }));
  }

  advance(until: 'month' | 'needs_me'): void {
    this.#played(this.desk.do({ do: 'advance', until }));
  }

  undo(): void {
    this.#edit('undo');
  }

  redo(): void {
    this.#edit('redo');
  }

  withdraw(entry: OrderEntry): void {
    const reply =
      entry.what === 'drafted'
        ? this.desk.do({ do: 'withdraw', index: entry.index })
        : this.desk.do({ do: 'stop', place: entry.place });
    const said = entry.what === 'drafted' ? 'Taken back.' : 'It stands no longer.';
    this.#tell(reply, said);
  }

  keepGiving(entry: OrderEntry): void {
    if (entry.what === 'standing') {
      this.#shell.say('It stands already; d ends it.');
      return;
    }
    const order: Order | undefined = this.desk.draft?.orders[entry.index];
    if (order === undefined) return;
    const reply = this.desk.do({ do: 'keep', order, everyDays: REPEAT_DAYS });
    this.#tell(reply, 'A standing order from now on.');
  }

  events(): void {
    const waiting = this.desk.draft?.view.pending.length ?? 0;
    if (waiting === 0) this.#shell.say('No event waits for your answer.');
    else this.#shell.push(new EventScreen(this.desk, this.#shell));
  }

  why(): void {
    this.#shell.push(whyScreen(this.desk, this.#board.state.area, this.#back));
  }

  news(): void {
    this.#shell.push(reportsScreen(this.desk, this.#back));
  }

  reckoning(): void {
    this.#shell.push(reckoningScreen(this.desk, this.#back));
  }

  standing(): void {
    this.#shell.push(standingScreen(this.desk, this.#back));
  }

  timeline(): void {
    this.#shell.push(
      new TimelineScreen(this.desk, {
        go: (turn) => {
          this.#tell(this.desk.do({ do: 'go', turn }), '');
        },
        branch: () => {
          this.branch();
          this.#shell.popTo(this.#board.name);
        },
        line: (line) => {
          this.#tell(this.desk.do({ do: 'line', line }), '');
          this.#think();
        },
        close: this.#back,
      }),
    );
  }

  branch(): void {
    const { game } = this.desk;
    if (game.isPresent && !game.over) {
      this.#shell.say('This is the present: g goes back to an earlier turn.', 'warn');
      return;
    }
    const reply = this.desk.do({ do: 'branch', name: null });
    this.#tell(reply, 'A new line begins here; the old one is kept under g.');
    this.#think();
  }

  sources(): void {
    this.#shell.push(sourcesScreen(this.desk.game, this.#back));
  }

  save(): void {
    this.#shell.push(
      new PromptScreen({
        title: 'Save under a name',
        question:
          'The game is kept by itself after every turn. To keep this moment, give it a name of letters, digits, dots and hyphens.',
        first: '',
        longest: LONGEST_NAME,
        take: (name) => this.#saveAs(name),
        close: this.#back,
      }),
    );
  }

  afterAction(): void {
    const { game } = this.desk;
    if (!game.over && this.desk.side !== null) {
      this.#shell.say('The truth is shown when the game has ended.', 'warn');
      return;
    }
    this.#shell.push(new AfterScreen(game, this.#shell, this.#back));
  }

  leave(): void {
    const kept = this.keep();
    this.#shell.coach = null;
    this.#home();
    if ('problem' in kept) this.#shell.say(`${NOT_SAVED}: ${kept.problem}`, 'warn');
    else this.#shell.say(`The game is kept as ${kept.name}.`);
  }

  readonly #back = (): void => {
    this.#shell.pop();
  };

  #edit(what: 'undo' | 'redo'): void {
    if (this.desk.draft === null) return;
    this.#tell(this.desk.do({ do: what }), what === 'undo' ? 'Undone.' : 'Done again.');
  }

  /** Lets opponents think while the person reads and plans, so that the turn need not wait for them. */
  #think(): void {
    if (this.#thinking) return;
    this.#thinking = !this.desk.game.thinkAhead();
    if (!this.#thinking) return;
    this.#shell.work(this.#board, () => {
      const end = performance.now() + THINKING_MS;
      do this.#thinking = !this.desk.game.thinkAhead();
      while (this.#thinking && performance.now() < end);
      return !this.#thinking;
    });
  }

  /** Says what came of a command: its refusal, or a few words. */
  #tell(reply: Reply, said: string): void {
    if (!reply.ok) this.#shell.say(reply.lines[0] ?? 'That cannot be done.', 'warn');
    else if (said !== '') this.#shell.say(said);
  }

  #saveAs(name: string): string | null {
    if (!SAVE_NAME.test(name))
      return 'A name begins with a letter or digit, and has no spaces or slashes.';
    const reply = this.desk.do({ do: 'save', name });
    if (!reply.ok) return reply.lines[0] ?? 'It could not be saved.';
    this.#shell.pop();
    this.#shell.say(reply.lines[0] ?? 'Saved.');
    return null;
  }

  /** What is shown after turns were played: news, reckoning, events and the end, one after another. */
  #played(reply: Reply): void {
    if (!reply.ok) {
      this.#shell.say(reply.lines[0] ?? 'That cannot be done.', 'warn');
      if (reply.code === 'SESSION_EVENT_WAITS') this.events();
      return;
    }
    const { game, turnName, news, reports } = this.desk;
    this.#board.state.at.news = 0;
    this.#think();
    if (reply.turns > 0) this.#afterTurns(reply.turns);
    if (reply.handOver !== null) this.#handOver();
    const warning = reply.lines.find((line) => line.startsWith(NOT_SAVED));
    const count = news.length + reports.length;
    if (warning !== undefined) this.#shell.say(warning, 'warn');
    else if (reply.turns > 0) {
      const pieces = count === 1 ? '1 piece of news' : `${count} pieces of news`;
      this.#shell.say(`${capital(turnName)} ${game.turn} is over; ${pieces}.`);
    }
  }

  #afterTurns(turns: number): void {
    const { game, reader } = this.desk;
    const played = game.turns.slice(game.turn - turns, game.turn);
    const asked = (played.at(-1)?.result.needsMe ?? [])
      .filter(({ side }) => reader === 'truth' || side === reader)
      .map(({ name }) => name);
    const toRead = asked.filter((name) => !['event', 'reckoning', 'ending'].includes(name));
    // What is pushed last is seen first.
    if (game.over) this.afterAction();
    else if (asked.includes('event') && this.desk.draft !== null) this.events();
    if (played.some(({ result }) => result.reckoning !== null)) this.reckoning();
    if (toRead.length > 0 || turns > 1) {
      this.#shell.push(turnScreen(this.desk, turns, this.#back));
    }
  }

  /** Hides the board until the other person sits at the keyboard. */
  #handOver(): void {
    const { side } = this.desk;
    if (side === null) return;
    this.#shell.push(
      new TextScreen({
        name: 'hand-over',
        title: () => 'Hand over the keyboard',
        about: 'Two persons play; each sees only what his side knows.',
        lines: () => [
          `It is the turn of ${SIDE_TITLES[side]}.`,
          '',
          'Press Enter when nobody else looks.',
        ],
        close: this.#back,
        closeLabel: 'I am here',
      }),
    );
  }

  #moment(): LessonMoment {
    const { game, draft, side } = this.desk;
    const { state } = this.#board;
    return {
      turn: game.turn,
      area: game.scenario.setup.areas[state.area]?.id ?? '',
      shade: state.shade,
      focus: state.focus,
      screen: this.#shell.top?.name ?? '',
      drafted: (draft?.orders ?? []).map(({ kind }) => kind),
      standing: side === null ? 0 : game.standing(side).length,
      over: game.over,
    };
  }
}

/** Where a person's own people are strongest. */
function firstArea({ view }: Desk): number {
  if (view === null) return 0;
  const own = view.side === 0 ? view.fighters : view.garrison;
  const areas = view.theatre.sizes.areas;
  let best = 0;
  for (let a = 1; a < areas; a += 1) if ((own[a] ?? 0) > (own[best] ?? 0)) best = a;
  return best;
}
