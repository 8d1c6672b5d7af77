/** The report of a scenario: what it is, and what a batch of campaigns makes of it. */
import { Game, type GameSettings } from '../game/index.js';
import type { RunDocument } from '../lab/documents.js';
import type { Scenario } from '../scenario/scenario.js';
import { askedSection, batchSections } from './batch-sections.js';
import { paragraphs } from './html.js';
import { mapFigure } from './map-figure.js';
import { numbersSection } from './numbers-section.js';
import { makeReport, type Report } from './page.js';
import {
  aboutSection,
  eventsSection,
  meansSection,
  moneySection,
  wantsSection,
  whoSection,
} from './scenario-sections.js';
import { turnLog } from './turn-log.js';
import { gameMap } from './world-map.js';

export interface ScenarioReport {
  readonly scenario: Scenario;
  /** What a batch gave; null when none was asked for. */
  readonly batch: RunDocument | null;
  readonly seed: string;
  /** Who plays the campaign that is shown on the map. */
  readonly seats: GameSettings['seats'];
}

/** The report of a scenario; a campaign is played for its map. */
export function scenarioReport({ scenario, batch, seed, seats }: ScenarioReport): Report {
  const game = Game.begin(scenario, { seed, seats });
  while (!game.over) game.endTurn();
  const map = mapFigure(
    gameMap(
      game,
      {
        id: 'map',
        title: 'One campaign on the map, turn by turn',
        description: `Campaign 0 of seed "${seed}", one of many that could have been: no forecast. It begins with the first day as the scenario gives it.`,
        logTitle: 'Orders and happenings of this turn',
      },
      turnLog(game),
    ),
  );
  const sources = new Map(scenario.targets.map(({ id, more }) => [id, more['source'] ?? '']));
  return makeReport({
    title: scenario.title,
    kind: 'Report of a scenario',
    lead: paragraphs(scenario.summary.split('\n\n')[0] ?? ''),
    sections: [
      aboutSection(scenario),
      whoSection(scenario),
      { id: 'where', title: 'Where, and how it may go', body: map.figure },
      meansSection(scenario),
      moneySection(scenario),
      wantsSection(scenario),
      ...(batch === null ? [] : [askedSection(batch), ...batchSections(batch, scenario, sources)]),
      eventsSection(scenario),
      numbersSection(scenario),
    ],
    data: [map.data],
  });
}
