/** On a board of 80 columns nothing that a person decides by is cut or run together. */
import { afterAll, describe, expect, it } from 'vitest';
import { actorLines } from '../../src/tui/board/actors-panel.js';
import { factLines } from '../../src/tui/board/area-card.js';
import { clearFolders, openStage, PLAIN } from './stage.js';

afterAll(clearFolders);

describe('the card of an area', () => {
  it('tells the whole range of control, of every area of the classroom', () => {
    const stage = openStage({ request: { scenario: 'classroom', side: 'taliban' } });
    for (const name of ['orvan', 'talmar', 'maldar']) {
      stage.press('/');
      stage.type(name);
      stage.press('enter');
      const card = stage
        .text()
        .split('\n')
        .slice(2, 20)
        .map((line) => line.slice(44));
      expect(card.join(' ').replaceAll(/\s+/g, ' ')).toMatch(/Control .*\(-?[\d.]+ to -?[\d.]+\)/);
      expect(card.join('')).not.toContain('…');
    }
  });

  it('goes on below what is too long for a line', () => {
    const facts = [{ label: 'Control', value: 'leans Taliban (-0.1 to 0.4)' }];
    const lines = factLines(facts, 30, PLAIN).map((line) => line.trimEnd());
    expect(lines).toEqual(['Control leans Taliban (-0.1 to', '        0.4)']);
  });
});

describe('the head of the board', () => {
  it('counts days to a reckoning only where a week comes next', () => {
    const stage = openStage({ request: { scenario: 'classroom', side: 'nrf' } });
    const { desk } = stage.home.play!;
    for (let i = 0; i < 3; i += 1) desk.do({ do: 'end' });
    const head = (): string => stage.text().split('\n').slice(0, 2).join('\n');
    stage.press('g', 'esc');
    expect(head()).toMatch(/reckoning \d+ d/);
    desk.do({ do: 'go', turn: 1 });
    stage.press('g', 'esc');
    expect(head()).not.toContain('reckoning');
    expect(stage.text()).toContain('You look back: b plays on from here');
    expect(stage.text()).not.toContain('Enter gives orders');
  });
});

describe('the timeline', () => {
  it('tells both margins of every turn', () => {
    const stage = openStage({ request: { scenario: 'classroom', side: 'nrf' } });
    const { desk } = stage.home.play!;
    for (let i = 0; i < 3; i += 1) desk.do({ do: 'end' });
    stage.press('g');
    const turns = stage
      .text()
      .split('\n')
      .map((line) => line.slice(0, 46));
    const rows = turns.filter((line) => /week \d/.test(line));
    expect(rows.length).toBe(4);
    for (const row of rows) expect(row).toMatch(/ 20\d\d +[+-]?\d+\.\d +[+-]?\d+\.\d( {2}now)? *$/);
    expect(rows.at(-1)).toContain('now');
  });
});

describe('the panel of actors abroad', () => {
  it.each([34, 40, 47, 80])('keeps stances and heads apart at %s columns', (width) => {
    const row = {
      name: 'Uzbekistan',
      regimes: [4, 4],
      attitudes: [1, 1],
      changes: [-1, 1],
    } as const;
    const [head, line] = actorLines([row], width, PLAIN);
    expect(head).toMatch(/ to (the )?NRF +to (the )?Taliban *$/);
    expect(line).toMatch(/ ▼ supportive.* ▲ supportive.*/);
    expect(`${head ?? ''}${line?.slice(10) ?? ''}`).not.toContain('…');
  });
});
