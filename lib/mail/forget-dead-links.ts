import { and, asc, inArray, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import { directlyAsSystem, mails } from "@/db";
import { BATCH, inBatches } from "@/db/in-batches";
import { nowMs } from "@/lib/clock";
import { holdsSecret, MAIL_TEMPLATES } from "./templates";

const HOUR_MS = 60 * 60 * 1000;
/** How long the links of each template can be of use, from when the mail was written. */
const LIVES_MS: Record<string, number> = { "reset-password": HOUR_MS, invitation: 7 * 24 * HOUR_MS };
const OTHERS_LIVE_MS = 24 * HOUR_MS;

/**
 * Empties mails whose links are dead: those that were kept because there is no mail server, and those that never left. Their
 * address and subject stay. Answers how many.
 */
export function forgetDeadLinks(): Promise<number> {
  return inBatches(emptyDead);
}

function emptyDead(): Promise<{ rowCount: number | null }> {
  const dead = or(...Object.keys(MAIL_TEMPLATES).filter(holdsSecret).map(isDead));
  return directlyAsSystem((db) => {
    const old = db
      .select({ id: mails.id })
      .from(mails)
      .where(and(dead, or(sql`${mails.props} <> '{}'`, isNotNull(mails.html), isNotNull(mails.text))))
      .orderBy(asc(mails.createdAt))
      .limit(BATCH);
    return db.update(mails).set({ props: {}, html: null, text: null }).where(inArray(mails.id, old));
  });
}

function isDead(template: string): SQL | undefined {
  const writtenBefore = new Date(nowMs() - (LIVES_MS[template] ?? OTHERS_LIVE_MS));
  return and(sql`${mails.template} = ${template}`, lt(mails.createdAt, writtenBefore));
}
