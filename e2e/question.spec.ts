import type { Page } from "@playwright/test";
import { expect, test } from "./house";

// The ten questions of docs/questions.md, asked as a reader asks them: from the first page of an edition, by links alone, no script.

type Asked = {
  question: RegExp;
  /** What the page that is led to says first. */
  answer: RegExp;
  /** The link that proves it, and what stands behind that. */
  proof: { name: RegExp; within?: string; says: RegExp };
};

const QUESTIONS: Asked[] = [
  {
    question: /How much did China accept, reject/,
    answer: /China supported 290 of 428 \(67\.8/,
    proof: { name: /Uyghur Human Rights Project and 15 others/, within: "#answers", says: /./ },
  },
  {
    question: /What has been carried out/,
    answer: /have been assessed/,
    proof: { name: /Not implemented/, within: "#levels", says: /9 recommendations/ },
  },
  {
    question: /Where do the word of China and what was found part/,
    answer: /No claim of having acted|claims? of having acted/,
    proof: { name: /All of them in the explorer/, says: /recommendation/ },
  },
  {
    question: /How much has not been assessed yet/,
    answer: /53 recommendations/,
    proof: { name: /.+/, within: "main li", says: /Not yet assessed/ },
  },
  {
    question: /Which reports of China are overdue/,
    answer: /2 reports were past their day/,
    proof: {
      name: /Sixth periodic report/,
      within: "#overdue",
      says: /not seen when last checked/,
    },
  },
  {
    question: /Which States asked China for what/,
    answer: /8 States have made recommendations/,
    proof: { name: /Greece/, says: /Greece/ },
  },
  {
    question: /How did my State vote/,
    answer: /States/,
    proof: { name: /^Japan$/, says: /Japan signed/ },
  },
  {
    question: /Whose cases were raised/,
    answer: /known to have been held the longest/,
    proof: { name: /^Jimmy Lai$/, says: /days in detention when last checked/ },
  },
  {
    question: /What are the United Nations and their members asked/,
    answer: /demands have been made more than once/,
    proof: { name: /Hold a special session/, says: /special session/ },
  },
  {
    question: /What has changed since the last edition/,
    answer: /has changed since the first edition|Edition/,
    proof: { name: /All that edition 1 changed/, within: "#changes", says: /added/ },
  },
];

for (const { question, answer, proof } of QUESTIONS)
  test(`@no-script-only ${question.source}: two clicks to what proves the answer`, async ({
    page,
  }) => {
    // The first edition stays as it is, whatever other tests publish.
    await page.goto("/editions/1/overview");
    await page.getByRole("main").getByRole("link", { name: question }).click();
    await expect(page.getByRole("main")).toContainText(answer);
    const within = page.locator(proof.within ?? "main");
    const link = within.getByRole("link", { name: proof.name }).first();
    if (await leadsAway(page, link)) return;
    await link.click();
    await expect(page.getByRole("main")).toContainText(proof.says);
  });

/** A cited source is somebody else's page: its address is proof enough, and no test goes there. */
async function leadsAway(page: Page, link: ReturnType<Page["getByRole"]>): Promise<boolean> {
  const href = await link.getAttribute("href");
  return new URL(href ?? "", page.url()).origin !== new URL(page.url()).origin;
}
