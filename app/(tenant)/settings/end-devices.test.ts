/** Guards app/(tenant)/settings/actions.ts, lib/auth/passwords/confirm-password.ts. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { asSystem, sessions } from "@/db";
import { now } from "@/lib/clock";
import { listDevices } from "@/lib/people/devices";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { openBrowser, signIn } from "@/test/sign-in";
import { endDeviceAction, endOtherDevicesAction } from "./actions";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
useDatabase();

let cast: Cast;
let here: string;
let there: string;
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  ({ sessionId: there } = await openBrowser(cast.ed));
  ({ sessionId: here } = await signIn(cast.ed));
});

const devices = async () => (await listDevices(cast.ed.id)).map(({ sessionId }) => sessionId);
const typedMinutesAgo = (minutes: number) =>
  asSystem((tx) =>
    tx
      .update(sessions)
      .set({ confirmedAt: new Date(now().getTime() - minutes * 60_000) })
      .where(eq(sessions.id, here)),
  );

it("right after the password was typed, a click signs out elsewhere", async () => {
  expect(await endDeviceAction({}, formData({ session_id: there }))).toMatchObject({ ok: true });
  expect(await devices()).not.toContain(there);
});

it.each([
  [
    "one device",
    (password?: string) =>
      endDeviceAction({}, formData({ session_id: there, ...(password && { password }) })),
  ],
  ["all others", (password?: string) => endOtherDevicesAction({}, formData(password ? { password } : {}))],
])("half an hour later an open browser alone signs out nowhere: %s", async (_, end) => {
  await typedMinutesAgo(31);
  expect(await end()).toMatchObject({
    code: "password_confirmation_required",
    fields: { password: expect.any(Array) },
  });
  expect(await end("not his")).toMatchObject({ code: "validation_error" });
  expect(await devices()).toContain(there);
  expect(await end(PASSWORD)).toMatchObject({ ok: true });
  expect(await devices()).not.toContain(there);
});
