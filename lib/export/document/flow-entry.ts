import { pagesRun, USUAL_LANGUAGE } from "@/lib/domain/language";
import { quoted } from "../report/text";
import type { Cited, Content, Entry, Part, Quotation } from "../report/block";
import {
  citation,
  saidIn,
  line,
  linked,
  TAB,
  words,
  type Around,
  type FlowParagraph,
} from "./flow-item";

/** One recommendation: its heading, its particulars, and its parts each under a label. */
export function entryFlow(
  { ref, heading, about, address, parts }: Entry,
  around: Around,
): FlowParagraph[] {
  const particulars = about.length > 0 ? `${about.join(" · ")} · ` : "";
  return [
    line("heading3", [words(heading)], { anchor: `entry-${ref}` }),
    line("particulars", [words(particulars), linked(ref, address)]),
    ...parts.flatMap((part) => partFlow(part, around)),
  ];
}

const partFlow = ({ label, content }: Part, around: Around): FlowParagraph[] => [
  line("label", [words(label)]),
  ...content.flatMap((one) => contentFlow(one, around)),
];

function contentFlow(content: Content, around: Around): FlowParagraph[] {
  switch (content.kind) {
    case "quotation":
      return quotation(content, around);
    case "level":
      return [
        line("level", [{ kind: "mark", level: content.level }, words(content.name, "strong")]),
        line("said", [saidIn(words(content.definition, "quiet"), content.language)]),
      ];
    case "text": {
      const tone = { plain: null, note: "quiet", strong: "strong" } as const;
      return [
        line("said", [saidIn(words(content.text, tone[content.tone]), content.language)], {
          keepNext: content.tone === "strong",
        }),
      ];
    }
    case "facts":
      return content.items.map(({ term, text }) =>
        line("fact", [words(term, "quiet"), TAB, words(text)]),
      );
    case "cited":
      return [evidence(content, around)];
  }
}

function quotation(
  { text, verbatim, by, source, direction, language }: Quotation,
  around: Around,
): FlowParagraph[] {
  const whose = [
    ...(by ? [words(by, "quiet")] : []),
    ...(source === null
      ? []
      : [words(by && around.report.notes === "end" ? " " : ""), ...citation(source, around)]),
  ];
  const said = saidIn(words(verbatim ? quoted(around.report.language, text) : text), language);
  // What runs the other way stays by itself, and so does a sign of a note that follows words of another direction.
  if (direction !== pagesRun(around.report.language) && whose.length > 0)
    return [line("quote", [said], { keepNext: true }), line("quote", whose)];
  return [line("quote", [said, ...(by ? [words("  ")] : []), ...whose])];
}

function evidence(
  { source, lead, title, about, text, url, short }: Cited,
  around: Around,
): FlowParagraph {
  const mark = citation(source, around);
  const atFoot = around.report.notes === "foot" && mark.length > 0;
  const address = url && !short && !atFoot ? [words("\n"), linked(url, url)] : [];
  const inlines = [
    ...(lead ? [words(`${lead}. `, "strong")] : []),
    words(`${[title, about].filter(Boolean).join(", ")}.`),
    ...(atFoot ? mark : []),
    ...(text && !short ? [saidIn(words(` ${text}`), USUAL_LANGUAGE)] : []),
    ...address,
  ];
  return atFoot ? line("said", inlines) : line("evidence", [...mark, TAB, ...inlines]);
}
