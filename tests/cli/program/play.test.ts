import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf, newFolder, salang, shell, type Ended } from './salang.js';

/** Plays in plain text, typing these lines through a pipe. */
function play(options: string, lines: readonly string[], home = newFolder()): Promise<Ended> {
  const typed = lines.map((line) => `${line}\\n`).join('');
  return shell(`printf '${typed}' | $SALANG play ${options} --plain`, { SALANG_HOME: home });
}

/** Lines that play a game to its end, whatever waits on the way. */
const TO_THE_END = Array.from({ length: 30 }, () => 'skip 5');

describe('salang play, in plain text through a pipe', () => {
  it.each(['nrf', 'taliban'])('plays the classroom to its end as %s', async (side) => {
    const home = newFolder();
    const orders =
      side === 'nrf' ? ['give posture valley strike'] : ['give posture highland sweep'];
    const ended = await play(
      `classroom --side ${side} --seed e2e`,
      ['?', 'margins', ...orders, 'end', 'reports', 'why', ...TO_THE_END, 'after', 'quit'],
      home,
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('The game has ended');
    expect(ended.stdout).toContain('Turning points');
    expect(ended.stdout).toContain('standing doctrine in your seat');
    expect(ended.stdout).toContain('kept as "auto-1"');
    expect(ended.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);

    const verified = await salang(['verify', 'auto-1', '--json'], { env: { SALANG_HOME: home } });
    expect(verified.code).toBe(0);
    expect(documentOf(verified)).toMatchObject({ ok: true, seed: 'e2e' });
    const replayed = await salang(['replay', 'auto-1', '--json'], { env: { SALANG_HOME: home } });
    const { ending, turns } = documentOf(replayed) as { ending: object; turns: object[] };
    expect(ending).not.toBeNull();
    expect(turns.length).toBeGreaterThan(10);
  });

  it('asks for what it is not told, and goes on with the last game', async () => {
    const home = newFolder();
    const first = await play('', ['nothing', '1', '2', 'end', 'quit'], home);
    expect(first.stdout).toContain('There is no scenario "nothing"');
    expect(first.stdout).toContain('You play the Taliban');
    const second = await play('', ['', 'status', 'quit'], home);
    expect(second.stdout).toContain('Going on with "auto-1"');
    expect(second.stdout).toContain('Turn 2 of 30');
    expect(readdirSync(join(home, 'games'))).toEqual(['auto-1.salang']);
  });

  it('keeps what was typed when the input ends, orders that are being written too', async () => {
    const home = newFolder();
    await play('classroom --side nrf', ['give posture valley strike'], home);
    const { stdout } = await play('--load auto-1', ['orders'], home);
    expect(stdout).toContain('Order The valley front to strike');
  });

  it('lets two persons and an observer play', async () => {
    const both = await play('classroom --side both', ['end', 'end', 'quit']);
    expect(both.stdout).toContain('Hand the keyboard to the Taliban');
    expect(both.stdout).toContain('Hand the keyboard to the NRF');
    const observer = await play('classroom --side observer', ['skip 40', 'after', 'quit']);
    expect(observer.stdout).toContain('You watch, and see the truth');
    expect(observer.stdout).toContain('The game has ended');
  });

  it('saves and says so when it is interrupted', async () => {
    const home = newFolder();
    const ended = await salang(['play', 'classroom', '--plain'], {
      env: { SALANG_HOME: home },
      stdin: 'pipe',
      started: (child) => {
        child.stdout?.on('data', (text: string) => {
          if (text.includes('Turn 2 of')) child.kill('SIGINT');
        });
        child.stdin?.write('end\n');
      },
    });
    expect(ended.code).toBe(130);
    expect(ended.stdout).toContain('kept as "auto-1"');
    const verified = await salang(['verify', 'auto-1'], { env: { SALANG_HOME: home } });
    expect(verified.code).toBe(0);
  });

  it('does not pass on what a terminal would obey', async () => {
    const { stdout } = await play('classroom', [
      '\\033[2Jstatus',
      'branch \\033]0;x\\007',
      'lines',
      'quit',
    ]);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\u0007');
  });

  it.each([
    ['classroom --side moon', 'USAGE_VALUE', 2],
    ['classroom --opponent napoleon', 'USAGE_VALUE', 2],
    ['classroom --load auto-1', 'USAGE_VALUE', 2],
    ['--load auto-9', 'SAVE_NOT_FOUND', 3],
    ['--load "a b"', 'SAVE_NAME', 3],
    ['nowhere', 'SCENARIO_NOT_FOUND', 3],
  ])('refuses %s', async (options, code, exitCode) => {
    const ended = await play(options, ['quit']);
    expect(ended.code).toBe(exitCode);
    expect(ended.stderr).toContain(code);
  });
});

describe('saved games', () => {
  it('are listed by name, with what cannot be read', async () => {
    const home = newFolder();
    const env = { SALANG_HOME: home };
    expect((await salang(['saves'], { env })).stdout).toContain('no saved games yet');
    await play('classroom --seed listed', ['end', 'save mine', 'quit'], home);
    writeFileSync(join(home, 'games', 'broken.salang'), 'x');
    const { saves } = documentOf(await salang(['saves', '--json'], { env })) as {
      saves: { name: string; game: { seed: string } | null }[];
    };
    expect(saves.map(({ name }) => name).sort()).toEqual(['auto-1', 'broken', 'mine']);
    expect(saves.find(({ name }) => name === 'mine')?.game?.seed).toBe('listed');
    expect((await salang(['saves'], { env })).stdout).toContain('cannot be read');
  });

  it('are found out when a bit flips or the tail is missing', async () => {
    const home = newFolder();
    await play('classroom', ['end', 'quit'], home);
    const file = join(home, 'games', 'auto-1.salang');
    const bytes = readFileSync(file);
    const flipped = Uint8Array.from(bytes);
    flipped[flipped.length >> 1]! ^= 4;
    writeFileSync(join(home, 'flipped.salang'), flipped);
    writeFileSync(join(home, 'short.salang'), bytes.subarray(0, bytes.length - 7));
    for (const name of ['flipped', 'short']) {
      const ended = await salang(['verify', join(home, `${name}.salang`)]);
      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain('SAVE_DAMAGED');
    }
    const played = await play(`--load ${join(home, 'flipped.salang')}`, ['quit'], home);
    expect(played.code).toBe(3);
    expect(played.stderr).toContain('written by version');
  });

  it('are gone on from by a batch, under the seed of the batch', async () => {
    const home = newFolder();
    await play('classroom --seed from', ['skip 5', 'skip 5', 'quit'], home);
    const run = (seed: string): Promise<Ended> =>
      salang(['run', '--from', 'auto-1', '--runs', '6', '--seed', seed, '--json'], {
        env: { SALANG_HOME: home },
      });
    const [a, again, b] = await Promise.all([run('a'), run('a'), run('b')]);
    expect(documentOf(a)['from']).toMatchObject({ turns: expect.any(Number) as number });
    expect(again.stdout).toBe(a.stdout);
    const { stateHash, series } = documentOf(a) as {
      stateHash: string;
      series: { p05: number[]; p95: number[] }[];
    };
    expect(documentOf(b)['stateHash']).not.toBe(stateHash);
    // The past is the same in every campaign.
    for (const { p05, p95 } of series) expect(p05[0]).toBe(p95[0]);
    const refused = await salang(['run', '--from', 'auto-1', '--set', 'a=1'], {
      env: { SALANG_HOME: home },
    });
    expect(refused.code).toBe(2);
  });
});
