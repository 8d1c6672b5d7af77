/** What a scenario is: who, where, with what, funded how, who wants what, each with its source. */
import { formatCount, formatMoneyUsd, formatSignificant } from '../charts/index.js';
import { networkSvg } from '../charts/svg/index.js';
import { columnOf, COLUMN_NAMES } from '../engine/columns.js';
import { compileModel } from '../engine/model.js';
import { createWorld } from '../engine/world.js';
import type { Parameter } from '../scenario/schema.js';
import type { Scenario } from '../scenario/scenario.js';
import { factList } from './batch-sections.js';
import { figure } from './figure.js';
import { geometryOf } from './geometry.js';
import { markup, paragraphs, type Html } from './html.js';
import type { PageSection } from './page.js';
import { table, type HtmlCell } from './table.js';
import { formatCountOf, formatDate, sentenceCase } from './words.js';

/** What it is about, and what it teaches. */
export function aboutSection({
  document,
  setup,
  start,
  end,
  summary,
  teaches,
}: Scenario): PageSection {
  const { victory, turnDays, history } = document;
  const body = markup`${paragraphs(summary)}
  ${factList([
    [
      'Dates',
      `${formatDate(start)} to ${formatDate(end)}, turns of ${formatCountOf(turnDays, 'day')}`,
    ],
    [
      'Map',
      `${formatCountOf(setup.provinces.length, 'province')}, ${formatCountOf(setup.areas.length, 'area')}`,
    ],
    [
      'Dated events',
      history === 'none'
        ? 'none happen'
        : history === 'all'
          ? 'all happen'
          : 'those beyond both sides happen',
    ],
  ])}
  ${
    teaches !== '' &&
    markup`<h3>What it teaches</h3>
      ${paragraphs(teaches)}`
  }
  ${
    victory !== undefined &&
    markup`<h3>Who wins</h3>
      ${typeof victory === 'string' ? paragraphs(victory) : factList(Object.entries(victory))}`
  }`;
  return { id: 'about', title: 'What it is', body };
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  front: 'the front that is played',
  ally: 'ally of the front',
  government: 'with the authorities',
  rival: 'fights both',
};

/** Armed groups, commands and external actors. */
export function whoSection({ document }: Scenario): PageSection {
  const { groups, fronts, zones, actors } = document;
  const row = (kind: string, name: string, what: string): HtmlCell[] => [name, kind, what];
  const areasOf = (ids: readonly string[]): string =>
    ids.map((id) => document.areas[id]?.name ?? id).join(', ');
  const body = table({
    caption: 'Who takes part',
    file: 'who.csv',
    columns: [{ header: 'Name' }, { header: 'Kind' }, { header: 'What' }],
    rows: [
      ...Object.values(groups).map((g) => row('armed group', g.name, ROLE_WORDS[g.role] ?? g.role)),
      ...Object.values(fronts).map((f) => row('front of the insurgents', f.name, areasOf(f.areas))),
      ...Object.values(zones).map((z) => row('zone of the authorities', z.name, areasOf(z.areas))),
      ...Object.values(actors).map((a) =>
        row('external actor', a.name, wantsInWords(a.parameters)),
      ),
    ],
  });
  return { id: 'who', title: 'Who', body };
}

function wantsInWords(parameters: Readonly<Record<string, Parameter>>): string {
  const stance = (name: string): string => formatSignificant(parameters[name]?.value ?? 0, 2);
  return `stance it returns to: ${stance('anchorInsurgent')} toward the insurgents, ${stance('anchorGovernment')} toward the authorities (-1 hostile, 1 supportive)`;
}

/** What there is on the first day, with where each number is from. */
export function meansSection(scenario: Scenario): PageSection {
  const model = compileModel(scenario.setup);
  const world = createWorld(model.layout, model.initial.slice());
  const rows = COLUMN_NAMES.flatMap((name): HtmlCell[][] => {
    const state = scenario.document.state[name];
    const { kind, about, unit } = columnOf(name);
    if (state === undefined || kind === 'setting') return [];
    const cells = world[name];
    const total = cells.reduce((sum, value) => sum + value, 0);
    const [what, value] =
      kind === 'count' ? ['in all', total] : ['mean', total / Math.max(1, cells.length)];
    const written = kind === 'count' ? formatCount(value) : formatSignificant(value);
    return [
      [sentenceCase(about), { text: written, value }, unit, what, state.source, state.certainty],
    ];
  });
  const body = table({
    caption: 'First values, over all areas, groups or sides that have one',
    file: 'means.csv',
    filter: true,
    columns: [
      { header: 'What' },
      { header: 'Value', number: true },
      { header: 'Unit' },
      { header: 'Taken' },
      { header: 'Source' },
      { header: 'Certainty' },
    ],
    rows,
  });
  return { id: 'means', title: 'With what', body };
}

