import { slugOf } from "@/components/docs/guide/guide";

/** As much of JSON Schema as our document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  description?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  additionalProperties?: Schema | boolean;
}

export type Schemas = Readonly<Record<string, Schema>>;

export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: Schema;
}

type Content = Record<string, { schema: Schema }>;

export interface ApiOperation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  /** [] where no credential is needed. */
  security?: unknown[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content: Content }>;
}

export interface ApiDocument {
  servers: { url: string }[];
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, ApiOperation>>;
  components: { schemas: Schemas };
}

/** One operation with its place. */
export interface PlacedOperation extends ApiOperation {
  method: string;
  path: string;
}

export interface Resource {
  slug: string;
  name: string;
  description: string;
  operations: PlacedOperation[];
}

/** The document by resource, in the order of its tags; its own description is none. */
export function resourcesOf({ tags, paths }: ApiDocument): Resource[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  return tags
    .filter(({ name }) => name !== "meta")
    .map(({ name, description = "" }) => ({
      slug: slugOf(name),
      name,
      description,
      operations: all.filter(({ tags: [tag] }) => tag === name),
    }));
}

/** The answer of an operation that is done. */
export function successOf({ responses }: ApiOperation): { status: string; data?: Schema; file?: string } {
  const [status = "200", response] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  const [[type, { schema }] = ["", { schema: {} as Schema }]] = Object.entries(response?.content ?? {});
  if (type !== "application/json" || !schema.properties?.data) return { status, file: type };
  return { status, data: schema.properties.data };
}

/** What it refuses, by status. */
export function refusalsOf({ responses }: ApiOperation): { status: string; codes: string[] }[] {
  return Object.entries(responses)
    .filter(([status]) => !status.startsWith("2"))
    .map(([status, { description }]) => ({
      status,
      codes: [...description.matchAll(/^`(\w+)`:/gm)].map(([, code = ""]) => code),
    }));
}

export function bodyOf({ requestBody }: ApiOperation): Schema | undefined {
  return requestBody?.content["application/json"]?.schema;
}

/** Follows a reference to what it names. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema);
  return name ? (schemas[name] ?? {}) : schema;
}

export function nameOf({ $ref }: Schema): string | undefined {
  return $ref?.replace("#/components/schemas/", "");
}

/** What programs share names for: not the body or the answer of one operation alone. */
export function isObjectName(name: string): boolean {
  return !/(Body|Answer|List)$/.test(name);
}
