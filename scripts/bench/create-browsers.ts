import type { Client } from "pg";
import { hashPassword } from "@/lib/auth/passwords/password";
import { encodeSession, SESSION_SECONDS, sessionCookieName } from "@/lib/auth/sessions/session-cookie";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";

/** The `Cookie` headers of two browsers that have just signed in. */
export interface Browsers {
  /** A superuser's. */
  staff: string;
  /** An account's owner's. */
  owner: string;
}

/** Signs in a new superuser and the owner that `createCallers` gave the first account. `AUTH_SECRET` must be the app's. */
export function createBrowsers(databaseUrl: string): Promise<Browsers> {
  return withClient(databaseUrl, async (client) => {
    await client.query(
      `insert into users (email, trial_address, password_hash, is_superuser, email_verified_at)
       values ('staff@bench.test', 'staff@bench.test', $1, true, now())`,
      [await hashPassword(crypto.randomUUID())],
    );
    return {
      staff: await signIn(client, "staff@bench.test"),
      owner: await signIn(client, "owner-1@bench.test"),
    };
  });
}

async function signIn(client: Client, email: string): Promise<string> {
  const { rows } = await client.query<{ user_id: string; session_id: string; is_superuser: boolean }>(
    `with person as (select id, session_version, is_superuser from users where email = $1), begun as (
       insert into sessions (user_id, kind, session_version, confirmed_at, expires_at)
       select id, 'browser', session_version, now(), now() + make_interval(secs => $2) from person
       returning user_id, id as session_id
     )
     select begun.*, is_superuser from begun, person`,
    [email, SESSION_SECONDS],
  );
  const { user_id, session_id: sessionId, is_superuser: isSuperuser } = rows[0]!;
  const claims = { userId: Number(user_id), sessionId, sessionVersion: 1, isSuperuser };
  return `${sessionCookieName()}=${await encodeSession(claims)}`;
}
