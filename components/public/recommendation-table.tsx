import type { ReactNode } from "react";
import type { Column } from "@/lib/domain/column";
import { ACTION_CATEGORIES } from "@/lib/domain/action-acceptance";
import type { RecommendationRow } from "@/lib/domain/summary";
import { dateWords } from "@/lib/messages/date";
import {
  askTypeWords,
  bodyWords,
  claimWords,
  countingUnitWords,
  translator,
} from "@/lib/messages/words";
import { LevelTag, PositionTag } from "./mark";
import { Marked } from "./marked";
import type { Addresses } from "./place";
import { citationOf } from "./recommendation-row";

const t = translator("public");
const dealings = translator("dealings");

/** The columns that a reader chose, beside each other; on a phone each row is a card. */
export function RecommendationTable({
  rows,
  columns,
  hits,
  to,
}: {
  rows: readonly RecommendationRow[];
  columns: readonly Column[];
  hits: ReadonlySet<string>;
  to: Addresses;
}) {
  return (
    <div className="overflow-x-auto">
      <table className="text-small w-full border-collapse max-md:block">
        <caption className="sr-only">{t("explorer.rows")}</caption>
        <thead className="max-md:sr-only">
          <tr className="border-rule border-b text-left align-bottom">
            {["ref" as const, ...columns].map((column) => (
              <th key={column} scope="col" className="caption py-2 pr-4">
                {t(`explorer.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <tr
              key={row.ref}

              className="border-rule border-b align-top max-md:block max-md:py-3"
            >
              <th
                scope="row"
                className="py-2 pr-4 text-left font-semibold max-md:block max-md:py-0.5"
              >
                <a href={to.recommendation(row.ref)}>{citationOf(row.content)}</a>
              </th>
              {columns.map((column) => (
                <td
                  key={column}

                  className={`py-2 pr-4 max-md:block max-md:py-0.5 ${WIDTHS[column] ?? ""}`}
                >
                  <span className="text-soft md:hidden">{t(`explorer.columns.${column}`)}: </span>
                  {cellOf(column, row, hits)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a narrow column would break every other word. */
const WIDTHS: Partial<Record<Column, string>> = {
  text: "md:min-w-64",
  themes: "md:min-w-48",
  groups: "md:min-w-40",
  issuers: "md:min-w-40",
  state_position: "md:min-w-40",
  issued_on: "md:min-w-28",
};

const listed = (names: readonly string[]): string => names.join(", ");

function cellOf(column: Column, row: RecommendationRow, hits: ReadonlySet<string>): ReactNode {
  const { content } = row;
  switch (column) {
    case "text":
      return (
        <span lang={content.text ? content.language : "en"} dir="auto" className="font-serif">
          <Marked text={content.text ?? content.summary ?? ""} hits={hits} />
        </span>
      );
    case "state":
      return content.state;
    case "addressee":
      return content.addressee.name;
    case "territory":
      return content.territory;
    case "body":
      return bodyWords(content.body).abbreviation;
    case "cycle":
      return content.cycle;
    case "document_symbol":
      return content.document?.symbol;
    case "paragraph":
      return content.paragraph;
    case "issued_on":
      return content.issuedOn && dateWords(content.issuedOn);
    case "issuers":
      return listed(content.issuers.map(({ name }) => name));
    case "themes":
      return listed(content.themes.map(({ label }) => label));
    case "groups":
      return listed(content.groups.map(({ label }) => label));
    case "action_category": {
      const category = ACTION_CATEGORIES.find((one) => one === content.actionCategory);
      return category && dealings(`action.categories.${category}.name`);
    }
    case "type":
      return askTypeWords(content.type).name;
    case "counting_unit":
      return countingUnitWords(content.countingUnit).name;
    case "state_position":
      return <PositionTag position={row.position} />;
    case "state_claim":
      return row.claim && claimWords(row.claim).short;
    case "level":
      return <LevelTag level={row.level} />;
    case "assessed_by":
      return content.assessment?.assessedBy;
    case "evidence_cut_off":
      return content.assessment && dateWords(content.assessment.evidenceCutOff);
  }
}
