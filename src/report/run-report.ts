/** The report of a results folder of `salang run` or `salang validate`. */
import type { RunDocument, ValidateDocument } from '../lab/documents.js';
import type { Scenario } from '../scenario/scenario.js';
import { askedSection, batchSections, NO_NAMES, targetsSection } from './batch-sections.js';
import { markup } from './html.js';
import { numbersSection } from './numbers-section.js';
import { makeReport, type PageSection, type Report } from './page.js';
import { formatCountOf } from './words.js';

const CHANGED =
  ' The scenario is not at hand as it was run, so places have their ids, and its numbers are left out.';

/**
 * The report. `scenario` is the one that was run, for names and sources; null when it is no longer
 * at hand, and then places have their ids.
 */
export function runReport(
  document: RunDocument | ValidateDocument,
  scenario: Scenario | null,
): Report {
  const names = scenario ?? NO_NAMES;
  const sources = new Map(
    (scenario?.targets ?? []).map(({ id, more }) => [id, more['source'] ?? '']),
  );
  const isRun = document.schema === 'salang.run/1';
  const sections: PageSection[] = [
    askedSection(document),
    ...(isRun
      ? batchSections(document, names, sources)
      : [targetsSection(document, names, sources)]),
    ...(scenario === null ? [] : [numbersSection(scenario)]),
  ];
  return makeReport({
    title: `${document.scenario.title}: ${formatCountOf(document.runs, 'campaign')}`,
    kind: isRun ? 'Report of a run' : 'Report of a comparison with counts',
    lead: markup`<p>What came out of ${formatCountOf(document.runs, 'campaign')} of seed "${document.seed}".${scenario === null ? CHANGED : ''}</p>`,
    sections,
  });
}
