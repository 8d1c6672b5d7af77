/**
 * Reports: what a side can read, each with whose claim it is, and not before it is out. Rows of the
 * records are filtered by layer and delay; what nobody reports stays unread, however true it is.
 */
import {
  GROUP_KINDS,
  KIND,
  KIND_NAMES,
  LAYER_BIT,
  OP,
  OP_FIELDS,
  type KindName,
  type Layer,
} from '../engine/records.js';
import { GOVERNMENT, INSURGENT, ROLE_FRONT, type Side } from '../engine/sides.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Game } from './game.js';
import { areaName, groupName } from './names.js';

/** Where a report comes from. */
export type ReportSource = 'own_people' | 'statement' | 'authorities' | 'monitor';

/** Persons killed, as a report has it; null where it does not say. */
export interface ReportedDead {
  readonly government: number | null;
  readonly group: number | null;
}

/** One thing that somebody says has happened. */
export interface Report {
  /** Day of the event, and the first day on which it can be read. */
  readonly day: number;
  readonly publishedDay: number;
  readonly area: number;
  readonly source: ReportSource;
  /** Whose statement it is, or to whom it is laid; null when nobody is named. */
  readonly group: number | null;
  /** `own` is what a side's own people say of what was done to them. */
  readonly layer: 'own' | Exclude<Layer, 'true'>;
  readonly kind: KindName;
  readonly dead: ReportedDead;
  /** A sentence in plain English, with its source. */
  readonly text: string;
}

/**
 * Days that a monitor takes to record an event, and further days to verify it: weekly overviews and
 * a month's checking, assumed.
 */
const RECORDED_AFTER_DAYS = 7;
const VERIFIED_AFTER_DAYS = 21;
/** No report is later than this; the data set the longest delay of a statement far below it. */
const LATEST_DAYS = 120;

/** What each kind of event is called in a sentence. */
const KIND_WORDS: Readonly<Record<KindName, string>> = {
  hit_and_run: 'a hit-and-run attack',
  small_ied: 'an explosion',
  targeted_killing: 'a targeted killing',
  raid: 'a raid on a post',
  hold_attempt: 'fighting for ground',
  security_raid: 'a raid by the authorities',
  sweep_clash: 'a clash during a sweep',
  arrest_wave: 'a wave of arrests',
  collective_punishment: 'punishment of a community',
  border_clash: 'a clash at the border',
  assault: 'an assault on held ground',
};

