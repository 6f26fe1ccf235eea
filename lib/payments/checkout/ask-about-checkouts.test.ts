import { beforeEach, expect, it, vi } from "vitest";
import { asSystem, checkouts } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { addDays } from "@/lib/time/days";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { askAboutCheckouts } from "./ask-about-checkouts";

const asked: string[] = [];
vi.mock("./providers", () => ({
  providerFor: (name: string) => ({
    isConfigured: () => true,
    settle: async (externalId: string) => {
      asked.push(externalId);
      if (name === "stripe") throw new AppError("provider_unavailable");
      return "known";
    },
  }),
}));

useDatabase();
const PAGES = 12;

beforeEach(async () => {
  asked.length = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const accountId = await pendingAccount();
    const invoiceId = (await accountState(accountId)).invoices[0]!.id;
    const of = { accountId, invoiceId, url: "https://pay.test/", expiresAt: addDays(now(), 1) };
    await asSystem((tx) =>
      tx.insert(checkouts).values([
        { ...of, provider: "stripe", externalId: `stripe-${page}` },
        { ...of, provider: "paypal", externalId: `paypal-${page}` },
      ]),
    );
  }
});

it("a provider that is away is asked about a few pages only, and the other one about all of its", async () => {
  await askAboutCheckouts();
  const about = (name: string) => asked.filter((id) => id.startsWith(name)).length;
  expect(about("stripe")).toBeLessThanOrEqual(4);
  expect(about("paypal")).toBe(PAGES);
});
