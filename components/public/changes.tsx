import type { EditionChange } from "@/lib/domain/summary";
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
      <p className="line-clamp-3">
        <a href={to.recommendation(change.ref)} className="text-ink">
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
  const level = from.level !== to.level;
  const position = from.position !== to.position;
  if (!level && !position)
    return <>{t("changes.revised", { fields: fields.map(fieldWords).join(", ") })}</>;
  return (
    <>
      {level && (
        <span className="block">
          {t("changes.from", { before: levelWords(from.level).name })} <LevelTag level={to.level} />
        </span>
      )}
      {position && (
        <span className="block">
          {t("changes.answerFrom", { before: positionWords(from.position).name })}{" "}
          <PositionTag position={to.position} />
        </span>
      )}
    </>
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
