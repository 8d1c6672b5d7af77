/** Options and arguments that several commands share. */
import type { OptionTable } from './command.js';

export const JSON_OPTION: OptionTable = {
  json: { kind: 'flag', about: 'Print one JSON document instead of text' },
};

export const SCENARIO_ARGUMENT = {
  name: 'scenario',
  about: 'Name of a shipped scenario, or path of a scenario file',
  example: 'base-2024',
} as const;

/** Options that say which campaign is played. */
export const CAMPAIGN_OPTIONS: OptionTable = {
  seed: { kind: 'text', placeholder: 'S', about: 'Seed, any text', standard: 'salang' },
  set: {
    kind: 'list',
    placeholder: 'path=value',
    about: 'Change a number of the scenario; may be repeated',
  },
  until: {
    kind: 'text',
    placeholder: 'DATE',
    about: 'Last day, as 2025-10-31; the history of the scenario goes on as far as it reaches',
  },
  player: {
    kind: 'list',
    placeholder: 'side=name',
    about:
      'Who plays a side (nrf or taliban): doctrine, adaptive, lookahead, random or none; may be repeated',
    standard: 'doctrine on both sides',
  },
  without: {
    kind: 'list',
    placeholder: 'RULE',
    about: 'Leave a rule of the war out, to see what it is worth; may be repeated',
  },
  history: {
    kind: 'text',
    placeholder: 'KIND',
    about: 'Dated events that happen: all, exogenous (beyond both sides) or none',
    standard: 'as the scenario says',
  },
};

/** Options that say how many campaigns are played, and where their results go. */
export const BATCH_OPTIONS: OptionTable = {
  runs: { kind: 'text', placeholder: 'N', about: 'Number of campaigns', standard: '100' },
  ...CAMPAIGN_OPTIONS,
  workers: {
    kind: 'text',
    placeholder: 'W',
    about: 'Worker threads; results do not depend on it',
    standard: 'one for each processor, 8 at most; none for a few campaigns',
  },
};

export const POSTERIOR_OPTIONS: OptionTable = {
  posterior: {
    kind: 'text',
    placeholder: 'FILE',
    bare: 'shipped',
    about:
      'Draw the fitted parameters of each campaign from a posterior: a file, or without a value the ' +
      'one that comes with the scenario',
  },
};

export const OUT_OPTIONS: OptionTable = {
  out: {
    kind: 'text',
    placeholder: 'DIR',
    about: 'Write the document and its tables as CSV into this folder',
  },
  force: { kind: 'flag', about: 'Write into the folder even when it holds other results' },
};
