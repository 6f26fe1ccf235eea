import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, auditEvents, users } from "@/db";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { confirmEmail } from "./confirm-email";

useDatabase();
const act = { actor: "terminal", reason: "No mail server yet" };

it("somebody's address is confirmed for them once, and the audit log says by whom and why", async () => {
  const { id, email } = await createPerson();
  await asSystem((tx) => tx.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, id)));
  expect(await confirmEmail({ email: email.toUpperCase() }, act)).toEqual({ email, already: false });
  expect(await confirmEmail({ email }, act)).toEqual({ email, already: true });
  const isIt = and(eq(auditEvents.targetId, String(id)), eq(auditEvents.action, "user.email_verified"));
  const events = await asSystem((tx) => tx.select().from(auditEvents).where(isIt));
  expect(events).toMatchObject([{ actor: "terminal", reason: act.reason }]);
});

it("an address that nobody has is not found", async () => {
  await expect(confirmEmail({ email: "nobody@lab.example" }, act)).rejects.toMatchObject({
    code: "not_found",
  });
});
