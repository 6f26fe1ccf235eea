import { createHash } from "node:crypto";
import { plainAccount } from "@/lib/bank-statements/statement/account-number";
import type { StatementLine } from "@/lib/bank-statements/statement/statement";

export interface Prints {
  /** By the bank's reference of the whole entry, where it gives one; else the content. The day is compared beside it. */
  fingerprint: string;
  content: string;
}

/** Shorter references are counters that banks begin again. */
export const LEAST_REFERENCE = 8;

/** Whether the bank's reference is long enough to tell an entry from every other of its account, day and amount. */
export function hasOwnReference({ reference }: Pick<StatementLine, "reference">): boolean {
  return reference.length >= LEAST_REFERENCE;
}

/**
 * What makes a line the same in any file and format, on its day. References are unique within an account, a day and an
 * amount; text is compared by its letters and digits alone, because formats break and pad it differently.
 */
export function printsOf(line: StatementLine): Prints {
  const { bookedOn, amountCents, entryCents, currency, reference } = line;
  const content = hash(
    "content",
    bookedOn,
    amountCents,
    currency,
    plainAccount(line.otherAccount),
    words(line),
  );
  return {
    content,
    fingerprint: hasOwnReference(line) ? hash("reference", reference, entryCents, currency) : content,
  };
}

function words({ text, otherName }: StatementLine): string {
  return (text || otherName).toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function hash(...parts: (string | number)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 24);
}
