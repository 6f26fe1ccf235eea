import { eq } from "drizzle-orm";
import { directlyAsSystem, webhookEndpoints } from "@/db";
import { env } from "@/lib/env";
import { resealed } from "./secrets";

/** After AUTH_SECRET was replaced, secrets are sealed with the new one: the former can then be forgotten. Answers how many. */
export async function resealSecrets(): Promise<number> {
  if (!env().AUTH_SECRET_PREVIOUS) return 0;
  const endpoints = await directlyAsSystem((db) => db.select().from(webhookEndpoints));
  let done = 0;
  for (const { id, accountId, secretSealed, previousSecretSealed } of endpoints) {
    const columns = {
      secretSealed: resealed(secretSealed, accountId),
      previousSecretSealed: resealed(previousSecretSealed, accountId),
    };
    if (!columns.secretSealed && !columns.previousSecretSealed) continue;
    await directlyAsSystem((db) =>
      db.update(webhookEndpoints).set(columns).where(eq(webhookEndpoints.id, id)),
    );
    done += 1;
  }
  return done;
}
