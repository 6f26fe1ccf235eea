/** Guards app/api/v1/, lib/api/idempotency/. */
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "@/db";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { callerWithEverything } from "./caller-with-everything";
import { allRoutes, bearer, type RouteFile, send } from "./routes";
import { sampleOf } from "./sample-body";

useDatabase();

/** Their credential is dead once they were answered. */
const ENDS_ITS_CALLER = ["/auth/logout/", "/auth/change-password/"];

it("every POST of somebody signed in is answered once for its Idempotency-Key", {
  timeout: 60_000,
}, async () => {
  const files = (await allRoutes()).filter(
    (file) => file.methods.includes("POST") && file.definition("POST").auth !== "none",
  );
  expect(files.length).toBeGreaterThan(15);
  const wrong: string[] = [];
  for (const file of files) {
    const post = await poster(file);
    const [first, again] = [await post(), await post()];
    const isRight = ENDS_ITS_CALLER.includes(file.path)
      ? first.status === 200 && again.status === 401
      : first.status < 500 && isReplay(first, again);
    if (!isRight) wrong.push(`${file.path} ${first.status} ${first.text} ${again.status} ${again.text}`);
  }
  expect(wrong).toEqual([]);
  expect(await inParts()).toEqual([]);
});

/** Those that committed a part before their answer, and that the same request would not continue. */
async function inParts(): Promise<unknown[]> {
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select key from idempotency_keys where effect_at is not null`),
  );
  return rows.map(({ key }) => paths.get(String(key))).filter((path) => !CONTINUES.includes(path ?? ""));
}

/** They ask a payment provider in between. */
const CONTINUES = ["/billing/checkout/", "/billing/admin/payments/{id}/refund/"];
/** What each key was sent to. */
const paths = new Map<string, string>();

type Answer = Awaited<ReturnType<typeof send>>;

function isReplay(first: Answer, again: Answer): boolean {
  const same = first.text.replace(String(first.json.request_id), String(again.json.request_id));
  const marks = [first, again].map(({ headers }) => headers.get("idempotent-replayed"));
  return again.status === first.status && again.text === same && marks.join() === ",true";
}

/** Sends the same valid request each time. */
async function poster(file: RouteFile) {
  const { token, ids, rows } = await callerWithEverything(file, "POST");
  const body = file.definition("POST").input && JSON.stringify(sampleOf(file, "POST", rows));
  const key = crypto.randomUUID();
  paths.set(key, file.path);
  const more = { "content-type": "application/json", "idempotency-key": key };
  return () => {
    forgetLimits();
    return send(file, "POST", { ids, headers: bearer(token, more), body });
  };
}
