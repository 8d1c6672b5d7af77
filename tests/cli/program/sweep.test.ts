import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentOf, newFolder, salang, shell, type Ended } from './salang.js';

const SMALL = fileURLToPath(new URL('../../fixtures/experiments/small.yaml', import.meta.url));
const RUNS = 96;
/** Whatever a sweep writes but for timings, which alone may differ. */
const FILES = ['settings', 'runs', 'national', 'areas', 'events'];

const sweep = (out: string, ...words: string[]): Promise<Ended> =>
  salang(['sweep', SMALL, '--out', out, ...words]);

/** Every file of a results folder but timings.json, by name. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name !== 'timings.json');
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

/** One results folder that the others are compared with. */
let reference: Promise<string> | undefined;
function made(): Promise<string> {
  reference ??= (async () => {
    const out = join(newFolder(), 'out');
    const ended = await sweep(out, '--workers', '1', '--csv');
    if (ended.code !== 0) throw new Error(ended.stderr);
    return out;
  })();
  return reference;
}

describe('salang sweep', () => {
  it('writes what it says, and tells of it', async () => {
    const out = await made();
    const names = FILES.flatMap((name) => [`${name}.parquet`, `${name}.csv`]);
    const others = ['manifest.json', 'plan.json', 'experiment.yaml', 'timings.json'];
    expect(readdirSync(out).sort()).toEqual(
      [...names, ...others, 'dictionary.json', 'dictionary.md'].sort(),
    );
    const again = await sweep(out, '--csv', '--json');
    expect(again.stderr).toContain('was complete already');
    expect(documentOf(again)).toEqual(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
    expect(readFileSync(join(out, 'experiment.yaml'), 'utf8')).toBe(readFileSync(SMALL, 'utf8'));
    const runs = readFileSync(join(out, 'runs.csv'), 'utf8').trim().split('\n');
    expect(runs).toHaveLength(1 + RUNS);
    expect(runs[0]).toBe('run,setting,replicate,outcome,state_hash,operations,meanControl,claimed');
  });

  it.each([
    ['2', '7'],
    ['8', '1'],
    ['2', '96'],
  ])('writes the same bytes with %s workers and chunks of %s', async (workers, chunk) => {
    const out = join(newFolder(), 'out');
    const ended = await sweep(out, '--workers', workers, '--chunk', chunk, '--csv');
    expect([ended.code, ended.stderr]).toEqual([0, `salang: wrote the results to ${out}\n`]);
    expect(contents(out)).toEqual(contents(await made()));
  });

  it.each([
    ['SIGKILL', 3],
    ['SIGKILL', 20],
    ['SIGKILL', 45],
    ['SIGINT', 9],
  ] as const)('goes on after %s at chunk %i, to the same bytes', async (signal, at) => {
    const out = join(newFolder(), 'out');
    const ended = await stoppedAt(out, at, signal);
    if (signal === 'SIGINT') {
      expect([ended.code, ended.stderr]).toEqual([130, expect.stringContaining('--resume')]);
    }
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
    const before = readdirSync(join(out, 'chunks')).filter((name) => name.endsWith('.chunk'));
    expect(before.length).toBeGreaterThanOrEqual(at);
    const refused = await sweep(out);
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringContaining('LAB_FOLDER_BEGUN'),
    ]);
    const resumed = await sweep(out, '--resume', '--csv', '--chunk', '5', '--workers', '2');
    expect([resumed.code, resumed.stdout]).toEqual([0, expect.stringMatching(/, [1-9]\d* found/)]);
    expect(contents(out)).toEqual(contents(await made()));
  });

  it('plays the runs of a damaged chunk again', async () => {
    const out = join(newFolder(), 'out');
    await stoppedAt(out, 30, 'SIGKILL');
    const [name = ''] = readdirSync(join(out, 'chunks')).filter((n) => n.endsWith('.chunk'));
    const file = join(out, 'chunks', name);
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const resumed = await sweep(out, '--resume', '--csv');
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).toContain('[LAB_CHUNK_DAMAGED]');
    expect(contents(out)).toEqual(contents(await made()));
  });

  it('leaves a folder alone that holds something else', async () => {
    const other = newFolder();
    writeFileSync(join(other, 'thesis.txt'), 'years of work');
    const taken = await sweep(other);
    expect([taken.code, taken.stderr]).toEqual([3, expect.stringContaining('LAB_FOLDER_TAKEN')]);
    expect(readdirSync(other)).toEqual(['thesis.txt']);
    const out = join(newFolder(), 'out');
    cpSync(await made(), out, { recursive: true });
    for (const words of [[], ['--resume']]) {
      const ended = await salang(['sweep', 'quick', '--out', out, ...words]);
      expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('LAB_FOLDER_OTHER')]);
    }
    expect(contents(out)).toEqual(contents(await made()));
  });

  it('says so when a file cannot be written, and goes on when it can', async () => {
    // A chunk of all runs and the plan are larger than 350 kB, which is as much as a file may have here.
    const cramped = (out: string, ...words: string[]): Promise<Ended> =>
      shell(
        `trap '' XFSZ; ulimit -f 350; $SALANG sweep "${SMALL}" --out "${out}" --chunk 200 --workers 1 ${words.join(' ')}`,
      );
    const beforePlan = join(newFolder(), 'out');
    const afterPlan = newFolder();
    for (const name of ['plan.json', 'experiment.yaml']) {
      cpSync(join(await made(), name), join(afterPlan, name));
    }
    for (const [out, ...words] of [[beforePlan], [afterPlan, '--resume']] as const) {
      const full = await cramped(out, ...words);
      expect([full.code, full.stderr]).toEqual([4, expect.stringContaining('[ENVIRONMENT]')]);
      expect(full.stderr).toContain('--resume');
      expect(full.stderr).not.toContain('    at ');
      expect(existsSync(join(out, 'manifest.json'))).toBe(false);
      expect((await sweep(out, '--resume', '--csv')).code).toBe(0);
      expect(contents(out)).toEqual(contents(await made()));
    }
  });

  it('refuses a place where no folder can be made', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const ended = await sweep(join(file, 'out'));
    expect([ended.code, ended.stderr]).toEqual([4, expect.stringContaining('[ENVIRONMENT]')]);
  });

  it('refuses a folder that can only be read', async () => {
    const out = newFolder();
    chmodSync(out, 0o555);
    // Root may write anywhere, so it gives the command as somebody else.
    const as = process.getuid?.() === 0 ? 'setpriv --reuid=65534 --regid=65534 --clear-groups' : '';
    const ended = await shell(`${as} $SALANG sweep "${SMALL}" --out "${out}/in/it"`);
    expect([ended.code, ended.stderr]).toEqual([4, expect.stringContaining('[ENVIRONMENT]')]);
    expect(ended.stderr).toContain('permission denied');
    expect(readdirSync(out)).toEqual([]);
  });
});

