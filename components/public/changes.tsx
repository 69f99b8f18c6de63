import type { Day } from "@/lib/domain/day";
import type { Level } from "@/lib/domain/level";
import type { Position } from "@/lib/domain/position";
import type { EditionChange } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import { levelWords, positionWords, translator } from "@/lib/messages/words";
import { LevelTag, PositionTag } from "./mark";
import type { Addresses } from "./place";

const t = translator("public");

/** What an edition added, changed and removed, one line each; what is removed is named by its reference alone. */
export function Changes({ changes, to }: { changes: readonly EditionChange[]; to: Addresses }) {
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.ref} className="border-rule border-b py-3">
          <Change change={change} to={to} />
        </li>
      ))}
    </ul>
  );
}

function Change({ change, to }: { change: EditionChange; to: Addresses }) {
  if (change.change === "removed")
    return <p className="text-small">{t("changes.removed", { ref: change.ref })}</p>;
  return (
    <>
      <p className="line-clamp-3 max-w-[72ch] font-serif">
        <a
          href={to.recommendation(change.ref)}
          className="text-ink decoration-rule hover:decoration-ink"
        >
          {change.title}
        </a>
      </p>
      <p className="text-note text-soft">{change.ref}</p>
      <p className="text-small mt-1">
        {change.change === "added" ? addedWords(change) : <Moved change={change} />}
      </p>
    </>
  );
}

const addedWords = ({ level }: Extract<EditionChange, { change: "added" }>) => (
  <>
    {t("changes.added")} <LevelTag level={level} />
  </>
);

function Moved({
  change: { from, to, fields },
}: {
  change: Extract<EditionChange, { change: "changed" }>;
}) {
  if (from.level === to.level && from.position === to.position)
    return <>{t("changes.revised", { fields: [...new Set(fields.map(fieldWords))].join(", ") })}</>;
  return <Move from={from} to={to} />;
}

type Standing = { level: Level; position: Position };

/** From one level or answer to another. */
function Move({ from, to }: { from: Standing; to: Standing }) {
  return (
    <>
      {from.level !== to.level && (
        <span className="block">
          {t("changes.from", { before: levelWords(from.level).name })} <LevelTag level={to.level} />
        </span>
      )}
      {from.position !== to.position && (
        <span className="block">
          {t("changes.answerFrom", { before: positionWords(from.position).name })}{" "}
          <PositionTag position={to.position} />
        </span>
      )}
    </>
  );
}

export type DossierChange = {
  edition: number;
  asOf: Day;
  ref: string;
  title: string;
  from: Standing;
  to: Standing;
};

/** The newest changes of a dossier, each with the edition that made it. */
export function DossierChanges({
  changes,
  to,
}: {
  changes: readonly DossierChange[];
  to: Addresses;
}) {
  return (
    <ul>
      {changes.map((change) => (
        <li key={`${change.edition} ${change.ref}`} className="border-rule border-b py-3">
          <p className="text-note text-soft">
            <a href={`/editions/${change.edition}`} className="text-soft">
              {t("history.edition", { edition: change.edition })}
            </a>
            {`, ${dateWords(change.asOf)} · ${change.ref}`}
          </p>
          <p className="line-clamp-3 max-w-[72ch] font-serif">
            <a
              href={to.recommendation(change.ref)}
              className="text-ink decoration-rule hover:decoration-ink"
            >
              {change.title}
            </a>
          </p>
          <p className="text-small mt-1">
            <Move from={change.from} to={change.to} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Parts of a recommendation as readers call them; the rest are details of its record. */
const FIELDS = {
  text: t("changes.fields.text"),
  summary: t("changes.fields.summary"),
  assessment: t("changes.fields.assessment"),
  evidence: t("changes.fields.evidence"),
  responses: t("changes.fields.responses"),
  outside: t("changes.fields.outside"),
  themes: t("changes.fields.themes"),
};
const isNamed = (field: string): field is keyof typeof FIELDS => Object.hasOwn(FIELDS, field);
const fieldWords = (field: string) => (isNamed(field) ? FIELDS[field] : t("changes.fields.other"));
