import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { visibleWidth } from '../../src/charts/index.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { helpOn, welcome } from '../../src/cli/help.js';
import { parseCommandLine } from '../../src/cli/parse.js';
import { PLAYER_NAMES } from '../../src/players/index.js';
import { ASCII, PLAIN } from './terminals.js';

const FRAMES = [
  { style: PLAIN, width: 80 },
  { style: PLAIN, width: 120 },
  { style: ASCII, width: 60 },
];
const TOPICS = ['', 'scenario', ...COMMANDS.map((command) => command.name)];

describe('help', () => {
  it.each(TOPICS)('on "%s" fits the width and names everything', (topic) => {
    for (const frame of FRAMES) {
      const lines = helpOn(topic, COMMANDS, frame) ?? [];
      // Examples are there to be copied, so they are never broken.
      const broken = lines.filter((line) => !line.startsWith('  salang '));
      for (const line of broken) expect(visibleWidth(line)).toBeLessThanOrEqual(frame.width);
      const spec = COMMANDS.find((command) => command.name === topic);
      for (const option of Object.keys(spec?.options ?? {})) {
        expect(lines.some((line) => line.trimStart().startsWith(`--${option}`))).toBe(true);
      }
    }
  });

  it('is not there on unknown topics', () => {
    expect(helpOn('frobnicate', COMMANDS, { style: PLAIN, width: 80 })).toBeNull();
  });

  it('lists every command', () => {
    const text = (helpOn('', COMMANDS, { style: PLAIN, width: 80 }) ?? []).join('\n');
    for (const { name, summary } of COMMANDS) {
      expect(text).toContain(name);
      expect(text.replace(/\s+/g, ' ')).toContain(summary);
    }
  });

  it('gives examples that are accepted', async () => {
    for (const { name, examples } of COMMANDS) {
      for (const example of examples) {
        // As a shell would: what stands in quotes is one word.
        const [command = ''] = example.split(' > ');
        const found = command.match(/"[^"]*"|\S+/g) ?? [];
        const words = found.slice(1).map((word) => word.replaceAll('"', ''));
        const request = await parseCommandLine(words, COMMANDS);
        expect(request).toMatchObject({ spec: { name } });
      }
    }
  });

  it('begins with three ways in', () => {
    const lines = welcome({ style: PLAIN, width: 80 });
    expect(lines.filter((line) => line.startsWith('  salang '))).toHaveLength(3);
    for (const line of lines) expect(visibleWidth(line)).toBeLessThanOrEqual(80);
  });
});

describe('docs/commands.md', () => {
  const text = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');

  it.each(COMMANDS.map((command) => command.name))('describes %s with all its options', (name) => {
    const start = text.indexOf(`## \`salang ${name}`);
    expect(start).toBeGreaterThan(-1);
    const end = text.indexOf('\n## ', start + 1);
    const section = text.slice(start, end < 0 ? undefined : end);
    const spec = COMMANDS.find((command) => command.name === name);
    for (const option of Object.keys(spec?.options ?? {})) expect(section).toContain(`--${option}`);
  });

  it('has every command and every document in its tables', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    for (const { name } of COMMANDS) {
      expect(rows.filter((row) => new RegExp(`^\\| \`${name}[\` ]`).test(row))).not.toEqual([]);
    }
    // Files that people write have a schema too.
    const written = ['calibration', 'experiment', 'part', 'scenario'];
    for (const file of readdirSync(new URL('../../schemas/', import.meta.url))) {
      if (written.includes(file.replace('.schema.json', ''))) continue;
      expect(rows.filter((row) => row.includes(`\`schemas/${file}\``))).toHaveLength(1);
    }
  });

  it('lists the computer players that --player takes', () => {
    const [row = ''] = text.split('\n').filter((line) => line.startsWith('| `--player side=name`'));
    const help = helpOn('run', COMMANDS, { style: PLAIN, width: 300 })?.join('\n');
    for (const player of PLAYER_NAMES) {
      expect(row).toContain(`\`${player}\``);
      expect(help).toContain(player);
    }
  });
});
