/** Guards lib/signup/sign-up.ts, lib/signup/choose-plan.ts, lib/signup/open-account.ts, lib/signup/mail-newcomer.ts. */
import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import {
  accounts,
  asSystem,
  auditEvents,
  creditTransactions,
  invoices,
  mails,
  memberships,
  plans,
  subscriptions,
  trialGrants,
  users,
  userTokens,
} from "@/db";
import { PASSWORD } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { type SignUpInput, signUp } from "./sign-up";

describe("signing up", () => {
  useDatabase();

  describe("free sign-up", () => {
    it("gives a trial of 14 days with its credits, its ledger row and an owner", async () => {
      const { user, account, plan, next } = await signUp(newcomer({ firstName: "Nora" }));
      expect(plan.slug).toBe("free-trial");
      expect(next).toBe("/sites");
      expect(account).toMatchObject({ name: "Nora's account", status: "trial", credits: 2000 });
      const days = (account.trialEndsAt!.getTime() - account.createdAt.getTime()) / 86_400_000;
      expect(Math.round(days)).toBe(14);
      const rows = await rowsOf(account.id);
      expect(rows.ledger).toMatchObject([{ kind: "grant", amount: 2000, balanceAfter: 2000 }]);
      expect(rows.subscriptions).toMatchObject([
        { status: "trialing", currentPeriodEnd: account.trialEndsAt },
      ]);
      expect(rows.memberships).toMatchObject([{ userId: user.id, role: "owner" }]);
      expect(rows.invoices).toEqual([]);
      expect(rows.mails.map((mail) => mail.template).sort()).toEqual(["verify-email", "welcome"]);
      expect(rows.audit).toMatchObject([{ action: "account.signed_up", actorUserId: user.id }]);
    });

    it("gives `free` instead of a second trial for the same mailbox", async () => {
      await signUp(newcomer({ email: "nora.double@gmail.com" }));
      const { account, plan } = await signUp(newcomer({ email: "noradouble+again@googlemail.com" }));
      expect(plan.slug).toBe("free");
      expect(account).toMatchObject({ status: "active", credits: 100, trialEndsAt: null });
      expect((await rowsOf(account.id)).subscriptions).toMatchObject([{ status: "active" }]);
    });

    it("with 20 at once for one address makes one account", async () => {
      const input = newcomer();
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => signUp(input)));
      const failed = results.filter((result) => result.status === "rejected");
      expect(failed).toHaveLength(19);
      expect(failed.every(({ reason }) => reason.code === "email_taken")).toBe(true);
      const found = await asSystem((tx) => tx.select().from(users).where(eq(users.email, input.email)));
      expect(found).toHaveLength(1);
    });

    it("treats an address in other letters as the same person", async () => {
      await signUp(newcomer({ email: "case@example.test" }));
      await expect(signUp(newcomer({ email: "CASE@example.test" }))).rejects.toMatchObject({
        code: "email_taken",
        fields: { email: [expect.any(String)] },
      });
    });

    it("refuses weak passwords with a reason", async () => {
      await expect(signUp(newcomer({ password: "password1234" }))).rejects.toMatchObject({
        code: "weak_password",
        fields: { password: [expect.stringContaining("common")] },
      });
    });
  });

  describe("sign-up when plans are closed", () => {
    afterEach(() => setActive(["free-trial", "free"], true));

    it("falls back to `free` when the trial is inactive", async () => {
      await setActive(["free-trial"], false);
      expect((await signUp(newcomer())).plan.slug).toBe("free");
    });

    it("is refused when both are inactive, and leaves no row behind", async () => {
      await setActive(["free-trial", "free"], false);
      const before = await countRows();
      await expect(signUp(newcomer())).rejects.toMatchObject({ code: "signup_unavailable", status: 503 });
      expect(await countRows()).toEqual(before);
    });
  });

  describe("paid sign-up", () => {
    it("waits for its first payment, with an open invoice and no credits", async () => {
      const { account, next } = await signUp(
        newcomer({ planSlug: "starter", paymentMethod: "bank_transfer" }),
      );
      expect(next).toBe("/payment");
      expect(account).toMatchObject({
        status: "pending_payment",
        credits: 0,
        trialEndsAt: null,
        paymentMethod: "bank_transfer",
      });
      const rows = await rowsOf(account.id);
      expect(rows.subscriptions).toMatchObject([
        { status: "pending_payment", paymentMethod: "bank_transfer" },
      ]);
      expect(rows.invoices).toMatchObject([{ status: "open", totalCents: 8900 }]);
      expect(rows.ledger).toEqual([]);
    });

    it("is mailed its invoice, once, beside the welcome", async () => {
      const { account } = await signUp(newcomer({ planSlug: "growth" }));
      const rows = await rowsOf(account.id);
      expect(rows.mails.map((mail) => mail.template).sort()).toEqual(["invoice", "verify-email", "welcome"]);
      const letter = rows.mails.find((mail) => mail.template === "invoice");
      expect(letter?.props).toMatchObject({
        number: rows.invoices[0]?.number,
        planName: "Growth",
        amount: "$139.00",
      });
    });

    it("by the year is invoiced by the year", async () => {
      const { account } = await signUp(newcomer({ planSlug: "starter", interval: "year" }));
      expect((await rowsOf(account.id)).invoices).toMatchObject([
        { billingInterval: "year", totalCents: 90780 },
      ]);
    });

    it("spends no trial", async () => {
      await signUp(newcomer({ email: "payer@gmail.com", planSlug: "starter" }));
      expect((await signUp(newcomer({ email: "payer+2@gmail.com" }))).plan.slug).toBe("free-trial");
    });

    it("of enterprise is arranged with the team, and of an unknown plan a mistake in plan_slug", async () => {
      await expect(signUp(newcomer({ planSlug: "enterprise" }))).rejects.toMatchObject({
        code: "plan_not_self_service",
      });
      await expect(signUp(newcomer({ planSlug: "platinum" }))).rejects.toMatchObject({
        code: "validation_error",
        fields: { plan_slug: [expect.any(String)] },
      });
    });
  });

  it("sign-up that fails at its last insert leaves nothing", async () => {
    await asSystem((tx) =>
      tx.execute(sql`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
      create trigger refuse before insert on audit_events for each row execute function refuse()`),
    );
    const before = await countRows();
    await expect(signUp(newcomer())).rejects.toThrow();
    expect(await countRows()).toEqual(before);
    await asSystem((tx) => tx.execute(sql`drop trigger refuse on audit_events; drop function refuse()`));
  });
});

