import { z } from "zod";
import { afterId } from "./pagination";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One search parameter of a page: the first when there are several, "" when there is none or it is no ordinary text. */
export const textParam = z
  .union([z.string(), z.array(z.string()).transform(([first = ""]) => first)])
  .default("")
  .transform((text) => (/[\p{Cc}\p{Cs}]/u.test(text) ? "" : text.trim().slice(0, 100)));

/** Where a page of a list starts; a cursor that is none starts from the beginning. */
export function afterPage(cursor: string): number | undefined {
  try {
    return afterId(cursor || undefined);
  } catch {
    return undefined;
  }
}
