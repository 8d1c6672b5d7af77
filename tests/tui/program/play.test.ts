/** Whole games in a real terminal, by keys alone, following only what the screen says. */
import { afterEach, describe, expect, it } from 'vitest';
import { CANNOT_OPEN_WINDOWS, Window } from './window.js';

const windows: Window[] = [];
const open = (...options: ConstructorParameters<typeof Window>): Window => {
  const window = new Window(...options);
  windows.push(window);
  return window;
};
afterEach(() => {
  for (const window of windows.splice(0)) window.forget();
});

/** Far more keys than any game takes. */
const MOST_KEYS = 1500;

/** Plays on until the after-action report is shown: reads what is shown, answers what is asked. */
async function playToTheEnd(window: Window, onBoard: string): Promise<void> {
  for (let i = 0; i < MOST_KEYS; i += 1) {
    const text = window.text();
    if (text.includes('page 1 of 4')) return;
    await window.press(keyFor(text, onBoard));
  }
  throw new Error(`the game did not end:\n${window.text()}`);
}

/** A key that comes late may have opened the orders: there Enter would go on giving some for ever. */
function keyFor(text: string, onBoard: string): string {
  if (text.includes('Map: ')) return onBoard;
  return text.includes('If you give it') ? 'esc' : 'enter';
}

/** Gives the first order of the list by keys, and comes back to the board. */
async function giveAnOrder(window: Window): Promise<void> {
  await window.press('enter');
  await window.until('If you give it');
  await window.press('right', 'right', 'enter');
  await window.until(/Given for the coming \w+: 1/);
  await window.press('esc');
  await window.until('Map: ');
}

const GAMES = [
  ['classroom', 'nrf', 80, 24, 'N'],
  ['classroom', 'taliban', 80, 24, 'N'],
  ['classroom', 'nrf', 120, 40, 'n'],
  ['classroom', 'taliban', 120, 40, 'N'],
  ['base-2024', 'nrf', 80, 24, 'm'],
  ['base-2024', 'taliban', 80, 24, 'm'],
  ['base-2024', 'nrf', 120, 40, 'm'],
  ['base-2024', 'taliban', 120, 40, 'm'],
] as const;

describe.skipIf(CANNOT_OPEN_WINDOWS)('a game by keys alone', () => {
  it.each(GAMES)(
    '%s as %s at %i by %i ends with its story',
    async (scenario, side, columns, rows, key) => {
      const words = ['play', scenario, '--side', side, '--seed', 'by-keys'];
      const window = open({ columns, rows, words });
      await window.until('Map: ');
      await giveAnOrder(window);
      await playToTheEnd(window, key);
      expect(await window.until('How it went')).toContain('Turning points');
      await window.press('tab');
      expect(await window.until('Truth and belief')).toContain('in truth');
      await window.press('4');
      await window.until('Left and right choose the change');
      await window.press('esc', 'q');
      await window.until('Go on with the last game');
      expect(window.games()).toHaveLength(1);
      await window.press('q');
      expect(await window.until('exit code 0')).not.toContain('SALANG');
    },
  );
});

describe.skipIf(CANNOT_OPEN_WINDOWS)('the guided first game', () => {
  it.each([
    [80, 24],
    [120, 40],
  ])('leads from the first screen through the classroom at %i by %i', async (columns, rows) => {
    const window = open({ columns, rows, words: ['play'] });
    await window.until('New here? A guided first game');
    await window.press('enter');
    const at = (step: number) => window.until(`Guide ${step} of 15`);
    await at(1);
    await window.press(' ');
    await at(2);
    await window.press('down');
    await at(3);
    await window.press('v', 'v', 'v', 'v');
    await at(4);
    await window.press('up');
    await at(5);
    await window.press('enter', 'right', 'right', 'enter');
    await at(6);
    await window.press('u', 'ctrl-r');
    await at(7);
    await window.press('esc');
    await toBoardAndPress(window, 'n');
    await at(8);
    await toBoardAndPress(window, 'r');
    await window.until('Reports of the last');
    await window.press('esc');
    await at(9);
    await toBoardAndPress(window, 'enter');
    await choose(window, 'Money corridor');
    await window.press('right', 'right', 'enter');
    await at(10);
    await window.press('esc');
    await toBoardAndPress(window, 'n');
    await at(11);
    await toBoardAndPress(window, 'w');
    await window.until('What changed and why');
    await window.press('esc');
    await at(12);
    await window.press('tab', 'tab', 'tab');
    await at(13);
    await window.press('enter');
    await choose(window, 'Envoy');
    await window.press('s');
    await at(14);
    await window.press('esc');
    await toBoardAndPress(window, 'N');
    await at(15);
    await window.press(' ');
    await playToTheEnd(window, 'N');
    expect(window.text()).not.toContain('Guide');
  });

  it('can be left at any time; the game goes on', async () => {
    const window = open({ columns: 80, rows: 24, words: ['play'] });
    await window.until('New here?');
    await window.press('enter');
    await window.until('Guide 1 of 15');
    await window.press('ctrl-t');
    expect(window.text()).not.toContain('Guide');
    await window.press('n');
    await window.until('Week 1 is over');
  });
});

/** Reads away what stands over the board, then presses a key there. */
async function toBoardAndPress(window: Window, key: string): Promise<void> {
  for (let i = 0; i < 6 && !window.text().includes('Map: '); i += 1) await window.press('enter');
  await window.press(key);
}

/** Goes down the list of orders to one of this name. */
async function choose(window: Window, title: string): Promise<void> {
  await window.until('If you give it');
  for (let i = 0; i < 20; i += 1) {
    if (window.text().includes(`► ${title}`)) return;
    await window.press('down');
  }
  throw new Error(`there is no order "${title}":\n${window.text()}`);
}
