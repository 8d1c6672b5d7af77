// The list of scenarios and the choice of a seat on the smallest screen: all twelve can be reached and read.
import { afterAll, describe, expect, it } from 'vitest';
import { listScenarios, loadScenario } from '../../src/scenario/load.js';
import { clearFolders, openStage } from './stage.js';

const IDS = listScenarios().map(({ id }) => id);

afterAll(clearFolders);

/** Line of the entry of that name in the list, from 0; -1 when it is not on the screen. */
const lineOf = (text: string, name: string): number =>
  text.split('\n').findIndex((line) => line.slice(2).startsWith(`${name} `));

describe('the list of scenarios at 80 by 24', () => {
  it('comes to every scenario by the arrow, and tells its title', () => {
    const stage = openStage();
    for (const { id, title } of listScenarios()) {
      stage.press('down');
      const text = stage.text();
      expect(text).toMatch(new RegExp(`► ${id} `));
      expect(text.replaceAll(/\s+/g, ' ')).toContain(title.slice(0, 30));
    }
  });

  it('takes a click on what is shown, also when the list has moved on', () => {
    const [first] = listScenarios();
    const many = Array.from({ length: 40 }, (_, i) => ({ ...first!, id: `scenario-${i}` }));
    const shelf = { list: () => many, load: loadScenario };
    const stage = openStage({ shelf });
    stage.press(...Array<string>(30).fill('down'));
    const line = lineOf(stage.text(), 'scenario-26');
    expect(line).toBeGreaterThan(0);
    stage.shell.handle({ type: 'mouse', button: 'left', column: 5, line });
    expect(stage.text()).toMatch(/► scenario-26 /);
  });
});

describe('the choice of a seat at 80 by 24', () => {
  it.each(IDS)('shows all of %s, whoever is played', (scenario) => {
    const stage = openStage({ request: { scenario } });
    const seats = listScenarios().find(({ id }) => id === scenario)?.sides;
    for (const card of [seats?.nrf, seats?.taliban]) {
      const text = stage.text();
      expect(text).toContain(card?.title ?? '?');
      expect(text.replaceAll(/\s+/g, ' ')).toContain(card?.text.trim() ?? '?');
      expect(text).toContain(`(${card?.difficulty ?? '?'})`);
      expect(text).toMatch(/Against/);
      expect(text).toMatch(/Seed {7}stage/);
      stage.press('right');
    }
  });
});
