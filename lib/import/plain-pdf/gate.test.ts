import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plainPdfBehindGate } from "./gate";

const PDF = Buffer.from(
  "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n" +
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 90 90] >>\nendobj\ntrailer\n<< /Root 1 0 R /Info << /Author (Zilpzalp) >> >>\n%%EOF\n",
);

const timeout = 30_000;

test("a copy is made in a process of its own", { timeout }, async () => {
  const copy = await plainPdfBehindGate(PDF);
  expect(copy.ok && Buffer.from(copy.value).includes("/Pages")).toBe(true);
  expect(copy.ok && Buffer.from(copy.value).includes("Zilpzalp")).toBe(false);
});

test(
  "a process that falls silent or says what it should not, makes no copy and no fall",
  { timeout },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "onus-gate-"));
    const entries = {
      silent: "setInterval(() => {}, 1000)",
      odd: 'process.send({ ok: true, value: "no bytes" })',
    };
    for (const [name, program] of Object.entries(entries)) {
      const entry = join(folder, `${name}.mjs`);
      writeFileSync(entry, program);
      const timeLimitMs = name === "silent" ? 300 : timeout;
      expect(await plainPdfBehindGate(PDF, { entry, timeLimitMs })).toMatchObject({
        ok: false,
        problem: { code: "not valid" },
      });
    }
    rmSync(folder, { recursive: true });
  },
);
