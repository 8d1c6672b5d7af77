/** What happens to a game when its terminal is resized, stopped, taken away or its program killed. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { CANNOT_OPEN_WINDOWS, Window, type WindowOptions } from './window.js';

const GAME = ['play', 'classroom', '--side', 'nrf', '--seed', 'robust'];
const SIZE = { columns: 80, rows: 24 };

const windows: Window[] = [];
const open = (options: WindowOptions): Window => {
  const window = new Window(options);
  windows.push(window);
  return window;
};
afterEach(() => {
  for (const window of windows.splice(0)) window.forget();
});

/** A game of which one week has been played, so that there is something to lose. */
async function playedAWeek(window: Window): Promise<void> {
  await window.until('Map: ');
  await window.press('n');
  await window.until('Week 1 is over');
  await toBoard(window);
}

async function toBoard(window: Window): Promise<string> {
  for (let i = 0; i < 6 && !window.text().includes('Map: '); i += 1) await window.press('enter');
  return await window.until('Map: ');
}

/** Whether a process still runs. */
function runs(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`);
}

async function ended(pid: number): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (!runs(pid)) return;
    await pause(50);
  }
  throw new Error(`process ${pid} goes on`);
}

/** Opens the only kept game of a folder and expects it to be in its second week. */
async function expectKept(home: string): Promise<void> {
  const window = open({ ...SIZE, words: ['play'], home });
  await window.until('Go on with the last game');
  await window.press('up', 'up', 'up');
  for (let i = 0; i < 12 && !/► Go on with the last game/.test(window.text()); i += 1) {
    await window.press('up');
  }
  await window.press('enter');
  await window.until('Map: ');
  expect(window.text()).toContain('week 2 of');
}

describe.skipIf(CANNOT_OPEN_WINDOWS)('a game in a terminal', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('is kept on %s, and the screen is given back', async (signal, code) => {
    const window = open({ ...SIZE, words: GAME });
    await playedAWeek(window);
    process.kill(window.programPid(), signal);
    const text = await window.until(`exit code ${code}`);
    expect(text).toContain('The game is kept as');
    expect(text).not.toContain('Map: ');
    await expectKept(window.home);
  });

  it('is kept as it was after the last week when its program is killed', async () => {
    const window = open({ ...SIZE, words: GAME });
    await playedAWeek(window);
    process.kill(window.programPid(), 'SIGKILL');
    await window.until('exit code 137');
    await expectKept(window.home);
  });

  it('is kept when the terminal goes away, and the program ends', async () => {
    const window = open({ ...SIZE, words: GAME });
    await playedAWeek(window);
    const pid = window.programPid();
    window.close();
    await ended(pid);
    await expectKept(window.home);
  });

  it('stops with Ctrl-Z and goes on with fg', async () => {
    const window = open(SIZE);
    await window.until(/[$#]/);
    for (const key of [`${process.execPath} bin/salang.js ${GAME.join(' ')}`, 'enter']) {
      window.send(key);
    }
    await playedAWeek(window);
    window.send('ctrl-z');
    const stopped = await window.until('Stopped');
    expect(stopped).not.toContain('Map: ');
    window.send('fg');
    window.send('enter');
    const text = await window.until('Map: ');
    expect(text).toContain('week 2 of');
    await window.press('n');
    await window.until('Week 2 is over');
  });

  it('says so when the window is too small, and is back when it has grown', async () => {
    const window = open({ ...SIZE, words: GAME });
    await window.until('Map: ');
    window.resize(50, 12);
    const small = await window.until('This window is 50 columns by 12 lines');
    expect(small).not.toContain('Map: ');
    window.resize(120, 40);
    await window.until('Map: ');
    await window.press('n');
    await window.until('Week 1 is over');
  });
});
