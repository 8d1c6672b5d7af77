/**
 * Whole pictures as Ink shows them, without colour, at the two sizes that matter most. They show the
 * first turn, so that they change with the screens and with the scenarios, and not with the rules of
 * the war. `npx vitest run tests/tui/frames.test.tsx -u` records them anew; look at them then.
 */
import { render } from 'ink';
import { cleanup, render as renderPart } from 'ink-testing-library';
import { createElement } from 'react';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../src/tui/shell/app.js';
import { FrameWriter } from '../../src/tui/terminal/frame-writer.js';
import { clearFolders, openStage, type Stage, type StageOptions } from './stage.js';

afterEach(cleanup);
afterAll(clearFolders);

/** What Ink hands to the terminal for a stage, as lines without codes. */
function frameOf({ shell }: Stage): string {
  const { columns, rows } = shell.size;
  const sent: string[] = [];
  const target = {
    writable: true,
    writableNeedDrain: false,
    write: (text: string) => sent.push(text) > 0,
    once: () => undefined,
  };
  const writer = new FrameWriter(target, columns, rows);
  const instance = render(createElement(App, { shell }), {
    stdout: writer as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
    exitOnCtrlC: false,
  });
  instance.unmount();
  instance.cleanup();
  const escape = String.fromCharCode(27);
  const placed = new RegExp(`${escape}\\[\\d+;1H([^${escape}]*)`, 'g');
  return [...sent.join('').matchAll(placed)].map(([, line]) => (line ?? '').trimEnd()).join('\n');
}

const SIZES = [
  [80, 24],
  [120, 40],
] as const;

const SCREENS: readonly (readonly [
  name: string,
  request: StageOptions['request'],
  keys: string[],
])[] = [
  ['first', {}, []],
  ['board-classroom', { scenario: 'classroom', side: 'nrf' }, []],
  ['board-base', { scenario: 'base-2024', side: 'taliban' }, ['v', 'v', 'v', 'v']],
  ['orders', { scenario: 'classroom', side: 'taliban' }, ['enter', 'down', 'right', 'down']],
  ['setup', { scenario: 'base-2024' }, ['right', 'down']],
  ['help', { scenario: 'classroom', side: 'nrf' }, ['?']],
  // The last entry but one, however many scenarios there are.
  ['sources', {}, [...Array<string>(40).fill('down'), 'up', 'enter']],
];

describe('pictures', () => {
  for (const [columns, rows] of SIZES) {
    it.each(SCREENS)(`%s at ${columns} by ${rows}`, async (name, request, keys) => {
      const stage = openStage({ columns, rows, request: request ?? {} });
      stage.press(...keys);
      const frame = frameOf(stage);
      expect(frame.split('\n')).toHaveLength(rows - 1);
      const file = `./frames/${name}-${columns}x${rows}.txt`;
      await expect(`${frame}\n`).toMatchFileSnapshot(file);
    });
  }
});

describe('the app', () => {
  it('shows each key at once', async () => {
    const stage = openStage({ columns: 100, request: { scenario: 'classroom', side: 'nrf' } });
    const { lastFrame, unmount } = renderPart(createElement(App, { shell: stage.shell }));
    expect(lastFrame()).toContain('Map: control');
    stage.press('v');
    await vi.waitFor(() => expect(lastFrame()).toContain('Map: support'));
    stage.press('?');
    await vi.waitFor(() => expect(lastFrame()).toContain('Help: The board'));
    unmount();
  });

  it('draws once for keys that arrive together', async () => {
    const stage = openStage({ columns: 100, request: { scenario: 'classroom', side: 'nrf' } });
    const { frames, lastFrame, unmount } = renderPart(createElement(App, { shell: stage.shell }));
    const before = frames.length;
    stage.press('v', 'v', 'v', 'v');
    await vi.waitFor(() => expect(lastFrame()).toContain('Map: own forces'));
    expect(frames.length - before).toBe(1);
    unmount();
  });
});
