/** The report of a game, or of several on one seed side by side. */
import { afterAction, type Game } from '../game/index.js';
import { scenarioHash } from '../scenario/scenario.js';
import { doctrineFigures, withoutOrders } from './counterfactual-section.js';
import { endingWords, marginsSection, resultSection, type NamedGame } from './game-comparison.js';
import {
  beliefFigures,
  gameMapFigure,
  layersFigure,
  orderTable,
  turningPointList,
} from './game-sections.js';
import { markup, type Html } from './html.js';
import { makeReport, type Report, type PageSection } from './page.js';

/** Why games cannot stand side by side; null when they can. */
export function whyNotBeside(games: readonly Game[]): string | null {
  const [first, ...others] = games;
  if (first === undefined) return 'there is no game';
  const hash = scenarioHash(first.scenario);
  if (others.some(({ scenario }) => scenarioHash(scenario) !== hash)) {
    return 'the games are of different scenarios';
  }
  if (others.some(({ settings }) => settings.seed !== first.settings.seed)) {
    return 'the games have different seeds';
  }
  return null;
}

/**
 * The report of games. `pairs` is the number of futures that each counterfactual
 * of an order is measured with; 0 leaves them out. RangeError when the games cannot stand side by side.
 */
export function gameReport(games: readonly NamedGame[], pairs: number): Report {
  const why = whyNotBeside(games.map(({ game }) => game));
  const [first] = games;
  if (why !== null || first === undefined) throw new RangeError(why ?? 'there is no game');
  const parts: { sections: PageSection[]; data: Html }[] = [];
  for (const [i, game] of games.entries()) {
    parts.push(oneGame(game, games.length > 1 ? `g${i + 1}-` : '', pairs));
  }
  const title =
    games.length > 1
      ? `${games.length} games of ${first.game.scenario.title}`
      : `${first.name}: ${first.game.scenario.title}`;
  return makeReport({
    title,
    kind: games.length > 1 ? 'Report of games side by side' : 'Report of a game',
    lead: markup`<p>${games.length > 1 ? first.game.scenario.summary : endingWords(first.game)}</p>`,
    sections: [
      resultSection(games),
      marginsSection(games),
      ...parts.flatMap(({ sections }) => sections),
    ],
    data: parts.map(({ data }) => data),
  });
}

function oneGame(
  named: NamedGame,
  prefix: string,
  pairs: number,
): { sections: PageSection[]; data: Html } {
  const { name, game } = named;
  const report = afterAction(game);
  const map = gameMapFigure(named, prefix);
  const beliefs: Html[] = [layersFigure(named, prefix)];
  for (const side of report.beliefs) beliefs.push(...beliefFigures(named, side, prefix));
  const otherwise = [
    ...doctrineFigures(named, prefix),
    ...withoutOrders(named, report, pairs, prefix),
  ];
  const of = prefix === '' ? '' : `${name}: `;
  const section = (id: string, title: string, body: PageSection['body']): PageSection => ({
    id: `${prefix}${id}`,
    title: prefix === '' ? title : of + title.charAt(0).toLowerCase() + title.slice(1),
    body,
  });
  return {
    data: map.data,
    sections: [
      section('course', 'The war on the map', [map.figure, orderTable(named, prefix)]),
      section('turning', 'Turning points', turningPointList(report)),
      section('believed', 'What was believed, and what was true', beliefs),
      ...(otherwise.length === 0 ? [] : [section('otherwise', 'What would have been', otherwise)]),
    ],
  };
}
