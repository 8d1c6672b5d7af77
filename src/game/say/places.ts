/** Areas, fronts, zones and the map in sentences, as the reader knows them. */
import { GOVERNMENT, INSURGENT } from '../../engine/sides.js';
import type { GovernmentView, InsurgentView } from '../../engine/views.js';
import type { Game } from '../game.js';
import { areaName } from '../names.js';
import { Picture, type Reader, type Shade, type ShadeName } from '../picture.js';
import { count, countOf, fixed, list, percent, sentence, usd } from './numbers.js';
import { POSTURE_WORDS, ZONE_POSTURE_WORDS, ZONE_RULE_WORDS } from './settings.js';

/** How a number of a shade is known, as a sentence begins. */
const KNOWN_WORDS = {
  seen: 'from your own books',
  believed: 'as you believe it, with the range for four cases of five',
  reported: 'from public reports',
  true: 'the truth',
} as const;

/** One number of a shade, with its range where it is believed. */
function shadeValue(shade: Shade, area: number): string {
  const number = shadeNumber(shade, shade.value[area] ?? 0);
  if (shade.low === null || shade.high === null) return number;
  const low = shadeNumber(shade, shade.low[area] ?? 0);
  const high = shadeNumber(shade, shade.high[area] ?? 0);
  return low === high ? number : `${number} (${low} to ${high})`;
}

function shadeNumber({ unit }: Shade, value: number): string {
  switch (unit) {
    case 'share':
      return percent(value);
    case 'USD':
      return usd(value);
    case 'persons':
      return count(value);
    case 'index':
      return fixed(value, 2);
    default:
      return fixed(value, 1);
  }
}

/** Who governs, from an index of control. */
function controlWords(control: number): string {
  if (control < -0.35) return 'governed by the insurgents';
  if (control < 0.15) return 'contested';
  return control < 0.55 ? 'thinly governed by the authorities' : 'governed by the authorities';
}

/** The map as a list: a line for each area, the greatest value first. */
export function mapLines(game: Game, reader: Reader, name: ShadeName): string[] {
  const shade = new Picture(game, reader).shade(name);
  const areas = game.scenario.setup.areas.map((_, a) => a);
  areas.sort((a, b) => (shade.value[b] ?? 0) - (shade.value[a] ?? 0) || a - b);
  const scale =
    name === 'control' ? ' From -1, the insurgents, over 0, contested, to 1, the authorities.' : '';
  return [
    `${shade.title} (${shade.unit}), ${KNOWN_WORDS[shade.known]}.${scale}`,
    ...areas.map((a) => {
      const words = name === 'control' ? `, ${controlWords(shade.value[a] ?? 0)}` : '';
      return `  ${areaName(game.scenario, a)}: ${shadeValue(shade, a)}${words}.`;
    }),
  ];
}

/** All areas with their provinces. */
export function areaListLines({ scenario }: Game): string[] {
  const { areas, provinces } = scenario.setup;
  return [
    `${countOf(areas.length, 'area')}:`,
    ...areas.map(({ id, name, province }) => {
      const whole = provinces[province]?.name ?? '';
      return `  ${name}${whole === name ? '' : `, ${whole}`} (${id})`;
    }),
  ];
}

/** The card of one area. */
export function areaLines(game: Game, reader: Reader, area: number): string[] {
  const { setup } = game.scenario;
  const place = setup.areas[area];
  if (place === undefined) return ['There is no such area.'];
  const picture = new Picture(game, reader);
  const told = (name: ShadeName): string => shadeValue(picture.shade(name), area);
  const front = setup.fronts.find(({ areas }) => areas.includes(area));
  const zone = setup.zones.find(({ areas }) => areas.includes(area));
  const control = picture.shade('control').value[area] ?? 0;
  const how = reader === 'truth' ? '' : 'You believe it to be ';
  const lines = [
    `${place.name}: ${place.terrain.replaceAll('_', ' ')}, ${percent(place.urbanShare)} of its people in towns` +
      `${place.isCapital ? ', the capital' : ''}.`,
    `${front === undefined ? 'No front' : `Front: ${front.name}`}. ${zone === undefined ? 'No zone' : `Zone: ${zone.name}`}. ` +
      `Neighbours: ${list(neighbours(game, area)) || 'none'}.`,
    `${sentence(`${how}${controlWords(control)}`)}; control ${told('control')}, support for the insurgents ` +
      `${told('support')}, fear ${told('fear')}.`,
  ];
  if (reader === 'truth') {
    lines.push(`Fighters of the front ${told('own_forces')}, garrison ${told('other_forces')}.`);
  } else {
    const view = game.view(reader);
    lines.push(...(view.side === INSURGENT ? frontCard(view, area) : garrisonCard(view, area)));
    lines.push(`${picture.shade('other_forces').title}: ${told('other_forces')}.`);
  }
  lines.push(`Attacks reported lately: ${told('reports')} a week. ${quiet(game, area)}`);
  return lines;
}

