/**
 * Every random draw of the engine, declared once. Ids are permanent: never renumbered, never
 * reused, so that a new draw or a rule switched off leaves all other draws as they were.
 */
export const DRAW = {
  eventChance: 1,
  stanceShock: 2,
  donations: 3,
  interdiction: 4,
  corruptSale: 5,
  heavyBreakdown: 6,
  compliance: 7,
  recruits: 8,
  movement: 9,
  garrisonFlow: 10,
  operationCount: 11,
  operationKind: 12,
  operationOutcome: 13,
  operationLoss: 14,
  operationHarm: 15,
  residualPlace: 16,
  raidCount: 17,
  raidOutcome: 18,
  raidArrest: 19,
  leadershipLoss: 20,
  reprisal: 21,
  flight: 22,
  claim: 23,
  claimSize: 24,
  monitor: 25,
  falseClaim: 26,
  politicsShock: 27,
  estimate: 28,
  presenceReport: 29,
  operationHarmSize: 30,
  release: 31,
  belief: 32,
  player: 33,
  talks: 34,
  raidKill: 35,
  captureArms: 36,
} as const;

export type DrawName = keyof typeof DRAW;
