/**
 * Every named cause of a change, declared once. The ledger records numbers of this table; a
 * scenario's events follow after its end, so `CAUSE_NAMES.length + e` is "event e".
 */
export const CAUSE_NAMES = [
  // bookkeeping: a bound, a rounding or the pull of the past is a cause like any other
  'clamp',
  'inertia',
  'clock',
  'order',
  'order_event_choice',
  'autonomy',
  // calendar, stances
  'interest',
  'anchor',
  'diplomacy',
  'shock',
  'regime_threshold',
  'fading',
  // finance
  'donations',
  'hub_transfer',
  'broker_fee',
  'interdiction',
  'corridor_arrival',
  'group_income',
  'pay',
  'local_tax',
  'arms_purchase',
  'network_upkeep',
  'relief',
  'politics_spending',
  'state_revenue',
  'garrison_pay',
  'equipment_maintenance',
  'security_operations_cost',
  'development_spending',
  'arms_spending',
  'unpaid_wages',
  'anti_corruption',
  'deal_payment',
  'host_policy',
  'crackdown',
  // arms
  'stockpile',
  'corrupt_sale',
  'smuggling',
  'covert_supply',
  'wear',
  'issue_to_garrison',
  'breakdown',
  'repair',
  'spares_import',
  'scarcity',
  // recruitment and movement
  'recruits',
  'leavers',
  'volunteers_return',
  'movement',
  'sanctuary',
  'diffusion',
  'organising',
  'neglect',
  'release',
  'local_amnesty',
  'redeployment',
  'garrison_recruits',
  'demobilised',
  // operations
  'cell_forming',
  'cell_wear',
  'cell_shift',
  'operation',
  'operation_loss',
  'operation_spent',
  'excitation',
  'learning',
  'forgetting',
  'capture',
  // security operations
  'tips',
  'silence',
  'raid',
  'raid_loss',
  'assault',
  'arrest',
  'succession',
  'leadership_loss',
  'concentration',
  'heavy_assault',
  // reprisals and civilians
  'reprisal',
  'collective_punishment',
  'insurgent_harm',
  'flight',
  'return_home',
  'guerrilla_demands',
  'conciliation',
  'relief_effect',
  'edicts',
  'identity',
  'persuasion',
  'governance',
  'memory',
  // control
  'force_presence',
  'underground',
  'popular_support',
  'administration',
  'insecurity',
  'held_ground',
  // politics
  'credit_for_operations',
  'quarrel',
  'coordination',
  'conference',
  'lobbying',
  'abuse_argument',
  'terror_haven_argument',
  'normalisation',
  'solvency',
  'losses',
  'inflated_claims',
  'covert_ties',
  'talks',
  // reporting and assessment
  'press',
  'exaggeration',
  'own_reports',
  'reckoning',
  'assessment',
] as const;

export type CauseName = (typeof CAUSE_NAMES)[number];

/** Cause numbers by name: `CAUSE.tips`. */
export const CAUSE = Object.freeze(
  Object.fromEntries(CAUSE_NAMES.map((name, i) => [name, i])),
) as Readonly<Record<CauseName, number>>;

/** The name of a cause number; events of the scenario follow the table. */
export function causeName(cause: number, eventIds: readonly string[]): string {
  return CAUSE_NAMES[cause] ?? `event:${eventIds[cause - CAUSE_NAMES.length] ?? 'unknown'}`;
}