function quiet({ world }: Game, area: number): string {
  const days = world.quietDays[area] ?? 0;
  return `The last that the public saw was ${countOf(days, 'day')} ago.`;
}

function neighbours({ model, scenario }: Game, area: number): string[] {
  const { neighbourStart, neighbour } = model.map;
  const found = neighbour.slice(neighbourStart[area] ?? 0, neighbourStart[area + 1] ?? 0);
  return [...new Set(found)].map((a) => areaName(scenario, a));
}

function frontCard(view: InsurgentView, a: number): string[] {
  const bold = view.boldness[a] ?? 0;
  const temper = bold > 0.7 ? 'bold' : bold > 0.35 ? 'steady' : 'cautious';
  return [
    `${countOf(view.fighters[a] ?? 0, 'fighter')} with ${count(view.arms[a] ?? 0)} small arms and ` +
      `${usd(view.cash[a] ?? 0)}; ${percent(view.payGap[a] ?? 0)} of pay not met.`,
    `Underground reach ${percent(view.network[a] ?? 0)}, ${fixed(view.cells[a] ?? 0, 1)} active cells, leadership ` +
      `${percent(view.leadership[a] ?? 0)}. The commander is ${temper} and chooses to ` +
      `${POSTURE_WORDS[view.stance[a] ?? 0] ?? ''}.`,
  ];
}

function garrisonCard(view: GovernmentView, a: number): string[] {
  return [
    `Garrison of ${count(view.garrison[a] ?? 0)} with ${count(view.heavy[a] ?? 0)} pieces of heavy equipment; ` +
      `${percent(view.garrisonPayGap[a] ?? 0)} of pay owed, ${percent(view.corruption[a] ?? 0)} of officials for sale.`,
    `Suspicion of an underground ${percent(view.suspicion[a] ?? 0)}, force protection ` +
      `${percent(view.protection[a] ?? 0)}, public works ${percent(view.development[a] ?? 0)}, ` +
      `${countOf(view.prisoners[a] ?? 0, 'prisoner')}, ${count(view.displaced[a] ?? 0)} people displaced.`,
  ];
}

/** The fronts, with what is ordered and what commanders make of it. */
export function frontLines(game: Game, reader: Reader, only: number | null = null): string[] {
  const { setup } = game.scenario;
  const view = reader === 'truth' ? game.view(INSURGENT) : game.view(reader);
  return setup.fronts.flatMap(({ name, areas }, f) => {
    if (only !== null && f !== only) return [];
    const places = list(areas.map((a) => areaName(game.scenario, a)));
    if (view.side !== INSURGENT) return [`${name}: ${places}.`];
    const fighters = areas.reduce((sum, a) => sum + (view.fighters[a] ?? 0), 0);
    const took = areas.filter(
      (a) => view.stance[a] !== view.frontPosture[f] && (view.fighters[a] ?? 0) > 0,
    );
    const own =
      took.length === 0
        ? ''
        : ` Its commanders in ${list(took.map((a) => areaName(game.scenario, a)))} do otherwise.`;
    return [
      `${name}: ${countOf(fighters, 'fighter')}, ordered to ${POSTURE_WORDS[view.frontPosture[f] ?? 0] ?? ''}, ` +
        `after ${EMPHASES[view.frontEmphasis[f] ?? 0] ?? ''}. Areas: ${places}.${own}`,
    ];
  });
}

const EMPHASES = ['patrols', 'posts', 'convoys', 'officials', 'the capital'] as const;

/** The zones, with posture, rule and amnesty. */
export function zoneLines(game: Game, reader: Reader, only: number | null = null): string[] {
  const { setup } = game.scenario;
  const view = reader === 'truth' ? game.view(GOVERNMENT) : game.view(reader);
  return setup.zones.flatMap(({ name, areas }, z) => {
    if (only !== null && z !== only) return [];
    const places = list(areas.map((a) => areaName(game.scenario, a)));
    if (view.side !== GOVERNMENT) return [`${name}: ${places}.`];
    const men = areas.reduce((sum, a) => sum + (view.garrison[a] ?? 0), 0);
    return [
      `${name}: garrisons of ${count(men)}, posture: ${ZONE_POSTURE_WORDS[view.zonePosture[z] ?? 0] ?? ''}, rule: ` +
        `${ZONE_RULE_WORDS[view.zoneRule[z] ?? 0] ?? ''}, amnesty ${view.zoneAmnesty[z] === 1 ? 'offered' : 'not offered'}. ` +
        `Areas: ${places}.`,
    ];
  });
}
