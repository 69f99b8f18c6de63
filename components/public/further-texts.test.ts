import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FurtherTexts } from "./further-texts";

const render = (texts: { language: string; text: string }[]) =>
  renderToStaticMarkup(createElement(FurtherTexts, { texts }));

test("a text in Arabic stands from right to left, under its language, and one in French from left to right", () => {
  const page = render([
    { language: "ar", text: "ازرعوا الأشجار" },
    { language: "fr", text: "Plantez des arbres" },
  ]);
  expect(page).toMatch(/<div lang="ar" dir="rtl"[^>]*>.*العربية.*ازرعوا/);
  expect(page).toMatch(/<div lang="fr" dir="ltr"[^>]*>.*Français.*Plantez/);
});

test("nothing is shown of what is not there", () => expect(render([])).toBe(""));
