/** `salang scenario show`: what a scenario is about, and what is in it. */
import { formatCount, wrapText } from '../../charts/index.js';
import { loadScenario } from '../../scenario/load.js';
import { listParameters } from '../../scenario/parameters.js';
import { scenarioHash, type Scenario } from '../../scenario/scenario.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { formatCountOf, formatDate } from '../words.js';
import type { Terminal } from '../terminal.js';

export const scenarioShow: Action = ({ argument = '' }, { terminal }) => {
  const scenario = loadScenario(argument);
  const document = showDocument(scenario);
  const lines = (): string[] => showLines(scenario, document, terminal);
  return Promise.resolve({ exitCode: EXIT.ok, document, lines });
};

const SEAT_NAMES = ['Playing the NRF', 'Playing the Taliban'] as const;

interface Ided {
  readonly id: string;
  readonly name: string;
}

const named = (list: readonly Ided[]): Ided[] => list.map(({ id, name }) => ({ id, name }));

function showDocument(scenario: Scenario) {
  const { id, title, summary, teaches, sides, watch, start, end } = scenario;
  const { setup, events, targets, files } = scenario;
  return {
    schema: 'salang.scenario-show/1',
    id,
    title,
    summary,
    teaches,
    sides,
    watch,
    start,
    end,
    turnDays: setup.turnDays,
    history: scenario.document.history,
    hash: scenarioHash(scenario),
    provinces: setup.provinces.length,
    areas: setup.areas.map((area) => ({
      id: area.id,
      name: area.name,
      province: setup.provinces[area.province]?.id ?? '',
    })),
    groups: setup.groups.map((group) => ({ id: group.id, name: group.name, role: group.role })),
    actors: named(setup.actors),
    corridors: named(setup.corridors),
    fronts: named(setup.fronts),
    zones: named(setup.zones),
    events: {
      dated: events.filter((event) => event.date !== null && event.enabled).length,
      conditional: events.filter((event) => event.when !== null && event.enabled).length,
    },
    parameters: listParameters(scenario).length,
    targets: targets.length,
    files: files.map((file) => ({ name: file.name, hash: file.hash })),
  };
}

type ShowDocument = ReturnType<typeof showDocument>;

function showLines(scenario: Scenario, shown: ShowDocument, terminal: Terminal): string[] {
  const { style, width } = terminal;
  const paragraph = (text: string): string[] =>
    text === '' ? [] : ['', ...wrapText(style.clean(text), width)];
  const names = (list: readonly Ided[]): string => list.map((entry) => entry.name).join(', ');
  const { events } = shown;
  const facts: readonly [string, string][] = [
    [
      'Period',
      `${formatDate(shown.start)} to ${formatDate(shown.end)}, turns of ${formatCountOf(shown.turnDays, 'day')}`,
    ],
    [
      'Map',
      `${formatCountOf(shown.areas.length, 'area')} in ${formatCountOf(shown.provinces, 'province')}`,
    ],
    ['Groups', names(shown.groups)],
    ['Actors', names(shown.actors)],
    ['Corridors', names(shown.corridors)],
    ['Fronts', names(shown.fronts)],
    ['Zones', names(shown.zones)],
    [
      'Events',
      `${formatCount(events.dated)} dated, ${formatCount(events.conditional)} conditional`,
    ],
    [
      'Numbers',
      `${formatCount(shown.parameters)}, each with its source: salang params ${shown.id}`,
    ],
    ['Targets', `${formatCountOf(shown.targets, 'reported count')} to compare with`],
    ['Hash', shown.hash],
  ];
  const margin = 11;
  const rows = facts.flatMap(([label, text]) =>
    text === ''
      ? []
      : wrapText(style.clean(text), Math.max(20, width - margin)).map(
          (line, i) => (i === 0 ? style.bold(label.padEnd(margin)) : ' '.repeat(margin)) + line,
        ),
  );
  return [
    ...wrapText(style.clean(scenario.title), width).map(style.bold),
    ...paragraph(shown.summary),
    ...paragraph(shown.teaches),
    ...watchTexts(shown.watch).flatMap(paragraph),
    ...seatTexts(shown.sides).flatMap(paragraph),
    '',
    ...rows,
  ];
}

/** The seats, a paragraph each. */
function seatTexts(sides: ShowDocument['sides']): string[] {
  if (sides === null) return [];
  return ([sides.nrf, sides.taliban] as const).map(
    ({ title, text, difficulty, doctrine }, side) =>
      `${SEAT_NAMES[side]}: ${title} (${difficulty}). ${text} Without orders: ${doctrine}`,
  );
}

/** What moves, in a sentence. */
function watchTexts(watch: ShowDocument['watch']): string[] {
  if (watch === null) return [];
  const moves = watch.outputs.map(({ output, moves: where }) => `${output} ${where}`);
  return [`Against ${watch.against} this moves: ${moves.join('; ')}.`];
}
