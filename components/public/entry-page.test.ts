import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { wholeFacts } from "@/lib/db/testing/entry";
import { dateOf, ENTRY, ENTRY_KINDS, titleOf, type EntryFacts } from "@/lib/domain/entry/kind";
import type { EntryLine, NameOf, Pointer } from "@/lib/domain/entry/line";
import { fieldsOf } from "@/lib/domain/entry/shape";
import { fieldWords, kindWords } from "@/lib/messages/entry";
import { roleWords } from "@/lib/messages/role";
import { EntryList } from "./entry-list";
import { EntryPage } from "./entry-page";
import type { Place } from "./place";

const place: Place = {
  edition: {
    number: 3,
    asOf: "2025-03-01",
    publishedAt: "2025-03-02T08:00:00.000Z",
    note: "A note",
    sha256: "00",
  },
  newest: 5,
  pinned: true,
  path: "/somewhere",
  origin: "https://onus.example",
};

/** Everything is in the edition under a name of its own, but for one document. */
const names: NameOf = (target, value) =>
  value === "Secret-Paper" ? null : { label: `the ${target} ${value}`, detail: null };
const links = { state: "XEX", recommendation: "EX-1.1", document: "Secret-Paper", review: "XEX-4" };

function sample(kind: (typeof ENTRY_KINDS)[number]): EntryLine {
  const facts = ENTRY[kind].parse(wholeFacts(kind, "Sandpiper", links)) as EntryFacts;
  return { kind, key: "one", facts, title: titleOf(kind, facts), on: dateOf(facts) };
}

const pageOf = (entry: EntryLine, pointers: Pointer[] = []) =>
  renderToStaticMarkup(createElement(EntryPage, { entry, names, pointers, place }));

/** In the head, in the margin or at the foot of the page, without their label. */
const UNLABELLED = ["title", "name", "summary", "abbreviation", "type", "about", "territories"];

describe.each(ENTRY_KINDS)("the plain page of the kind %s", (kind) => {
  test("says every fact under its name, with its sources and when they were last looked at", () => {
    const html = pageOf(sample(kind));
    const labels = fieldsOf(kind)
      .filter(({ name, target }) => !UNLABELLED.includes(name) && target !== "document")
      .filter(({ target, holds }) => holds === "rows" || !target?.startsWith("entry:"))
      .filter(({ name }) => !["lastCheckedOn", "remark"].includes(name))
      .map(({ name }) => fieldWords(kind, name));
    for (const label of labels) expect(html, label).toContain(label);
    expect(html).toContain("Its sources were last looked at on");
    expect(html).toContain("To be kept in mind");
    expect(html).toContain("https://onus.example/editions/3/somewhere");
  });

  test("leads to what it points at inside the edition, and is silent of what is not in it", () => {
    const html = pageOf(sample(kind));
    expect(html).toContain('href="/editions/3/states/xex"');
    expect(html).not.toContain("Secret-Paper");
  });

  test("is a document without scripts and styles of its own", () => {
    const list = createElement(EntryList, {
      kind,
      entries: [sample(kind)],
      about: null,
      dossiers: [],
      page: 1,
      pages: 1,
      rows: 200,
      place,
    });
    for (const html of [pageOf(sample(kind)), renderToStaticMarkup(list)]) {
      expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/);
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });
});

test("what points at an entry stands under its kind and role, the rest behind a word", () => {
  const pointers = Array.from({ length: 14 }, (_, n) => ({
    ...sample("statement"),
    key: `s-${n}`,
    title: `Statement number ${n}.`,
    part: "signatory",
  }));
  const html = pageOf(sample("organisation"), pointers);
  expect(html).toContain(kindWords("statement").many);
  expect(html).toContain(roleWords("signatory"));
  for (const { title } of pointers) expect(html).toContain(title);
  expect(html).toContain("and 2 more");
});
