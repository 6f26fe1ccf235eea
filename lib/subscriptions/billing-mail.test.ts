import { and, desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, mails, memberships } from "@/db";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { renderMail } from "@/lib/mail/render-mail";
import { type MailTemplate, mailDefinition } from "@/lib/mail/templates";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { signUp } from "@/lib/signup/sign-up";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { inviteMember } from "@/lib/team/invite-member";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import { accountState } from "@/test/billing";
import { createPerson, PASSWORD, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const BY = { actor: "user:1" };
beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

const pay = (accountId: number, amountCents: number) =>
  confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId: `SAYS-${accountId}-${amountCents}`,
    payerName: "P",
    actor: "terminal",
  });

const letters = (accountId: number, template: MailTemplate) =>
  asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, template)))
      .orderBy(desc(mails.id)),
  );

async function lastText(accountId: number, template: MailTemplate): Promise<string> {
  const [letter] = await letters(accountId, template);
  expect(mailDefinition(template)).toBeDefined();
  return (await renderMail(template, letter!.props as never)).text.replaceAll(/\s+/g, " ");
}

describe("emails about money", () => {
  it("go to all owners of a new account, and to nobody who has left", async () => {
    const { account, user } = await signUp({
      email: "founder@says.test",
      password: PASSWORD,
      planSlug: "growth",
    });
    const { email } = await createPerson({ account });
    await pay(account.id, 13900);
    const toWhom = (await letters(account.id, "payment-received")).map(({ toAddress }) => toAddress);
    expect(toWhom.toSorted()).toEqual([user.email, email].toSorted());
    await asSystem((tx) => tx.delete(memberships).where(eq(memberships.userId, user.id)));
    setClock(addDays(addMonths(START, 1), 1));
    await runJobs();
    expect((await letters(account.id, "past-due")).map(({ toAddress }) => toAddress)).toEqual([email]);
  });

  it("speak of read-only sites only where the new plan has room for fewer", async () => {
    const id = await pendingAccount("starter");
    await pay(id, 8900);
    const { invoice } = await changePlan({ accountId: id, planSlug: "scale", ...BY });
    await pay(id, invoice!.totalCents);
    expect(await lastText(id, "plan-changed")).toMatch(/from Starter to Scale/);
    expect(await lastText(id, "plan-changed")).not.toMatch(/read-only/);
    await changePlan({ accountId: id, planSlug: "starter", ...BY });
    setClock(addMonths(START, 1));
    await runJobs();
    expect(await lastText(id, "plan-changed")).toMatch(/from Scale to Starter.*read-only/);
  });

  it("do not promise that an account works which our team has suspended", async () => {
    const id = await pendingAccount();
    await suspendAccount(id, { actor: "terminal", reason: "Looks odd." });
    await pay(id, 13900);
    expect(await lastText(id, "payment-received")).toMatch(/Growth is paid until.*stays suspended/);
    const other = await pendingAccount();
    await pay(other, 13900);
    expect(await lastText(other, "payment-received")).not.toMatch(/suspended/);
  });
});

it("an invitation names the day on which it ends", async () => {
  const id = await pendingAccount();
  const { account } = await accountState(id);
  const owner = await createPerson({ account });
  await inviteMember({
    accountId: id,
    inviter: { userId: owner.id },
    email: "new@says.test",
    role: "viewer",
    by: { actor: `user:${owner.id}` },
  });
  expect(await lastText(id, "invitation")).toMatch(/ends on 17 Jan 2026/);
});
