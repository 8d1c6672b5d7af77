/**
 * Values of options, read from the text that was typed. Every number goes through a schema: nothing
 * becomes NaN, zero or a default in silence.
 */
import { z } from 'zod';
import { parseIsoDate } from '../engine/calendar.js';
import { SIDE_NAMES, type SideName } from '../engine/sides.js';
import { RULE_NAMES, type RuleName } from '../engine/turn.js';
import { MAX_SEED_LENGTH } from '../lab/seed.js';
import { shown } from '../scenario/characters.js';
import { HISTORIES, type OverrideEntry } from '../scenario/schema.js';
import { didYouMean } from '../scenario/suggest.js';
import { usageError } from './errors.js';

/** Reads a value by its schema. CliError (exit code 2) naming the option, the value and what fits. */
function read<T>(schema: z.ZodType<T, string>, option: string, text: string, wanted: string): T {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw usageError('USAGE_VALUE', `--${option}: "${shown(text)}" is not ${wanted}`);
}

/** A whole number from `min` to `max`. */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const schema = z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));
  return read(schema, option, text, `a whole number from ${min} to ${max}`);
}

/** Seeds are texts, so that 7 and 007 are different seeds and none is random. */
export function seedText(option: string, text: string): string {
  const schema = z
    .string()
    .min(1)
    .max(MAX_SEED_LENGTH)
    .regex(/^[\x20-\x7e]*$/);
  const wanted = `a seed: up to ${MAX_SEED_LENGTH} letters, digits and signs of ASCII`;
  return read(schema, option, text, wanted);
}

/** The day number of a real date of the form YYYY-MM-DD. */
export function dayOfDate(option: string, text: string): number {
  const schema = z.string().transform(parseIsoDate).pipe(z.int());
  return read(schema, option, text, 'a date of the form 2025-10-31');
}

/** One of a few words. */
export function choice<T extends string>(option: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const advice = didYouMean(text, words) ?? `One of: ${words.join(', ')}.`;
  throw usageError('USAGE_VALUE', `--${option}: there is no "${shown(text)}"`, advice);
}

export function historyKind(text: string): (typeof HISTORIES)[number] {
  return choice('history', text, HISTORIES);
}

/** Rules to leave out. */
export function ruleNames(texts: readonly string[]): RuleName[] {
  return [...new Set(texts.map((text) => choice('without', text, RULE_NAMES)))];
}

const CHANGE = /^([^=]+?)([*+])?=(.*)$/s;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/**
 * A change of the scenario: `path=value` puts a value in place, `path*=2` multiplies, `path+=0.1`
 * adds. The value is a number where it looks like one, `true` or `false`, else text.
 */
export function overrideEntry(text: string): OverrideEntry {
  const parts = CHANGE.exec(text);
  const [path, sign, value] = [parts?.[1]?.trim(), parts?.[2], parts?.[3]?.trim()];
  if (path === undefined || path === '' || value === undefined || value === '') {
    throw usageError(
      'USAGE_VALUE',
      `--set: "${shown(text)}" is not of the form path=value`,
      'For example: --set finance.donorFloorUsd=9000, or *=1.5 to multiply, or += to add.',
    );
  }
  const number = NUMBER.test(value) && Number.isFinite(Number(value)) ? Number(value) : null;
  if (sign === undefined) return { path, value: number ?? truthOrText(value) };
  if (number === null) {
    throw usageError('USAGE_VALUE', `--set: "${shown(value)}" in "${shown(text)}" is no number`);
  }
  return sign === '*' ? { path, scale: number } : { path, add: number };
}

function truthOrText(value: string): boolean | string {
  return value === 'true' || (value !== 'false' && value);
}

/** Who plays each side, from `side=name` texts; sides left out are not in the result. */
export function playerNames(texts: readonly string[]): Partial<Record<SideName, string>> {
  const names: Partial<Record<SideName, string>> = {};
  for (const text of texts) {
    const [side = '', name = '', ...rest] = text.split('=');
    if (name === '' || rest.length > 0) {
      throw usageError(
        'USAGE_VALUE',
        `--player: "${shown(text)}" is not of the form side=name`,
        'For example: --player nrf=doctrine',
      );
    }
    const known = choice('player', side, SIDE_NAMES);
    if (names[known] !== undefined) {
      throw usageError('USAGE_VALUE', `--player: ${known} is given twice`, 'Give each side once.');
    }
    names[known] = name;
  }
  return names;
}
