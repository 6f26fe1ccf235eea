/** In the order of preference among those a client takes equally well. */
const ENCODINGS = ["br", "gzip"] as const;

export type Encoding = (typeof ENCODINGS)[number] | "identity";

/** The best encoding that `Accept-Encoding` allows (RFC 9110, section 12.5.3). */
export function bestEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return "identity";
  const weights = new Map(accepted.split(",").map(weightOf));
  const weight = (encoding: string) => weights.get(encoding) ?? weights.get("*") ?? 0;
  const [best] = [...ENCODINGS].sort((one, other) => weight(other) - weight(one));
  return best && weight(best) > 0 ? best : "identity";
}

function weightOf(item: string): [string, number] {
  const [name = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith("q="));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return [name, Number.isFinite(weight) ? weight : 0];
}

/** Whether `If-None-Match` names this tag; compared weakly, as RFC 9110, section 13.1.2 says. */
export function isKnownTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(tag);
}