/** Starts a sweep of small chunks and sends the signal when so many are there. */
function stoppedAt(out: string, chunks: number, signal: NodeJS.Signals): Promise<Ended> {
  const folder = join(out, 'chunks');
  return salang(['sweep', SMALL, '--out', out, '--chunk', '1', '--workers', '2', '--csv'], {
    started: (child) => {
      const timer = setInterval(() => {
        const there = existsSync(folder)
          ? readdirSync(folder).filter((name) => name.endsWith('.chunk')).length
          : 0;
        if (there < chunks && child.exitCode === null) return;
        clearInterval(timer);
        child.kill(signal);
      }, 2);
    },
  });
}

describe('salang shard and collect', () => {
  it('give the bytes of one sweep, from one folder or several', async () => {
    const parent = newFolder();
    const out = join(parent, 'out');
    const planned = await sweep(out, '--plan-only', '--json');
    expect(documentOf(planned)).toMatchObject({ runs: RUNS, settings: 8, treatments: 2 });
    const shard = (i: number, folder: string): Promise<Ended> =>
      salang([
        'shard',
        '--plan',
        join(out, 'plan.json'),
        '--shard',
        `${i}/3`,
        '--out',
        folder,
        '--json',
      ]);
    const folders = [out, join(parent, 'b'), join(parent, 'c')];
    const [first] = await Promise.all(folders.map((folder, i) => shard(i + 1, folder)));
    expect(documentOf(first!)).toMatchObject({ first: 0, runs: 32, played: 32 });
    expect(documentOf(await shard(1, out))).toMatchObject({ played: 0 });
    const missing = await salang(['collect', out]);
    expect([missing.code, missing.stderr]).toEqual([
      3,
      expect.stringContaining('LAB_CHUNK_MISSING'),
    ]);
    const partial = await salang(['collect', out, '--partial', '--json']);
    expect(documentOf(partial)).toMatchObject({ complete: false, runs: 32 });
    const from = ['--from', folders[1]!, '--from', folders[2]!];
    const collected = await salang(['collect', out, ...from, '--csv', '--json']);
    expect(documentOf(collected)).toMatchObject({ complete: true, runs: RUNS });
    expect(contents(out)).toEqual(contents(await made()));
  });

  it('refuse plans and shards that are none', async () => {
    const out = join(newFolder(), 'out');
    const plan = join(newFolder(), 'plan.json');
    writeFileSync(plan, '{"schema":"salang.sweep-plan/1","hash":"x"}');
    const words = ['shard', '--plan', plan, '--out', out, '--shard'];
    for (const [shard, code, exit] of [
      ['1/2', 'LAB_PLAN', 3],
      ['3-2', 'LAB_SHARD', 2],
    ] as const) {
      const ended = await salang([...words, shard]);
      expect([ended.code, ended.stderr]).toEqual([exit, expect.stringContaining(code)]);
    }
  });
});

