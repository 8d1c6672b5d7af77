/** The panels of the board, drawn from the desk and from what is chosen. */
import { SHADES, SIDE_TITLES, type ShadeName } from '../../game/index.js';
import { moneyLines } from '../../game/say/status.js';
import { GOVERNMENT, INSURGENT } from '../../engine/index.js';
import { formatCount, type Style } from '../../charts/index.js';
import type { Desk } from '../desk.js';
import { prose, type Block } from '../draw/block.js';
import { panel } from '../draw/panel.js';
import { scrolled } from '../draw/list.js';
import { actorRows, drawActors, type ActorRow } from './actors-panel.js';
import { areaFacts, factLines } from './area-card.js';
import type { PanelName, Rect } from './board-layout.js';
import type { BoardState } from './board-state.js';
import { drawMap, type MapInput } from './map-panel.js';
import { drawHead, type MarginSeries } from './margins.js';
import { drawNews, newsItems, type NewsItem } from './news-panel.js';
import { costNote, drawOrders, orderEntries, orderHint, type OrderEntry } from './orders-panel.js';
import { longValue, provinceRange, provinceValue } from './province-values.js';
import { truthFacts } from './truth-card.js';

/** Turns over which the movement of a stance is told. */
const STANCE_TURNS = 4;

/** What all panels are drawn from. */
export interface BoardScene {
  readonly desk: Desk;
  readonly state: BoardState;
  readonly style: Style;
}

/** The two lines above the panels. */
export function boardHead({ desk, style }: BoardScene, width: number): Block {
  const { game, side, view } = desk;
  const who = side === null ? 'Observer' : SIDE_TITLES[side].replace('the ', '');
  const looking = game.isPresent ? '' : `Looking back from ${desk.turnName} ${game.last + 1} - `;
  const { history } = desk;
  const last = history.at(-1);
  const before = history.at(-2);
  const attention = desk.draft?.attentionLeft ?? view?.attention[0] ?? 0;
  const purse =
    side === null || last === undefined
      ? null
      : {
          usd: desk.draft?.usdLeft ?? last.usd,
          changeUsd: before === undefined ? null : last.usd - before.usd,
          attention,
          attentionCap: game.model.p.orders.attentionCap,
        };
  return drawHead({
    title: `${looking}${game.scenario.title}`,
    who,
    day: game.day,
    turn: game.turn + 1,
    turns: desk.turnCount,
    turnName: desk.turnName,
    margins: marginSeries(desk),
    reckoningDays: desk.game.over || !desk.game.isPresent ? null : desk.reckoningDays,
    purse,
    width,
    style,
  });
}

/** Both margins; one's own first. */
export function marginSeries({ margins, side }: Desk): MarginSeries[] {
  const series = ([INSURGENT, GOVERNMENT] as const).map((of): MarginSeries => ({
    title: of === INSURGENT ? 'NRF' : 'Taliban',
    values: margins.map((both) => both[of]),
    estimated: side !== null,
  }));
  return side === GOVERNMENT ? series.reverse() : series;
}

export function mapInput({ desk, state, style }: BoardScene, rect: Rect): MapInput {
  const told = [...desk.news, ...desk.reports].map(({ area }) => area ?? -1);
  const alerts = new Set(told.map((area) => desk.map.provinceOf[area] ?? -1));
  return {
    map: desk.map,
    shade: desk.shade(state.shade),
    chosen: state.province,
    alerts,
    form: state.form,
    width: rect.width,
    height: rect.height - 1,
    style,
  };
}

/** The news of the last turn, in the order of the panel. */
export function boardNews(desk: Desk): NewsItem[] {
  return newsItems(desk.news, desk.reports);
}

export function boardActors(desk: Desk): ActorRow[] {
  const { game, history } = desk;
  const names = game.scenario.setup.actors.map(({ name }) => name);
  const { regime, attitude } = game.world;
  const before = history.at(-1 - STANCE_TURNS) ?? history[0];
  return actorRows(names, regime, attitude, before?.attitude ?? attitude);
}

export function boardOrders(desk: Desk): OrderEntry[] {
  const { game, side, draft } = desk;
  return orderEntries(game.scenario, draft, side === null ? [] : game.standing(side));
}

