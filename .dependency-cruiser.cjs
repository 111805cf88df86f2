// The arrows of the house (ARCHITECTURE.md). Each message says where the code belongs instead.
// scripts/checks/arrows.ts shows it skeletons of the files, in which 'export' means a type's import.
const tiers = ['platform', 'proof', 'awards', 'reach']
const above = (tier) => tiers.slice(tiers.indexOf(tier) + 1).join('|')

const tierRule = (tier, comment) => ({
  name: `${tier}-looks-up`,
  severity: 'error',
  comment,
  from: { path: `^lib/${tier}/` },
  to: { path: `^lib/(${above(tier)})/` },
})

module.exports = {
  forbidden: [
    tierRule(
      'platform',
      'platform/ knows nothing of certificates: move what needs them up into awards/ or reach/, or pass the data in.',
    ),
    tierRule(
      'proof',
      'proof/ turns data into bytes: the caller in awards/ or reach/ fetches the data and passes it in.',
    ),
    tierRule(
      'awards',
      'awards/ never reacts by telling the world: record a fact with change(), and let a function in inngest/functions call reach/.',
    ),
    {
      name: 'proof-reads-no-tables',
      severity: 'error',
      comment:
        'proof/ reads no tables: put the query into a queries.ts of awards/ and pass its rows in.',
      from: { path: '^lib/proof/' },
      to: { path: '^db/' },
    },
    {
      name: 'app-imports-db',
      severity: 'error',
      comment:
        'app/ composes: put the query into the queries.ts of its subject in lib/, the write into a verb there.',
      from: { path: '^app/' },
      to: { path: '^db/' },
    },
    {
      name: 'app-imports-behind',
      severity: 'error',
      comment:
        'app/ uses components/ and lib/: what a page needs of scripts/ or tests/ belongs into lib/.',
      from: { path: '^app/' },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'inngest-has-two-doors',
      severity: 'error',
      comment:
        'Only app/api/inngest/route.ts and scripts/ import inngest/: to start a job, record a fact with change() in lib/.',
      from: { path: '^(app|components|db|lib)/', pathNot: '^app/api/inngest/route\\.ts$' },
      to: { path: '^inngest/' },
    },
    {
      name: 'jobs-are-shallow',
      severity: 'error',
      comment:
        'A job calls lib/: put the query or the write into a verb there. Only inngest/embedded, the runner, keeps tables of its own.',
      from: { path: '^inngest/', pathNot: '^inngest/embedded/' },
      to: { path: '^db/' },
    },
    {
      name: 'jobs-import-no-pages',
      severity: 'error',
      comment: 'Jobs use lib/ only: what they share with pages or scripts belongs into lib/.',
      from: { path: '^inngest/' },
      to: { path: '^(app|components|scripts|tests)/' },
    },
    {
      name: 'lib-looks-up',
      severity: 'error',
      comment:
        'lib/ is the domain and knows no pages, jobs or scripts: what both need belongs into lib/.',
      from: { path: '^lib/' },
      to: { path: '^(app|components|scripts|tests)/' },
    },
    {
      name: 'db-stands-alone',
      severity: 'error',
      comment:
        'db/ imports db/ only: what needs the domain belongs into lib/, or into scripts/ when it seeds.',
      from: { path: '^db/' },
      to: { path: '^(app|components|inngest|lib|scripts|tests)/' },
    },
    {
      name: 'components-hold-no-verbs',
      severity: 'error',
      comment:
        'components/ import components/, a schema.ts or rules.ts of lib/, and types: the page passes data and server actions down as props.',
      from: { path: '^components/' },
      to: {
        path: '^(app|db|inngest|lib|scripts|tests)/',
        pathNot: '^lib/.+/(schema|rules)\\.ts$',
        dependencyTypesNot: ['export'],
      },
    },
    {
      name: 'next-stays-at-the-edge',
      severity: 'error',
      comment:
        'next/* does not load in the worker: use it in app/, components/ or lib/reach/sign-in, and pass plain data to the rest.',
      from: {
        path: '^(db|inngest|lib|scripts)/',
        pathNot: '^(lib/reach/sign-in/|scripts/web\\.ts$)',
      },
      to: { path: '^(node_modules/)?next($|/)' },
    },
    {
      name: 'sign-in-owns-next-auth',
      severity: 'error',
      comment: 'next-auth is used through lib/reach/sign-in: ask it for the actor.',
      from: { path: '^(components|db|inngest|lib|scripts)/', pathNot: '^lib/reach/sign-in/' },
      to: { path: '^(node_modules/)?next-auth($|/)' },
    },
    {
      name: 'scripts-import-no-tests',
      severity: 'error',
      comment: 'scripts/ run where there are no tests: move what both need out of tests/.',
      from: { path: '^scripts/' },
      to: { path: '^tests/' },
    },
    {
      name: 'subjects-in-a-circle',
      severity: 'error',
      comment:
        'Two subjects of a tier need each other: one should record a fact and the other react in inngest/functions, or the shared part moves a tier down.',
      scope: 'folder',
      from: { path: '^lib/[^/]+/[^/]+$' },
      to: { circular: true, path: '^lib/[^/]+/[^/]+$' },
    },
    {
      name: 'files-in-a-circle',
      severity: 'error',
      comment:
        'Files that import each other cannot be read one at a time: move what both need into a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['export'] } },
    },
    {
      name: 'imports-nothing',
      severity: 'error',
      comment: 'There is no such file or package.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^server-only$' },
    },
  ],
  options: {
    // Packages stand behind a link out of the folder of skeletons.
    doNotFollow: { path: 'node_modules' },
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
