import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findSession } from "@/lib/auth/sessions/find-session";
import { readSessionCookie } from "@/lib/auth/sessions/session-cookie";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";
import { refuseSession } from "./refuse-session";

useDatabase();

let cast: Cast;
let cookie: string;
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  ({ cookie } = await openBrowser(cast.sue));
});

const lives = async () => {
  const claims = await readSessionCookie({ headers: new Headers({ cookie }) });
  return (await findSession(claims!)) !== undefined;
};
const call = (headers: Record<string, string> = {}) =>
  refuseSession(new Request("http://localhost/api/v1/sites/", { headers: { cookie, ...headers } }));

describe("a superuser's session at the API", () => {
  it.each(["cross-site", "same-site"])(
    "is refused and lives on when a %s page sent the browser here",
    async (site) => {
      const response = await call({ "sec-fetch-site": site, "sec-fetch-mode": "navigate" });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "session_auth_not_allowed" });
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(await lives()).toBe(true);
    },
  );

  it.each<Record<string, string>>([{}, { "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }])(
    "is refused and ends when they did it themselves: %j",
    async (headers) => {
      const response = await call(headers);
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).not.toEqual([]);
      expect(await lives()).toBe(false);
    },
  );
});
