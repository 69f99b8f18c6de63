// Measures reports over made-up recommendations, each with an answer, a finding and two pieces of evidence. Run by
// bench.mjs in a process of its own: node … bench-report.mjs.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

const WORDS =
  `repeal amend adopt ratify the act on public calm and ensure that gardeners of every garden can freely plant trees
  use their language and leave their country without prior authorisation in accordance with international standards`
    .trim()
    .split(/\s+/);

const { plainRecommendation } = await load("lib/db/testing/plain.ts");
const { implementationRates, noLevels, noPositions } = await load("lib/domain/rate.ts");
const { summaryOver } = await load("lib/domain/summary-over.ts");
const { LEVELS } = await load("lib/domain/level.ts");
const { report: facts } = await load("lib/domain/entry/report.ts");
const { reportOf } = await load("lib/export/report/report.ts");
const { toPdf } = await load("lib/export/document/pdf.ts");
const { toDocx } = await load("lib/export/document/docx.ts");

const short = reportOf(inputOf(428, "upr-mid-term"));
const pdf = await measure("428 recommendations as PDF", () => toPdf(short), "3 s");
await measure("the same as Word", () => toDocx(short), "5 s");
const long = reportOf(inputOf(5000, "upr-mid-term"));
const many = await measure("5000 as PDF", () => toPdf(long), "30 s, 512 MB");
const ratio = (many / pdf / (5000 / 428)).toFixed(2);
process.stdout.write(`5000 against as many in reports of 428: ratio ${ratio} (to reach: 1.2)\n`);
await measure("5000 as Word", () => toDocx(long), "30 s, 512 MB");
const table = reportOf(inputOf(5000, "data-annex"));
await measure("5000 as a table, PDF", () => toPdf(table), "30 s, 512 MB");
process.exit(0);

async function measure(name, make, toReach) {
  const [before, watch] = [process.memoryUsage().rss, watchChildren()];
  const start = performance.now();
  const { length } = await make();
  const seconds = (performance.now() - start) / 1000;
  const children = watch.end();
  const memory = children || Math.max(0, process.resourceUsage().maxRSS * 1024 - before);
  process.stdout.write(
    `${name}: ${seconds.toFixed(1)} s, ${(length / 2 ** 20).toFixed(1)} MB, ` +
      `${Math.round(memory / 2 ** 20)} MB of memory at most${children ? " in processes of its own" : " more than at rest"} (to reach: ${toReach})\n`,
  );
  return seconds;
}

/** The most that processes begun by this one hold together, looked at ten times a second; 0 where the machine does not tell. */
function watchChildren() {
  let most = 0;
  const timer = setInterval(() => {
    try {
      const told = execFileSync("ps", ["-o", "rss=", "--ppid", String(process.pid)], {
        encoding: "utf8",
      });
      const held = told
        .trim()
        .split(/\s+/)
        .map((one) => Number(one) * 1024);
      most = Math.max(
        most,
        held.reduce((sum, one) => sum + one, 0),
      );
    } catch {
      // None runs, or there is no such program.
    }
  }, 100);
  return {
    end() {
      clearInterval(timer);
      return most > 2 ** 25 ? most : 0; // The one that looks is a child too, and a small one.
    },
  };
}

function inputOf(count, form) {
  const edition = {
    ...{ number: 7, asOf: "2025-02-28", publishedAt: "2025-02-28T10:00:00.000Z" },
    ...{ note: "A bench", sha256: "e".repeat(64) },
  };
  const rows = Array.from({ length: count }, (_, at) => rowOf(at));
  const whole = {
    ...{ edition, state: { iso3: "XEX", name: "Examplia" }, countingUnit: "paragraph" },
    ...{ totals: { recommendations: 0, others: 0, uncounted: null }, levels: noLevels() },
    ...{ positions: noPositions(), implementation: implementationRates(noLevels()) },
    ...{ reviews: [], matrix: [], themes: [], bodies: [] },
  };
  const summary = summaryOver(whole, { rows, unit: "paragraph", cycle: null, uncounted: null });
  return {
    ...{ key: "a-bench", edition, site: "Onus of Examplia", scales: [], summary, rows },
    ...{
      url: "https://onus.example.org/editions/7/",
      names: { XEX: "Examplia" },
      called: [],
      takenDown: 0,
    },
    ...{ state: whole.state, document: null, profile: null, calls: null, before: null },
    ...{ claims: [], cases: [], obligations: [], events: [], sessions: [], dealings: [] },
    ...{ charts: [] },
    facts: facts.parse({ title: "A bench", form, on: "2025-03-01", edition: 7 }),
  };
}

function rowOf(at) {
  const key = `CAT-C-XEX-CO-${Math.floor(at / 150)}`;
  const level = LEVELS[at % LEVELS.length];
  const isAssessed = level !== "not-assessed";
  const content = plainRecommendation({
    ...{ ref: `${key}.${at}`, body: "cat", paragraph: String(at), issuedOn: "2024-03-01" },
    text: wordsOf(35, at),
    document: {
      ...{ key, symbol: key.replaceAll("-", "/"), title: `Concluding observations ${key}` },
      ...{ url: `https://docs.example.org/${key}`, publishedOn: "2024-03-01" },
    },
    responses: at % 2 ? [answerOf(at)] : [],
    assessment: isAssessed ? assessmentOf(at, level) : null,
    evidence: isAssessed ? [0, 1].map((n) => evidenceOf(at, n)) : [],
  });
  const position = content.responses.at(-1)?.position ?? "none";
  return { ref: content.ref, content, position, claim: null, level };
}

function answerOf(at) {
  return {
    ...{ position: "rejected", claim: null, on: "2024-06-11" },
    ...{ verbatim: wordsOf(20, at + 7), comment: wordsOf(15, at + 3) },
    source: { title: "Reply of Examplia", url: "https://docs.example.org/reply" },
  };
}

function assessmentOf(at, level) {
  return {
    ...{ level, structure: level, process: null, outcome: null, confidence: "high" },
    ...{ standardOfProof: "reasonable-grounds", rationale: wordsOf(60, at + 1), method: 1 },
    ...{ evidenceCutOff: "2025-01-31", searchNote: null, assessedBy: "Examplia Rights Watchers" },
    ...{ reviewedBy: "Neighbours for Examplia", approvedOn: "2025-02-01", underReview: false },
  };
}

function evidenceOf(at, n) {
  return {
    ...{ code: `e${at % 700}-${n}`, title: `Report ${at % 700}, ${n}`, publisher: "Watch" },
    ...{ kind: "ngo", url: `https://e.example.org/${at % 700}/${n}`, publishedOn: "2025-01" },
    ...{ archivedUrl: `https://archive.example.org/${at % 700}/${n}`, occurredOn: null },
    ...{ summary: wordsOf(20, at + 9), relation: "shows-lack", cited: true },
  };
}

/** The same words for the same number. */
function wordsOf(count, seed) {
  let state = seed * 7919 + 1;
  const next = () => (state = (state * 1664525 + 1013904223) % 2 ** 32);
  return `${Array.from({ length: count }, () => WORDS[next() % WORDS.length]).join(" ")}.`;
}

function load(name) {
  return import(pathToFileURL(path.resolve(name)).href);
}
