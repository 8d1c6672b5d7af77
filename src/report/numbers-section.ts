/** Every number of a scenario with its source. */
import { formatSignificant } from '../charts/index.js';
import { listParameters, type ParameterRow } from '../scenario/parameters.js';
import type { Scenario } from '../scenario/scenario.js';
import type { PageSection } from './page.js';
import { markup } from './html.js';
import { table } from './table.js';
import { formatCountOf } from './words.js';

/** A prior in few words: `uniform 0.1 to 0.5`; a factor or term says so by its kind. */
export function priorText(prior: ParameterRow['prior']): string {
  if (prior === null) return '';
  if (prior.low === undefined || prior.high === undefined) return prior.kind;
  return `${prior.kind} ${formatSignificant(prior.low)} to ${formatSignificant(prior.high)}`;
}

/** Who set a number, without the folder, which is another on every machine. */
function fileName(setBy: string): string {
  return setBy.split(/[\\/]/).at(-1) ?? setBy;
}

/** A section with the whole table; what was varied can be listed first. */
export function numbersSection(scenario: Scenario): PageSection {
  const rows = listParameters(scenario);
  const assumed = rows.filter(({ source }) => source.startsWith('assumed')).length;
  const body = markup`<p>
      ${formatCountOf(rows.length, 'entry').replace('entrys', 'entries')}; ${assumed} of them are
      assumed. Tables and fields hold many numbers of one kind: their values are in the files of the
      scenario.
    </p>
    <details>
      <summary>Show every number</summary>
      ${table({
        caption: 'Numbers of the scenario, with unit, certainty, prior range and source',
        file: 'numbers.csv',
        filter: true,
        columns: [
          { header: 'Number' },
          { header: 'Value', number: true },
          { header: 'Unit' },
          { header: 'Certainty' },
          { header: 'Prior range' },
          { header: 'Source' },
        ],
        rows: rows.map((row) => [
          row.path.replace(/^parameters\./, ''),
          row.value === null
            ? `(${row.kind})`
            : { text: formatSignificant(row.value, 6), value: row.value },
          row.unit,
          row.certainty,
          priorText(row.prior),
          row.setBy === null ? row.source : `${row.source} (set by ${fileName(row.setBy)})`,
        ]),
      })}
    </details>`;
  return { id: 'numbers', title: 'Every number, with its source', body };
}
