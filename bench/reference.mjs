/**
 * The yardstick: a small fixed campaign of 34 provinces and 52 weeks, two sides, two uniforms and
 * two exponentials per province and week, over typed arrays. Scalar C takes about 1.97 times less
 * than this loop; a "unit" is the time that C would take for one province and week.
 */
const PROVINCES = 34;
const WEEKS = 52;
/** Provinces times weeks of one campaign. */
export const REFERENCE_STEPS = PROVINCES * WEEKS;
/** This loop against scalar C, measured once on one machine. */
export const LOOP_PER_UNIT = 1.97;

const control = new Float64Array(PROVINCES);
const support = new Float64Array(PROVINCES);
const strength = new Float64Array(PROVINCES);
const pressure = new Float64Array(PROVINCES);
const treasury = new Float64Array(2);
const state = { a: 0, b: 0, c: 0, d: 0 };

/** sfc32, the generator of the yardstick. */
function uniform() {
  const t = (state.a + state.b + state.d) | 0;
  state.d = (state.d + 1) | 0;
  state.a = state.b ^ (state.b >>> 9);
  state.b = (state.c + (state.c << 3)) | 0;
  state.c = (((state.c << 21) | (state.c >>> 11)) + t) | 0;
  return (t >>> 0) / 4294967296;
}

function begin(seed) {
  Object.assign(state, { a: 0, b: seed | 0, c: 0x9e3779b9 | 0, d: 1 });
  for (let i = 0; i < 12; i++) uniform();
  for (let p = 0; p < PROVINCES; p++) {
    control[p] = 0.3 + (0.4 * p) / 33;
    support[p] = 0.4 + (0.2 * ((7 * p) % 34)) / 33;
  }
  strength.fill(1);
  pressure.fill(0);
  treasury.fill(50);
}

function act(side) {
  const target = Math.floor(uniform() * PROVINCES);
  const v = uniform();
  const pay = Math.min(treasury[side], 2);
  treasury[side] -= pay;
  const odds = 1 / (1 + Math.exp(-(1.5 * pay * strength[target] - 2)));
  if (v < odds) pressure[target] += side === 0 ? 0.15 : -0.15;
}

function live(p) {
  const g = uniform() - 0.5;
  let x = control[p];
  const e1 = Math.exp(-3 * Math.abs(x - 0.5));
  const e2 = Math.exp(0.2 * g);
  const rate = 0.05 + (0.1 * p) / 33;
  x += rate * x * (1 - x) * (support[p] - 0.5) * e2 + 0.02 * g * e1 + pressure[p];
  x = x < 0.01 ? 0.01 : x > 0.99 ? 0.99 : x;
  control[p] = x;
  const s = support[p] + 0.01 * (x - support[p]) + 0.005 * g;
  support[p] = s < 0 ? 0 : s > 1 ? 1 : s;
  pressure[p] *= 0.5;
  treasury[0] += 0.02 * x;
  treasury[1] += 0.02 * (1 - x);
  if (uniform() < 0.03 * e1) strength[p] *= 0.98;
}

/** Plays one campaign of the yardstick; gives its mean control, the checksum. */
export function referenceCampaign(seed) {
  begin(seed);
  for (let week = 0; week < WEEKS; week++) {
    act(0);
    act(1);
    for (let p = 0; p < PROVINCES; p++) live(p);
  }
  let sum = 0;
  for (const x of control) sum += x;
  return sum / PROVINCES;
}
