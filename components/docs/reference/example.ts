import { resolve, type Schema, type Schemas } from "./api-document";

const UUID = "0192f3c1-7d2e-7c55-9a43-5f0f6b1d2c3e";
const TIME = "2026-11-30T09:15:00.000Z";
/** Deep enough for all there is; what would nest further is left out. */
const DEPTH = 8;

interface Options {
  /** "input": only what has to be sent. */
  io: "input" | "output";
}

/** A value that the schema allows, and that looks like life: made of the names of its fields. Pure. */
export function exampleOf(schema: Schema, schemas: Schemas, options: Options, name = "", depth = 0): unknown {
  const found = resolve(schema, schemas);
  if (found.examples?.length) return found.examples[0];
  if (found.example !== undefined) return found.example;
  if (found.const !== undefined) return found.const;
  if (found.enum?.length)
    return NAMED_CHOICES[name]?.find((one) => found.enum?.includes(one)) ?? found.enum[0];
  const part = found.allOf ? merged(found.allOf, schemas) : choice(found.anyOf ?? found.oneOf, schemas);
  if (part) return exampleOf(part, schemas, options, name, depth);
  const type = [found.type].flat().find((one) => one !== "null");
  if (type === "object" || found.properties) return objectOf(found, schemas, options, depth);
  if (type === "array") return arrayOf(found, schemas, options, name, depth);
  if (type === "integer" || type === "number") return numberOf(found, name);
  if (type === "boolean") return found.default ?? true;
  return type === "string" ? textOf(found, name) : null;
}

function objectOf(schema: Schema, schemas: Schemas, options: Options, depth: number): unknown {
  if (depth > DEPTH) return {};
  const { properties = {}, required = [] } = schema;
  const all = Object.entries(properties);
  const some = all.filter(([name]) => required.includes(name));
  const shown = options.io === "output" ? all : some.length > 0 ? some : all.slice(0, 1);
  return Object.fromEntries(
    shown.map(([name, property]) => [name, exampleOf(property, schemas, options, name, depth + 1)]),
  );
}

function arrayOf(
  { items }: Schema,
  schemas: Schemas,
  options: Options,
  name: string,
  depth: number,
): unknown {
  if (!items || depth > DEPTH) return [];
  return [exampleOf(items, schemas, options, singular(name), depth + 1)];
}

function singular(name: string): string {
  return name.replace(/s$/, "");
}

function merged(parts: Schema[], schemas: Schemas): Schema {
  const all = parts.map((part) => resolve(part, schemas));
  return {
    type: "object",
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    required: all.flatMap(({ required = [] }) => required),
  };
}

/** The first that is not "nothing". */
function choice(parts: Schema[] | undefined, schemas: Schemas): Schema | undefined {
  return parts?.find((part) => resolve(part, schemas).type !== "null") ?? parts?.[0];
}

function numberOf(
  { minimum, exclusiveMinimum = -Infinity, maximum = Infinity, default: usual }: Schema,
  name: string,
) {
  if (typeof usual === "number") return usual;
  const least = minimum ?? (exclusiveMinimum > -Infinity ? exclusiveMinimum + 1 : 0);
  const wanted = NUMBERS.find(([words]) => words.test(name))?.[1] ?? 17;
  return Math.min(Math.max(wanted, least), maximum);
}

function textOf(
  { format, pattern, default: usual, maxLength = Infinity, minLength = 0 }: Schema,
  name: string,
): string {
  if (typeof usual === "string" && usual !== "") return usual;
  if (format === "date-time") return TIME;
  if (format === "date") return TIME.slice(0, 10);
  if (format === "uuid") return UUID;
  const wanted = TEXTS.find(([words]) => words.test(name))?.[1];
  if (wanted !== undefined && fits(wanted, pattern)) return wanted;
  if (format === "email") return "olivia@acme.example";
  if (format === "uri") return "https://blog.acme.example/basil";
  const known = PATTERNED.find((text) => fits(text, pattern));
  return (known ?? "text").padEnd(Math.min(minLength, 200), "x").slice(0, maxLength);
}

function fits(text: string, pattern: string | undefined): boolean {
  return !pattern || new RegExp(pattern, "u").test(text);
}

/** Where a list of choices has a more telling one than its first. */
const NAMED_CHOICES: Record<string, unknown[]> = {
  status: ["active", "succeeded", "paid", "delivered", "publish"],
  account_status: ["active"],
  code: ["validation_error"],
  scope: ["sites:read"],
  event_type: ["invoice.paid", "invoice.*"],
  operation: ["content_generation"],
  role: ["editor"],
};

const NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/^(account_|user_)?id$|_id$/, 17],
  [/balance|available|plan$|plan_after|credits_per/, 1840],
  [/credits$/, 1840],
  [/limit/, 5],
  [/used|count|_waiting|created|updated/, 2],
  [/days$/, 30],
  [/hours$/, 24],
  [/grace_seconds/, 86_400],
  [/seconds$/, 300],
  [/tries|revision|sequence/, 3],
  [/cost|amount|spent|held/, 12],
  [/units/, 1200],
  [/ms$/, 84],
  [/size/, 48_211],
];

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/(^|_)email$/, "olivia@acme.example"],
  [/^(challenge|token|refresh|access)$/, "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxNyJ9.Vn3k"],
  [/^code$/, "493021"],
  [/password/, "walnut-harbour-19-violin"],
  [/^key$/, "igny8_7f3kq9_sEcReTsEcReTsEcReTsEcReTsEcReTsEcReT"],
  [/prefix/, "igny8_7f3kq9"],
  [/secret/, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
  [/allowed_address/, "203.0.113.0/24"],
  [/last_used_address|^ip$/, "203.0.113.7"],
  [/client/, "curl/8.5"],
  [/first_name/, "Olivia"],
  [/last_name/, "Stone"],
  [/payer_name/, "Acme GmbH"],
  [/^(account|plan|site)_name$/, "Acme"],
  [/file_name/, "transfer.pdf"],
  [/file_base64|proof_base64|icon/, "iVBORw0KGgo="],
  [/currency/, "USD"],
  [/price|amount|total|subtotal|expected/, "89.00"],
  [/number/, "INV-17-202611-0001"],
  [/reference|external_payment_id/, "IGNY8-17-0001"],
  [/domain/, "blog.acme.example"],
  [/install_id/, UUID],
  [/permalink|url$|_url$/, "https://blog.acme.example/basil"],
  [/title/, "How to grow basil"],
  [/^content$/, "<p>Basil likes warmth.</p>"],
  [/^type$|post_type/, "post"],
  [/slug/, "growth"],
  [/version/, "6.8"],
  [/reason/, "The article was published twice."],
  [/description/, "Used by the newsletter."],
  [/event_type/, "invoice.*"],
  [/object/, "invoice:17"],
  [/next_cursor/, "MTc"],
  [/country/, "DE"],
  [/city/, "Berlin"],
  [/postal/, "10115"],
  [/line1/, "Long Street 1"],
  [/tax_id/, "DE123456789"],
  [/error/, "This is not valid."],
  [/name/, "Blog"],
];

/** For patterns that no name tells. */
const PATTERNED = [
  "17",
  "https://blog.acme.example",
  "growth",
  "89.00",
  UUID,
  "a".repeat(43),
  "invoice:17",
  "$",
];
