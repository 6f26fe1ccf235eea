/**
 * Guards lib/payments/stripe/api/sync-customer-job.ts, lib/payments/stripe/api/sync-tax-id.ts,
 * lib/payments/stripe/api/customer.ts, lib/payments/documents/update-billing-details.ts, lib/jobs/enqueue-customer-sync.ts.
 */
import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, asSystem, mails, memberships, users } from "@/db";
import { requestEmailChange } from "@/lib/auth/email/request-email-change";
import { verifyEmail } from "@/lib/auth/email/verify-email";
import { openLinks } from "@/lib/mail/sealed-links";
import { updateBillingDetails } from "@/lib/payments/documents/update-billing-details";
import { changeRole } from "@/lib/team/change-role";
import { leaveAccount } from "@/lib/team/leave-account";
import { removeMember } from "@/lib/team/remove-member";
import { transferOwnership } from "@/lib/team/transfer-ownership";
import { accountState } from "@/test/billing";
import { createPerson, PASSWORD, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, byCard, payByCard } = useStripe();
const BY = { actor: "user:1" };

const customerOf = async (accountId: number) => {
  const { stripeCustomerId } = (await accountState(accountId)).account;
  return stripe.rows("cus_").find(({ id }) => id === stripeCustomerId);
};

it("Stripe keeps the name, the email and the address that bills have by now", async () => {
  const { accountId } = await byCard();
  const change = {
    billing_name: "Acme Holding",
    billing_email: "bills@acme.test",
    billing_address_line1: "1 New Street",
    billing_city: "Berlin",
    billing_country: "DE",
  };
  await updateBillingDetails({ accountId, change, by: BY });
  await runQueued();
  // Nobody who reads it has agreed yet.
  expect(await customerOf(accountId)).toMatchObject({ email: `owner-${accountId}@example.test` });
  await asSystem((tx) =>
    tx.update(accounts).set({ billingEmailConfirmedAt: new Date() }).where(eq(accounts.id, accountId)),
  );
  await updateBillingDetails({ accountId, change, by: BY });
  await runQueued();
  expect(await customerOf(accountId)).toMatchObject({
    name: "Acme Holding",
    email: "bills@acme.test",
    address: { line1: "1 New Street", city: "Berlin", country: "DE" },
  });
  await updateBillingDetails({ accountId, change: { billing_email: null }, by: BY });
  await runQueued();
  expect(await customerOf(accountId)).toMatchObject({ email: `owner-${accountId}@example.test` });
});

it("while Stripe is away the change waits in the queue", async () => {
  const { accountId } = await byCard();
  await updateBillingDetails({ accountId, change: { name: "Renamed" }, by: BY });
  expect(await customerOf(accountId)).not.toMatchObject({ name: "Renamed" });
  await runQueued();
  expect(await customerOf(accountId)).toMatchObject({ name: "Renamed" });
});

/** The secrets of the links that were mailed about a person's change of address. */
async function linksOf(...addresses: string[]): Promise<string[]> {
  const sent = await asSystem((tx) => tx.select().from(mails).where(inArray(mails.toAddress, addresses)));
  const urls = sent.map((mail) => openLinks(mail).url).filter((url) => typeof url === "string");
  return urls.flatMap((url) => new URL(url).searchParams.get("token") ?? []);
}

