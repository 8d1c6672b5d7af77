/** The two playable sides. A side's number indexes every `side`, `sideArea`, `actorSide` column. */
export const INSURGENT = 0;
export const GOVERNMENT = 1;
export type Side = typeof INSURGENT | typeof GOVERNMENT;

/** Names by which scenario files, commands and exports call the sides. */
export const SIDE_NAMES = ['nrf', 'taliban'] as const;
export type SideName = (typeof SIDE_NAMES)[number];

/** Posture of an insurgent front, as stored in `frontPosture` and `stance`. */
export const LIE_LOW = 0;
export const NETWORK = 1;
export const HARASS = 2;
export const STRIKE = 3;
export const HOLD = 4;

/** Posture of a garrison zone, as stored in `zonePosture`. */
export const GARRISON = 0;
export const PATROL = 1;
export const SWEEP = 2;
export const LOCK_DOWN = 3;

/** Rule of a zone, as stored in `zoneRule`. */
export const CONCILIATORY = 0;
export const FIRM = 1;
export const PUNITIVE = 2;

/** Roles of armed groups; the playable front is always group 0. */
export const ROLES = ['front', 'ally', 'rival', 'guest', 'residual'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_FRONT = 0;
export const ROLE_ALLY = 1;
export const ROLE_RIVAL = 2;
export const ROLE_GUEST = 3;
export const ROLE_RESIDUAL = 4;
