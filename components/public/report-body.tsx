import { languageOfReport, type ReportFacts } from "@/lib/domain/entry/report";
import { pagesRun } from "@/lib/domain/language";
import type { NameOf } from "@/lib/domain/entry/line";
import { logoAddress } from "@/lib/domain/logo";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { reportingWords as t } from "@/lib/messages/reporting";
import { Entry } from "./entry";
import { Pairs } from "./entry-facts";
import { Linked } from "./entry-value";
import type { Addresses } from "./place";

/** What a report says at its head, as its files have it. */
export type Headline = { words: string; note: string | null };
export type ReportFile = {
  format: "pdf" | "docx" | "odt" | "html" | "json" | "csv" | "xlsx";
  href: string;
};

/** A published report: what it finds, its files, who signed, what was corrected, and how to check it. */
export function ReportBody({
  facts,
  headline,
  files,
  hasLost,
  edition,
  names,
  to,
}: {
  facts: ReportFacts;
  headline: Headline | null;
  files: readonly ReportFile[];
  /** Has something been taken down since that it was made of? */
  hasLost: boolean;
  edition: { number: number; asOf: string; href: string };
  names: NameOf;
  to: Addresses;
}) {
  const language = languageOfReport(facts);
  const voice = { lang: language, dir: pagesRun(language) };
  return (
    <>
      {facts.corrections.length > 0 && <Corrections corrections={facts.corrections} />}
      <Entry
        id="read"
        name={t("public.read")}
        finding={headline && <span {...voice}>{headline.words}</span>}
        note={headline?.note && <p {...voice}>{headline.note}</p>}
      >
        {hasLost && <p className="max-w-measure mb-4">{t("public.gone")}</p>}
        <ul className="space-y-2">
          {files.map(({ format, href }) => (
            <li key={format}>
              <a href={href} hrefLang={WORDED.has(format) ? voice.lang : undefined}>
                {t(`public.formats.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      </Entry>
      {facts.signatories.length > 0 && (
        <Entry
          id="signatories"
          name={t("public.signatories")}
          finding={t("public.signatoriesCount", { count: facts.signatories.length })}
          note={<p>{t("public.signatoriesNote")}</p>}
        >
          <Signatories facts={facts} />
        </Entry>
      )}
      <Entry id="particulars" name={t("public.about")}>
        <Pairs pairs={pairsOf(facts, edition, names, to)} />
      </Entry>
    </>
  );
}

/** By name, or row by row with logos: what a logo shows, the name beside it says. */
function Signatories({ facts: { signatories, signatoryLogos = [] } }: { facts: ReportFacts }) {
  if (signatoryLogos.length === 0)
    return (
      <ul className="gap-x-8 sm:columns-2">
        {signatories.map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    );
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-8 gap-y-4">
      {signatories.map((name) => {
        const logo = signatoryLogos.find((one) => one.name === name);
        return (
          <li key={name} dir="auto" className="flex flex-col justify-end gap-1">
            {logo && (
              <img
                src={logoAddress(logo)}
                alt=""
                className="bg-print h-10 w-fit max-w-full object-contain p-1"
              />
            )}
            {name}
          </li>
        );
      })}
    </ul>
  );
}

/** Files of data are in English, whatever language the report is in. */
const WORDED = new Set(["pdf", "docx", "odt", "html"]);

function Corrections({ corrections }: Pick<ReportFacts, "corrections">) {
  return (
    <Entry id="corrections" name={t("public.corrections")}>
      <ol className="space-y-3">
        {corrections.map(({ on, note }, at) => (
          <li key={`${on} ${at}`} className="max-w-measure">
            <p className="font-semibold">
              {t("public.correction", { issue: at + 2, day: dateWords(on) })}
            </p>
            <p dir="auto">{note}</p>
          </li>
        ))}
      </ol>
    </Entry>
  );
}

function pairsOf(
  facts: ReportFacts,
  edition: { number: number; asOf: string; href: string },
  names: NameOf,
  to: Addresses,
) {
  const linked = (target: "state" | "document" | "entry:report", value: string) => (
    <Linked target={target} value={value} names={names} to={to} />
  );
  return [
    { name: t("public.form"), value: choiceWords("report", "form", facts.form) },
    {
      name: t("public.language"),
      value: (
        <span lang={languageOfReport(facts)} dir="auto">
          {choiceWords("report", "language", languageOfReport(facts))}
        </span>
      ),
    },
    { name: t("public.on"), value: dateWords(facts.on) },
    { name: t("public.issue"), value: String(facts.issue) },
    {
      name: t("public.edition"),
      value: (
        <a href={edition.href}>
          {t("public.editionIs", { number: edition.number, day: dateWords(edition.asOf) })}
        </a>
      ),
    },
    ...(facts.follows === null
      ? []
      : [{ name: t("public.follows"), value: linked("entry:report", facts.follows) }]),
    ...(facts.contact === null ? [] : [{ name: t("public.contact"), value: facts.contact }]),
    ...(facts.sha256 === null
      ? []
      : [{ name: t("public.sum"), value: <code className="break-all">{facts.sha256}</code> }]),
  ];
}
