import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORDER_KINDS, type OrderKindSpec } from '../../src/engine/orders.js';
import type { Command } from '../../src/game/commands.js';
import { Cursor, plain, ReadingStop, wordsOf } from '../../src/game/choosing.js';
import { kindsOf, orderSentence, orderWord } from '../../src/game/order-words.js';
import { Session } from '../../src/game/session.js';
import { COMMAND_WORDS } from '../../src/game/word-table.js';
import { parseCommand } from '../../src/game/words.js';
import { classroom, shortGame } from './games.js';

function session(seats: Parameters<typeof shortGame>[1] = ['person', 'doctrine']): Session {
  return new Session(shortGame(8, seats));
}

function command(line: string, at = session()): Command | readonly string[] {
  const reading = parseCommand(line, at);
  if ('command' in reading) return reading.command;
  return 'help' in reading ? reading.help : reading.problem;
}

beforeAll(() => void classroom());

describe('typed commands', () => {
  it.each<[string, Command]>([
    ['status', { do: 'look', at: 'status' }],
    ['STAT', { do: 'look', at: 'status' }],
    ['map', { do: 'map', shade: 'control' }],
    ['map own', { do: 'map', shade: 'own_forces' }],
    ['area orvan', { do: 'show', what: 'area', index: 0 }],
    ['area The Orvan valley', { do: 'show', what: 'area', index: 0 }],
    ['area "orvan valley"', { do: 'show', what: 'area', index: 0 }],
    ['area capital', { do: 'show', what: 'area', index: 2 }],
    ['why', { do: 'why', area: null, column: null, turns: 1 }],
    ['why area talmar turns 4', { do: 'why', area: 1, column: null, turns: 4 }],
    ['why number treasury', { do: 'why', area: null, column: 'treasury', turns: 1 }],
    ['end', { do: 'end' }],
    ['next', { do: 'end' }],
    ['mont', { do: 'advance', until: 'month' }],
    ['skip 3', { do: 'advance', until: { turns: 3 } }],
    ['go 1', { do: 'go', turn: 0 }],
    ['branch a new way', { do: 'branch', name: 'a new way' }],
    ['branch', { do: 'branch', name: null }],
    ['save my-game', { do: 'save', name: 'my-game' }],
    ['after reveal', { do: 'after', reveal: true }],
    ['quit', { do: 'quit' }],
    ['forecast', { do: 'forecast', order: null }],
    ['legal posture', { do: 'legal', kind: 'front_posture' }],
  ])('"%s"', (line, meant) => {
    expect(command(line)).toEqual(meant);
  });

  it('of orders name kind, targets and choice', () => {
    const order = (kind: string, target: number, choice: number, other = 0) => ({
      do: 'give',
      order: { side: 0, kind, target, other, choice },
    });
    expect(command('give posture valley strike')).toEqual(order('front_posture', 0, 3));
    expect(command('give pos val str')).toEqual(order('front_posture', 0, 3));
    expect(command('give posture "The valley front" lie-low')).toEqual(
      order('front_posture', 0, 0),
    );
    expect(command('give posture The valley front lie low')).toEqual(order('front_posture', 0, 0));
    expect(command('give move valley to city quarter')).toEqual(order('move_fighters', 0, 1, 1));
    expect(command('give conference')).toEqual(order('conference', 0, 0));
    expect(command('give envoy vostra')).toEqual(order('insurgent_envoy', 0, 0));
    expect(command('keep envoy vostra every 8 weeks')).toMatchObject({ do: 'keep', everyDays: 56 });
  });

  it('of the other side have its own words', () => {
    const taliban = session(['doctrine', 'person']);
    const order = { side: 1, kind: 'zone_posture', target: 1, other: 0, choice: 1 };
    expect(command('give posture lowland patrol', taliban)).toEqual({ do: 'give', order });
  });

  it('answer the only event that waits by its answer alone', () => {
    const at = new Session(shortGame(30));
    while (at.draft.view.pending.length === 0) at.do({ do: 'end' });
    const [waiting] = at.draft.view.pending;
    const { event, choices } = waiting!;
    const meant = {
      do: 'give',
      order: { side: 0, kind: 'choose', target: event, other: 0, choice: choices[1]!.choice },
    };
    expect(command('answer 2', at)).toEqual(meant);
    expect(command(`answer ${waiting!.id} 2`, at)).toEqual(meant);
    expect(at.do(command('answer 1', at) as Command).ok).toBe(true);
    expect(command('answer 1', session())).toEqual(['No event waits for your answer.']);
  });

  it.each<[string, RegExp]>([
    ['', /Beginnings of words/],
    ['?', /Beginnings of words/],
    ['help', /Beginnings of words/],
    ['help give', /^give ORDER/],
    ['give ?', /posture/],
    ['give posture ?', /valley/],
    ['give posture valley ?', /strike/],
    ['map ?', /control/],
    ['skip ?', /whole number from 1/],
    ['end ?', /Nothing more/],
    ['save ?', /name/],
  ])('"%s" gets help', (line, expected) => {
    const reading = parseCommand(line, session());
    expect('help' in reading && reading.help.join('\n')).toMatch(expected);
  });

  it.each<[string, RegExp]>([
    ['fly', /not a command/],
    ['e', /could be several/],
    ['give', /a kind of order/],
    ['give posture', /a front/],
    ['give posture moon', /"moon" is not a front/],
    ['end now', /one word too many/],
    ['skip many', /whole number/],
    ['skip 0', /whole number/],
    ['go 99', /from 1 to 1/],
    ['withdraw 1', /There is no order/],
    ['stop 1', /There is no standing order/],
    ['what-if 1 1', /No turn has been played/],
    ['x'.repeat(600), /at most 500/],
  ])('"%s" is told what does not fit', (line, expected) => {
    const reading = parseCommand(line, session());
    expect('problem' in reading && reading.problem.join('\n')).toMatch(expected);
  });

  it('have help in one line each', () => {
    for (const { word } of COMMAND_WORDS) {
      const reading = parseCommand(`help ${word}`, session());
      expect('help' in reading).toBe(true);
    }
  });

  it('never crash, whatever is typed (property)', () => {
    const at = session();
    const words = COMMAND_WORDS.map(({ word }) => word);
    const anyWord = fc.oneof(
      fc.constantFrom(...words, 'posture', 'valley', 'to', '?', '1', '-1', '"', 'constructor'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 8 }), (parts) => {
        const reading = parseCommand(parts.join(' '), at);
        if ('command' in reading) return;
        const lines = 'help' in reading ? reading.help : reading.problem;
        expect(lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});

describe('every legal order', () => {
  it.each([0, 1] as const)('of side %i can be typed by its words and ids', (side) => {
    const at = session(side === 0 ? ['person', 'none'] : ['none', 'person']);
    const { setup } = at.game.scenario;
    const ids = {
      front: setup.fronts,
      zone: setup.zones,
      corridor: setup.corridors,
      actor: setup.actors,
    };
    const idOf = (kind: OrderKindSpec['target'], i: number): string[] =>
      kind === 'none' || kind === 'event' ? [] : [ids[kind][i]?.id ?? ''];
    for (const order of at.draft.legal()) {
      const spec: OrderKindSpec = ORDER_KINDS[order.kind];
      const choice =
        spec.choices.length > 1 ? [spec.choices[order.choice]!.replaceAll('_', '-')] : [];
      const typed = [
        'give',
        orderWord(order.kind),
        ...idOf(spec.target, order.target),
        ...idOf(spec.other ?? 'none', order.other),
        ...choice,
      ].join(' ');
      expect(command(typed, at), typed).toEqual({ do: 'give', order });
      expect(orderSentence(at.game.scenario, order)).not.toMatch(/[{}]|undefined|#/);
    }
  });

  it('has a word of its own', () => {
    for (const side of [0, 1] as const) {
      const words = kindsOf(side).map(orderWord);
      expect(new Set(words).size).toBe(words.length);
    }
  });
});

describe('choosing', () => {
  const OPTIONS = [
    { value: 1, names: ['North valley', 'n'] },
    { value: 2, names: ['North'] },
    { value: 3, names: ['South-Éast'] },
  ];
  const choose = (text: string): number => new Cursor(wordsOf(text)).choose(OPTIONS, 'a place');

  it('prefers what is typed in full, then the longest run of words', () => {
    expect(choose('north')).toBe(2);
    expect(choose('north valley')).toBe(1);
    expect(choose('n')).toBe(1);
    expect(choose('south east')).toBe(3);
    expect(choose('val')).toBe(1);
    expect(() => choose('no')).toThrow(ReadingStop);
  });

  it('reads text without accents, case and signs', () => {
    expect(plain('  The Łódź-Île  ')).toBe(plain('łodz ile'));
    expect(wordsOf('a "b c" d"e')).toEqual(['a', 'b c', 'd', 'e']);
  });
});
