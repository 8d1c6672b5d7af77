/** What the last turn brought: happenings, then reports with whose claim each is. */
import { wrapText, type Style } from '../../charts/index.js';
import type { Happening, Report } from '../../game/index.js';
import type { Block } from '../draw/block.js';
import { shortDate } from '../words/dates.js';

/** One piece of news in a list. */
export interface NewsItem {
  readonly day: number;
  /** Whose word it is; `war` for what is plain to everybody. */
  readonly whose: 'war' | Report['source'];
  readonly text: string;
  readonly area: number | null;
}

/** Letters that stand for whose word it is; the help and the legend say what they mean. */
export const SOURCE_SIGNS: Readonly<Record<NewsItem['whose'], string>> = {
  war: '*',
  own_people: 'own',
  statement: 'says',
  authorities: 'says',
  monitor: 'mon',
};

/** Happenings first, then reports; the same text once, with how often it came. */
export function newsItems(news: readonly Happening[], reports: readonly Report[]): NewsItem[] {
  const items: NewsItem[] = [
    ...news.map(({ day, text, area }) => ({ day, whose: 'war' as const, text, area })),
    ...reports.map(({ day, text, area, source }) => ({ day, whose: source, text, area })),
  ];
  items.sort((a, b) => Number(a.whose !== 'war') - Number(b.whose !== 'war') || b.day - a.day);
  const times = new Map<string, { item: NewsItem; times: number }>();
  for (const item of items) {
    const known = times.get(item.text);
    if (known === undefined) times.set(item.text, { item, times: 1 });
    else known.times += 1;
  }
  return [...times.values()].map(({ item, times: n }) =>
    n === 1 ? item : { ...item, text: `${item.text} (${n} times)` },
  );
}

/** An item in at most `lines` lines of `width`: its day, whose word it is, the text. */
export function newsLines(item: NewsItem, width: number, lines: number, style: Style): string[] {
  const sign = SOURCE_SIGNS[item.whose].padEnd(4);
  const indent = 4 + 1;
  const text = wrapText(`${shortDate(item.day)}: ${style.clean(item.text)}`, width - indent);
  const shown = text.slice(0, lines);
  if (text.length > lines) {
    const last = shown[lines - 1] ?? '';
    shown[lines - 1] = `${last.slice(0, width - indent - 1)}${style.ellipsis}`;
  }
  return shown.map((line, i) => `${i === 0 ? style.dim(sign) : ' '.repeat(4)} ${line}`);
}

/** The panel: as many items as fit from `first` on. */
export function drawNews(
  items: readonly NewsItem[],
  first: number,
  width: number,
  height: number,
  style: Style,
): Block {
  if (items.length === 0) return ['Nothing was reported.'];
  const out: string[] = [];
  for (const item of items.slice(first)) {
    const lines = newsLines(item, width, 2, style);
    if (out.length + lines.length > height) break;
    out.push(...lines);
  }
  return out;
}
