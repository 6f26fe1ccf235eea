/** Guards lib/team/close-account.ts, lib/people/device-name.ts. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { type Account, accounts, apiKeys, asSystem, creditTransactions, mails, subscriptions } from "@/db";
import { exportAccount } from "@/lib/accounts/export-account";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { deviceName } from "@/lib/people/device-name";
import { endOtherDevices, listDevices } from "@/lib/people/devices";
import { createSite } from "@/lib/sites/create-site";
import { accountState } from "@/test/billing";
import { createAccount, createPerson, PASSWORD, type Person, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { tokensFor } from "@/test/sign-in";
import { closeAccount } from "./close-account";
import { inviteMember } from "./invite-member";

useDatabase();

const by = { actor: "user:1" };
let acme: Account;
let olivia: Person;

beforeEach(async () => {
  acme = await createAccount({ name: "Acme", plan: "growth" });
  olivia = await createPerson({ account: acme, firstName: "Olivia" });
});

describe("closing an account", () => {
  it("ends the subscription, signs everybody out, and tells when the data goes", async () => {
    const ed = await createPerson({ account: acme, role: "editor" });
    await tokensFor(ed);
    await close();
    const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, acme.id)));
    expect(account).toMatchObject({ status: "cancelled", previousStatus: "active", credits: 0 });
    expect(account!.closedAt).toBeInstanceOf(Date);
    const [subscription] = await asSystem((tx) =>
      tx.select().from(subscriptions).where(eq(subscriptions.accountId, acme.id)),
    );
    expect(subscription!.status).toBe("cancelled");
    expect(await listDevices(ed.id)).toEqual([]);
    const letters = await asSystem((tx) => tx.select().from(mails).where(eq(mails.toAddress, olivia.email)));
    expect(letters.map(({ template }) => template)).toEqual(["account-closed"]);
  });

  it("twice is once", async () => {
    await close();
    await close();
    const letters = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, acme.id)));
    expect(letters).toHaveLength(1);
  });

  it("wants the account's name and the password", async () => {
    await expect(close({ confirmName: "acme" })).rejects.toMatchObject({
      fields: { confirm_name: [expect.any(String)] },
    });
    await expect(close({ password: "wrong" })).rejects.toMatchObject({
      fields: { password: [expect.any(String)] },
    });
    const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, acme.id)));
    expect(account!.status).toBe("active");
  });

  it("waits for a transfer that was reported: its invoice stays, and our team is not left with money for nothing", async () => {
    const accountId = await pendingAccount("scale");
    const { account, invoices } = await accountState(accountId);
    const owner = await createPerson({ account });
    const reported = { externalPaymentId: `CLOSE-${accountId}`, payerName: "P", amountCents: 22_900, ...by };
    const { id: paymentId } = await reportBankTransfer({
      accountId,
      invoiceId: invoices[0]!.id,
      ...reported,
    });
    const closing = { accountId, userId: owner.id, confirmName: account.name, password: PASSWORD };
    await expect(closeAccount(closing)).rejects.toMatchObject({ code: "invalid_state" });
    expect((await accountState(accountId)).invoices).toMatchObject([{ status: "open" }]);
    await rejectPayment({ paymentId, reason: "Not on the statement.", actor: "terminal" });
    await closeAccount(closing);
    expect((await accountState(accountId)).account.closedAt).toBeInstanceOf(Date);
  });

  function close(change: { confirmName?: string; password?: string } = {}) {
    return closeAccount({
      accountId: acme.id,
      userId: olivia.id,
      confirmName: "Acme",
      password: PASSWORD,
      ...change,
    });
  }
});

describe("the archive", () => {
  it("holds everything the account owns, no secret, and nothing of anybody else's", async () => {
    const stranger = await createAccount({ name: "Strangers", plan: "growth" });
    await createSite({ accountId: acme.id, name: "Bakery", url: "bakery.example", by });
    await createSite({ accountId: stranger.id, name: "Foreign", url: "foreign.example", by });
    await inviteMember({
      accountId: acme.id,
      inviter: { userId: olivia.id },
      email: "a@b.test",
      role: "viewer",
      by,
    });
    const key = {
      accountId: acme.id,
      publicId: `p-${acme.id}`,
      name: "K",
      prefix: "igny8_x",
      secretHash: "hush-hush",
    };
    await asSystem((tx) => tx.insert(apiKeys).values(key));
    const text = await archive();
    expect(JSON.parse(text)).toMatchObject({
      account: [{ id: acme.id, name: "Acme" }],
      people: [{ email: olivia.email, firstName: "Olivia" }],
      sites: [{ name: "Bakery" }],
      invitations: [{ email: "a@b.test" }],
      api_keys: [{ prefix: "igny8_x" }],
      credit_transactions: [{ amount: 2000 }],
      checkouts: [],
    });
    expect(text).not.toMatch(/Foreign|hush-hush|argon2|tokenHash|secretHash/);
  });

  it("keeps the names that the account gave its own data", async () => {
    const metadata = { prompt_tokens: 900, file: { content_hash: "abc" } };
    await asSystem((tx) =>
      tx.update(creditTransactions).set({ metadata }).where(eq(creditTransactions.accountId, acme.id)),
    );
    expect(JSON.parse(await archive())).toMatchObject({ credit_transactions: [{ metadata }] });
  });

  async function archive(): Promise<string> {
    let text = "";
    for await (const piece of exportAccount(acme.id)) text += piece;
    return text;
  }
});

describe("devices", () => {
  it("are listed, and all but this one ended", async () => {
    await tokensFor(olivia);
    await tokensFor(olivia);
    const [here] = await listDevices(olivia.id);
    expect(await endOtherDevices(olivia.id, here!.sessionId)).toBe(1);
    expect((await listDevices(olivia.id)).map(({ sessionId }) => sessionId)).toEqual([here!.sessionId]);
  });

  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
      "Edge on Windows",
    ],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari on iOS"],
    ["curl/8.5.0", "curl"],
    ["", "An unknown device"],
  ])("%s is called %s", (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});
