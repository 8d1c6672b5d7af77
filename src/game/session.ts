/**
 * A session: one or two persons, or an observer, at a game. Every key of a screen and every typed
 * line becomes a command, and every command comes through here. A refusal is a reply with a code,
 * never an exception.
 */
import { ORDER_ERRORS, type Order } from '../engine/orders.js';
import type { Side } from '../engine/sides.js';
import { Advisor } from './advisor.js';
import type { Command, Reply } from './commands.js';
import type { OrderDraft } from './draft.js';
import { canGoOn } from './endings.js';
import { GameError } from './errors.js';
import type { AdvanceUntil, Game } from './game.js';
import { guideFor, type Guide } from './guide.js';
import { SIDE_TITLES } from './names.js';
import { orderSentence } from './order-words.js';
import type { Reader } from './picture.js';
import { afterLines, whatIfLines } from './say/after.js';
import { lookLines, showLines } from './say/look.js';
import { sentence } from './say/numbers.js';
import { draftLines, forecastLines, legalLines, refusalLine, standingLines } from './say/orders.js';
import { mapLines } from './say/places.js';
import { statusLines } from './say/status.js';
import { turnLines } from './say/turn.js';
import { whyLines } from './say/world.js';

/** Where a session keeps its game. */
export interface GameKeeper {
  /** Called after every turn. */
  autosave(game: Game): void;
  /** Writes a save; gives the name by which people find it. */
  save(game: Game, name: string): string;
}

/** Codes of refusals besides those of orders and games. */
export const SESSION_ERRORS = {
  SESSION_NOTHING: 'there is nothing to undo or redo, or no such order in the draft',
  SESSION_TWO_PERSONS: 'two persons play: each ends the turn, one after the other',
  SESSION_EVENT_WAITS: 'an event waits for your answer: answer it, or end the turn without',
  SESSION_NOT_OVER: 'the game goes on: its truth is shown when it has ended, or on request',
  SESSION_FORECAST: 'there is no forecast for what cannot be ordered now',
  SESSION_NO_GUIDE: 'there is a guide only in a new game of the classroom, for one person',
  SESSION_NO_SUCH: 'there is no such thing to look at',
  SESSION_NO_SAVES: 'this session keeps no saves',
} as const;

export class Session {
  readonly game: Game;
  /** Leads a first-time player through the classroom; null in other games. */
  readonly guide: Guide | null;
  readonly #keeper: GameKeeper | null;
  readonly #advisors: readonly [Advisor, Advisor];
  #side: Side;

  constructor(game: Game, keeper: GameKeeper | null = null) {
    this.game = game;
    this.guide = guideFor(game);
    this.#keeper = keeper;
    this.#side = game.persons[0] ?? 0;
    this.#advisors = [new Advisor(game, 0), new Advisor(game, 1)];
  }

  /** The side at the keyboard; for an observer the insurgents', whose reports are shown. */
  get side(): Side {
    return this.#side;
  }

  /** Who looks: the side at the keyboard, or an observer who sees the truth. */
  get reader(): Reader {
    return this.game.persons.length === 0 ? 'truth' : this.#side;
  }

  /** Whether orders can be given now. */
  get writes(): boolean {
    return this.game.persons.length > 0 && this.game.isPresent && !this.game.over;
  }

  /** Forecasts for the side at the keyboard. */
  get advisor(): Advisor {
    return this.#advisors[this.#side];
  }

