/** The program of the workers as one file, so that tests run the source as it is, not a build. */
import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A folder for the programs of one test file. */
export class WorkerPrograms {
  readonly #folder = mkdtempSync(join(tmpdir(), 'salang-worker-'));

  /** Compiles the worker of the lab. */
  async standard(): Promise<URL> {
    const outfile = join(this.#folder, 'standard.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('../../src/lab/replicates.worker.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'esm',
      // Packages in the older format ask for Node's modules by `require`.
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
      outfile,
      logLevel: 'error',
    });
    return pathToFileURL(outfile);
  }

  /** A worker whose task is the given body of a function of `range`. */
  faulty(name: string, body: string): URL {
    const file = join(this.#folder, `${name}.mjs`);
    writeFileSync(file, `export default function run({ range }) { ${body} }\n`);
    return pathToFileURL(file);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
