/** Where the panels of the board stand, for a size. */

/** A place of the picture, from its upper left corner. */
export interface Rect {
  readonly column: number;
  readonly line: number;
  readonly width: number;
  readonly height: number;
}

/** The panels of the board, in the order in which Tab visits them. */
export const PANELS = ['map', 'area', 'news', 'actors', 'money', 'orders'] as const;
export type PanelName = (typeof PANELS)[number];

export interface BoardLayout {
  /** Whether one panel at a time stands beside the map. */
  readonly compact: boolean;
  readonly panels: Readonly<Partial<Record<PanelName, Rect>>>;
}

/** Lines of the head above the panels. */
export const HEAD_LINES = 2;
/** Columns between the map and what stands beside it. */
export const GAP = 2;
/** From this size on all panels are shown together. */
const WIDE_COLUMNS = 110;
const WIDE_LINES = 30;
const AREA_LINES = 14;
const ACTOR_LINES_MOST = 11;

/** @param beside the panel that stands beside the map where there is room for one only */
export function layoutBoard(
  width: number,
  height: number,
  beside: PanelName,
  actors: number,
): BoardLayout {
  const compact = width < WIDE_COLUMNS || height < WIDE_LINES;
  return compact ? compactLayout(width, height, beside) : wideLayout(width, height, actors);
}

function compactLayout(width: number, height: number, beside: PanelName): BoardLayout {
  const ordersHeight = height >= 20 ? 4 : 3;
  const body = height - HEAD_LINES - ordersHeight;
  const mapWidth = Math.floor((width - GAP) * 0.54);
  const sideWidth = width - GAP - mapWidth;
  const side = { column: mapWidth + GAP, line: HEAD_LINES, width: sideWidth, height: body };
  return {
    compact: true,
    panels: {
      map: { column: 0, line: HEAD_LINES, width: mapWidth, height: body },
      [beside]: side,
      orders: { column: 0, line: height - ordersHeight, width, height: ordersHeight },
    },
  };
}

function wideLayout(width: number, height: number, actors: number): BoardLayout {
  const body = height - HEAD_LINES;
  const mapWidth = Math.min(98, Math.floor((width - GAP) * 0.59));
  const sideWidth = width - GAP - mapWidth;
  const column = mapWidth + GAP;
  const ordersHeight = Math.max(6, Math.floor(body * 0.2));
  const actorHeight = Math.min(ACTOR_LINES_MOST, actors + 2);
  const moneyHeight = body >= 46 ? 8 : 0;
  const newsHeight = body - AREA_LINES - actorHeight - moneyHeight;
  const at = (line: number, lines: number): Rect => ({
    column,
    line: HEAD_LINES + line,
    width: sideWidth,
    height: lines,
  });
  const money = { money: at(AREA_LINES + newsHeight + actorHeight, moneyHeight) };
  return {
    compact: false,
    panels: {
      map: { column: 0, line: HEAD_LINES, width: mapWidth, height: body - ordersHeight },
      orders: { column: 0, line: height - ordersHeight, width: mapWidth, height: ordersHeight },
      area: at(0, AREA_LINES),
      news: at(AREA_LINES, newsHeight),
      actors: at(AREA_LINES + newsHeight, actorHeight),
      ...(moneyHeight > 0 ? money : {}),
    },
  };
}

/** The panel at a place, or null. */
export function panelAt({ panels }: BoardLayout, column: number, line: number): PanelName | null {
  const found = PANELS.find((name) => {
    const rect = panels[name];
    if (rect === undefined) return false;
    const across = column - rect.column;
    const down = line - rect.line;
    return across >= 0 && across < rect.width && down >= 0 && down < rect.height;
  });
  return found ?? null;
}
