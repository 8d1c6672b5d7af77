import { defineConfig } from 'vitest/config';

/** Tests that run the compiled program as a user would; the others compile what they need. */
const PROGRAM_TESTS = [
  'tests/cli/program/**/*.test.ts',
  'tests/tui/program/**/*.test.ts',
  'tests/package/**/*.test.ts',
];

export default defineConfig({
  test: {
    // Processes rather than threads: tests may change the working directory and send signals.
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          // Ink draws nothing on a service that builds; pictures are tested there too.
          env: { CI: 'false' },
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: PROGRAM_TESTS,
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: PROGRAM_TESTS,
          globalSetup: ['tests/global-setup.ts'],
          // Each test starts the program several times, on machines that may be busy.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
