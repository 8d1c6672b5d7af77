// The layers of docs/architecture.md, checked. A folder under src/ may import what its row names
// and itself; everything else in src/ is refused.

/** Folder under src/ -> the other folders under src/ that it may import. */
const MAY_IMPORT = {
  engine: [],
  scenario: ['engine'],
  players: ['engine'],
  game: ['engine', 'scenario', 'players'],
  lab: ['engine', 'scenario', 'players'],
  charts: [],
  report: ['charts', 'lab', 'game', 'scenario', 'engine'],
  tui: ['charts', 'engine', 'game', 'lab', 'players', 'report', 'scenario'],
  cli: ['charts', 'engine', 'game', 'lab', 'players', 'report', 'scenario', 'tui'],
};

/** What the public API, src/index.ts, may import. */
const PUBLIC_API_IMPORTS = ['engine', 'scenario', 'players', 'lab'];

const folders = (names) => `^src/(${names.join('|')})/`;

const layerRules = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  comment: `src/${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other folder'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: folders([folder, ...allowed]) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'layer-unknown-folder',
      comment: 'A new folder under src/ needs a row in MAY_IMPORT and in docs/architecture.md.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: folders(Object.keys(MAY_IMPORT)) },
      to: {},
    },
    {
      name: 'layer-public-api',
      comment: `src/index.ts may import ${PUBLIC_API_IMPORTS.join(', ')}.`,
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/', pathNot: folders(PUBLIC_API_IMPORTS) },
    },
    {
      name: 'engine-is-closed',
      comment: 'The engine imports nothing outside itself: no Node module, no package.',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { pathNot: '^src/engine/' },
    },
    {
      name: 'cli-only-from-bin',
      comment: 'Commands are the outermost layer; only bin/ and the tests start them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'source-stands-alone',
      comment: 'The product does not import its tests, benchmarks, scripts or compiled output.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|bench|scripts|examples|bin|dist)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Files that import each other cannot be understood or tested one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports, and that imports nothing, is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/index\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import must lead somewhere.',
      severity: 'error',
      // bin/ imports the bundled program, which is absent before the first build.
      from: { pathNot: '^bin/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'The product may use only what is installed with it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package in use is declared in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^dist/' },
    // Imports of types count too: a layer that knows another's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