/** One panel in its place. */
export function boardPanel(scene: BoardScene, name: PanelName, rect: Rect): Block {
  const { desk, state, style } = scene;
  const { width, height } = rect;
  const focused = state.focus === name;
  const input = { width, height, focused, style };
  const room = height - 1;
  switch (name) {
    case 'map':
      return panel({ ...input, ...mapTitle(scene), lines: drawMap(mapInput(scene, rect)) });
    case 'area':
      return panel({ ...input, title: areaTitle(scene), lines: areaLines(scene, width) });
    case 'news': {
      const items = boardNews(desk);
      const lines = drawNews(items, state.at.news, width, room, style);
      const note =
        items.length === 0 ? '' : `${Math.min(state.at.news + 1, items.length)} of ${items.length}`;
      return panel({ ...input, title: `News of the ${desk.turnName}`, note, lines });
    }
    case 'actors': {
      const lines = drawActors(
        boardActors(desk),
        focused ? state.at.actors : -1,
        width,
        room,
        style,
      );
      return panel({ ...input, title: 'Abroad', lines });
    }
    case 'money':
      return panel({ ...input, title: 'Money', lines: moneyPanel(scene, width, room) });
    case 'orders': {
      const entries = boardOrders(desk);
      const chosen = focused ? Math.min(state.at.orders, entries.length - 1) : -1;
      const lines = drawOrders(entries, orderHint(desk), chosen, width, room, style);
      return panel({ ...input, title: ordersTitle(desk), note: costNote(desk.draft), lines });
    }
  }
}

function ordersTitle({ game, draft, turnName }: Desk): string {
  if (game.over) return 'The game has ended';
  if (draft !== null) return `Orders for the coming ${turnName}`;
  return game.isPresent ? 'Nobody gives orders here' : 'Looking back: b branches here';
}

const SHADE_WORDS: Readonly<Record<ShadeName, string>> = {
  control: 'control',
  support: 'support',
  fear: 'fear',
  reports: 'reports',
  own_forces: 'own forces',
  other_forces: 'other side',
  money: 'money',
};

/** What the map shows, of what kind of knowledge, and the figure of the chosen province. */
function mapTitle({ desk, state }: BoardScene): { readonly title: string; readonly note: string } {
  const shade = desk.shade(state.shade);
  const { map } = desk;
  if (state.search !== null) return { title: `Find: ${state.search}_`, note: 'Enter chooses' };
  const { province } = state;
  const value = longValue(shade, provinceValue(map, shade, province));
  const range = provinceRange(map, shade, province);
  const [low, high] = range ?? [];
  const between =
    low === undefined || high === undefined
      ? ''
      : ` (${longValue(shade, low).replace(/ %$/, '')} to ${longValue(shade, high)})`;
  const place = map.provinces[province]?.name ?? '';
  const number = `${SHADES.indexOf(state.shade) + 1}/${SHADES.length}`;
  const title = `Map: ${SHADE_WORDS[shade.name]} ${number}, ${shade.known}`;
  return { title, note: `${place} ${value}${between}` };
}

function areaTitle({ desk, state }: BoardScene): string {
  const { provinces } = desk.map;
  const province = provinces[state.province];
  const areas = province?.areas ?? [];
  const name = desk.game.scenario.setup.areas[state.area]?.name ?? '';
  const more =
    areas.length > 1 ? ` (${areas.indexOf(state.area) + 1} of ${areas.length}, x next)` : '';
  return `${name}${more}`;
}

function areaLines({ desk, state, style }: BoardScene, width: number): Block {
  const { view } = desk;
  if (view === null) return factLines(truthFacts(desk.game, state.area), width, style);
  const shades = (['control', 'support', 'fear', 'reports'] as const).map((name) =>
    desk.shade(name),
  );
  return factLines(areaFacts({ view, area: state.area, shades }), width, style);
}

function moneyPanel({ desk, state, style }: BoardScene, width: number, height: number): Block {
  const { side, game } = desk;
  const told = moneyLines(game, side ?? 'truth');
  const column = side === GOVERNMENT ? 'stateTreasury' : 'treasury';
  const [flow] = side === null || game.turn === 0 ? [] : desk.why({ column });
  const flows = (flow?.terms ?? []).map(({ title, amount }) => {
    const usd = formatCount(Math.abs(amount));
    return `${amount < 0 ? '-' : '+'} ${usd} ${title}`;
  });
  const head = flows.length > 0 ? [`Last ${desk.turnName}, in the purse:`, ...flows, ''] : [];
  return scrolled([...head, ...prose(told, width, style)], state.at.money, height);
}
