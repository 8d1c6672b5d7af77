/** Estimates of an analysis in few characters. */
import { formatShare, formatSignificant } from '../../charts/index.js';
import type { OutputAnalysis } from '../../lab/analysis/analysis-schema.js';

type Kind = OutputAnalysis['kind'];

/** An estimate as its document has it. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A number of an output: shares in per cent. */
export function numberText(value: number, kind: Kind): string {
  return kind === 'share' ? formatShare(value, 1) : formatSignificant(value);
}

/** `1.2 (0.9 to 1.5)`. */
export function estimateText({ value, low, high }: Estimate, kind: Kind = 'number'): string {
  const write = (x: number): string => numberText(x, kind);
  return `${write(value)} (${write(low)} to ${write(high)})`;
}

/** The same for a difference: shares in points, with a sign. */
export function differenceText(estimate: Estimate, kind: Kind): string {
  return inPoints(estimate, kind, signed);
}

/** The same for a size without a direction: shares in points. */
export function sizeText(estimate: Estimate, kind: Kind): string {
  return inPoints(estimate, kind, formatSignificant);
}

/** A difference without its interval. */
export function changeText(value: number, kind: Kind): string {
  return `${signed(scaled(value, kind))}${unitOf(kind)}`;
}

/** A size without its interval. */
export function sizeOf(value: number, kind: Kind): string {
  return `${formatSignificant(scaled(value, kind))}${unitOf(kind)}`;
}

function inPoints(
  { value, low, high }: Estimate,
  kind: Kind,
  write: (x: number) => string,
): string {
  const [a, b, c] = [value, low, high].map((x) => write(scaled(x, kind)));
  return `${a} (${b} to ${c})${unitOf(kind)}`;
}

function scaled(value: number, kind: Kind): number {
  return kind === 'share' ? 100 * value : value;
}

function unitOf(kind: Kind): string {
  return kind === 'share' ? ' pts' : '';
}

function signed(value: number): string {
  return value > 0 ? `+${formatSignificant(value)}` : formatSignificant(value);
}

/** Whether an interval leaves zero out. */
export function isSure({ low, high }: Estimate): boolean {
  return low > 0 || high < 0;
}

/** Whether an output varies from run to run; of one that does not there is nothing to tell. */
export function varies({ arms }: Pick<OutputAnalysis, 'arms'>): boolean {
  return arms.some(({ min, max }) => min < max) || new Set(arms.map(({ min }) => min)).size > 1;
}

/** `outcome=taliban_consolidate` as `ends: taliban consolidate`. */
export function outputName({ id }: Pick<OutputAnalysis, 'id'>): string {
  const outcome = /^outcome=(.*)$/.exec(id)?.[1];
  return outcome === undefined ? id : `ends: ${outcome.replaceAll('_', ' ')}`;
}

/** An output's name with its unit. */
export function outputTitle(output: Pick<OutputAnalysis, 'id' | 'unit'>): string {
  return output.unit === null ? outputName(output) : `${outputName(output)} (${output.unit})`;
}

/** What a treatment is called beside an output: nothing when there is one only. */
export function ofTreatment(treatment: string, treatments: number): string {
  return treatments > 1 ? `, ${treatment}` : '';
}