describe('salang query', () => {
  it('answers in SQL, as text, CSV and JSON', async () => {
    const sql =
      'select treatment, count(*) as n, sum(operations) as operations, min(date) as first from runs ' +
      'join settings using (setting) join (select run, min(date) as date from national group by run) ' +
      'using (run) group by treatment order by treatment';
    const out = await made();
    const document = documentOf(await salang(['query', out, sql, '--json']));
    expect(document).toMatchObject({
      rows: [
        ['as_is', 48, expect.any(Number), '2031-03-21'],
        ['harsh', 48, expect.any(Number), '2031-03-21'],
      ],
    });
    const csv = await salang(['query', out, sql, '--csv']);
    expect(csv.stdout).toMatch(/^treatment,n,operations,first\nas_is,48,\d+,2031-03-21\n/);
    const wrong = await salang(['query', out, 'select nothing from runs']);
    expect([wrong.code, wrong.stderr]).toEqual([3, expect.stringContaining('LAB_QUERY')]);
  });

  it('says what is missing where there are no results', async () => {
    const ended = await salang(['query', newFolder(), 'select 1']);
    expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('LAB_RESULTS_NONE')]);
  });
});

it('writes each file of results with the columns of its dictionary', async () => {
  const out = await made();
  const { tables } = JSON.parse(readFileSync(join(out, 'dictionary.json'), 'utf8')) as {
    tables: { name: string; columns: { name: string }[] }[];
  };
  expect(tables.map(({ name }) => name)).toEqual(FILES);
  for (const { name, columns } of tables) {
    const [header] = readFileSync(join(out, `${name}.csv`), 'utf8').split('\n');
    expect(header).toBe(columns.map((column) => column.name).join(','));
    expect(statSync(join(out, `${name}.parquet`)).size).toBeGreaterThan(0);
  }
});
