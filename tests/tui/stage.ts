/** A stage for tests of screens: a shell without a terminal, a game, a folder for saves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStyle, type Style } from '../../src/charts/index.js';
import { SaveStore } from '../../src/game/index.js';
import { listScenarios, loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { Home, type ScenarioShelf, type ScreensRequest } from '../../src/tui/home/home.js';
import { Shell } from '../../src/tui/shell/shell.js';

export const PLAIN = createStyle({ color: 'none', ascii: false });
export const ASCII = createStyle({ color: 'none', ascii: true });
export const COLORS = createStyle({ color: '256', ascii: false });

const NOTHING: ScreensRequest = {
  scenario: null,
  side: null,
  opponent: null,
  seed: 'stage',
  load: null,
};

const loaded = new Map<string, Scenario>();

/** The shipped scenarios, each read once: a source tree has no checked values to take them from. */
const SHELF: ScenarioShelf = {
  list: listScenarios,
  load: (name) => {
    const scenario = loaded.get(name) ?? loadScenario(name);
    loaded.set(name, scenario);
    return scenario;
  },
};

export interface Stage {
  readonly shell: Shell;
  readonly home: Home;
  readonly store: SaveStore;
  /** Whether the person has left. */
  readonly left: () => boolean;
  /** Presses keys one after another. */
  press(...keys: string[]): void;
  /** Types text, letter by letter. */
  type(text: string): void;
  /** The picture as text. */
  text(): string;
}

const folders: string[] = [];

/** A store in a folder of its own, which `clearFolders` removes. */
export function emptyStore(): SaveStore {
  const folder = mkdtempSync(join(tmpdir(), 'salang-tui-'));
  folders.push(folder);
  return new SaveStore(join(folder, 'games'));
}

export function clearFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface StageOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly style?: Style;
  readonly request?: Partial<ScreensRequest>;
  readonly store?: SaveStore;
  readonly shelf?: ScenarioShelf;
}

/** Opens what the request asks for: the first screen without one. */
export function openStage(options: StageOptions = {}): Stage {
  const { columns = 80, rows = 24, style = PLAIN, store = emptyStore() } = options;
  let left = false;
  const shell = new Shell({
    style,
    size: { columns, rows },
    onExit: () => {
      left = true;
    },
    onSuspend: () => undefined,
  });
  const home = new Home(shell, store, { ...NOTHING, ...options.request }, options.shelf ?? SHELF);
  home.open();
  const press = (...keys: string[]): void => {
    for (const key of keys) shell.handle({ type: 'key', key });
  };
  return {
    shell,
    home,
    store,
    left: () => left,
    press,
    type: (text) => {
      press(...text);
    },
    text: () => shell.draw().join('\n'),
  };
}
