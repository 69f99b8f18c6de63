import { STANCES } from "@/lib/domain/entry/statement";
import type { StatementLine } from "@/lib/domain/signatory";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { countWords } from "@/lib/messages/figure";
import { translator } from "@/lib/messages/words";
import { Entry } from "./entry";
import type { Addresses } from "./place";
import { signatureAddresses } from "./signature-address";
import { stanceWords } from "./stance-mark";

const t = translator("dealings");

/** Statements by where they stand, and within that by where they were made. */
export function StatementList({
  lines,
  about,
  to,
}: {
  lines: readonly StatementLine[];
  /** The State that the list keeps to. */
  about: string | null;
  to: Addresses;
}) {
  const { matrix, compare } = signatureAddresses(to);
  return (
    <>
      <p className="text-small mb-6 flex flex-wrap gap-x-6">
        <a href={matrix(about)} className="target">
          {t("statement.matrixLink")}
        </a>
        <a href={compare()} className="target">
          {t("statement.compareLink")}
        </a>
      </p>
      {STANCES.map((stance) => {
        const own = lines.filter((line) => line.stance === stance);
        return (
          own.length > 0 && (
            <Entry key={stance} id={stance} name={stanceWords(stance)}>
              <Forums lines={own} to={to} />
            </Entry>
          )
        );
      })}
    </>
  );
}

function Forums({ lines, to }: { lines: readonly StatementLine[]; to: Addresses }) {
  const forums = [...new Set(lines.map(({ forum }) => forum))];
  return (
    <div className="space-y-6">
      {forums.map((forum) => (
        <section key={forum}>
          <h3 className="caption text-soft mb-1">{forum ?? t("statement.noForum")}</h3>
          <ul>
            {lines
              .filter((line) => line.forum === forum)
              .map((line) => (
                <li key={line.key} className="border-rule border-t py-3">
                  <Line line={line} to={to} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ line, to }: { line: StatementLine; to: Addresses }) {
  const { key, title, on, type, deliveredBy } = line;
  return (
    <>
      <p className="max-w-[72ch] font-serif">
        <a
          href={to.entry("statement", key)}
          className="text-ink decoration-rule hover:decoration-ink"
        >
          {title}
        </a>
      </p>
      <p className="text-note text-soft mt-0.5">
        {[
          dateWords(on),
          choiceWords("statement", "type", type),
          deliveredBy && t("statement.by", { name: deliveredBy }),
          completenessWords(line),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}

/** "4 of 13 or more named": the number stated is somebody’s word, the names are rows; null where there is neither. */
export function completenessWords({
  things,
  completeness: { named, stated, isLowerBound, complete },
}: Pick<StatementLine, "things" | "completeness">): string | null {
  const values = {
    named: countWords(named),
    stated: countWords(stated ?? 0),
    lower: isLowerBound ? "yes" : "no",
    things: t(`statement.thing.${things}`, { count: stated ?? named }),
  };
  // Whoever speaks for itself alone is named in the title.
  if (complete && named <= 1) return null;
  if (stated === null) return t("statement.namedOnly", values);
  if (named === 0) return t("statement.statedOnly", values);
  return complete ? t("statement.namedAll", values) : t("statement.named", values);
}