  /** The draft of the side at the keyboard. GameError when orders cannot be given. */
  get draft(): OrderDraft {
    return this.game.draft(this.#side);
  }

  /** Does a command. Only a mistake of the program or of the engine is thrown. */
  do(command: Command): Reply {
    try {
      const reply = this.#obey(command);
      const guide = this.guide?.notice(command, reply, this.game) ?? [];
      return guide.length === 0 ? reply : { ...reply, guide };
    } catch (error) {
      if (error instanceof GameError) return refusal(error.code, `${sentence(error.message)}.`);
      throw error;
    }
  }

  #obey(command: Command): Reply {
    const { game, reader } = this;
    switch (command.do) {
      case 'look':
        return done(lookLines(this, command.at));
      case 'show': {
        const lines = showLines(this, command.what, command.index);
        return lines === null ? refuse('SESSION_NO_SUCH') : done(lines);
      }
      case 'map':
        return done(mapLines(game, reader, command.shade));
      case 'why': {
        const { area, column, turns } = command;
        const first = Math.max(0, game.turn - turns);
        const options = { turn: first, turns, ...(area === null ? {} : { area }) };
        return done(whyLines(game, reader, { ...options, ...(column === null ? {} : { column }) }));
      }
      case 'legal':
      case 'forecast':
      case 'give':
      case 'withdraw':
      case 'clear':
      case 'undo':
      case 'redo':
      case 'keep':
      case 'stop':
        return this.#write(command);
      case 'end':
        return this.#end();
      case 'play_on':
        game.playOn();
        return done(statusLines(game, reader));
      case 'advance':
        return this.#advance(command.until);
      case 'go':
      case 'present':
      case 'branch':
      case 'line':
        return this.#travel(command);
      case 'save':
        return this.#save(command.name);
      case 'after':
        if (reader !== 'truth' && !game.over && !command.reveal) {
          return refuse('SESSION_NOT_OVER', 'Type "after reveal" to see it all the same.');
        }
        return done(afterLines(game));
      case 'what_if':
        if (reader !== 'truth' && !game.over) return refuse('SESSION_NOT_OVER');
        return done(whatIfLines(game, command));
      case 'guide':
        return this.#guide(command.off);
      case 'quit':
        return { ...done([]), quit: true };
    }
  }

