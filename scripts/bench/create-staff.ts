import { hashPassword } from "@/lib/auth/passwords/password";
import { encodeSession, SESSION_SECONDS, sessionCookieName } from "@/lib/auth/sessions/session-cookie";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";

/** A superuser who has just signed in: the `Cookie` header of its browser. `AUTH_SECRET` must be the app's. */
export function createStaff(databaseUrl: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ user_id: string; session_id: string }>(
      `with staff as (
         insert into users (email, trial_address, password_hash, is_superuser, email_verified_at)
         values ('staff@bench.test', 'staff@bench.test', $1, true, now()) returning id, session_version
       )
       insert into sessions (user_id, kind, session_version, confirmed_at, expires_at)
       select id, 'browser', session_version, now(), now() + make_interval(secs => $2) from staff
       returning user_id, id as session_id`,
      [await hashPassword(crypto.randomUUID()), SESSION_SECONDS],
    );
    const { user_id, session_id: sessionId } = rows[0]!;
    const claims = { userId: Number(user_id), sessionId, sessionVersion: 1, isSuperuser: true };
    return `${sessionCookieName()}=${await encodeSession(claims)}`;
  });
}
