import { createHash, timingSafeEqual } from "node:crypto";

/** Whether `Authorization` holds the token of METRICS_TOKEN; in constant time. */
export function mayScrape(authorization: string | null, token: string): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(sent), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
