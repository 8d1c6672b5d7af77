/** Words for settings that are in force. */

/** Posture of a front or a commander, after "to". */
export const POSTURE_WORDS = [
  'lie low',
  'build the network',
  'harass',
  'strike',
  'hold ground',
] as const;
export const ZONE_POSTURE_WORDS = ['garrison', 'patrol', 'sweep', 'lock down'] as const;
export const ZONE_RULE_WORDS = ['conciliatory', 'firm', 'punitive'] as const;
export const CORRIDOR_EFFORT_WORDS = ['closed', 'open', 'widened'] as const;
export const CORRIDOR_CONTROL_WORDS = ['left alone', 'watched', 'cracked down on'] as const;
