/** Guards lib/people/devices.ts, lib/auth/email/request-email-change.ts. */
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { asSystem, auditEvents } from "@/db";
import { cancelEmailChange, requestEmailChange } from "@/lib/auth/email/request-email-change";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { browserSession } from "@/test/two-factor";
import { endDevice, endOtherDevices, listDevices } from "./devices";

useDatabase();
const requestId = "6f2d8b1c-0000-4000-8000-000000000000";
let person: Person;

beforeEach(async () => {
  person = await createPerson({ account: await createAccount() });
});

it("asking to change the address, and calling it off, are in the audit log; the new address is not", async () => {
  await requestEmailChange({ userId: person.id, password: PASSWORD, newEmail: "new@x.test", requestId });
  await cancelEmailChange({ userId: person.id, requestId });
  const rows = await auditOf(person);
  expect(rows).toMatchObject([
    { action: "user.email_change_requested", targetId: String(person.id), requestId },
    { action: "user.email_change_cancelled", targetId: String(person.id), requestId },
  ]);
  expect(JSON.stringify(rows)).not.toContain("new@x.test");
});

it("ending one device is in the audit log, once; so is ending all others", async () => {
  const [here, there] = [await browserSession(person.id), await browserSession(person.id)];
  for (let n = 0; n < 2; n++) await endDevice({ sessionId: there, userId: person.id, requestId });
  await endOtherDevices(person.id, here, requestId);
  expect(await auditOf(person)).toMatchObject([
    { action: "session.ended", targetType: "session", targetId: there, after: { kind: "browser" } },
    { action: "user.sessions_ended" },
  ]);
  expect((await listDevices(person.id)).map(({ sessionId }) => sessionId)).toEqual([here]);
});

it("nobody ends a device of somebody else, and nothing says so", async () => {
  const other = await createPerson();
  const theirs = await browserSession(other.id);
  await endDevice({ sessionId: theirs, userId: person.id });
  expect(await listDevices(other.id)).toHaveLength(1);
  expect(await auditOf(person)).toEqual([]);
});

function auditOf({ id }: Person) {
  return asSystem((tx) =>
    tx.select().from(auditEvents).where(eq(auditEvents.actorUserId, id)).orderBy(auditEvents.id),
  );
}
