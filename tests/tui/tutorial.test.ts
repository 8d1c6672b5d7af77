import { afterAll, describe, expect, it } from 'vitest';
import { wrapText } from '../../src/charts/index.js';
import { CLASSROOM_STEPS } from '../../src/tui/tutorial/steps.js';
import { Tutor } from '../../src/tui/tutorial/tutor.js';
import { clearFolders, openStage, type Stage } from './stage.js';

afterAll(clearFolders);

/** A new player on the first screen, who chooses what is offered. */
function newPlayer(): Stage & { step(): string | null } {
  const stage = openStage();
  stage.press('enter');
  return {
    ...stage,
    step: () => (stage.shell.coach instanceof Tutor ? stage.shell.coach.step : null),
  };
}

/** Reads away what stands over the board. */
function toBoard(stage: Stage): void {
  for (let i = 0; i < 8 && stage.shell.top?.name !== 'board'; i += 1) {
    stage.press(stage.shell.top?.name === 'orders' ? 'esc' : 'enter');
  }
}

/** Goes down the list of orders to one of this name. */
function choose(stage: Stage, title: string): void {
  stage.press('home');
  for (let i = 0; i < 20 && !stage.text().includes(`► ${title}`); i += 1) stage.press('down');
}

/** What a person does who follows each step. */
const DEEDS: Readonly<Record<string, (stage: Stage) => void>> = {
  welcome: (s) => s.press(' '),
  map: (s) => s.press('down'),
  shades: (s) => s.press('v', 'v', 'v', 'v'),
  valley: (s) => s.press('up'),
  'first-order': (s) => s.press('enter', 'right', 'right', 'enter'),
  undo: (s) => s.press('u', 'ctrl-r'),
  'first-week': (s) => s.press('esc', 'n'),
  reports: (s) => {
    toBoard(s);
    s.press('r', 'esc');
  },
  money: (s) => {
    toBoard(s);
    s.press('enter');
    choose(s, 'Money corridor');
    s.press('right', 'right', 'enter');
  },
  reckoning: (s) => {
    toBoard(s);
    s.press('n');
  },
  why: (s) => {
    toBoard(s);
    s.press('w', 'esc');
  },
  abroad: (s) => {
    toBoard(s);
    s.press('tab', 'tab', 'tab');
  },
  standing: (s) => {
    s.press('enter');
    choose(s, 'Envoy');
    s.press('s');
  },
  until: (s) => {
    toBoard(s);
    s.press('N');
  },
  free: (s) => s.press(' '),
};

describe('the guide', () => {
  it('goes on with each task that is done, and only then', () => {
    const stage = newPlayer();
    for (const { id, task } of CLASSROOM_STEPS) {
      expect(stage.step()).toBe(id);
      if (task !== undefined) {
        stage.press('?', 'esc');
        expect(stage.step(), `${id} is done by nothing`).toBe(id);
      }
      DEEDS[id]?.(stage);
    }
    expect(stage.step()).toBeNull();
    expect(stage.shell.coach).toBeNull();
  });

  it('can be sent away at each step, and the game goes on', () => {
    for (let steps = 0; steps < CLASSROOM_STEPS.length; steps += 4) {
      const stage = newPlayer();
      for (const { id } of CLASSROOM_STEPS.slice(0, steps)) DEEDS[id]?.(stage);
      stage.press('ctrl-t');
      expect(stage.shell.coach).toBeNull();
      toBoard(stage);
      const before = stage.home.play?.desk.game.turn ?? 0;
      stage.press('n');
      expect(stage.home.play?.desk.game.turn).toBe(before + 1);
    }
  });

  it('goes on without a task where somebody cannot do it', () => {
    const stage = newPlayer();
    const seen: (string | null)[] = [];
    while (stage.step() !== null && seen.length < CLASSROOM_STEPS.length) {
      seen.push(stage.step());
      const step = CLASSROOM_STEPS.find(({ id }) => id === stage.step());
      stage.press(step?.task === undefined ? ' ' : 'ctrl-n');
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(stage.step()).toBeNull();
  });

  it('is gone when the game is left', () => {
    const stage = newPlayer();
    stage.press('q');
    expect(stage.shell.top?.name).toBe('gallery');
    expect(stage.text()).not.toContain('Guide');
  });

  it('says everything in the lines that the smallest screen has', () => {
    for (const { id, text, task } of CLASSROOM_STEPS) {
      const lines = wrapText(text, 78).length + wrapText(`→ ${task ?? ''}`, 78).length;
      expect(lines, id).toBeLessThanOrEqual(5);
    }
  });
});
