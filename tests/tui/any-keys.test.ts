/** What holds whatever is pressed: no fault, and a picture of exactly the size of the terminal. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { visibleWidth } from '../../src/charts/index.js';
import { forbiddenIn, isAscii } from '../charts/samples.js';
import { ASCII, clearFolders, COLORS, openStage, PLAIN, type Stage } from './stage.js';

afterAll(clearFolders);

const KEYS = [
  ...['up', 'down', 'left', 'right', 'enter', 'esc', 'tab', 'shift-tab', 'pageup', 'pagedown'],
  ...['home', 'end', 'backspace', 'delete', 'ctrl-r', 'ctrl-t', 'ctrl-n', 'ctrl-u', ' '],
  ...'nmNeuUdsvV/txowrRpgbaSiqhjkl?+-=123456789'.split(''),
];
// Enter leads on, so it is pressed more often.
const key = fc.oneof(
  { weight: 3, arbitrary: fc.constant('enter') },
  { weight: 12, arbitrary: fc.constantFrom(...KEYS) },
);
const click = fc.record({
  type: fc.constant('mouse' as const),
  button: fc.constantFrom('left', 'wheel-up', 'wheel-down'),
  column: fc.nat(170),
  line: fc.nat(60),
} as const);

/** Every line as wide as the picture, nothing in it that a terminal would obey. */
function expectWhole({ shell }: Stage): void {
  const { columns, rows } = shell.size;
  const lines = shell.draw();
  expect(lines).toHaveLength(Math.min(rows, 50) - 1);
  for (const line of lines) {
    expect(visibleWidth(line), line).toBe(Math.min(columns, 160));
    expect(forbiddenIn(line)).toBeNull();
  }
}

describe('whatever is pressed', () => {
  it.each([
    ['classroom', 'nrf'],
    ['classroom', 'taliban'],
    ['classroom', 'both'],
    ['classroom', 'observer'],
    ['base-2024', 'nrf'],
  ] as const)('in %s as %s, the picture is whole', (scenario, side) => {
    const size = fc.record({
      columns: fc.constantFrom(80, 100, 120, 200),
      rows: fc.constantFrom(24, 30, 40, 70),
    });
    const style = fc.constantFrom(PLAIN, ASCII, COLORS);
    fc.assert(
      fc.property(
        size,
        style,
        fc.array(fc.oneof(key, click), { maxLength: 60 }),
        (at, look, events) => {
          const stage = openStage({ ...at, style: look, request: { scenario, side } });
          expectWhole(stage);
          for (const event of events) {
            if (typeof event === 'string') stage.press(event);
            else stage.shell.handle(event);
            expectWhole(stage);
            if (look === ASCII) expect(isAscii(stage.text().replaceAll('\n', ''))).toBe(true);
            if (stage.left()) return;
          }
        },
      ),
      { numRuns: scenario === 'classroom' ? 10 : 3 },
    );
  });

  it('on the first screens, the picture is whole', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
        const stage = openStage();
        for (const one of keys) {
          stage.press(one);
          expectWhole(stage);
          if (stage.left()) return;
        }
      }),
      { numRuns: 8 },
    );
  });

  it('in a window that is too small, it says so and nothing happens to the game', () => {
    const stage = openStage({ request: { scenario: 'classroom', side: 'nrf' } });
    stage.shell.resize(60, 15);
    expect(stage.text()).toContain('60 columns by 15 lines');
    stage.press('n', 'n');
    stage.shell.resize(80, 24);
    expect(stage.home.play?.desk.game.turn).toBe(0);
    expectWhole(stage);
  });
});
