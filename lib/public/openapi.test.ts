import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as getChanges } from "@/app/(public)/api/v1/editions/[n]/changes/route";
import { GET as getEditions } from "@/app/(public)/api/v1/editions/route";
import { GET as getRecommendation } from "@/app/(public)/api/v1/recommendations/[ref]/route";
import { GET as getRecommendations } from "@/app/(public)/api/v1/recommendations/route";
import { GET as getSummary } from "@/app/(public)/api/v1/summary/route";
import {
  answered,
  assessed,
  declared,
  publish,
  published,
  review,
  state,
} from "@/lib/db/testing/published";
import { openApi } from "./openapi";
import examples from "./openapi-example.json";

beforeAll(async () => {
  await publish(1, {
    asOf: "2025-03-01",
    entries: [
      state("XEX", "Examplia", true),
      review(4, "2024-01-23", { declared: [declared({ total: 3, supported: 2, noted: 1 })] }),
    ],
    recommendations: [
      published("1", answered("supported", "already-implemented")),
      published("2", answered("noted")),
    ],
  });
  await publish(2, {
    asOf: "2025-06-01",
    recommendations: [
      published("1", {
        ...answered("supported", "already-implemented"),
        ...assessed("not-implemented"),
      }),
    ],
  });
});

type Handler = (
  request: Request,
  context: { params: Promise<{ ref: string }> & Promise<{ n: string }> },
) => Promise<Response>;
const HANDLERS: Record<string, Handler> = {
  "/api/v1/summary": getSummary,
  "/api/v1/recommendations": getRecommendations,
  "/api/v1/recommendations/{ref}": getRecommendation,
  "/api/v1/editions": getEditions,
  "/api/v1/editions/{n}/changes": getChanges,
};

async function answerTo(path: string, address: string): Promise<unknown> {
  const url = new URL(address, "http://localhost:3000");
  const segment = url.pathname.split("/")[4] ?? "";
  const params = Promise.resolve({ ref: segment, n: segment });
  const response = await HANDLERS[path]!(new Request(url), { params });
  return response.json();
}

describe("every example in the description for programs", () => {
  test("stands at an address that answers with JSON", () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(HANDLERS).sort());
  });

  test.each(Object.entries(examples))(
    "of %s is what the interface answers",
    async (path, { request, answer }) => {
      expect(await answerTo(path, request)).toEqual(answer);
    },
  );

  test.each(Object.entries(examples))(
    "of %s is right by its own schema",
    (path, { answer, request }) => {
      const { paths } = openApi() as { paths: Paths };
      const content = paths[path]!.get.responses["200"]!.content["application/json"]!;
      expect(content.examples).toEqual({ answered: { summary: request, value: answer } });
      expect(() => z.fromJSONSchema(content.schema).parse(answer)).not.toThrow();
    },
  );
});

type Content = { schema: z.core.JSONSchema.JSONSchema; examples: unknown };
type Paths = Record<
  string,
  { get: { responses: Record<string, { content: Record<string, Content> }> } }
>;
