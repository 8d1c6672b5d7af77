/** Whose a reported count is, of what, where and when, in words. */
import { METRIC_ALIASES } from '../engine/metrics.js';
import type { Layer } from '../engine/records.js';
import type { TargetDocument } from '../lab/documents.js';
import type { Setup } from '../engine/setup.js';
import { formatShortDate, sentenceCase } from './words.js';

/** The part of a scenario that names places and groups. */
export interface NamedPlaces {
  readonly setup: Pick<Setup, 'provinces' | 'areas' | 'groups'>;
}

/** What a layer of reporting is, with whose it is. */
const LAYER_WORDS: Readonly<Record<Layer, (actor: string) => string>> = {
  true: (actor) => `${actor}, what happened`,
  tally: (actor) => `${actor}'s own tally`,
  itemised: (actor) => `${actor}'s own statements`,
  recorded: (actor) => `${sentenceCase(actor)}, recorded by monitors`,
  verified: (actor) => `${sentenceCase(actor)}, verified by monitors`,
};

/** `NRF's own tally`, `AFF, verified by monitors`. */
export function claimOf({ actor, layer }: Pick<TargetDocument, 'actor' | 'layer'>): string {
  return LAYER_WORDS[layer](actor);
}

/** `Operations in Kabul`; the whole country goes without saying. */
export function countOf(
  target: Pick<TargetDocument, 'metric' | 'scope'>,
  scenario: NamedPlaces,
): string {
  const metric = sentenceCase(
    (METRIC_ALIASES[target.metric] ?? target.metric).replaceAll('_', ' '),
  );
  if (target.scope === 'national') return metric;
  return `${metric} in ${placeName(target.scope, scenario)}`;
}

function placeName(id: string, { setup }: NamedPlaces): string {
  const place = [...setup.provinces, ...setup.areas].find((entry) => entry.id === id);
  return place?.name ?? id;
}

/** `20 Mar 2024 – 20 Mar 2025`, `1 Aug – 31 Oct 2024`; a whole calendar year is its number. */
export function windowOf({ start, end }: Pick<TargetDocument, 'start' | 'end'>): string {
  const year = start.slice(0, 4);
  if (start === `${year}-01-01` && end === `${year}-12-31`) return `calendar ${year}`;
  const first = formatShortDate(start);
  const sameYear = end.startsWith(year);
  return `${sameYear ? first.replace(` ${year}`, '') : first} \u2013 ${formatShortDate(end)}`;
}

/** The front by initials where its name is long: `NRF` for the National Resistance Front. */
export function frontName({ setup }: NamedPlaces): string {
  const name = setup.groups[0]?.name ?? 'front';
  const words = name.split(' ');
  return words.length < 3 ? name : words.map((word) => word.charAt(0)).join('');
}
