import { describe, expect, test } from "vitest";
import { cleanText, takeNumber, withoutNumber } from "./uhri-text";

describe("a text of the index", () => {
  test.each([
    ["Plant&nbsp;trees &amp; hedges", "Plant trees & hedges"],
    ["Plant&nbsptrees", "Plant trees"],
    ["Examplia&rsquo;s well&#8209;kept trees", "Examplia’s well‑kept trees"],
    ["&lrm;Plant \u200Ftrees", "Plant trees"],
    ["<p>Plant<br/>trees</p> br>", "Plant trees"],
    ["caf&eacute;s at 5 < 6 &unknown; &amp;nbsp;!", "cafés at 5 < 6 &unknown; !"],
    ["  Plant\u00A0\u00A0trees ;", "Plant trees"],
    ["Heading \r\n 7. Plant", "Heading\n7. Plant"],
  ])("%j is %j", (given, clean) => expect(cleanText(given)).toBe(clean));
});

describe("the number of a paragraph", () => {
  test.each([
    ["137.197 Plant trees", "137.197", "Plant trees"],
    ["133.29. Plant trees", "133.29", "Plant trees"],
    ["115.85 .Plant trees", "115.85", "Plant trees"],
    ["127.179种树", "127.179", "种树"],
    ["67. Plant trees", "67", "Plant trees"],
    ["8.The Committee recommends trees", "8", "The Committee recommends trees"],
    ["79(a) Plant trees", "79(a)", "Plant trees"],
    ["Recommendation No. 41, para. 81: 41. Plant trees", "81.41", "Plant trees"],
    ["Recommendations contained in para. 79(a): 79(a). Plant trees", "79(a)", "Plant trees"],
    ["paragraph 28: Plant trees", "28", "Plant trees"],
    ["Right to shade66.While it welcomes trees", "66", "While it welcomes trees"],
    ["Care of trees (art. 19)40. Recalling trees", "40", "Recalling trees"],
    ["Article 20 (1) of the Tree Act 63. The Committee asks", "63", "The Committee asks"],
    ["Trees\n7. The Committee asks", "7", "The Committee asks"],
  ])("is taken off %j", (given, paragraph, text) =>
    expect(takeNumber(given)).toEqual({ paragraph, text }),
  );

  test.each([
    "2030 Agenda: plant trees",
    "3.5 million trees are to be planted",
    "12 trees a year",
    "10.5 per cent of the trees",
    "The Committee recalls article 24. The State party plants trees",
    "The Committee recalls its general comment No. 36. Trees matter",
    "",
  ])("is not seen in %j", (text) => expect(takeNumber(text)).toEqual({ paragraph: null, text }));

  test("is taken off other languages where it is the same, and only there", () => {
    expect(withoutNumber("127-179 شجرة", "127.179")).toBe("شجرة");
    expect(withoutNumber("179-127 شجرة", "127.179")).toBe("شجرة");
    expect(withoutNumber("١٢٧-١٧٩ شجرة", "127.179")).toBe("شجرة");
    expect(withoutNumber("93.Planter des arbres", "93")).toBe("Planter des arbres");
    expect(withoutNumber("12 arbres", "93")).toBe("12 arbres");
    expect(withoutNumber("12 arbres", null)).toBe("12 arbres");
    expect(withoutNumber("93", "93")).toBe("93");
  });
});
