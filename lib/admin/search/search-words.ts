import { type SQL, sql } from "drizzle-orm";
import { escapeLike } from "@/db/escape-like";

const MOST_WORDS = 6;
/** A shorter word has no trigram, so no index finds it inside a text. */
const LEAST_LETTERS = 3;

/** The words of what somebody typed, in lower case. Pure. */
export function searchWords(q: string): string[] {
  return q.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

/** Whether an index can find these words inside a text. Pure. */
export function areFindable(words: readonly string[]): boolean {
  return words.some((word) => word.length >= LEAST_LETTERS);
}

/** That each word is somewhere in `text`, which a trigram index serves. */
export function hasWords(text: SQL, words: readonly string[]): SQL {
  return sql.join(
    words.map((word) => sql`${text} like ${`%${escapeLike(word)}%`}`),
    sql` and `,
  );
}

/** That `text` starts with what was typed, which an index of `text_pattern_ops` serves. */
export function startsWith(text: SQL, typed: string): SQL {
  return sql`${text} like ${`${escapeLike(typed)}%`}`;
}

/** The texts that are searched, as the indexes of db/schema spell them. */
export const SEARCHED = {
  account: sql`lower(a.name || ' ' || coalesce(a.billing_name, '') || ' ' || coalesce(a.billing_email, ''))`,
  person: sql`lower(u.email || ' ' || u.first_name || ' ' || u.last_name)`,
  site: sql`lower(s.domain || ' ' || s.name)`,
  invoice: sql`lower(i.number)`,
  payment: sql`lower(p.external_payment_id || ' ' || p.payer_name)`,
} as const;
