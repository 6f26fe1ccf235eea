import { beforeAll, expect, it } from "vitest";
import { asSystem, sites } from "@/db";
import { now } from "@/lib/clock";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { getAccount, LISTED_AT_MOST } from "./get-account";

useDatabase();

let accountId: number;

beforeAll(async () => {
  accountId = (await createAccount({ plan: "growth" })).id;
  const site = (index: number, deletedAt: Date | null) => ({
    accountId,
    name: `Site ${index}`,
    url: `https://site-${index}.example`,
    domain: `site-${index}.example`,
    deletedAt,
  });
  const made = Array.from({ length: LISTED_AT_MOST + 3 }, (_, index) =>
    site(index, index < LISTED_AT_MOST ? now() : null),
  );
  await asSystem((tx) => tx.insert(sites).values(made));
});

it("counts all living sites, and lists them before the deleted ones", async () => {
  const facts = await getAccount(accountId);
  expect(facts.siteCounts).toEqual({ live: 3, all: LISTED_AT_MOST + 3 });
  expect(facts.sites).toHaveLength(LISTED_AT_MOST);
  expect(facts.sites.slice(0, 4).map(({ deletedAt }) => deletedAt !== null)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
