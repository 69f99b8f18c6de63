/** The house plan. Each rule names a door that must stay shut, and why. */
const shut = (name, why, from, to) => ({ name, comment: why, severity: "error", from, to });

/** Tests and what sets them up look at the house from outside. */
const TEST = "\\.test\\.tsx?$|^lib/(db|export/document)/testing/";

const plan = {
  forbidden: [
    shut(
      "domain-is-pure",
      "The rules must run with no database, framework or clock.",
      { path: "^lib/domain", pathNot: TEST },
      { pathNot: "^(lib/domain|node_modules/zod)|^(node:)?crypto$" },
    ),
    shut(
      "only-seals-hash",
      "A hash is a pure function of its text; the rest of that module is not.",
      { path: "^lib/domain", pathNot: `^lib/domain/seal\\.ts$|${TEST}` },
      { path: "^(node:)?crypto$" },
    ),
    shut(
      "one-door-to-the-database",
      "Only lib/db talks to Prisma and pg; tests of what survives look on from outside.",
      {
        path: "^(app|components|lib)",
        pathNot: `^lib/db|^lib/cli/((kill|outage)-test|outside/custody)\\.mjs$|${TEST}`,
      },
      { path: "^lib/db/generated|@prisma/|node_modules/pg/" },
    ),
    shut(
      "public-reads-the-publication",
      "Public pages may only see what was published.",
      { path: "^lib/public", pathNot: TEST },
      { path: "^lib/(db/(?!(publication|lazy|generated/publication))|staff|auth|cli)" },
    ),
    shut(
      "public-never-meets-staff",
      "No path, however long, from a public page to staff code.",
      { path: "^(app/\\(public\\)|components/public|lib/public)", pathNot: TEST },
      {
        path: "^(lib/staff|lib/auth|lib/cli|lib/db/(record|publisher)|components/staff|app/\\(staff\\))",
        reachable: true,
      },
    ),
    shut(
      "components-fetch-nothing",
      // What is typed is shown as a report will read it, by what reads it there: that is pure as the domain is.
      "Components are given data; pages get it.",
      { path: "^components", pathNot: TEST },
      { path: "^(lib/(?!(domain|messages|export/report/(block|word-count|written)))|app)" },
    ),
    shut(
      "ui-knows-no-domain",
      "components/ui must make sense in any other app.",
      { path: "^components/ui" },
      { path: "^(lib|components/(public|staff))" },
    ),
    shut(
      "wings-do-not-mix",
      "Parts of the street and of the yard are shared through components/ui alone.",
      { path: "^components/public" },
      { path: "^components/staff" },
    ),
    shut(
      "app-has-no-back-door",
      "Pages and actions go through lib/public or lib/staff, not straight to the database.",
      { path: "^app" },
      { path: "^lib/db" },
    ),
    shut(
      "lib-never-looks-up",
      "Dependencies point inwards.",
      { path: "^lib", pathNot: TEST },
      { path: "^(app|components)" },
    ),
    shut(
      "import-and-export-are-pure",
      "A file format is a function of the data it is given.",
      { path: "^lib/(import|export)/", pathNot: TEST },
      { path: "^lib/(?!(domain|import|export|messages)/)" },
    ),
    shut("no-cycles", "A circle of imports has no first page to read.", {}, { circular: true }),
    shut(
      "no-dead-rooms",
      "A file that no page, command or test set-up can reach is a file nobody will fix.",
      {
        path: "^(app/.*/?(page|route|layout|error|not-found|actions)|app/global-error|lib/cli/main|lib/export/document/press-child|instrumentation)\\.tsx?$",
      },
      {
        path: "^(components|lib)",
        pathNot: `${TEST}|^lib/db/generated|\\.(mjs|d\\.mts)$|^lib/cli/main\\.ts$|^lib/export/document/press-child\\.ts$`,
        reachable: false,
      },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules|^lib/db/generated" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
export default plan;
