import { z } from "zod";
import { AppError } from "./errors";

/** `?limit=` 1..100 (default 25) and `?cursor=` (docs/contract.md, section 4). */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().min(1).max(100).optional(),
});

export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ results: z.array(item), next_cursor: z.string().nullable() });

export interface Page<T> {
  results: T[];
  next_cursor: string | null;
}

/** The id that a cursor stands for: rows beyond it, in the list's order, come next. Undefined: from the start. */
export function afterId(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const match = /^id:([1-9]\d{0,14})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"));
  if (!match) throw new AppError("invalid_cursor", { fields: { cursor: ["Not a cursor of this list."] } });
  return Number(match[1]);
}

/** A page of keyset results. Query one row more than `limit`: its presence says that there is a next page. */
export function page<T>(rows: T[], limit: number, idOf: (row: T) => number): Page<T> {
  const results = rows.slice(0, limit);
  const last = results.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { results, next_cursor: more ? Buffer.from(`id:${idOf(last)}`).toString("base64url") : null };
}
