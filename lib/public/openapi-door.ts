import type { z } from "zod";
import type { XLSX_TYPE } from "@/lib/export/xlsx-cell";
import type { JsonSchema } from "./json-schema";

/** A question, as an address, and its answer. */
export type Example = { request: string; answer: unknown };

export type FileType = "text/csv" | typeof XLSX_TYPE;

/** One address of the interface, as its description has it. */
export type Door = {
  path: string;
  id: string;
  summary: string;
  parameters: z.ZodObject;
  /** The schema of the answer, or the type of a file. */
  answer: JsonSchema | FileType;
  /** Parameters within the path itself. */
  within?: Record<string, string>;
};
