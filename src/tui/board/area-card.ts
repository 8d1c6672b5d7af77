/** What a side knows about one area, as rows of a card. */
import {
  formatCompact,
  formatCount,
  formatShare,
  wrapText,
  type Style,
} from '../../charts/index.js';
import {
  INSURGENT,
  type GovernmentView,
  type InsurgentView,
  type Theatre,
  type View,
} from '../../engine/index.js';
import type { Shade, ShadeName } from '../../game/index.js';
import { fitLine, widthOf, type Block } from '../draw/block.js';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What the card is made from. */
export interface AreaKnowledge {
  readonly view: View;
  readonly area: number;
  /** Shades that speak of the area, in the order of the card. */
  readonly shades: readonly Shade[];
}

const POSTURES = ['lie low', 'network', 'harass', 'strike', 'hold'] as const;
const ZONE_POSTURES = ['garrison', 'patrol', 'sweep', 'lock down'] as const;
const RULES = ['conciliatory', 'firm', 'punitive'] as const;
const TERRAINS: Readonly<Record<string, string>> = {
  plain: 'plain',
  hills: 'hills',
  mountain: 'mountains',
  high_valley: 'high valley',
  desert: 'desert',
  urban: 'city',
};

const percent = (share: number): string => formatShare(share);

/** The facts of an area: what it is, what is believed of it, and what is the side's own there. */
export function areaFacts(knowledge: AreaKnowledge): Fact[] {
  const { view, area } = knowledge;
  const own = view.side === INSURGENT ? insurgentFacts(view, area) : governmentFacts(view, area);
  const { theatre } = view;
  // What a low window cuts off comes last.
  return [
    ...beliefFacts(knowledge),
    ...own,
    otherSide(view, area),
    commandFact(view, area),
    placeFact(theatre, area),
  ];
}

/** The front or zone that the area belongs to: orders are given to it. */
function commandFact({ side, theatre }: View, area: number): Fact {
  const commands = side === INSURGENT ? theatre.fronts : theatre.zones;
  const name = commands.find(({ areas }) => areas.includes(area))?.name ?? 'none';
  return { label: side === INSURGENT ? 'Front' : 'Zone', value: name };
}

function placeFact(theatre: Theatre, area: number): Fact {
  const { terrain = 'plain', meanElevationM = 0 } = theatre.areas[area] ?? {};
  const people = formatCompact(theatre.residents[area] ?? 0, 2);
  const height = formatCount(Math.round(meanElevationM / 100) * 100);
  return {
    label: 'Place',
    value: `${TERRAINS[terrain] ?? terrain}, ${height} m, ${people} people`,
  };
}

/** Control in words: who governs, as far as is believed. */
export function controlWords(control: number): string {
  if (control < -0.6) return 'NRF governs';
  if (control < -0.2) return 'leans NRF';
  if (control <= 0.2) return 'contested';
  return control <= 0.6 ? 'leans Taliban' : 'Taliban govern';
}

const SHADE_LABELS: Readonly<Partial<Record<ShadeName, string>>> = {
  control: 'Control',
  support: 'For NRF',
  fear: 'Fear',
  reports: 'Attacks',
};

function beliefFacts({ shades, area }: AreaKnowledge): Fact[] {
  return shades.map((shade) => {
    const value = shade.value[area] ?? NaN;
    const write = (x: number): string =>
      shade.unit === 'share' ? String(Math.round(x * 100)) : x.toFixed(1);
    const unit = shade.unit === 'share' ? ' %' : shade.name === 'reports' ? ' a week' : '';
    const figure = `${write(value)}${unit}`;
    const range =
      shade.low === null || shade.high === null
        ? ''
        : ` (${write(shade.low[area] ?? NaN)} to ${write(shade.high[area] ?? NaN)})`;
    const label = SHADE_LABELS[shade.name] ?? shade.title;
    if (shade.name !== 'control') return { label, value: `${figure}${range}` };
    // The map has the mean; here there is room for the range only.
    return { label, value: `${controlWords(value)}${range === '' ? ` ${figure}` : range}` };
  });
}

/** The estimate of the other side's strength, with its error and age. */
function otherSide(view: View, area: number): Fact {
  const label = view.side === INSURGENT ? 'Garrison' : 'Fighters';
  const count = view.estimate[area] ?? 0;
  const error = view.estimateError[area] ?? 0;
  const age = Math.max(0, (view.day[0] ?? 0) - (view.estimateDay[area] ?? 0));
  const low = formatCount(count * Math.exp(-error));
  const high = formatCount(count * Math.exp(error));
  const old = age < 1 ? 'new' : `${Math.round(age)} d old`;
  return { label, value: `~${formatCount(count)} (${low}-${high}), ${old}` };
}

function insurgentFacts(view: InsurgentView, a: number): Fact[] {
  const front = view.theatre.fronts.findIndex(({ areas }) => areas.includes(a));
  const ordered = POSTURES[view.frontPosture[front] ?? 0] ?? '';
  const inForce = POSTURES[view.stance[a] ?? 0] ?? '';
  const boldness = view.boldness[a] ?? 0;
  const temper = boldness > 0.6 ? 'bold' : boldness < 0.4 ? 'cautious' : 'steady';
  const posture = inForce === ordered ? inForce : `${inForce} (told: ${ordered})`;
  return [
    { label: 'Posture', value: posture },
    { label: 'Chief', value: `${temper}, leadership ${percent(view.leadership[a] ?? 0)}` },
    {
      label: 'Ours',
      value: `${formatCount(view.fighters[a] ?? 0)} fighters, ${(view.cells[a] ?? 0).toFixed(1)} cells`,
    },
    { label: 'Network', value: percent(view.network[a] ?? 0) },
    {
      label: 'Means',
      value: `$${formatCompact(view.cash[a] ?? 0)}, ${formatCount(view.arms[a] ?? 0)} arms`,
    },
    { label: 'Unpaid', value: `${percent(view.payGap[a] ?? 0)} of the pay` },
  ];
}

function governmentFacts(view: GovernmentView, a: number): Fact[] {
  const zone = view.theatre.zones.findIndex(({ areas }) => areas.includes(a));
  const amnesty = view.zoneAmnesty[zone] === 1 ? ', amnesty offered' : '';
  const posture = ZONE_POSTURES[view.zonePosture[zone] ?? 0] ?? '';
  const rule = RULES[view.zoneRule[zone] ?? 0] ?? '';
  return [
    { label: 'Posture', value: `${posture}, ${rule} rule${amnesty}` },
    {
      label: 'Ours',
      value: `${formatCount(view.garrison[a] ?? 0)} men, ${formatCount(view.heavy[a] ?? 0)} vehicles`,
    },
    { label: 'Suspect', value: `an underground: ${percent(view.suspicion[a] ?? 0)}` },
    {
      label: 'Officials',
      value: `${percent(view.corruption[a] ?? 0)} can be bought`,
    },
    {
      label: 'Unpaid',
      value: `${percent(view.garrisonPayGap[a] ?? 0)} of the pay`,
    },
    { label: 'Displaced', value: `${formatCount(view.displaced[a] ?? 0)} people` },
  ];
}

/** Facts in lines: what is too long for one goes on in the next, under its value. */
export function factLines(facts: readonly Fact[], width: number, style: Style): Block {
  const label = Math.max(...facts.map((fact) => widthOf(fact.label))) + 1;
  return facts.flatMap(({ label: name, value }) =>
    wrapText(style.clean(value), width - label).map((part, i) => {
      const head = style.dim(fitLine(i === 0 ? name : '', label, style));
      return fitLine(head + part, width, style);
    }),
  );
}