/** The corridors over the map, and what is known of each. */
export function moneySection(scenario: Scenario): PageSection {
  const { corridors, actors } = scenario.document;
  const ids = scenario.setup.areas.map(({ id }) => id);
  const all = Object.values(corridors);
  const hubOf = (host: string): string => actors[host]?.name ?? host;
  const capacity = (one: (typeof all)[number]): number => one.parameters['capacityUsd']?.value ?? 0;
  const total = all.reduce((sum, one) => sum + capacity(one), 0);
  if (all.length === 0)
    return { id: 'money', title: 'Funded how', body: markup`<p>There is no corridor.</p>` };
  const body = figure({
    id: 'corridors',
    title: 'Money corridors',
    description: `${formatCountOf(all.length, 'corridor')} that could carry ${formatMoneyUsd(total)} a week in all while they are open. Lines are as wide as what a corridor can carry; they are a model of capacity, fee, delay and risk, not a map of real dealers.`,
    draw: (head) =>
      networkSvg({
        ...head,
        geometry: geometryOf(scenario),
        links: all.map((one) => ({
          name: one.name,
          hub: hubOf(one.host),
          entries: one.entries.map((id) => ids.indexOf(id)).filter((area) => area >= 0),
          amount: capacity(one),
          amountText: `${formatMoneyUsd(capacity(one))} a week`,
        })),
      }),
    data: corridorTable(scenario, hubOf),
  });
  return { id: 'money', title: 'Funded how', body };
}

const CORRIDOR_COLUMNS = [
  ['capacityUsd', 'Carries, US dollars a week'],
  ['feeShare', 'Fee, share'],
  ['delayTauDays', 'Delay, days'],
  ['baseOpen', 'Open by itself, share'],
  ['exposure', 'Exposure to searches, factor'],
] as const;

function corridorTable(
  { document }: Scenario,
  hubOf: (host: string) => string,
): { columns: { header: string; number?: boolean }[]; rows: HtmlCell[][] } {
  const sourceOf = (parameters: Readonly<Record<string, Parameter>>): string => {
    const sources = CORRIDOR_COLUMNS.map(([name, title]) => {
      const entry = parameters[name];
      return entry === undefined
        ? ''
        : `${title.split(',')[0] ?? ''}: ${entry.source} (${entry.certainty})`;
    });
    return sources.filter((text) => text !== '').join('; ');
  };
  return {
    columns: [
      { header: 'Corridor' },
      { header: 'From' },
      { header: 'To' },
      ...CORRIDOR_COLUMNS.map(([, header]) => ({ header, number: true })),
      { header: 'Sources' },
    ],
    rows: Object.values(document.corridors).map(({ name, host, entries, parameters }) => [
      name,
      hubOf(host),
      entries.map((id) => document.areas[id]?.name ?? id).join(', '),
      ...CORRIDOR_COLUMNS.map(([key]) => parameters[key]?.value ?? ''),
      sourceOf(parameters),
    ]),
  };
}

const SIDES = [
  ['nrf', 'insurgents'],
  ['taliban', 'authorities'],
] as const;

/** Interests of external actors: what moves their stance toward each side. */
export function wantsSection({ document }: Scenario): PageSection {
  const rows = Object.values(document.actors).flatMap(({ name, interests, parameters }) =>
    SIDES.flatMap(([side, words]) => {
      const anchor = parameters[side === 'nrf' ? 'anchorInsurgent' : 'anchorGovernment'];
      const lines: HtmlCell[][] = Object.entries(interests[side]).map(([driver, entry]) => [
        name,
        words,
        driverWords(driver),
        { text: formatSignificant(entry.value, 2), value: entry.value },
        `${entry.source} (${entry.certainty})`,
      ]);
      if (anchor === undefined) return lines;
      const first: HtmlCell[] = [
        name,
        words,
        'the stance it returns to by itself',
        { text: formatSignificant(anchor.value, 2), value: anchor.value },
        `${anchor.source} (${anchor.certainty})`,
      ];
      return [first, ...lines];
    }),
  );
  const body = markup`<p>
      A stance runs from -1 (hostile) to 1 (supportive). A pull above zero moves the stance toward a
      side as the thing named grows.
    </p>
    ${table({
      caption: 'External actors: stances and what pulls them',
      file: 'interests.csv',
      filter: true,
      columns: [
        { header: 'Actor' },
        { header: 'Toward' },
        { header: 'What pulls' },
        { header: 'Pull', number: true },
        { header: 'Source' },
      ],
      rows,
    })}`;
  return { id: 'wants', title: 'Who wants what', body };
}

/** `talibanRecognition` as `taliban recognition`. */
function driverWords(driver: string): string {
  return driver.replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** Dated events, with their sources. */
export function eventsSection({ events }: Scenario): PageSection {
  const dated = events.filter(({ date, enabled }) => date !== null && enabled);
  const other = events.filter(({ date, enabled }) => date === null && enabled);
  const list = (title: string, rows: typeof events): Html | false =>
    rows.length > 0 &&
    table({
      caption: title,
      file: `${title.toLowerCase().replace(/\W+/g, '-')}.csv`,
      columns: [
        { header: 'When' },
        { header: 'What' },
        { header: 'Source' },
        { header: 'Certainty' },
      ],
      rows: rows.map((event) => [
        event.date ?? event.when ?? '',
        markup`<strong>${event.title}</strong><br />${event.text}`,
        event.source,
        event.certainty ?? '',
      ]),
    });
  const body =
    dated.length + other.length === 0
      ? markup`<p>There are no events.</p>`
      : markup`${list('Dated events', dated)}${list('Events on a condition', other)}`;
  return { id: 'events', title: 'What happens from outside', body };
}
