/**
 * Names and units of every parameter, by rule; and of the parameters that each group, actor and
 * corridor has. What each means, its value, source and prior stand in the scenario data.
 */
import {
  CALENDAR,
  CONTROL,
  OPERATIONS,
  RECRUITMENT,
  REPRISALS,
  SECURITY,
} from './parameters-forces.js';
import {
  ARMS,
  ASSESSMENT,
  ESTIMATION,
  FINANCE,
  ORDERS,
  POLITICS,
  PRICES,
  REPORTING,
  STANCES,
} from './parameters-politics.js';

/** By rule, in the order of the rules. */
export const PARAMETERS = {
  calendar: CALENDAR,
  stances: STANCES,
  finance: FINANCE,
  arms: ARMS,
  orders: ORDERS,
  prices: PRICES,
  recruitment: RECRUITMENT,
  operations: OPERATIONS,
  security: SECURITY,
  reprisals: REPRISALS,
  control: CONTROL,
  politics: POLITICS,
  reporting: REPORTING,
  estimation: ESTIMATION,
  assessment: ASSESSMENT,
} as const;

/** Name of the parameter that holds a price of an order. */
export type PriceName = keyof typeof PRICES;

/** Parameters of an armed group. */
export const GROUP_PARAMETERS = {
  givingShare: 'share',
  incomeUsd: 'usd/week',
  payUsd: 'usd/week',
  recruitShare: 'share/week',
  replacementTauDays: 'days',
  activeShare: 'share',
  cellPersons: 'persons',
  prepareDays: 'days',
  recoverDays: 'days',
  capitalDraw: 'factor',
  urbanDraw: 'factor',
  dispersionSize: 'operations',
  backgroundOperations: 'operations/week',
  killChance: 'share',
  ownLossChance: 'share',
  civilianTargets: 'share',
  civilianHarmChance: 'share',
  tallyCapture: 'share',
  falseClaimShare: 'share',
  claimMean: 'persons',
  itemisedShare: 'share',
  recordedIfClaimed: 'share',
  recordedUnclaimed: 'share',
  verifiedUrban: 'share',
  verifiedRural: 'share',
} as const;

/** Parameters of an external actor. */
export const ACTOR_PARAMETERS = {
  stanceTauDays: 'days',
  anchorInsurgent: 'index',
  anchorGovernment: 'index',
  shockSdPerYear: 'index',
  sanctuary: 'persons',
  covertFundsUsd: 'usd/week',
  covertArms: 'weapons/week',
  smugglingWeapons: 'weapons/week',
  tradeShare: 'share',
  recognitionShare: 'share',
  hostingShare: 'share',
  tensionShare: 'share',
} as const;

/** Parameters of a money corridor. */
export const CORRIDOR_PARAMETERS = {
  capacityUsd: 'usd/week',
  feeShare: 'share',
  delayTauDays: 'days',
  baseOpen: 'share',
  exposure: 'factor',
} as const;

/** Numbers of a side’s standing doctrine, read by its computer player and by no rule. */
export const DOCTRINE_PARAMETERS = {
  nrf: {
    boldness: 'share',
    publicityHunger: 'share',
    thrift: 'share',
    restraint: 'share',
    independence: 'share',
  },
  taliban: {
    harshness: 'share',
    outreach: 'share',
    reserveCaution: 'share',
    guestLoyalty: 'share',
  },
} as const;