/** Days of publication, both inclusive. */
export interface Period {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * The reports that come out for a side within a period, the latest first. What the game has not yet
 * shown (`toDay` on or after the shown day) is left out.
 */
export function reportsOf(game: Game, side: Side, { fromDay, toDay }: Period): Report[] {
  const { startDay, turnDays } = game.model;
  const last = Math.min(toDay, game.day - 1);
  const first = Math.max(0, Math.floor((fromDay - LATEST_DAYS - startDay) / turnDays));
  const out: Report[] = [];
  for (let turn = first; turn < game.turn; turn++) {
    const { operations = new Int32Array(0) } = game.turns[turn]?.rows ?? {};
    for (let at = 0; at < operations.length; at += OP_FIELDS) {
      const row = operations.subarray(at, at + OP_FIELDS);
      for (const report of told(game, side, row)) {
        if (report.publishedDay >= fromDay && report.publishedDay <= last) out.push(report);
      }
    }
  }
  return out.sort((a, b) => b.publishedDay - a.publishedDay || b.day - a.day);
}

/** The reports of the turn that was just played. */
export function latestReports(game: Game, side: Side): Report[] {
  return reportsOf(game, side, { fromDay: game.day - game.model.turnDays, toDay: game.day - 1 });
}

type Row = ArrayLike<number>;
const field = (row: Row, name: keyof typeof OP): number => row[OP[name]] ?? 0;

function told({ scenario, model }: Game, side: Side, row: Row): Report[] {
  const front = model.role[field(row, 'group')] === ROLE_FRONT;
  return field(row, 'kind') < GROUP_KINDS
    ? [...ownWordOfAttack(scenario, side, row, front), ...publicWordOfAttack(scenario, row)]
    : [...ownWordOfRaid(scenario, side, row, front), ...publicWordOfRaid(scenario, row)];
}

function has(row: Row, layer: Layer): boolean {
  return (field(row, 'layers') & LAYER_BIT[layer]) !== 0;
}

interface Telling {
  readonly source: ReportSource;
  readonly layer: Report['layer'];
  readonly afterDays: number;
  readonly group: number | null;
  readonly dead: ReportedDead;
  /** Who says it, as a sentence begins. */
  readonly who: string;
}

function report(scenario: Scenario, row: Row, telling: Telling): Report {
  const { source, layer, afterDays, group, dead, who } = telling;
  const [day, area] = [field(row, 'day'), field(row, 'area')];
  const kind = KIND_NAMES[field(row, 'kind')] ?? 'hit_and_run';
  const text = `${who}: ${KIND_WORDS[kind]} in ${areaName(scenario, area)}${losses(scenario, group, dead)}.`;
  return { day, publishedDay: day + 1 + afterDays, area, source, group, layer, kind, dead, text };
}

function losses(scenario: Scenario, group: number | null, dead: ReportedDead): string {
  const count = (n: number, one: string, many: string): string =>
    n === 0 ? `no ${many}` : n === 1 ? `1 ${one}` : `${n} ${many}`;
  const parts: string[] = [];
  if (dead.government !== null) {
    parts.push(`${count(dead.government, 'man', 'men')} of the authorities killed`);
  }
  if (dead.group !== null) {
    const whose = group === null ? '' : ` of the group ${groupName(scenario, group)}`;
    parts.push(`${count(dead.group, 'fighter', 'fighters')}${whose} killed`);
  }
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`;
}

const NOBODY_NAMED: ReportedDead = { government: null, group: null };

/** Punishments are of communities; no fighter is said to have died in them. */
function isPunishment(row: Row): boolean {
  return field(row, 'kind') === KIND.collective_punishment;
}

/** What each side hears from its own people of an attack: a claim from a front, own dead from a post. */
function ownWordOfAttack(scenario: Scenario, side: Side, row: Row, front: boolean): Report[] {
  const group = field(row, 'group');
  if (side === INSURGENT) {
    if (!front || !has(row, 'tally')) return [];
    const dead = { government: field(row, 'tallyKilled'), group: null };
    const who = 'Your own fighters claim';
    return [
      report(scenario, row, {
        source: 'own_people',
        layer: 'tally',
        afterDays: 0,
        group,
        dead,
        who,
      }),
    ];
  }
  if (!has(row, 'true')) return [];
  const dead = { government: field(row, 'governmentKilled'), group: null };
  const who = 'Your own posts report';
  return [
    report(scenario, row, {
      source: 'own_people',
      layer: 'own',
      afterDays: 0,
      group: null,
      dead,
      who,
    }),
  ];
}

/** What everybody can read of an attack. */
function publicWordOfAttack(scenario: Scenario, row: Row): Report[] {
  const group = field(row, 'group');
  const claimed = has(row, 'itemised');
  const afterDays = field(row, 'delayDays');
  const out: Report[] = [];
  if (claimed) {
    const dead = { government: field(row, 'itemisedKilled'), group: null };
    const who = `${groupName(scenario, group)} states`;
    out.push(
      report(scenario, row, {
        source: 'statement',
        layer: 'itemised',
        afterDays,
        group,
        dead,
        who,
      }),
    );
  }
  const killed = (layer: 'recordedKilled' | 'verifiedKilled'): ReportedDead => ({
    government: field(row, layer),
    group: null,
  });
  out.push(...monitored(scenario, row, claimed ? group : null, afterDays, killed));
  return out;
}

/** What each side hears from its own people of what the authorities did. */
function ownWordOfRaid(scenario: Scenario, side: Side, row: Row, front: boolean): Report[] {
  if (side === INSURGENT && !front) return [];
  const group = field(row, 'group');
  const dead = isPunishment(row)
    ? NOBODY_NAMED
    : {
        government: side === GOVERNMENT ? field(row, 'governmentKilled') : null,
        group: field(row, 'groupKilled'),
      };
  const who = side === INSURGENT ? 'Your own people report' : 'Your own units report';
  return [
    report(scenario, row, { source: 'own_people', layer: 'own', afterDays: 0, group, dead, who }),
  ];
}

/** What everybody can read of what the authorities did. */
function publicWordOfRaid(scenario: Scenario, row: Row): Report[] {
  const group = field(row, 'group');
  const out: Report[] = [];
  if (has(row, 'itemised')) {
    const dead = isPunishment(row)
      ? NOBODY_NAMED
      : { government: null, group: field(row, 'itemisedKilled') };
    const who = 'The authorities state';
    out.push(
      report(scenario, row, {
        source: 'authorities',
        layer: 'itemised',
        afterDays: 0,
        group,
        dead,
        who,
      }),
    );
  }
  const killed = (layer: 'recordedKilled' | 'verifiedKilled'): ReportedDead =>
    isPunishment(row) ? NOBODY_NAMED : { government: null, group: field(row, layer) };
  out.push(...monitored(scenario, row, group, 0, killed));
  return out;
}

/** A monitor records an event, and may verify it later. */
function monitored(
  scenario: Scenario,
  row: Row,
  group: number | null,
  delayDays: number,
  killed: (layer: 'recordedKilled' | 'verifiedKilled') => ReportedDead,
): Report[] {
  if (!has(row, 'recorded')) return [];
  const recordedAfter = Math.max(delayDays, RECORDED_AFTER_DAYS);
  const base = { source: 'monitor', group } as const;
  const named = group === null ? ' (claimed by nobody)' : '';
  const recorded = report(scenario, row, {
    ...base,
    layer: 'recorded',
    afterDays: recordedAfter,
    dead: killed('recordedKilled'),
    who: `A monitor records${named}`,
  });
  if (!has(row, 'verified')) return [recorded];
  const verified = report(scenario, row, {
    ...base,
    layer: 'verified',
    afterDays: recordedAfter + VERIFIED_AFTER_DAYS,
    dead: killed('verifiedKilled'),
    who: `A monitor has verified${named}`,
  });
  return [recorded, verified];
}

/** What one source counts over a period, by the day of the events. */
export interface Claims {
  /** A group, or null for the authorities. */
  readonly group: number | null;
  /** Events and persons killed on the other side, by layer; layers are never mixed. */
  readonly layers: Readonly<
    Record<Exclude<Layer, 'true'>, { readonly events: number; readonly killed: number }>
  >;
}

const LAYER_FIELDS = {
  tally: 'tallyKilled',
  itemised: 'itemisedKilled',
  recorded: 'recordedKilled',
  verified: 'verifiedKilled',
} as const;

/**
 * The published counts of a period: a group's own tally, its itemised statements, what monitors
 * recorded and verified. Each is public when the period is over.
 */
export function claimsOf(game: Game, { fromDay, toDay }: Period): Claims[] {
  const groups = game.model.sizes.groups;
  const counts = Array.from({ length: groups + 1 }, () => ({
    tally: { events: 0, killed: 0 },
    itemised: { events: 0, killed: 0 },
    recorded: { events: 0, killed: 0 },
    verified: { events: 0, killed: 0 },
  }));
  for (const { rows } of game.turns.slice(0, game.turn)) {
    for (let at = 0; at < rows.operations.length; at += OP_FIELDS) {
      const row = rows.operations.subarray(at, at + OP_FIELDS);
      const day = field(row, 'day');
      if (day < fromDay || day > toDay) continue;
      const whose = counts[field(row, 'kind') < GROUP_KINDS ? field(row, 'group') : groups];
      if (whose === undefined) continue;
      for (const layer of ['tally', 'itemised', 'recorded', 'verified'] as const) {
        if (!has(row, layer)) continue;
        whose[layer].events++;
        whose[layer].killed += field(row, LAYER_FIELDS[layer]);
      }
    }
  }
  return counts.map((layers, group) => ({ group: group === groups ? null : group, layers }));
}
