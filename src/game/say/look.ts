/** What is looked at, in sentences. */
import type { Side } from '../../engine/sides.js';
import type { LookName, Shown } from '../commands.js';
import type { Game } from '../game.js';
import type { Reader } from '../picture.js';
import { draftLines, standingLines } from './orders.js';
import { areaLines, areaListLines, frontLines, zoneLines } from './places.js';
import { marginLines, moneyLines, statusLines } from './status.js';
import {
  actorLines,
  corridorLines,
  eventLines,
  eventListLines,
  groupLines,
  historyLines,
  lastReckoningLines,
  lineLines,
  newsLines,
  reportLines,
} from './world.js';

/** Who looks at what: a side, or an observer beside the reports of a side. */
export interface Looking {
  readonly game: Game;
  readonly reader: Reader;
  readonly side: Side;
}

/** The lines of a whole, as the reader may have them. */
export function lookLines({ game, reader, side }: Looking, at: LookName): string[] {
  switch (at) {
    case 'status':
      return statusLines(game, reader);
    case 'areas':
      return areaListLines(game);
    case 'fronts':
      return frontLines(game, reader);
    case 'zones':
      return zoneLines(game, reader);
    case 'actors':
      return actorLines(game, reader);
    case 'corridors':
      return corridorLines(game, reader);
    case 'groups':
      return groupLines(game);
    case 'money':
      return moneyLines(game, reader);
    case 'margins':
      return marginLines(game, reader);
    case 'reports':
      return reportLines(game, reader);
    case 'news':
      return newsLines(game, reader);
    case 'reckoning':
      return lastReckoningLines(game, reader);
    case 'events':
      return eventListLines(game, reader);
    case 'orders':
      return draftLines(game, game.draft(side));
    case 'standing':
      return standingLines(game, side);
    case 'history':
      return historyLines(game, reader);
    case 'lines':
      return lineLines(game);
  }
}

/** The lines of one thing; null when there is no such thing. */
export function showLines(
  { game, reader }: Looking,
  what: Shown,
  index: number,
): readonly string[] | null {
  const { setup, events } = game.scenario;
  const known: Readonly<Record<Shown, number>> = {
    area: setup.areas.length,
    front: setup.fronts.length,
    zone: setup.zones.length,
    actor: setup.actors.length,
    corridor: setup.corridors.length,
    group: setup.groups.length,
    event: events.length,
  };
  if (!Number.isInteger(index) || index < 0 || index >= known[what]) return null;
  switch (what) {
    case 'area':
      return areaLines(game, reader, index);
    case 'front':
      return frontLines(game, reader, index);
    case 'zone':
      return zoneLines(game, reader, index);
    case 'actor':
      return actorLines(game, reader, index);
    case 'corridor':
      return corridorLines(game, reader, index);
    case 'group':
      return groupLines(game, index);
    case 'event':
      return eventLines(game, reader, index);
  }
}
