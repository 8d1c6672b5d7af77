/** What the source text of the engine says about itself: who reads a draw, what a rule is about. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ENGINE = fileURLToPath(new URL('../../src/engine/', import.meta.url));

/** The files of the engine, as paths below src/engine, with their text. */
export function engineSources(): ReadonlyMap<string, string> {
  const names = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(`${ENGINE}${name}`, 'utf8')]));
}

/** Files that use a member of a table, such as `DRAW.recruits`. */
export function usersOf(
  sources: ReadonlyMap<string, string>,
  table: string,
  member: string,
): string[] {
  const use = new RegExp(`\\b${table}\\.${member}\\b`);
  return [...sources].filter(([, text]) => use.test(text)).map(([name]) => name);
}

/**
 * What a rule's file says of itself: the first paragraph of its opening comment after the heading
 * `Rule n: name.`. Throws when the file does not begin so.
 */
export function ruleAbout(text: string, rule: string): string {
  const comment = /^\/\*\*\n([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^ \* ?/, ''));
  const [heading = '', ...paragraphs] = lines
    .join('\n')
    .trim()
    .split(/\n\s*\n/);
  if (!/^Rule \d+: /.test(heading) || paragraphs[0] === undefined) {
    throw new Error(`rules/${rule}.ts does not begin with "Rule n: name." and what it is about`);
  }
  return paragraphs[0];
}
