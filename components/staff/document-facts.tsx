import Link from "next/link";
import { BODY_CODES } from "@/lib/domain/body";
import { DOCUMENT_KINDS, hintOf } from "@/lib/domain/document-draft";
import { dateWords } from "@/lib/messages/date";
import { recordWords as t } from "@/lib/messages/record";
import { bodyWords } from "@/lib/messages/words";

type Named = { key: string; title: string };
type Document = {
  key: string;
  symbol: string | null;
  bodyCode: string;
  body: { name: string };
  kind: string;
  state: string | null;
  adoptedOn: string | null;
  distributedOn: string | null;
  publishedOn: string | null;
  url: string | null;
  archivedUrl: string | null;
  aliases: string[];
  supersedes: Named | null;
  supersededBy: Named[];
  reviews: { stateIso3: string; cycle: number }[];
};

export function DocumentFacts({ found }: { found: Document }) {
  const day = (date: string | null) => date && dateWords(date);
  const facts: [string, React.ReactNode][] = [
    [t("documents.symbol"), found.symbol && <SymbolWithHint found={found} />],
    [t("documents.body"), found.body.name],
    [
      t("documents.kind"),
      DOCUMENT_KINDS.filter((kind) => kind === found.kind).map((kind) =>
        t(`documents.kinds.${kind}`),
      ),
    ],
    [t("documents.state"), found.state],
    [t("documents.adoptedOn"), day(found.adoptedOn)],
    [t("documents.distributedOn"), day(found.distributedOn)],
    [t("documents.publishedOn"), day(found.publishedOn)],
    [t("documents.url"), found.url && <Outward href={found.url} />],
    [t("documents.archivedUrl"), found.archivedUrl && <Outward href={found.archivedUrl} />],
    [t("documents.aliases"), found.aliases.length > 0 && found.aliases.join("; ")],
    [t("documents.supersedes"), found.supersedes && <Other one={found.supersedes} />],
    [
      t("documents.supersededBy"),
      found.supersededBy.length > 0 &&
        found.supersededBy.map((one) => <Other key={one.key} one={one} />),
    ],
    [
      t("documents.reviews"),
      found.reviews.length > 0 &&
        found.reviews.map(({ stateIso3, cycle }) => (
          <Link
            key={`${stateIso3}-${cycle}`}
            prefetch={false}
            href={`/desk/record/reviews/${stateIso3}-${cycle}`}
            className="mr-3"
          >
            {stateIso3}-{cycle}
          </Link>
        )),
    ],
    [t("key"), found.key],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[10rem_1fr]">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} className="sm:contents">
            <dt className="text-small text-soft">{label}</dt>
            <dd dir="auto" className="min-w-0 break-words">
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** What the symbol seems to say stands under it, and where that differs from what is written it is said. */
function SymbolWithHint({ found: { symbol, bodyCode } }: { found: Document }) {
  const { body, isShared, session, year } = hintOf(symbol ?? "");
  const held = BODY_CODES.find((code) => code === bodyCode);
  return (
    <>
      {symbol}
      {body && (
        <span className="text-note text-soft block">
          {body === held || isShared || !held
            ? t("documents.seems", {
                body: bodyWords(body).abbreviation,
                session: session ? String(session) : "none",
                year: year ? String(year) : "none",
              })
            : t("documents.seemsAnother", {
                body: bodyWords(body).abbreviation,
                held: bodyWords(held).abbreviation,
              })}
        </span>
      )}
    </>
  );
}

const Outward = ({ href }: { href: string }) => (
  <a href={href} target="_blank" rel="noreferrer noopener" className="break-all">
    {href}
  </a>
);

const Other = ({ one: { key, title } }: { one: Named }) => (
  <Link
    prefetch={false}
    href={`/desk/record/documents/${encodeURIComponent(key)}`}
    className="block"
  >
    {title}
  </Link>
);