  #guide(off: boolean): Reply {
    if (this.guide === null) return refuse('SESSION_NO_GUIDE');
    if (!off) return { ...done([]), guide: this.guide.lines() };
    this.guide.leave();
    return done(['The guide is left.']);
  }

  #write(command: Command & { do: WritingCommand }): Reply {
    const { game, draft } = this;
    switch (command.do) {
      case 'legal': {
        const { kind } = command;
        const orders = draft.legal().filter((o) => kind === null || o.kind === kind);
        return done(legalLines(game, orders));
      }
      case 'forecast':
        return this.#forecast(command.order);
      case 'give':
        return this.#give(command.order);
      case 'withdraw': {
        const gone = draft.withdraw(command.index);
        if (gone.length === 0) return refuse('SESSION_NOTHING');
        const said = gone.map((o) => `Taken back: ${orderSentence(game.scenario, o)}.`);
        return done([...said, ...draftLines(game, draft)]);
      }
      case 'clear':
        draft.clear();
        return done(draftLines(game, draft));
      case 'undo':
        return draft.undo() ? done(draftLines(game, draft)) : refuse('SESSION_NOTHING');
      case 'redo':
        return draft.redo() ? done(draftLines(game, draft)) : refuse('SESSION_NOTHING');
      case 'keep': {
        if (command.order.side !== this.#side) return refusal('ORDER_WRONG_SIDE', wrongSide());
        game.keepGiving(command.order, command.everyDays);
        return done(standingLines(game, this.#side));
      }
      case 'stop':
        if (!game.standing(this.#side).some(({ place }) => place === command.place)) {
          throw new GameError('GAME_STANDING', 'there is no such standing order');
        }
        game.stopGiving(command.place);
        return done(standingLines(game, this.#side));
    }
  }

  #give(order: Order): Reply {
    const { game, draft } = this;
    const code = draft.give(order);
    if (code === null) return done(draftLines(game, draft));
    // An order of an unknown kind has no sentence.
    const told =
      code === 'ORDER_UNKNOWN_KIND' || code === 'ORDER_BAD_TARGET' || code === 'ORDER_BAD_CHOICE';
    return refusal(
      code,
      told ? `${sentence(ORDER_ERRORS[code])}.` : refusalLine(game.scenario, order, code),
    );
  }

  #forecast(order: Order | null): Reply {
    const code = order === null ? null : this.draft.check(order);
    if (order !== null && code !== null) return refusal(code, `${sentence(ORDER_ERRORS[code])}.`);
    try {
      return done(forecastLines(this.game.scenario, order, this.advisor.forecast(order)));
    } catch (error) {
      // In the place of a drafted order it can be given, but not besides it.
      if (error instanceof RangeError) {
        return refuse('SESSION_FORECAST', 'Take back what it would replace, then ask again.');
      }
      throw error;
    }
  }

  /** Ends the turn; the first of two persons only hands the keyboard over. */
  #end(): Reply {
    const { game } = this;
    const [first, second] = game.persons;
    if (second !== undefined && this.#side === first && game.isPresent && !game.over) {
      this.#side = second;
      const lines = [`Hand the keyboard to ${SIDE_TITLES[second]}.`];
      return { ...done(lines), handOver: second };
    }
    const result = game.endTurn();
    if (second !== undefined && first !== undefined) {
      this.#side = first;
      const warnings = this.#autosave();
      const lines = [...warnings, `The turn is over. Hand the keyboard to ${SIDE_TITLES[first]}.`];
      return { ...done(lines), turns: 1, handOver: first };
    }
    return {
      ...done([...turnLines(game, this.reader, result), ...this.#autosave(), ...this.#next()]),
      turns: 1,
    };
  }

  #advance(until: AdvanceUntil): Reply {
    const { game } = this;
    if (game.persons.length > 1) return refuse('SESSION_TWO_PERSONS');
    if (until === 'needs_me' && this.writes && this.draft.view.pending.length > 0) {
      return refuse('SESSION_EVENT_WAITS', ...lookLines(this, 'events'));
    }
    const results = game.advance(until);
    const lines = results.flatMap((result) => turnLines(game, this.reader, result));
    const asked = results.at(-1)?.needsMe.filter(({ side }) => side === this.reader) ?? [];
    const stopped = asked.map(({ text }) => `Stopped: ${text}`);
    const said = [...lines, ...stopped, ...this.#autosave(), ...this.#next()];
    return { ...done(said), turns: results.length };
  }

  /** Where the game stands after a turn. */
  #next(): string[] {
    const { ending } = this.game;
    if (ending === null) return statusLines(this.game, this.reader);
    return ['Type "after" for the whole story.', ...(canGoOn(ending) ? [PLAY_ON] : [])];
  }

  #autosave(): string[] {
    try {
      this.#keeper?.autosave(this.game);
      return [];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [`The game could not be saved: ${why}.`];
    }
  }

  #travel(command: Command & { do: 'go' | 'present' | 'branch' | 'line' }): Reply {
    const { game } = this;
    switch (command.do) {
      case 'go':
        game.goTo(command.turn);
        break;
      case 'present':
        game.goTo(game.last);
        break;
      case 'branch':
        if (command.name === null) game.branch();
        else game.branch(command.name);
        this.#side = game.persons[0] ?? 0;
        break;
      case 'line':
        game.switchTo(command.line);
        this.#side = game.persons[0] ?? 0;
        break;
    }
    return done(statusLines(game, this.reader));
  }

  #save(name: string): Reply {
    if (this.#keeper === null) return refuse('SESSION_NO_SAVES');
    try {
      return done([`Saved as ${this.#keeper.save(this.game, name)}.`]);
    } catch (error) {
      if (error instanceof GameError || !(error instanceof Error)) throw error;
      return refusal('SAVE_FAILED', `The game could not be saved: ${error.message}.`);
    }
  }
}

const PLAY_ON =
  'The war itself has not ended: type "play-on" to go on to the end of the time, when the higher margin counts.';

type WritingCommand =
  'legal' | 'forecast' | 'give' | 'withdraw' | 'clear' | 'undo' | 'redo' | 'keep' | 'stop';

function wrongSide(): string {
  return `${sentence(ORDER_ERRORS.ORDER_WRONG_SIDE)}.`;
}

function done(lines: readonly string[]): Reply {
  return { ok: true, code: null, lines, guide: [], turns: 0, handOver: null, quit: false };
}

function refusal(code: string, ...lines: readonly string[]): Reply {
  return { ok: false, code, lines, guide: [], turns: 0, handOver: null, quit: false };
}

/** A refusal with the line of its code, and more where there is a way out. */
function refuse(code: keyof typeof SESSION_ERRORS, ...more: readonly string[]): Reply {
  return refusal(code, `${sentence(SESSION_ERRORS[code])}.`, ...more);
}
