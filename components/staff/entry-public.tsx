import { canonical } from "@/lib/domain/canonical";
import { COLLECTIONS, type EntryFacts, type EntryKind } from "@/lib/domain/entry/kind";
import type { ClosedBy } from "@/lib/domain/entry/published";
import { recordWords as t } from "@/lib/messages/record";
import { EntryChange } from "./entry-change";
import type { LinkNames } from "./entry-facts";

type Preview = {
  facts: EntryFacts;
  closedBy: ClosedBy[];
  published: { edition: number; facts: EntryFacts } | null;
};

/** Exactly what the public would read of the newest version, against what it reads now; what is new is marked. */
export function EntryPublic({
  kind,
  entryKey,
  preview: { facts, closedBy, published },
  names,
}: {
  kind: EntryKind;
  entryKey: string;
  preview: Preview;
  names: LinkNames;
}) {
  const isSame = published !== null && canonical(published.facts) === canonical(facts);
  return (
    <>
      {closedBy.length > 0 && (
        <>
          <p className="font-semibold">{t("public.closed")}</p>
          <ul className="mb-2 list-disc pl-5">
            {closedBy.map((reason) => (
              <li key={reason}>{t(`closedBy.${reason}`)}</li>
            ))}
          </ul>
          <p className="text-small text-soft">{t("public.wouldBe")}</p>
        </>
      )}
      {!isSame && (
        <p className="text-small mb-2">
          {published ? t("public.now", { edition: published.edition }) : t("public.first")}
        </p>
      )}
      <EntryChange
        kind={kind}
        before={published?.facts ?? null}
        after={facts}
        names={names}
        same={t("public.same", { edition: published?.edition ?? 0 })}
      />
      {published && (
        <p className="mt-3">
          <a href={`/${COLLECTIONS[kind]}/${encodeURIComponent(entryKey)}`}>
            {t("public.address")}
          </a>
        </p>
      )}
    </>
  );
}
