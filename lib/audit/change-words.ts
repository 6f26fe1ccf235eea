import { formatAmount, parseDecimal } from "@/lib/money";

/**
 * What an event of the audit log changed: "status active → suspended", one for each fact that differs. Amounts in cents are shown
 * as money. Pure.
 */
export function changeWords(before: unknown, after: unknown): string[] {
  const [old, fresh] = [record(before), record(after)];
  const currency = auditText(fresh.currency ?? old.currency ?? "");
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((name) => name !== "currency" && (old[name] ?? null) !== (fresh[name] ?? null))
    .map((name) => {
      const shown = (value: unknown) => moneyIn(name, value, currency) ?? auditWords(value);
      const label = labelOf(name);
      if (fresh[name] === undefined) return `${label} was ${shown(old[name])}`;
      return old[name] === undefined
        ? `${label} ${shown(fresh[name])}`
        : `${label} ${shown(old[name])} → ${shown(fresh[name])}`;
    });
}

/** Cents, and what the API calls "29.00", where the event says of which currency. */
function moneyIn(name: string, value: unknown, currency: string): string | undefined {
  if (!currency || value === null || value === undefined) return undefined;
  if (name.endsWith("_cents")) return formatAmount(Number(value), currency);
  const cents = typeof value === "string" && /\.\d\d$/.test(value) ? parseDecimal(value) : undefined;
  return cents === undefined ? undefined : formatAmount(cents, currency);
}

/** "externalPaymentId" is what people call the reference; other names are words already, but for how they are joined. */
function labelOf(name: string): string {
  if (name === "externalPaymentId") return "reference";
  const joined = name.replace(/_cents$/, "").replace(/([a-z])([A-Z])/g, "$1_$2");
  return auditWords(joined.toLowerCase());
}

export function auditText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function auditWords(value: unknown): string {
  const text = value === null ? "none" : auditText(value);
  return /^[a-z_]+$/.test(text) ? text.replaceAll("_", " ") : text; // A key's prefix or a reference stays as it is.
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
