import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { XLSX_TYPE } from "@/lib/export/xlsx-cell";
import * as answers from "./answer";
import { schemaOf } from "./json-schema";
import { shelfDoors, shelfSchemas } from "./openapi-shelf";
import type { Door, Example, FileType } from "./openapi-door";
import examples from "./openapi-example.json";
import * as parameters from "./parameters";

// The description that programs read, made from the schemas that the doors themselves use: it cannot say anything else.

const DOORS: Door[] = [
  {
    path: "/api/v1/summary",
    id: "summary",
    summary: "What one State's dossier adds up to, every rate with its definition and basis",
    parameters: parameters.summaryParameters,
    answer: schemaOf(answers.summaryAnswer, "output"),
  },
  {
    path: "/api/v1/recommendations",
    id: "recommendations",
    summary: "Recommendations found by full text and filters, with counts for every filter",
    parameters: parameters.listParameters,
    answer: schemaOf(answers.recommendationsAnswer, "output"),
  },
  {
    path: "/api/v1/recommendations/{ref}",
    id: "recommendation",
    summary: "One recommendation, and what earlier editions said of it",
    parameters: parameters.editionParameters,
    answer: schemaOf(answers.recommendationAnswer, "output"),
    within: { ref: "Its public reference, such as A-HRC-25-5.186.1" },
  },
  {
    path: "/api/v1/editions",
    id: "editions",
    summary: "The editions published so far, newest first",
    parameters: parameters.noParameters,
    answer: schemaOf(answers.editionsAnswer, "output"),
  },
  {
    path: "/api/v1/editions/{n}/changes",
    id: "changes",
    summary: "Which recommendations an edition added, changed and removed",
    parameters: parameters.changesParameters,
    answer: schemaOf(answers.changesAnswer, "output"),
    within: { n: "Number of the edition" },
  },
  {
    path: "/data/recommendations.csv",
    id: "recommendationsCsv",
    summary: "All recommendations that a filter finds, as a table",
    parameters: parameters.exportTableParameters,
    answer: "text/csv",
  },
  {
    path: "/data/recommendations.xlsx",
    id: "recommendationsXlsx",
    summary: "All recommendations that a filter finds, as a workbook with typed columns",
    parameters: parameters.exportParameters,
    answer: XLSX_TYPE,
  },
  {
    path: "/data/recommendations.json",
    id: "recommendationsJson",
    summary: "All recommendations that a filter finds",
    parameters: parameters.exportParameters,
    answer: schemaOf(answers.fileAnswer, "output"),
  },
];

/** Made once: there are doors for each of some twenty kinds. */
let made: Record<string, unknown> | undefined;

/** OpenAPI 3.1, whose schemas are JSON Schema 2020-12. */
export const openApi = (): Record<string, unknown> => (made ??= describeAll());

function describeAll(): Record<string, unknown> {
  return {
    openapi: "3.1.1",
    info: {
      title: "Onus",
      version: "1",
      description:
        "What the United Nations asked of a State, what the State answered, and what then happened, on what evidence. Every answer is of one edition; without the parameter `edition`, of the newest. No key is needed.",
    },
    servers: [{ url: new URL(env.ONUS_URL).origin }],
    paths: Object.fromEntries(
      [...DOORS, ...shelfDoors()].map((door) => [door.path, { get: operationOf(door) }]),
    ),
    components: {
      schemas: shelfSchemas(),
      responses: {
        Wrong: errorResponse("A parameter is not known or not right; `field` names it"),
        NotFound: errorResponse("There is nothing under this name"),
        Gone: errorResponse("What stood here was taken down"),
        TooMany: {
          ...errorResponse("You ask too often; ask again later"),
          headers: {
            "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } },
          },
        },
        NotAvailable: errorResponse("It cannot be read at the moment; try again in some seconds"),
      },
    },
  };
}

/** Answers of a publication that is made up, so that nobody quotes them: `openapi.test.ts` asks for each of them. */
const EXAMPLES: Record<string, Example | undefined> = examples;

function operationOf({ path, id, summary, parameters, answer, within = {} }: Door) {
  const example = EXAMPLES[path];
  return {
    operationId: id,
    summary,
    parameters: [
      ...Object.entries(within).map(([name, description]) => ({
        name,
        in: "path",
        required: true,
        description,
        schema: { type: "string" },
      })),
      ...queryParameters(parameters),
    ],
    responses: {
      200: {
        description: summary,
        headers: { ETag: { description: "Changes with the edition", schema: { type: "string" } } },
        content:
          typeof answer === "string"
            ? { [answer]: { schema: FILE_SCHEMAS[answer] } }
            : { "application/json": { schema: answer, ...(example && examplesOf(example)) } },
      },
      304: { description: "What you hold is current" },
      400: { $ref: "#/components/responses/Wrong" },
      404: { $ref: "#/components/responses/NotFound" },
      410: { $ref: "#/components/responses/Gone" },
      429: { $ref: "#/components/responses/TooMany" },
      503: { $ref: "#/components/responses/NotAvailable" },
    },
  };
}

const FILE_SCHEMAS: Record<FileType, object> = {
  "text/csv": { type: "string" },
  [XLSX_TYPE]: { type: "string", contentMediaType: XLSX_TYPE },
};

const examplesOf = ({ request, answer }: Example) => ({
  examples: { answered: { summary: request, value: answer } },
});

function queryParameters(schema: z.ZodObject) {
  const { properties = {}, required = [] } = schemaOf(schema, "input");
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...shape } = property as { description?: string };
    return {
      name,
      in: "query",
      required: required.includes(name),
      ...(description && { description }),
      schema: shape,
    };
  });
}

const errorResponse = (description: string) => ({
  description,
  content: { "application/json": { schema: schemaOf(answers.errorAnswer, "output") } },
});