let made = 0;

function newcomer(more: Partial<SignUpInput> = {}): SignUpInput {
  return { email: `newcomer-${++made}@example.test`, password: PASSWORD, ...more };
}

async function rowsOf(accountId: number) {
  return asSystem(async (tx) => ({
    ledger: await tx.select().from(creditTransactions).where(eq(creditTransactions.accountId, accountId)),
    subscriptions: await tx.select().from(subscriptions).where(eq(subscriptions.accountId, accountId)),
    invoices: await tx.select().from(invoices).where(eq(invoices.accountId, accountId)),
    memberships: await tx.select().from(memberships).where(eq(memberships.accountId, accountId)),
    mails: await tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)),
    audit: await tx.select().from(auditEvents).where(eq(auditEvents.accountId, accountId)),
  }));
}

const TABLES = [
  users,
  accounts,
  memberships,
  subscriptions,
  invoices,
  creditTransactions,
  mails,
  trialGrants,
  userTokens,
];

function countRows(): Promise<number[]> {
  return asSystem(async (tx) => {
    const counts: number[] = [];
    for (const table of TABLES) counts.push(await tx.$count(table));
    return counts;
  });
}

async function setActive(slugs: string[], isActive: boolean): Promise<void> {
  for (const slug of slugs) {
    await asSystem((tx) => tx.update(plans).set({ isActive }).where(eq(plans.slug, slug)));
  }
}
