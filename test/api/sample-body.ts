import { z } from "zod";
import type { RowIds } from "@/test/tenant-rows";
import { PASSWORD } from "../factories";
import { camtFile } from "../statements/camt";
import type { Method, RouteFile } from "./routes";

/** What of a JSON Schema says how to make a value that fits it. */
interface JsonSchema {
  type?: string;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

/** A field of a body: the names and places on the way to it. */
export interface Field {
  path: (string | number)[];
  required: boolean;
}

/** Texts that have to be more than text. */
const TEXTS: Record<string, string> = {
  billing_email: "bills@newcomer.test",
  billing_country: "DE",
  password: PASSWORD,
  current_password: PASSWORD,
  new_password: "lantern-orbit-77-velvet",
  amount: "89.00",
  max_amount_per_month: "89.00",
  payment_method: "bank_transfer",
  plan_slug: "scale",
  url: "https://shop.example.com/",
  install_id: "install-1234",
  code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
  site_url: "https://shop.example.com/",
  proof_url: "https://bank.example.com/proof",
  modified_at: "2026-11-01T00:00:00Z",
  expires_at: "2999-01-01T00:00:00Z",
  allowed_addresses: "203.0.113.0/24",
  since: "2026-01-01T00:00:00Z",
  publish_at: "2999-01-01T00:00:00Z",
  permalink: "https://shop.example.com/?p=1",
  file_base64: Buffer.from(camtFile({ lines: [{ amount: "89.00" }] })).toString("base64"),
  proof_base64: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR and more", "latin1").toString("base64"),
  icon: Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1").toString("base64"),
};

/** Texts that are somebody's once they were sent. */
const UNIQUE: Record<string, (n: number) => string> = {
  email: (n) => `new-${n}@newcomer.test`,
  external_payment_id: (n) => `TR-${n}`,
};

/** Of which a body names one. */
const SUBJECTS = ["site_id", "api_key_id", "user_id"];

let made = 0;

/** Whose ids the numbers are. */
const TABLES: Record<string, string> = {
  site_id: "sites",
  keep_site_ids: "sites",
  account_id: "accounts",
  invoice_id: "invoices",
  transaction_id: "credit_transactions",
  package_id: "credit_packages",
  event_id: "events",
  credit_transaction_id: "credit_transactions",
  updates_delivery_id: "deliveries",
};

/** A body with every field of it, each of them valid: ids are those of `rows`. */
export function sampleOf(file: RouteFile, method: Method, rows: RowIds): Record<string, unknown> {
  const body = valueFor(bodySchema(file, method), "", rows) as Record<string, unknown>;
  if (SUBJECTS.every((name) => name in body)) for (const name of SUBJECTS.slice(1)) delete body[name];
  return body;
}

/** Every field of the body, those of the things in its lists too. */
export function fieldsOf(file: RouteFile, method: Method): Field[] {
  return fieldsIn(bodySchema(file, method), []);
}

/** A copy of the body with another value in that field; undefined leaves the field out. */
export function withField<T>(body: T, [name, ...rest]: Field["path"], value: unknown): T {
  if (name === undefined) return value as T;
  const copy = structuredClone(body) as Record<string | number, unknown>;
  copy[name] = withField(copy[name], rest, value);
  return copy as T;
}

function bodySchema(file: RouteFile, method: Method): JsonSchema {
  const schema = z.toJSONSchema(file.definition(method).input!, { io: "input", unrepresentable: "any" });
  return firstOf(schema as JsonSchema);
}

function fieldsIn(schema: JsonSchema, path: Field["path"]): Field[] {
  const inner = firstOf(schema);
  if (inner.items) return fieldsIn(inner.items, [...path, 0]);
  return Object.entries(inner.properties ?? {}).flatMap(([name, property]) => [
    { path: [...path, name], required: inner.required?.includes(name) ?? false },
    ...fieldsIn(property, [...path, name]),
  ]);
}

function valueFor(schema: JsonSchema, name: string, rows: RowIds): unknown {
  const { type, enum: choices, items, properties = {} } = firstOf(schema);
  if (choices) return choices.includes(TEXTS[name]) ? TEXTS[name] : choices[0];
  if (type === "integer" || type === "number") return Number(rows[TABLES[name] ?? ""] ?? 1);
  if (type === "boolean") return true;
  if (type === "array") return items ? [valueFor(items, name, rows)] : [];
  if (type !== "object") return UNIQUE[name]?.(++made) ?? TEXTS[name] ?? "text";
  const fields = Object.entries(properties);
  return Object.fromEntries(fields.map(([field, property]) => [field, valueFor(property, field, rows)]));
}

/** Of several shapes the first. */
function firstOf(schema: JsonSchema): JsonSchema {
  if (!schema.anyOf || schema.type) return schema;
  return firstOf(schema.anyOf[0]!);
}
