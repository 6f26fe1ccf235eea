import { eq } from "drizzle-orm";
import { directlyAsSystem, invoices } from "@/db";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { createSuperuser } from "@/lib/admin/superusers/create-superuser";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { DEMO_PASSWORD, type DemoPerson, demoAddress, goBack, joins } from "./cast";
import { addSite } from "./sites";
import { works } from "./work";

/** Everybody but Acme: who waits, who tries, who was suspended, a stranger, and the superuser. */
export async function tellOthers(): Promise<DemoPerson[]> {
  return [await petra(), await tina(), await sam(), await stan(), await sue()];
}

async function petra(): Promise<DemoPerson> {
  goBack(2);
  const { accountId } = await joins({
    name: "petra",
    company: "pending",
    accountName: "Pending Ltd",
    planSlug: "starter",
  });
  const [invoice] = await directlyAsSystem((db) =>
    db.select().from(invoices).where(eq(invoices.accountId, accountId)),
  );
  goBack(1);
  await reportBankTransfer({
    accountId,
    invoiceId: invoice!.id,
    externalPaymentId: "PEND-0017",
    payerName: "Petra Pending",
    amountCents: invoice!.totalCents,
    actor: "terminal",
  });
  return { email: demoAddress("petra", "pending"), says: "waits for her transfer to be approved" };
}

async function tina(): Promise<DemoPerson> {
  goBack(9);
  const { accountId, userId } = await joins({ name: "tina", company: "trial", accountName: "Trial Co" });
  const site = await addSite(accountId, userId, {
    name: "Tina's kitchen",
    url: "https://kitchen.trial.example",
    industry: "ecommerce",
    sectors: 2,
    titles: ["Bread in a cold oven", "Five knives are enough", "A week of soups", "About Tina"],
  });
  await works({ accountId, userId, siteIds: [site.id], fromDaysAgo: 8, toDaysAgo: 0 });
  return { email: demoAddress("tina", "trial"), says: "is on her free trial" };
}

async function sam(): Promise<DemoPerson> {
  goBack(25);
  const { accountId } = await joins({
    name: "sam",
    company: "suspended",
    accountName: "Suspended Inc",
    planSlug: "starter",
  });
  goBack(24);
  await transfer(accountId, 8900, "SUSP-0001", "Suspended Inc");
  goBack(6);
  await suspendAccount(accountId, { actor: "terminal", reason: "Scraped content, reported twice" });
  return { email: demoAddress("sam", "suspended"), says: "is suspended by staff" };
}

async function stan(): Promise<DemoPerson> {
  goBack(20);
  const { accountId, userId } = await joins({
    name: "stan",
    company: "strangers",
    accountName: "Strangers",
    planSlug: "scale",
  });
  goBack(19);
  await transfer(accountId, 22_900, "STRA-0009", "Stan Stranger");
  const site = await addSite(accountId, userId, {
    name: "Strangers on a train",
    url: "https://train.strangers.example",
    industry: "technology",
    sectors: 3,
    titles: ["Night trains of Europe", "Two days in Ljubljana", "Luggage that lasts", "Imprint"],
  });
  await works({ accountId, userId, siteIds: [site.id], fromDaysAgo: 18, toDaysAgo: 0 });
  return { email: demoAddress("stan", "strangers"), says: "owns another account, on Scale" };
}

async function sue(): Promise<DemoPerson> {
  goBack(100);
  const email = demoAddress("sue", "igny8");
  await createSuperuser({ email, password: DEMO_PASSWORD, actor: "terminal" });
  return { email, says: "is a superuser" };
}

async function transfer(accountId: number, amountCents: number, reference: string, payerName: string) {
  await confirmBankTransfer({
    accountId,
    externalPaymentId: reference,
    amountCents,
    payerName,
    actor: "terminal",
  });
}
