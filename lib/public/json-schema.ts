import "server-only";
import { z } from "zod";

export type JsonSchema = {
  properties?: Record<string, unknown>;
  required?: readonly string[];
  [word: string]: unknown;
};

/** Open to keys that come later (docs/contracts/api.md); what we send is held to the strict schemas by a test. */
export function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return shape;
}
