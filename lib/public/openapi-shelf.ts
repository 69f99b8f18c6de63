import "server-only";
import { z } from "zod";
import { SHELF_KINDS, SHELVES, type ShelfKind } from "@/lib/domain/shelf";
import { XLSX_TYPE } from "@/lib/export/xlsx-cell";
import { shelfWords } from "@/lib/messages/shelf";
import { schemaOf, type JsonSchema } from "./json-schema";
import {
  editionParameters,
  shelfFileParameters,
  shelfParameters,
  shelfTableParameters,
} from "./parameters";
import { ITEMS, onShelfAnswer, shelfAnswer, shelfFile } from "./shelf-answer";
import { rowFilesOf } from "./shelf-file";
import type { Door } from "./openapi-door";

// What the description for programs says of everything that is no recommendation: each shelf has the same doors, and the
// schema of its things stands once, under the name of their kind.

export const shelfSchemas = (): Record<ShelfKind, JsonSchema> =>
  Object.fromEntries(SHELF_KINDS.map((kind) => [kind, schemaOf(ITEMS[kind], "output")])) as Record<
    ShelfKind,
    JsonSchema
  >;

export const shelfDoors = (): Door[] => SHELF_KINDS.flatMap(doorsOf);

function doorsOf(kind: ShelfKind): Door[] {
  const word = SHELVES[kind];
  const many = shelfWords(kind);
  return [
    {
      path: `/api/v1/${word}`,
      id: word,
      summary: `${many}, the newest in time first`,
      parameters: shelfParameters,
      answer: withItems(shelfAnswer, kind),
    },
    {
      path: `/api/v1/${word}/{key}`,
      id: `${kind}ByKey`,
      summary: `${many}: one, with what points at it`,
      parameters: editionParameters,
      answer: withItem(kind),
      within: { key: kind === "state" ? "Its ISO 3166-1 code" : "Its name in addresses" },
    },
    {
      path: `/data/${word}.json`,
      id: `${word}Json`,
      summary: `${many}: all, whole`,
      parameters: shelfFileParameters,
      answer: withItems(shelfFile, kind),
    },
    {
      path: `/data/${word}.csv`,
      id: `${word}Csv`,
      summary: `${many}: all, as a table`,
      parameters: shelfTableParameters,
      answer: "text/csv",
    },
    {
      path: `/data/${word}.xlsx`,
      id: `${word}Xlsx`,
      summary: `${many}: all, as a workbook with typed columns`,
      parameters: shelfFileParameters,
      answer: XLSX_TYPE,
    },
    ...rowFilesOf(kind).map((file): Door => ({
      path: `/data/${file}`,
      id: idOf(file),
      summary: `${many}: a line for each row of one list`,
      parameters: shelfTableParameters,
      answer: "text/csv",
    })),
    ...rowFilesOf(kind).map((file): Door => ({
      path: `/data/${file.replace(/csv$/, "xlsx")}`,
      id: idOf(file.replace(/csv$/, "xlsx")),
      summary: `${many}: a line for each row of one list, as a workbook`,
      parameters: shelfFileParameters,
      answer: XLSX_TYPE,
    })),
  ];
}

const idOf = (file: string) =>
  file.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

const refTo = (kind: ShelfKind) => ({ $ref: `#/components/schemas/${kind}` });

function withItems(answer: (item: z.ZodType) => z.ZodType, kind: ShelfKind): JsonSchema {
  const schema = schemaOf(answer(z.unknown()), "output");
  return {
    ...schema,
    properties: { ...schema.properties, items: { type: "array", items: refTo(kind) } },
  };
}

function withItem(kind: ShelfKind): JsonSchema {
  const schema = schemaOf(onShelfAnswer(z.unknown()), "output");
  return { ...schema, properties: { ...schema.properties, item: refTo(kind) } };
}
