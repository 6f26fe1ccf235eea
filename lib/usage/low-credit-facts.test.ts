import { beforeAll, expect, it } from "vitest";
import { asSystem, type Plan, plans } from "@/db";
import { writeLedger } from "@/lib/credits/write-ledger";
import { savedPackage } from "@/test/credit-packages";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { lowCreditFacts } from "./low-credit-facts";

useDatabase();
beforeAll(() => savedPackage({ name: "Small", credits: 500, price: 3000 }));

async function factsAfter(slug: string, spent: number) {
  const { id } = await createAccount({ plan: slug, status: slug === "free-trial" ? "trial" : "active" });
  return asSystem(async (tx) => {
    const plan = (await tx.select().from(plans)).find((each: Plan) => each.slug === slug)!;
    await writeLedger(tx, { accountId: id, kind: "grant", amount: 10_000 });
    const entry = { accountId: id, kind: "consume", operation: "linking", units: 1 } as const;
    await writeLedger(tx, { ...entry, amount: -spent });
    return lowCreditFacts(tx, id, plan, 200);
  });
}

it("an owner reads which costs less for 30 days of such use, with both prices", async () => {
  expect(await factsAfter("starter", 1400)).toMatchObject({
    spent: 1400,
    offer: { kind: "package", name: "Small", count: 1, price: "$30.00", otherPrice: "$50.00" },
  });
  expect(await factsAfter("starter", 1900)).toMatchObject({
    offer: { kind: "plan", name: "Growth", price: "$50.00", otherPrice: "$60.00" },
  });
});

it("a trial, whose credits come once, is offered the plan that brings as much each month", async () => {
  expect(await factsAfter("free-trial", 900)).toMatchObject({
    offer: { kind: "plan", name: "Starter", price: "$89.00" },
  });
});