describe("receipts of an account without an address for bills go to its first owner", () => {
  const ownerOf = async (accountId: number) => {
    const [owner] = await asSystem((tx) =>
      tx
        .select({ id: users.id, email: users.email, memberId: memberships.id })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(eq(memberships.accountId, accountId))
        .orderBy(memberships.id),
    );
    return owner!;
  };
  async function owned(role: "admin" | "owner") {
    const { accountId } = await byCard();
    const first = await ownerOf(accountId);
    const other = await createPerson({ account: { id: accountId }, role });
    expect(await customerOf(accountId)).toMatchObject({ email: first.email });
    const [{ id: memberId } = { id: 0 }] = await asSystem((tx) =>
      tx.select({ id: memberships.id }).from(memberships).where(eq(memberships.userId, other.id)),
    );
    return { accountId, first, other: { ...other, memberId } };
  }
  const byPerson = (id: number) => ({ actor: `user:${id}`, asks: { userId: id } });

  it("also after ownership was transferred", async () => {
    const { accountId, first, other } = await owned("admin");
    const by = byPerson(first.id);
    await transferOwnership({ accountId, fromUserId: first.id, toMemberId: other.memberId, by });
    await runQueued();
    expect(await customerOf(accountId)).toMatchObject({ email: other.email });
  });

  it("also after the first owner was given another role", async () => {
    const { accountId, first, other } = await owned("owner");
    await changeRole({ accountId, memberId: first.memberId, role: "admin", by: byPerson(other.id) });
    await runQueued();
    expect(await customerOf(accountId)).toMatchObject({ email: other.email });
  });

  it.each(["left", "was removed"])("also after the first owner %s", async (how) => {
    const { accountId, first, other } = await owned("owner");
    if (how === "left") await leaveAccount({ accountId, by: byPerson(first.id) });
    else await removeMember({ accountId, memberId: first.memberId, by: byPerson(other.id) });
    await runQueued();
    expect(await customerOf(accountId)).toMatchObject({ email: other.email });
  });

  it("also after the owner has confirmed another address", async () => {
    const { accountId, first } = await owned("admin");
    const newEmail = `new-${accountId}@example.test`;
    await requestEmailChange({ userId: first.id, newEmail, password: PASSWORD });
    for (const secret of await linksOf(first.email, newEmail)) await verifyEmail(secret);
    await runQueued();
    expect(await customerOf(accountId)).toMatchObject({ email: newEmail });
  });
});

describe("the tax id on bills", () => {
  const taxIdsOf = async (accountId: number) => {
    const customer = (await customerOf(accountId))!.id;
    return stripe.rows("txi_").filter((row) => row.customer === customer);
  };
  const bill = async (accountId: number, change: Parameters<typeof updateBillingDetails>[0]["change"]) => {
    await updateBillingDetails({ accountId, change, by: BY });
    await runQueued();
  };

  it("is Stripe's too, under the type of its country, and takes the place of the one before", async () => {
    const { accountId } = await byCard();
    await bill(accountId, { tax_id: "DE123456789", billing_country: "DE" });
    expect(await taxIdsOf(accountId)).toMatchObject([{ type: "eu_vat", value: "DE123456789" }]);
    const [before] = await taxIdsOf(accountId);
    await bill(accountId, { name: "Renamed" });
    expect(await taxIdsOf(accountId)).toEqual([before]);
    await bill(accountId, { tax_id: "12-3456789", billing_country: "US" });
    expect(await taxIdsOf(accountId)).toMatchObject([{ type: "us_ein", value: "12-3456789" }]);
    await bill(accountId, { tax_id: null });
    expect(await taxIdsOf(accountId)).toEqual([]);
  });

  it.each([
    ["that Stripe calls invalid", "DE-INVALID", "DE"],
    ["of a country that Stripe has no type for", "AQ-7", "AQ"],
  ])("%s is printed on Stripe's invoices as it is", async (_, tax_id, billing_country) => {
    const { accountId } = await byCard();
    await bill(accountId, { tax_id, billing_country });
    expect(await taxIdsOf(accountId)).toEqual([]);
    expect(await customerOf(accountId)).toMatchObject({ custom_fields: [{ name: "Tax ID", value: tax_id }] });
    await bill(accountId, { tax_id: "DE123456789", billing_country: "DE" });
    expect(await customerOf(accountId)).toMatchObject({ custom_fields: [] });
  });

  it("that was there before the customer was is told with it", async () => {
    const accountId = await pendingAccount();
    await updateBillingDetails({ accountId, change: { tax_id: "DE1", billing_country: null }, by: BY });
    await payByCard(accountId);
    await runQueued();
    expect(await customerOf(accountId)).toMatchObject({ custom_fields: [{ value: "DE1" }] });
  });
});
