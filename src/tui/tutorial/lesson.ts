/** What the guide can see of a game and of what a person has done in it. */
import type { OrderKind } from '../../engine/index.js';
import type { ShadeName } from '../../game/index.js';
import type { PanelName } from '../board/board-layout.js';

/** The moment, as a step of the guide looks at it. */
export interface LessonMoment {
  /** Turns played. */
  readonly turn: number;
  /** Id of the chosen area. */
  readonly area: string;
  readonly shade: ShadeName;
  readonly focus: PanelName;
  /** Name of the screen on top. */
  readonly screen: string;
  /** Kinds of the drafted orders. */
  readonly drafted: readonly OrderKind[];
  readonly standing: number;
  readonly over: boolean;
}

/** What has been seen since a step began; kept by the guide. */
export interface LessonRecord {
  /** The moment at which the step began. */
  readonly first: LessonMoment;
  readonly now: LessonMoment;
  /** Everything that was so at some moment since. */
  readonly screens: ReadonlySet<string>;
  readonly shades: ReadonlySet<ShadeName>;
  readonly areas: ReadonlySet<string>;
  readonly panels: ReadonlySet<PanelName>;
  readonly drafted: ReadonlySet<OrderKind>;
  /** Most and fewest orders that were drafted at one moment. */
  readonly mostDrafted: number;
  readonly fewestAfterMost: number;
}

/** A step of the guide. */
export interface LessonStep {
  readonly id: string;
  readonly text: string;
  /** What to do; a step without it is only read. */
  readonly task?: string;
  /** Whether the task is done. */
  readonly done?: (record: LessonRecord) => boolean;
}

/** A record that begins at a moment. */
export function beginRecord(moment: LessonMoment): LessonRecord {
  return extendRecord(
    {
      first: moment,
      now: moment,
      screens: new Set(),
      shades: new Set(),
      areas: new Set(),
      panels: new Set(),
      drafted: new Set(),
      mostDrafted: 0,
      fewestAfterMost: 0,
    },
    moment,
  );
}

/** The record with one more moment. */
export function extendRecord(record: LessonRecord, now: LessonMoment): LessonRecord {
  const count = now.drafted.length;
  const isMost = count > record.mostDrafted;
  return {
    first: record.first,
    now,
    screens: new Set([...record.screens, now.screen]),
    shades: new Set([...record.shades, now.shade]),
    areas: new Set([...record.areas, now.area]),
    panels: new Set([...record.panels, now.focus]),
    drafted: new Set([...record.drafted, ...now.drafted]),
    mostDrafted: Math.max(record.mostDrafted, count),
    fewestAfterMost: isMost ? count : Math.min(record.fewestAfterMost, count),
  };
}
