import { type APIRequestContext, expect } from "@playwright/test";
import { type newcomer, PASSWORD } from "./newcomer";

/** Somebody orders Starter over the API and says that they have sent the money. Answers their account's id. */
export async function reportTransfer(
  request: APIRequestContext,
  person: ReturnType<typeof newcomer>,
  reference: string,
): Promise<number> {
  const order = {
    email: person.email,
    password: PASSWORD,
    account_name: person.domain,
    plan_slug: "starter",
  };
  const registered = await request.post("/api/v1/auth/register/", { data: order });
  expect(registered.status()).toBe(201);
  const { account, tokens } = (await registered.json()).data;
  const headers = { Authorization: `Bearer ${tokens.access}` };
  const invoices = await request.get("/api/v1/billing/invoices/", { headers });
  const [invoice] = (await invoices.json()).data.results;
  const transfer = { invoice_id: invoice.id, external_payment_id: reference, payer_name: "Nora Newcomer" };
  const reported = await request.post("/api/v1/billing/bank-transfer/", {
    headers,
    data: { ...transfer, amount: invoice.total },
  });
  expect(reported.ok()).toBe(true);
  return account.id;
}
