import { describe, expect, it } from 'vitest';
import { createTerminal, usedWidth, type TextStream } from '../../src/cli/terminal.js';

function stream(error: NodeJS.ErrnoException | null = null): TextStream & { texts: string[] } {
  const texts: string[] = [];
  return {
    texts,
    write: (text, done) => {
      texts.push(text);
      done(error);
      return true;
    },
    on: () => undefined,
  };
}

const failing = (code: string) =>
  stream(Object.assign(new Error(code), { code, syscall: 'write' }));

describe('width', () => {
  it.each([
    ['100', 80, 100],
    [undefined, 90, 90],
    ['abc', 90, 90],
    ['', undefined, 80],
    [undefined, undefined, 80],
    ['0', undefined, 80],
    ['5', undefined, 20],
    [undefined, 400, 120],
  ])('of COLUMNS=%s and %s columns is %i', (variable, columns, width) => {
    expect(usedWidth(variable, columns)).toBe(width);
  });
});

describe('streams', () => {
  it('are written to', async () => {
    const stdout = stream();
    await createTerminal({ stdout, stderr: stream(), env: {} }).print('text\n');
    expect(stdout.texts).toEqual(['text\n']);
  });

  it('may be closed by their reader', async () => {
    const terminal = createTerminal({ stdout: failing('EPIPE'), stderr: stream(), env: {} });
    await expect(terminal.print('text\n')).resolves.toBeUndefined();
  });

  it('fail on a full disk', async () => {
    const terminal = createTerminal({ stdout: failing('ENOSPC'), stderr: stream(), env: {} });
    await expect(terminal.print('text\n')).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('off a terminal have no colour and nobody watching', () => {
    const terminal = createTerminal({
      stdout: stream(),
      stderr: stream(),
      env: { TERM: 'xterm-256color' },
    });
    expect([terminal.style.color, terminal.watched]).toEqual(['none', false]);
  });
});
