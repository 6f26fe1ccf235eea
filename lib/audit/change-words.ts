import { formatMoney } from "@/lib/money";

/**
 * What an event of the audit log changed: "status active → suspended", one for each fact that differs. Amounts in cents are shown
 * as money. Pure.
 */
export function changeWords(before: unknown, after: unknown): string[] {
  const [old, fresh] = [record(before), record(after)];
  const currency = auditText(fresh.currency ?? old.currency ?? "");
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((name) => name !== "currency" && old[name] !== fresh[name])
    .map((name) => {
      const shown = (value: unknown) =>
        name.endsWith("_cents") && currency ? formatMoney(Number(value), currency) : auditWords(value);
      const label = auditWords(name.replace(/_cents$/, ""));
      if (fresh[name] === undefined) return `${label} was ${shown(old[name])}`;
      return old[name] === undefined
        ? `${label} ${shown(fresh[name])}`
        : `${label} ${shown(old[name])} → ${shown(fresh[name])}`;
    });
}

export function auditText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function auditWords(value: unknown): string {
  return value === null ? "none" : auditText(value).replaceAll("_", " ");
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
