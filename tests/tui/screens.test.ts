/** What the screens do with keys, in games played as a person would. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { forbiddenIn } from '../charts/samples.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { clearFolders, emptyStore, openStage, PLAIN, type Stage } from './stage.js';

afterAll(clearFolders);

const classroom = (side: 'nrf' | 'taliban' | 'both' | 'observer' = 'nrf', rows = 24): Stage =>
  openStage({ rows, request: { scenario: 'classroom', side } });

const game = (stage: Stage) => stage.home.play!.desk.game;

/** Reads away what stands over the board. */
function toBoard(stage: Stage): void {
  for (let i = 0; i < 10 && stage.shell.top?.name !== 'board'; i += 1) {
    stage.press(stage.shell.top?.name === 'event' ? 'esc' : 'enter');
  }
}

/** Plays on until a screen of this name is shown, answering what is asked. */
function playUntil(stage: Stage, name: string, key = 'n'): void {
  for (let i = 0; i < 400 && stage.shell.top?.name !== name; i += 1) {
    stage.press(stage.shell.top?.name === 'board' ? key : 'enter');
  }
}

describe('orders', () => {
  it('are given, undone, done again and taken back until the turn ends', () => {
    const stage = classroom();
    stage.press('enter', 'right', 'right', 'enter', 'esc');
    expect(game(stage).draft(0).orders).toHaveLength(1);
    expect(stage.text()).toContain('leaves 3.0 attention');
    stage.press('u');
    expect(game(stage).draft(0).orders).toHaveLength(0);
    stage.press('ctrl-r');
    expect(game(stage).draft(0).orders).toHaveLength(1);
    stage.press('tab', 'tab', 'tab', 'tab', 'tab', 'd');
    expect(game(stage).draft(0).orders).toHaveLength(0);
    stage.press('u', 'n');
    expect(game(stage).turns[0]?.orders.some(({ side }) => side === 0)).toBe(true);
  });

  it('begin with the front or zone of the chosen area', () => {
    const stage = classroom('taliban', 40);
    stage.press('up', 'enter');
    expect(stage.text()).toMatch(/► The (highland|capital) command/);
    stage.press('esc');
    stage.press('/');
    stage.type('orvan');
    stage.press('enter', 'enter');
    expect(stage.text()).toContain('► The highland command');
  });

  it('show their price at once, and their odds when the keys rest', async () => {
    const stage = classroom();
    stage.press('enter');
    expect(stage.text()).toContain('Costs 1 of 4.0 attention');
    expect(stage.text()).toContain('Asking what would come of it');
    await vi.waitFor(() => expect(stage.text()).toMatch(/Odds that it is reached: <?\d+ % \(/), {
      timeout: 30_000,
    });
  });

  it('tell the same odds as the command layer', async () => {
    const stage = classroom();
    stage.press('enter', 'right', 'right', 'down');
    await vi.waitFor(() => expect(stage.text()).toMatch(/is reached: <?\d+ %/), {
      timeout: 30_000,
    });
    const shown = Number(/is reached: <?(\d+) %/.exec(stage.text())?.[1]);
    const order = game(stage)
      .draft(0)
      .legal()
      .filter(({ kind, target }) => kind === 'front_posture' && target === 0)[1];
    const { odds } = stage.home.play!.desk.session.advisor.forecast(order!);
    expect(shown).toBe(Math.max(1, Math.round(odds * 100)));
  });

  it('can stand, and be ended', () => {
    const stage = classroom();
    stage.press('enter', 's', 'esc');
    expect(game(stage).standing(0)).toHaveLength(1);
    expect(stage.text()).toContain('standing');
    stage.press('tab', 'tab', 'tab', 'tab', 'tab', 'd');
    expect(game(stage).standing(0)).toHaveLength(0);
  });

  it('cannot be given in the past or by an observer, and it is said why', () => {
    const stage = classroom();
    stage.press('n');
    toBoard(stage);
    stage.press('g', 'home', 'enter');
    expect(game(stage).turn).toBe(0);
    stage.press('enter');
    expect(stage.text()).toContain('You look back');
    const watched = classroom('observer');
    watched.press('enter');
    expect(watched.text()).toContain('You watch');
  });
});

describe('the board', () => {
  it('answers a click on the map', () => {
    const stage = classroom();
    const before = stage.text();
    const line = stage.shell.draw().findIndex((text) => text.includes('Maldar'));
    stage.shell.handle({ type: 'mouse', button: 'left', column: 3, line });
    expect(stage.text()).not.toBe(before);
    expect(stage.text()).toContain('The capital, Maldar');
  });

  it('finds an area while its name is typed, and keeps n a letter meanwhile', () => {
    const stage = openStage({ request: { scenario: 'base-2024', side: 'nrf' } });
    stage.press('/');
    stage.type('andarab');
    expect(stage.text()).toContain('Find: andarab_');
    stage.press('enter');
    expect(stage.text()).toContain('Andarab valleys (1 of 2');
    expect(game(stage).turn).toBe(0);
  });

  it('says of each number what kind of knowledge it is', () => {
    const stage = classroom();
    const kinds = new Set<string>();
    for (let i = 0; i < 7; i += 1) {
      kinds.add(/Map: .*?, (\w+)/.exec(stage.text())?.[1] ?? '');
      stage.press('v');
    }
    expect([...kinds].sort()).toEqual(['believed', 'reported', 'seen']);
  });

  it('shows whose word each report is', () => {
    const stage = classroom('nrf', 40);
    for (let i = 0; i < 5; i += 1) {
      toBoard(stage);
      stage.press('n');
    }
    toBoard(stage);
    stage.press('r');
    expect(stage.text()).toMatch(/own {2}\d+ \w+: Your own/);
    expect(stage.text()).toMatch(/says \d+ \w+: .* states?:/);
  });
});

describe('what a turn brings', () => {
  it('is the reckoning of the quarter, with what drove it', () => {
    const stage = classroom();
    playUntil(stage, 'reckoning');
    expect(stage.text()).toContain('Reckoning of');
    expect(stage.text()).toMatch(/own margin\s+put at\s+[+-]?\d/);
    expect(stage.text()).toContain('patron');
  });

  it('is an event that waits for an answer, whose source is one key away', () => {
    const stage = classroom();
    playUntil(stage, 'event');
    expect(stage.text()).not.toContain('Source:');
    stage.press('s');
    expect(stage.text()).toContain('Source:');
    const waiting = game(stage).draft(0).view.pending.length;
    stage.press('down', 'enter');
    expect(game(stage).draft(0).view.pending).toHaveLength(waiting - 1);
    expect(
      game(stage)
        .draft(0)
        .orders.some(({ kind }) => kind === 'choose'),
    ).toBe(true);
  });

  it('is the end, with the whole story', () => {
    const stage = classroom('nrf', 40);
    playUntil(stage, 'after', 'N');
    expect(game(stage).over).toBe(true);
    expect(stage.text()).toContain('Turning points');
    stage.press('2');
    expect(stage.text()).toContain('in truth');
    stage.press('3');
    expect(stage.text()).toContain('doctrine');
  });

  it('is told and explained: causes add up to the change', () => {
    const stage = classroom('nrf', 40);
    stage.press('n');
    toBoard(stage);
    stage.press('w');
    expect(stage.text()).toContain('What changed and why: The Orvan valley, last 1 week');
    stage.press('tab');
    expect(stage.text()).toContain('the whole');
  });
});

describe('after the game', () => {
  it('plays two hundred pairs of futures with one order changed', async () => {
    const stage = classroom('nrf', 40);
    stage.press('enter', 'right', 'right', 'enter', 'esc');
    playUntil(stage, 'after', 'N');
    stage.press('4');
    expect(stage.text()).toContain('Change: the order is not given');
    stage.press('right');
    expect(stage.text()).toContain('Change: instead, "');
    stage.press('enter');
    await vi.waitFor(() => expect(stage.text()).toContain('200 pairs of futures'), {
      timeout: 50_000,
    });
    expect(stage.text()).toMatch(/Final margin of the NRF: [+-]?[\d.]+ as it was/);
  });

  it('leads on where a page is longer than the screen', () => {
    const stage = classroom();
    playUntil(stage, 'after', 'N');
    const lines = /(\d+) of (\d+) lines, ↑↓, page 1 of 4/.exec(stage.text());
    expect(lines?.[1]).not.toBe(lines?.[2]);
    stage.press('pagedown', 'pagedown');
    expect(stage.text()).toContain(`${lines?.[2] ?? ''} of ${lines?.[2] ?? ''} lines`);
  });
});

describe('the timeline', () => {
  it('goes to any turn, looks, and plays on from there in another line', () => {
    const stage = classroom();
    for (let i = 0; i < 4; i += 1) {
      toBoard(stage);
      stage.press('n');
    }
    toBoard(stage);
    const last = game(stage).last;
    stage.press('g', 'up', 'up', 'enter');
    expect(stage.text()).toContain('Looking back from week');
    expect(game(stage).turn).toBe(last - 2);
    stage.press('b');
    expect(game(stage).last).toBe(last - 2);
    expect(game(stage).lines).toHaveLength(2);
    stage.press('g', 'tab', 'up', 'enter');
    expect(game(stage).last).toBe(last);
  });
});

describe('the hints of the board', () => {
  const hints = (stage: Stage): string => stage.text().split('\n').at(-1) ?? '';

  it('offer no orders and no next week where there are none to come', () => {
    const stage = classroom('nrf', 40);
    expect(hints(stage)).toMatch(/Enter orders .*n next week/);
    stage.press('n');
    toBoard(stage);
    stage.press('g', 'up', 'enter');
    expect(hints(stage)).not.toMatch(/orders|next week/);
    expect(hints(stage)).toContain('b branch');
    stage.press('g', 'end', 'enter');
    playUntil(stage, 'after', 'N');
    stage.press('esc');
    expect(hints(stage)).not.toMatch(/orders|next week/);
    expect(hints(stage)).toContain('a debrief');
  });
});

describe('games', () => {
  it('are kept after each turn and gone on with from the first screen', () => {
    const store = emptyStore();
    const first = openStage({ store, request: { scenario: 'classroom', side: 'taliban' } });
    first.press('n');
    const again = openStage({ store });
    expect(again.text()).toContain('Go on with the last game');
    again.press('enter');
    expect(game(again).turn).toBe(1);
    expect(again.text()).toContain('Taliban  The classroom');
  });

  it('can be kept under a name, and a bad name is refused', () => {
    const stage = classroom();
    stage.press('S');
    stage.type('../x y');
    stage.press('enter');
    expect(stage.shell.top?.name).toBe('prompt');
    expect(stage.text()).toContain('no spaces or slashes');
    stage.press('ctrl-u');
    stage.type('my-game');
    stage.press('enter');
    expect(stage.store.list().map(({ name }) => name)).toContain('my-game');
  });

  it('of two persons hide the board between them', () => {
    const stage = classroom('both');
    expect(stage.text()).toContain('It is the turn of the NRF');
    stage.press('enter', 'n');
    expect(stage.text()).toContain('It is the turn of the Taliban');
    expect(stage.text()).not.toContain('Map:');
    stage.press('enter');
    expect(stage.text()).toContain('Taliban  The classroom');
    stage.press('n');
    expect(game(stage).turn).toBe(1);
    expect(stage.text()).toContain('It is the turn of the NRF');
  });

  it('that are watched show the truth', () => {
    const stage = classroom('observer', 40);
    stage.press('n');
    toBoard(stage);
    expect(stage.text()).toContain('Observer');
    expect(stage.text()).toContain('Map: control 1/7, true');
    expect(stage.text()).toContain('Grievance');
    stage.press('a');
    expect(stage.text()).toContain('The game goes on');
  });
});

describe('hostile texts', () => {
  it('reach no screen as codes', () => {
    const bad = '\u001b[2J\u001b]0;x\u0007\u202eevil\u0000\u009b31m';
    const shipped = loadScenario('classroom');
    const text = <T extends object>(thing: T): T =>
      Object.fromEntries(
        Object.entries(thing).map(([key, value]: [string, unknown]) => [
          key,
          typeof value === 'string' &&
          !['id', 'terrain', 'role', 'side', 'index', 'column', 'op', 'start', 'end'].includes(key)
            ? `${value}${bad}`
            : value,
        ]),
      ) as T;
    const { setup } = shipped;
    const scenario: Scenario = {
      ...text(shipped),
      map: shipped.map.map(text),
      events: shipped.events.map((event) => ({ ...text(event), choices: event.choices.map(text) })),
      setup: {
        ...setup,
        provinces: setup.provinces.map(text),
        areas: setup.areas.map(text),
        actors: setup.actors.map(text),
        groups: setup.groups.map(text),
        corridors: setup.corridors.map(text),
        fronts: setup.fronts.map(text),
        zones: setup.zones.map(text),
      },
    };
    const listing = { id: 'bad', title: bad, summary: bad, sides: null, file: bad, problem: null };
    const shelf = { list: () => [listing], load: () => scenario };
    const stage = openStage({
      rows: 40,
      columns: 120,
      shelf,
      style: PLAIN,
      request: { scenario: 'bad', side: 'nrf' },
    });
    const look = (): void => {
      for (const line of stage.shell.draw()) expect(forbiddenIn(line)).toBeNull();
    };
    look();
    for (const key of [...'vvvvvvv', 'enter', 'right', 'right', 'enter', 's', 'esc', ...'wrpgiR']) {
      stage.press(key);
      look();
      if (stage.shell.top?.name !== 'board' && stage.shell.top?.name !== 'orders')
        stage.press('esc');
    }
    for (let i = 0; i < 40 && stage.shell.top?.name !== 'after'; i += 1) {
      stage.press(stage.shell.top?.name === 'board' ? 'n' : 'enter');
      look();
    }
    stage.press('q', 'q');
    look();
  });
});
