/** Guards app/(tenant)/billing/invoices/[id]/pdf/route.ts, lib/payments/documents/invoice-file.ts. */
import { beforeAll, expect, it, vi } from "vitest";
import { accountState } from "@/test/billing";
import { createPerson, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { GET } from "./route";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
let own: number;
beforeAll(async () => {
  own = await pendingAccount();
  await signIn(await createPerson({ account: { id: own } }));
});

it("an invoice of one's own is a file", async () => {
  const response = await pdfOf(await invoiceOf(own));
  expect(response.headers.get("content-type")).toBe("application/pdf");
});

it("of what is not there, or somebody else's, the invoice's page says so: a file could not", async () => {
  for (const id of [await invoiceOf(await pendingAccount()), 987_654, "x/../1"])
    await expect(pdfOf(id)).rejects.toMatchObject({
      digest: expect.stringContaining(`;/billing/invoices/${encodeURIComponent(id)};`),
    });
});

async function invoiceOf(accountId: number): Promise<number> {
  return (await accountState(accountId)).invoices[0]!.id;
}

function pdfOf(id: number | string): Promise<Response> {
  return GET(new Request("http://localhost/"), { params: Promise.resolve({ id: String(id) }) });
}
