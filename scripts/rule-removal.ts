// Writes docs/rule-removal.md: what each of the thirteen rules is worth, by leaving it out.
//
//   npx tsx scripts/rule-removal.ts [replicates]
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadScenario } from '../src/scenario/load.js';
import { cell, plain, table } from './docs/markdown.js';
import { compareWithout, type Change, type Removal } from './rule-removal/compare.js';

const DOCUMENT = fileURLToPath(new URL('../docs/rule-removal.md', import.meta.url));
const SCENARIO = 'base-2024';
const REPLICATES = 60;
const TURNS = 104;

/** The document for comparisons that were made of so many replicates. */
export function removalDocument(removals: readonly Removal[], replicates: number): string {
  const intro = [
    '# What each rule is worth',
    '',
    `Each of the rules was left out of \`${SCENARIO}\` in turn, as \`--without RULE\` does, and ${replicates} campaigns`,
    `of ${TURNS} weeks with doctrine on both sides were compared with those of the whole model under the`,
    'same keys. Draws have permanent ids, so the other rules keep their luck, and a difference is the',
    'work of the rule. Counts are of the whole time, states those at its end. A difference is',
    'what the outputs become without the rule, less what they are with it, with its 95 % interval;',
    'outputs whose interval holds zero are not listed. The clearest stands first. Written by',
    '`npx tsx scripts/rule-removal.ts`; change the rules, never this page.',
    '',
    '<!-- prettier-ignore-start -->',
  ].join('\n');
  const sections = removals.map((removal) => section(removal)).join('\n\n');
  return `${intro}\n\n${sections}\n\n<!-- prettier-ignore-end -->\n`;
}

function section({ rule, changes }: Removal): string {
  const clear = changes.filter(({ clarity }) => clarity > 1);
  const head = ['output', 'unit', 'with', 'without', 'difference', '95 % interval'];
  const lines = clear.map((change) => row(change));
  const count = `${clear.length} of ${changes.length} outputs differ.`;
  return `## Without ${rule}\n\n${count}\n\n${table(head, lines)}`;
}

function row({ output, base, mean, low, high }: Change): string[] {
  const number = (value: number): string => plain(Number(value.toPrecision(3)));
  return [
    cell(output.name),
    output.unit,
    number(base),
    number(base + mean),
    number(mean),
    `${number(low)} to ${number(high)}`,
  ];
}

function main(replicates: number): void {
  const { setup } = loadScenario(SCENARIO);
  writeFileSync(DOCUMENT, removalDocument(compareWithout(setup, replicates, TURNS), replicates));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(Number(process.argv[2] ?? REPLICATES));
}
