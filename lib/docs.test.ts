import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const decisions = readdirSync("docs/decisions").filter((name) => name.endsWith(".md"));
const prose = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

describe("decisions", () => {
  test("each has a number of its own and a name that says what it is about", () => {
    const numbers = decisions.map((name) => /^(\d{3})-[a-z0-9]+(-[a-z0-9]+)*\.md$/.exec(name)?.[1]);
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(decisions.length);
  });

  test.each(decisions.filter((name) => !name.startsWith("000")))(
    "%s says when, how it stands, why, what and what follows",
    (name) => {
      const text = readFileSync(join("docs/decisions", name), "utf8");
      expect(text).toMatch(/^# \d{3}[: ]/);
      expect(text).toMatch(/^- Date: \d{4}-\d{2}-\d{2}$/m);
      expect(text).toMatch(/^- Status: (accepted|superseded by \d{3})$/m);
      for (const part of ["Context", "Decision", "Consequences"])
        expect(text).toMatch(new RegExp(`^## ${part}$`, "m"));
    },
  );
});

describe("links", () => {
  test.each(prose)("%s links only to files that are there", (file) => {
    const text = readFileSync(file, "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)]*)?\)/g)];
    const broken = links
      .map(([, to = ""]) => to)
      .filter((to) => !existsSync(join(dirname(file), to)));
    expect(broken).toEqual([]);
  });

  test("comments in the code that send a reader to a decision send them to one that is there", () => {
    const sources = ["lib", "app", "components", "prisma"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(ts|tsx|mjs|sql|prisma)$/.test(name) && !name.includes("generated"))
        .map((name) => join(folder, name)),
    );
    const named = sources.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/docs\/decisions\/(\d{3})/g)].map(
        ([, number]) => number,
      ),
    );
    const held = decisions.map((name) => name.slice(0, 3));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((number) => !held.includes(number ?? ""))).toEqual([]);
  });
});
