import { pagesRun, type Direction } from "@/lib/domain/language";
import {
  INK,
  lookIn,
  MARGIN,
  MARKS,
  OTHER_SCRIPTS,
  PAGE,
  RULE,
  SANS,
  SERIF,
  STYLE_KEYS,
  STYLES,
  TONES,
  widthOf,
  type StyleKey,
  type Tone,
} from "./style";
import { escaped, HEAD, tag } from "./xml";

export type Layout = "book" | "sheet";

export const NAMESPACES = [
  ["office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"],
  ["style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"],
  ["text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"],
  ["table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"],
  ["draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"],
  ["svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"],
  ["fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"],
  ["meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"],
  ["dc", "http://purl.org/dc/elements/1.1/"],
  ["xlink", "http://www.w3.org/1999/xlink"],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(" ");

export const pt = (points: number) => `${Math.round(points * 100) / 100}pt`;
export const idOf = (key: StyleKey): string => STYLES[key].name.replaceAll(" ", "_20_");
export const idOfTone = (tone: Tone): string => TONES[tone].name;

/** Every style by its name, the lists that are counted, and the page with its head and foot. */
export function stylesXml(
  layout: Layout,
  language: string,
  page: { header: string; footer: string },
): string {
  const fonts = [SANS, SERIF, OTHER_SCRIPTS.eastAsian, OTHER_SCRIPTS.complex].map((name) =>
    tag("style:font-face", { "style:name": name, "svg:font-family": `'${name}'` }),
  );
  const common = [
    defaults(layout, language),
    ...STYLE_KEYS.map((key) => paragraphStyle(key, layout, pagesRun(language))),
    ...(Object.keys(TONES) as Tone[]).map(characterStyle),
    ...Object.entries(MARKS).map(
      ([level, { color }]) =>
        `<style:style style:name="Level_${level}" style:family="text">${tag("style:text-properties", { "fo:color": `#${color}` })}</style:style>`,
    ),
    '<style:style style:name="Note_Sign" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
    counted("Numbered", layout, "numbered"),
    counted("Counted", layout, "listNumber"),
    `<text:list-style style:name="Bulleted"><text:list-level-style-bullet text:level="1" text:bullet-char="•">${position("list", layout)}</text:list-level-style-bullet></text:list-style>`,
    '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Note_Sign" text:citation-body-style-name="Note_Sign" text:default-style-name="Footnote_20_Text" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>',
  ];
  return `${HEAD}<office:document-styles ${NAMESPACES} office:version="1.3"><office:font-face-decls>${fonts.join("")}</office:font-face-decls><office:styles>${common.join("")}</office:styles><office:automatic-styles>${pageLayout(layout, pagesRun(language))}</office:automatic-styles><office:master-styles>${masters(layout, page)}</office:master-styles></office:document-styles>`;
}

export const WRITING_MODE = { ltr: "lr-tb", rtl: "rl-tb" } as const;

const COUNTRIES: Record<string, string> = {
  en: "GB",
  fr: "FR",
  zh: "CN",
  ar: "SA",
  ug: "CN",
  bo: "CN",
  ru: "RU",
};
/** East Asian and complex scripts have properties of their own. */
export function languageProperties(
  language: string,
  kind: "" | "-asian" | "-complex",
): Record<string, string> {
  const prefix = kind === "" ? "fo" : "style";
  return {
    [`${prefix}:language${kind}`]: language,
    [`${prefix}:country${kind}`]: COUNTRIES[language] ?? "none",
  };
}

const defaults = (layout: Layout, language: string): string =>
  `<style:default-style style:family="paragraph">${tag("style:paragraph-properties", { "fo:line-height": "125%", "style:writing-mode": WRITING_MODE[pagesRun(language)], "fo:text-align": pagesRun(language) === "rtl" ? "right" : null })}${tag("style:text-properties", { "style:font-name": SANS, "style:font-name-asian": OTHER_SCRIPTS.eastAsian, "style:font-name-complex": OTHER_SCRIPTS.complex, ...sizes(layout === "book" ? 10 : 9.5), "fo:color": `#${INK}`, ...languageProperties(pagesRun(language) === "rtl" ? "en" : language, ""), ...languageProperties("zh", "-asian"), ...languageProperties("ar", "-complex") })}</style:default-style><style:style style:name="Standard" style:family="paragraph" style:class="text"/>`;

const sizes = (points: number) => ({
  "fo:font-size": pt(points),
  "style:font-size-asian": pt(points),
  "style:font-size-complex": pt(points),
});
const bolds = {
  "fo:font-weight": "bold",
  "style:font-weight-asian": "bold",
  "style:font-weight-complex": "bold",
};
export const italics = {
  "fo:font-style": "italic",
  "style:font-style-asian": "italic",
  "style:font-style-complex": "italic",
};
export const BOLD = bolds;

function paragraphStyle(key: StyleKey, layout: Layout, runs: Direction): string {
  const { name, font, size, bold, color, ...one } = lookIn(layout, key);
  const begin = runs === "rtl" ? "right" : "left";
  const tab = one.tab && (one.tab < 0 ? widthOf(layout) : one.tab - (one.left ?? 0));
  const stops =
    tab === undefined
      ? ""
      : tag(
          "style:tab-stops",
          {},
          tag("style:tab-stop", {
            "style:position": pt(tab),
            "style:type": (one.tab ?? 0) < 0 ? "right" : "left",
          }),
        );
  const inList = LISTED[key];
  const paragraph = tag(
    "style:paragraph-properties",
    {
      "fo:margin-top": pt(one.before ?? 0),
      "fo:margin-bottom": pt(one.after ?? 0),
      "fo:margin-left": inList || one.left === undefined ? null : pt(one.left),
      "fo:text-indent": inList || !one.hanging ? null : pt(-one.hanging),
      "fo:text-align":
        one.align === "right"
          ? runs === "rtl"
            ? "left"
            : "end"
          : one.align === "left"
            ? null
            : one.align,
      "fo:keep-with-next": one.keepNext ? "always" : null,
      "fo:keep-together": one.keepLines ? "always" : null,
      "fo:border-top":
        one.line === "top"
          ? `${key === "headline" ? `1pt solid #${INK}` : `0.25pt solid #${RULE}`}`
          : null,
      [`fo:border-${begin}`]: one.line === "start" ? `1pt solid #${RULE}` : null,
      "fo:padding-top": one.line === "top" ? pt(key === "headline" ? 10 : 4) : null,
      [`fo:padding-${begin}`]: one.line === "start" ? "8pt" : null,
    },
    stops,
  );
  const text = tag("style:text-properties", {
    "style:font-name": font ?? null,
    ...(size ? sizes(size) : {}),
    ...(bold ? bolds : {}),
    "fo:color": color ? `#${color}` : null,
  });
  const attributes = {
    "style:name": idOf(key),
    "style:display-name": name,
    "style:family": "paragraph",
    "style:parent-style-name": "Standard",
    "style:next-style-name": one.outline ? idOf("body") : null,
    "style:default-outline-level": one.outline ?? null,
    "style:list-style-name": inList ?? null,
  };
  return tag("style:style", attributes, paragraph + text);
}

const LISTED: Partial<Record<StyleKey, string>> = {
  numbered: "Numbered",
  list: "Bulleted",
  listNumber: "Counted",
};
export const listOf = (key: StyleKey): string | null => LISTED[key] ?? null;

const position = (key: StyleKey, layout: Layout): string => {
  const { left = 0, hanging = 0 } = lookIn(layout, key);
  const label = tag("style:list-level-label-alignment", {
    "text:label-followed-by": "listtab",
    "text:list-tab-stop-position": pt(left),
    "fo:text-indent": pt(-hanging),
    "fo:margin-left": pt(left),
  });
  return tag(
    "style:list-level-properties",
    { "text:list-level-position-and-space-mode": "label-alignment" },
    label,
  );
};

const counted = (name: string, layout: Layout, key: StyleKey): string =>
  `<text:list-style style:name="${name}"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">${position(key, layout)}</text:list-level-style-number></text:list-style>`;

function characterStyle(tone: Tone): string {
  const { name, bold, italic, color, size } = TONES[tone];
  const text = tag("style:text-properties", {
    ...(bold ? bolds : {}),
    ...(italic ? italics : {}),
    ...(size ? sizes(size) : {}),
    "fo:color": color && `#${color}`,
  });
  return `<style:style style:name="${escaped(name)}" style:family="text">${text}</style:style>`;
}

function pageLayout(layout: Layout, runs: Direction): string {
  const { top, bottom, side } = MARGIN[layout];
  const page = tag("style:page-layout-properties", {
    "fo:page-width": pt(PAGE.width),
    "fo:page-height": pt(PAGE.height),
    "fo:margin-top": pt(top - 24),
    "fo:margin-bottom": pt(bottom - 40),
    "fo:margin-left": pt(side),
    "fo:margin-right": pt(side),
    "style:writing-mode": runs === "rtl" ? WRITING_MODE.rtl : null,
  });
  const room = (kind: "header" | "footer", least: number) =>
    tag(
      `style:${kind}-style`,
      {},
      tag("style:header-footer-properties", { "fo:min-height": pt(least) }),
    );
  return `<style:page-layout style:name="Page">${page}${room("header", 24)}${room("footer", 30)}</style:page-layout>`;
}

/** The first page of a book has no number. */
function masters(layout: Layout, { header, footer }: { header: string; footer: string }): string {
  const master = (name: string, next: string | null, foot: string) =>
    tag(
      "style:master-page",
      { "style:name": name, "style:page-layout-name": "Page", "style:next-style-name": next },
      `<style:header>${header}</style:header><style:footer>${foot}</style:footer>`,
    );
  const standard = master("Standard", null, footer);
  return layout === "book"
    ? standard + master("First", "Standard", header || "<text:p/>")
    : standard;
}
