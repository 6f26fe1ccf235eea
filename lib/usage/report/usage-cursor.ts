import { AppError } from "@/lib/errors";
import type { UsageGroup, UsageRow } from "./usage-groups";

const ID_DIGITS = 19;

/** Where the next page of groups begins: the key as the statement orders by it. */
export function usageCursor(by: UsageGroup, { key }: Pick<UsageRow, "key">): string {
  return Buffer.from(`${by}:${storedKey(by, key)}`).toString("base64url");
}

/** Throws invalid_cursor for one of another list, or of another grouping. */
export function keyAfter(by: UsageGroup, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [, of, key] =
    /^([a-z_]+):([\w-]{0,40})$/.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (of !== by || key === undefined)
    throw new AppError("invalid_cursor", { fields: { cursor: ["Not a cursor of this list."] } });
  return key;
}

function storedKey(by: UsageGroup, key: string): string {
  return by === "day" || by === "operation" || key === "" ? key : key.padStart(ID_DIGITS, "0");
}
