import { sql } from "drizzle-orm";
import { directlyAsSystem, mails } from "@/db";

/** A statement stays short, however many ask; the keys travel as one value. */
const BATCH = 5000;

/**
 * Which of these emails were written before, by their `onceKey`. So an hourly job looks only at accounts that still have
 * to hear of something; `enqueueMail` decides.
 */
async function findWrittenKeys(keys: readonly string[]): Promise<Set<string>> {
  const written = new Set<string>();
  for (let from = 0; from < keys.length; from += BATCH) {
    const batch = keys.slice(from, from + BATCH);
    const rows = await directlyAsSystem((db) =>
      db
        .select({ key: mails.onceKey })
        .from(mails)
        .where(sql`${mails.onceKey} in (select jsonb_array_elements_text(${JSON.stringify(batch)}::jsonb))`),
    );
    for (const { key } of rows) written.add(key!);
  }
  return written;
}

/** Somebody who may have to hear of something. */
export interface Due {
  accountId: number;
  /** The email's. Undefined: there is something to do whatever was written. */
  onceKey: string | undefined;
}

/** The accounts that still have something due: those whose email is not written yet, and those that need no key. */
export async function accountsNotTold(all: Due[]): Promise<number[]> {
  const written = await findWrittenKeys(all.flatMap(({ onceKey }) => onceKey ?? []));
  const due = all.filter(({ onceKey }) => onceKey === undefined || !written.has(onceKey));
  return due.map(({ accountId }) => accountId);
}
