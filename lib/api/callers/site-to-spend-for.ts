import { AppError } from "@/lib/errors";
import type { TenantCaller } from "./caller";

/** A key bound to a site spends for that site, and knows no other. */
export function siteToSpendFor({ apiKey }: TenantCaller, asked: number | null | undefined): number | null {
  const bound = apiKey?.siteId ?? null;
  if (bound !== null && asked && asked !== bound) throw new AppError("not_found");
  return bound ?? asked ?? null;
}
