/** Tables of numbers with unit, prior, certainty, source and meaning, as the scenario data has them. */
import type { Parameter, Prior } from '../../src/scenario/schema.js';
import type { Meanings } from './meanings.js';
import { cell, code, plain, table } from './markdown.js';

const number = (value: number | undefined): string => (value === undefined ? '?' : plain(value));

/** A prior in few characters: factors with ×, terms with +, `log` where it is loguniform. */
export function priorText({ kind, low, high }: Prior): string {
  switch (kind) {
    case 'fixed':
      return 'fixed';
    case 'scale':
      return `× ${number(low)} to ${number(high)}`;
    case 'additive':
      return `+ (${number(low)} to ${number(high)})`;
    case 'uniform':
      return `${number(low)} to ${number(high)}`;
    case 'loguniform':
      return `${number(low)} to ${number(high)}, log`;
    default:
      return `${number(low)} to ${number(high)}, ${kind}`;
  }
}

/** Source, with who changed the value since. */
function sourceText({ source, setBy }: Pick<Parameter, 'source' | 'setBy'>): string {
  return setBy === undefined ? source : `${source}; value set by ${setBy}`;
}

type Table = Readonly<Record<string, Parameter>>;

function meaningOf(name: string, entries: readonly Parameter[], meanings: Meanings): string {
  const notes = [...new Set(entries.flatMap(({ note }) => (note === undefined ? [] : [note])))];
  const meaning = notes.length > 0 ? notes.join('; ') : meanings[name];
  if (meaning === undefined)
    throw new Error(`${name} has no note and no meaning for the documents`);
  return meaning;
}

/** One row a number. */
export function parameterTable(entries: Table, meanings: Meanings = {}): string {
  const rows = Object.entries(entries).map(([name, entry]) => [
    code(name),
    plain(entry.value),
    cell(entry.unit),
    priorText(entry.prior),
    cell(entry.certainty),
    cell(sourceText(entry)),
    cell(meaningOf(name, [entry], meanings)),
  ]);
  return table(['parameter', 'value', 'unit', 'prior', 'certainty', 'source', 'meaning'], rows);
}

/** A cell of a matrix: the value, and its prior unless that is fixed. */
function valueAndPrior(entry: Parameter | undefined): string {
  if (entry === undefined) return '';
  const { value, prior } = entry;
  return prior.kind === 'fixed' ? plain(value) : `${plain(value)} (${priorText(prior)})`;
}

const distinct = (texts: readonly string[]): string => [...new Set(texts)].join('; ');

/**
 * One row a name, one column an entity: value and prior. Names are in the order of `names`; one that
 * no entity has is left out. `meanings` null leaves the column of meanings out.
 */
export function matrix(
  names: readonly string[],
  entities: Readonly<Record<string, Table>>,
  meanings: Meanings | null,
): string {
  const tables = Object.values(entities);
  const rows = names.flatMap((name) => {
    const entries = tables.flatMap((entry) => entry[name] ?? []);
    if (entries.length === 0) return [];
    const row = [
      code(name),
      cell(distinct(entries.map(({ unit }) => unit))),
      ...tables.map((entry) => valueAndPrior(entry[name])),
      cell(distinct(entries.map(({ certainty }) => certainty))),
      cell(distinct(entries.map(sourceText))),
    ];
    return [meanings === null ? row : [...row, cell(meaningOf(name, entries, meanings))]];
  });
  const head = ['number', 'unit', ...Object.keys(entities), 'certainty', 'source'];
  return table(meanings === null ? head : [...head, 'meaning'], rows);
}
