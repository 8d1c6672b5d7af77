/** What an observer sees of an area: the truth, of both sides. */
import { formatCount, formatShare } from '../../charts/index.js';
import { GOVERNMENT, INSURGENT } from '../../engine/index.js';
import type { Game } from '../../game/index.js';
import { controlWords, type Fact } from './area-card.js';

export function truthFacts({ world, model }: Game, area: number): Fact[] {
  const at = (cells: Float64Array): number => cells[area] ?? 0;
  const control = at(world.control);
  const attacks = (side: 0 | 1): string =>
    (world.reportedAttacks[side * model.sizes.areas + area] ?? 0).toFixed(1);
  return [
    { label: 'Control', value: `${controlWords(control)} ${control.toFixed(2)}` },
    {
      label: 'Support',
      value: `NRF ${formatShare(at(world.supportInsurgent))}, Taliban ${formatShare(at(world.supportGovernment))}`,
    },
    { label: 'Fear', value: formatShare(at(world.fear)) },
    { label: 'Grievance', value: formatShare(at(world.grievance)) },
    {
      label: 'NRF',
      value: `${formatCount(at(world.fighters))} fighters, ${at(world.cells).toFixed(1)} cells`,
    },
    { label: 'Network', value: formatShare(at(world.network)) },
    { label: 'Known', value: `${formatShare(at(world.intel))} of the front to the authorities` },
    {
      label: 'Taliban',
      value: `${formatCount(at(world.garrison))} men, ${formatCount(at(world.heavy))} vehicles`,
    },
    {
      label: 'Reported',
      value: `attacks ${attacks(INSURGENT)}, raids ${attacks(GOVERNMENT)} a week`,
    },
    { label: 'Displaced', value: formatCount(at(world.displaced)) },
    { label: 'Killed', value: `${formatCount(at(world.civiliansKilled))} civilians so far` },
  ];
}
