/**
 * Guards app/(tenant)/billing/invoices/[id]/page.tsx, app/(tenant)/sites/[id]/edit/page.tsx,
 * app/(tenant)/sites/[id]/delete/page.tsx.
 */
import { expect, it, vi } from "vitest";
import { listInvoices } from "@/lib/invoices/queries";
import { createSite } from "@/lib/sites/create-site";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import * as invoice from "./billing/invoices/[id]/page";
import * as deletion from "./sites/[id]/delete/page";
import * as edit from "./sites/[id]/edit/page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();

it("a site or an invoice of somebody else's has the title of the 404 page", async () => {
  const [acme, stranger] = [await accountWithRecords(), await accountWithRecords()];
  await signIn(await createPerson({ account: acme.account }));
  expect(await titleOf(edit, acme.siteId)).toBe("Edit site");
  expect(await titleOf(deletion, acme.siteId)).toBe("Delete site");
  expect(await titleOf(invoice, acme.invoiceId)).toBe("Invoice");
  for (const [page, id] of [
    [edit, stranger.siteId],
    [deletion, stranger.siteId],
    [invoice, stranger.invoiceId],
    [invoice, 999],
  ] as const)
    await expect(titleOf(page, id)).rejects.toThrow("404");
});

async function accountWithRecords() {
  const account = await createAccount({ plan: "growth", status: "pending_payment" });
  const site = await createSite({
    accountId: account.id,
    name: "Shop",
    url: "shop.example",
    by: { actor: "terminal" },
  });
  const [first] = await listInvoices(account.id, { limit: 1 });
  return { account, siteId: site.id, invoiceId: first!.id };
}

interface TitledPage {
  generateMetadata: (props: {
    params: Promise<{ id: string }>;
    searchParams: Promise<Record<string, string>>;
  }) => Promise<{ title?: unknown }>;
}

async function titleOf(page: TitledPage, id: number): Promise<unknown> {
  const props = { params: Promise.resolve({ id: String(id) }), searchParams: Promise.resolve({}) };
  return (await page.generateMetadata(props)).title;
}
