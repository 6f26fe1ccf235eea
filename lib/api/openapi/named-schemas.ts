import { z } from "zod";

type JsonSchema = Record<string, unknown>;

/** Names of schemas that more than one operation speaks of. */
export type SchemaNames = Readonly<Record<string, z.ZodType>>;

/**
 * The schemas of the document, each under a name: its own if it has one, a list's after what it lists, else its
 * operation's. A client's generator makes its types of them.
 */
export class NamedSchemas {
  readonly schemas: Record<string, JsonSchema> = {};
  private readonly registry = z.registry<{ id: string }>();

  constructor(names: SchemaNames) {
    for (const [id, schema] of Object.entries(names)) this.registry.add(schema, { id });
  }

  /**
   * A reference to the schema, which is among `schemas` from then on. Zod leaves out what `.meta()` says when it is given
   * a registry, so that is put back.
   */
  refTo(schema: z.ZodType, io: "input" | "output", fallback: string): JsonSchema {
    const { $defs = {}, ...root } = z.toJSONSchema(schema, {
      io,
      unrepresentable: "any",
      metadata: this.registry,
      override: ({ zodSchema, jsonSchema }) => {
        Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
        dropSafeBounds(jsonSchema);
      },
    });
    for (const [id, definition] of Object.entries($defs)) this.schemas[id] ??= tidy(definition);
    const name = this.nameOf(schema) ?? fallback;
    this.schemas[name] ??= tidy(root);
    return { $ref: `#/components/schemas/${name}` };
  }

  private nameOf(schema: z.ZodType): string | undefined {
    const own = this.registry.get(schema)?.id;
    if (own || !(schema instanceof z.ZodObject)) return own;
    const { results, next_cursor } = schema.shape;
    if (!next_cursor || !(results instanceof z.ZodArray)) return undefined;
    const item = this.registry.get(results.element as z.ZodType)?.id;
    return item && `${item}List`;
  }
}

/** That a whole number is one that JavaScript can hold goes without saying, and spoils every example that tools make. */
function dropSafeBounds(schema: JsonSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** As a part of an OpenAPI document: references go to its components, and the marks of a schema of its own are gone. */
function tidy(schema: unknown): JsonSchema {
  const { $schema: _, id: __, "~standard": ___, ...rest } = schema as JsonSchema;
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
}
