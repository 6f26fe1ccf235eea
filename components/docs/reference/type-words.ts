import { isObjectName, nameOf, type Schema } from "./api-document";

/** What a value is, in few words: "integer, 1 to 100", "list of Site", "text or null". Pure. */
export function typeWords(schema: Schema): string {
  const name = nameOf(schema);
  if (name) return isObjectName(name) ? name : "object";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return "one of";
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return [...new Set(parts.map(typeWords))].join(" or ");
  const types = [schema.type ?? (schema.properties ? "object" : "any")].flat();
  return types.map((type) => plain(type, schema)).join(" or ");
}

function plain(type: string, schema: Schema): string {
  if (type === "array") return schema.items ? `list of ${typeWords(schema.items)}` : "list";
  if (type === "string") return (schema.format && FORMATS[schema.format]) ?? textWords(schema);
  if (type === "integer" || type === "number") return `${type}${rangeWords(schema)}`;
  return type;
}

const FORMATS: Record<string, string> = {
  "date-time": "time (ISO 8601, UTC)",
  date: "date",
  email: "email address",
  uri: "URL",
  uuid: "UUID",
};

function textWords({ maxLength }: Schema): string {
  return maxLength ? `text, at most ${maxLength} characters` : "text";
}

function rangeWords({ minimum, maximum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  return maximum === undefined ? "" : `, at most ${maximum}`;
}
