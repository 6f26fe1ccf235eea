import { eq, sql } from "drizzle-orm";
import { asSystem, directlyAsSystem, users } from "@/db";

const PREFIX = "aside:";

/** Whether this person has put the notice of that name aside. */
export async function hasPutAside(userId: number, name: string): Promise<boolean> {
  const [row] = await directlyAsSystem((db) =>
    db.select({ notifications: users.notifications }).from(users).where(eq(users.id, userId)),
  );
  return row?.notifications[PREFIX + name] === true;
}

/** Keeps the name beside the person's choices; an older one of its kind, the word before the first colon, goes. */
export async function putAside(userId: number, name: string): Promise<void> {
  const kind = `${PREFIX}${name.split(":")[0]}:%`;
  await asSystem((tx) =>
    tx
      .update(users)
      .set({
        notifications: sql`(
          select coalesce(jsonb_object_agg(key, value), '{}'::jsonb)
          from jsonb_each(${users.notifications}) where key not like ${kind}
        ) || jsonb_build_object(${PREFIX + name}::text, true)`,
      })
      .where(eq(users.id, userId)),
  );
}
