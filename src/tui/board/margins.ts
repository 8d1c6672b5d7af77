/** The head of the board: when it is, how both sides stand, and what there is to spend. */
import { formatMoneyUsd, renderSparkline, type Style } from '../../charts/index.js';
import { ends, fitLine, type Block } from '../draw/block.js';
import { dateText, seasonText } from '../words/dates.js';
import { signed, signedUsd, trendSign } from '../words/numbers.js';

/** A margin over time, the latest last; points. */
export interface MarginSeries {
  readonly title: string;
  readonly values: readonly number[];
  /** Whether it is what a side makes of it, and not the truth. */
  readonly estimated: boolean;
}

export interface HeadInput {
  readonly title: string;
  readonly who: string;
  readonly day: number;
  /** Number of the coming turn from 1, and of all turns. */
  readonly turn: number;
  readonly turns: number;
  readonly turnName: string;
  readonly margins: readonly MarginSeries[];
  /** Days to the end of the quarter; null where no week comes next. */
  readonly reckoningDays: number | null;
  readonly purse: PurseInput | null;
  readonly width: number;
  readonly style: Style;
}

/** Money and attention of a side. */
export interface PurseInput {
  readonly usd: number;
  /** Change in the last turn; null before the first. */
  readonly changeUsd: number | null;
  readonly attention: number;
  readonly attentionCap: number;
}

/** Changes smaller than this are no trend, points. */
const STEADY = 0.3;
/** Turns over which a trend is told. */
const TREND_TURNS = 4;

/** Two lines: where and when; margins and means. */
export function drawHead(input: HeadInput): Block {
  const { title, who, day, turn, turns, turnName, width, style } = input;
  const when = `${seasonText(day)} ${style.ascii ? '-' : '·'} ${dateText(day)}`;
  const count = `${turnName} ${Math.min(turn, turns)} of ${turns}`;
  const left = `${style.bold(style.clean(who))}  ${style.clean(title)}`;
  const head = ends(left, ` ${when}   ${count}`, width, style);
  return [head, meansLine(input)];
}

/** From this width on there is room for whole words. */
const WIDE = 110;

function meansLine({ margins, purse, reckoningDays, width, style }: HeadInput): string {
  const wide = width >= WIDE;
  const left = margins.map((series) => marginText(series, wide ? 12 : 4, style)).join('   ');
  const due = reckoningDays === null ? [] : [dueText(reckoningDays, wide)];
  const right = [...due, ...(purse === null ? [] : [purseText(purse, wide)])].join('   ');
  return fitLine(ends(`${left} `, right, width, style), width, style);
}

function dueText(days: number, wide: boolean): string {
  return wide ? `reckoning in ${days} days` : `reckoning ${days} d`;
}

/** `NRF -3.2 ▂▃▅▆ ▲`; an estimate stands after a `~`. */
export function marginText(series: MarginSeries, columns: number, style: Style): string {
  const { title, values, estimated } = series;
  const last = values.at(-1) ?? NaN;
  const before = values.at(-1 - TREND_TURNS) ?? values[0] ?? last;
  const shape = renderSparkline({ values: values.slice(-columns * 2), width: columns, style });
  const tone = last >= 0 ? 'hit' : 'miss';
  const figure = `${estimated ? '~' : ''}${signed(last)}`;
  return `${title} ${style.tone(tone, figure)} ${shape.trimEnd()} ${trendSign(last - before, STEADY, style)}`;
}

/** Attention is told by the panel of orders where the head has no room for it. */
function purseText({ usd, changeUsd, attention, attentionCap }: PurseInput, wide: boolean): string {
  const change = changeUsd === null ? '' : ` ${signedUsd(changeUsd)}`;
  const points = wide ? `   attention ${attention.toFixed(1)} of ${attentionCap}` : '';
  return `${formatMoneyUsd(usd)}${change}${points}`;
}
