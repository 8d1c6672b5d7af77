// States that are compared as means over time.
import type { ColumnName } from '../../src/engine/columns.js';
import type { Model } from '../../src/engine/model.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import type { World } from '../../src/engine/world.js';

const FRONT = 0;
const ALLY = 1;
const RIVAL = 2;

/** A number of a list, which has one there. */
function at(cells: ArrayLike<number>, i: number): number {
  return cells[i] ?? NaN;
}

type State = (w: World, m: Model) => number;

const cells = (name: ColumnName, from: number, to: number): State => {
  return (w) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += at(w[name], i);
    return sum;
  };
};
const one = (name: ColumnName, i = 0): State => cells(name, i, i + 1);
/** Sum over the areas of a group, or of a column of areas. */
const sum =
  (name: ColumnName, group = 0): State =>
  (w, m) =>
    cells(name, group * m.sizes.areas, (group + 1) * m.sizes.areas)(w, m);
/** Mean over areas, plain. */
const mean =
  (name: ColumnName, group = 0): State =>
  (w, m) =>
    sum(name, group)(w, m) / m.sizes.areas;
/** Mean over the people of the country at the start. */
const perPerson =
  (name: ColumnName): State =>
  (w, m) =>
    m.map.populationShare.reduce((total, share, a) => total + share * at(w[name], a), 0);
/** Mean over the fighters of a group. */
const perFighter =
  (name: ColumnName, group = 0): State =>
  (w, m) => {
    let weighted = 0;
    let fighters = 0;
    for (let a = 0; a < m.sizes.areas; a++) {
      const i = group * m.sizes.areas + a;
      fighters += at(w.fighters, i);
      weighted += at(w.fighters, i) * at(w[name], i);
    }
    return weighted / fighters;
  };

export const STATES: Readonly<Record<string, State>> = {
  'fighters, front': (w, m) => sum('fighters')(w, m) + at(w.sanctuary, 0),
  'fighters, ally': sum('fighters', ALLY),
  'fighters, rival': sum('fighters', RIVAL),
  'arms, front': sum('arms'),
  'arms, ally': sum('arms', ALLY),
  'cells, front': sum('cells'),
  'cells, ally': sum('cells', ALLY),
  'heat, front': sum('heat'),
  'network, front': mean('network'),
  'network by people': perPerson('network'),
  'network, ally': mean('network', ALLY),
  'pay gap by fighters, front': perFighter('payGap'),
  'pay gap by areas, front': mean('payGap'),
  'pay gap by fighters, ally': perFighter('payGap', ALLY),
  'pay gap by areas, ally': mean('payGap', ALLY),
  'leadership by fighters, front': perFighter('leadership'),
  'intelligence by fighters, front': perFighter('intel'),
  'intelligence by areas, front': mean('intel'),
  'intelligence by fighters, ally': perFighter('intel', ALLY),
  'treasury, front': one('treasury', FRONT),
  'treasury, ally': one('treasury', ALLY),
  'under way, front': (w, m) => cells('transit', 0, m.sizes.corridors)(w, m),
  'cash, front': sum('cash'),
  'cash, ally': sum('cash', ALLY),
  'stockpile, front': one('cache', FRONT),
  'stockpile, ally': one('cache', ALLY),
  'craft, front': one('craft', FRONT),
  'craft, ally': one('craft', ALLY),
  'control by areas': mean('control'),
  'control by people': perPerson('control'),
  'support for insurgents': perPerson('supportInsurgent'),
  'support for the state': perPerson('supportGovernment'),
  fear: mean('fear'),
  grievance: perPerson('grievance'),
  exaction: mean('exaction'),
  'recent harm by the state': mean('harmByGovernment'),
  'recent harm by insurgents': mean('harmByInsurgents'),
  'relief felt': sum('reliefHeld'),
  development: mean('development'),
  alert: mean('alert'),
  protection: mean('protection'),
  'displaced now': sum('displaced'),
  'prisoners now': sum('prisoners'),
  garrison: sum('garrison'),
  reserve: one('reserve'),
  'garrison pay gap': mean('garrisonPayGap'),
  corruption: mean('corruption'),
  'heavy equipment': sum('heavy'),
  spares: one('spares'),
  'state treasury': one('stateTreasury'),
  'quiet areas': (w, m) =>
    w.quietDays.filter((days) => days >= m.p.assessment.quietDays).length / m.sizes.areas,
  'days of quiet': mean('quietDays'),
  'open corridors': (w, m) => cells('corridorOpen', 0, m.sizes.corridors)(w, m),
  'donor fatigue': one('donorFatigue'),
  union: one('union'),
  rift: one('rift'),
  'cohesion, insurgents': one('cohesion', INSURGENT),
  'cohesion, state': one('cohesion', GOVERNMENT),
  'legitimacy, insurgents': one('legitimacy', INSURGENT),
  'legitimacy, state': one('legitimacy', GOVERNMENT),
  'recognition, insurgents': one('recognition', INSURGENT),
  'recognition, state': one('recognition', GOVERNMENT),
  'losses a week, insurgents': one('lossesPerWeek', INSURGENT),
  'losses a week, state': one('lossesPerWeek', GOVERNMENT),
  visibility: one('visibility'),
  'visibility of the capital': one('capitalVisibility'),
  credibility: one('credibility'),
  outrage: one('outrage'),
  'abuse a week': one('abusePerWeek'),
  internet: one('internet'),
  trade: one('trade'),
  aid: one('aid'),
  edicts: one('edicts'),
  'border tension': one('borderTension'),
  'threat of the rival': one('iskpThreat'),
  'violence of the guests': one('ttpViolence'),
  'price of arms': one('armsPrice'),
  suspicion: mean('suspicion'),
  'estimate of fighters': sum('estimate', GOVERNMENT),
  'error of estimates': mean('estimateError', GOVERNMENT),
  'attacks reported': mean('reportedAttacks', INSURGENT),
  'harm seen by the front': mean('seenHarm', INSURGENT),
  'posture of zones': (w) => w.zonePosture.reduce((total, x) => total + x, 0),
  'rule of zones': (w) => w.zoneRule.reduce((total, x) => total + x * x, 0),
  'amnesty in zones': (w) => w.zoneAmnesty.reduce((total, x) => total + x, 0),
  'attention, front': one('attention', INSURGENT),
  'attention, state': one('attention', GOVERNMENT),
  'score, front': (w, m) => at(w.margin, INSURGENT) + m.p.assessment.thresholdInsurgent,
  'score, state': (w, m) => at(w.margin, GOVERNMENT) + m.p.assessment.thresholdGovernment,
  'score as the front sees it': (w, m) =>
    at(w.marginOwn, INSURGENT) + m.p.assessment.thresholdInsurgent,
  'score as the state sees it': (w, m) =>
    at(w.marginOwn, GOVERNMENT) + m.p.assessment.thresholdGovernment,
};
