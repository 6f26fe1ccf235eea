import { expect, it } from "vitest";
import { listSites } from "@/lib/sites/queries";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { createManySites, readManySites } from "./many-sites";

useDatabase();
const by = { actor: "terminal" };

it("a paste is read as people have it: addresses alone, with names, from a spreadsheet, with empty lines", () => {
  const text =
    "https://www.a.example/\n\nBakery, b.example\r\nc.example\tCafé\nD & Sons; https://d.example/shop";
  expect(readManySites(text).map(({ name, url }) => [name, url])).toEqual([
    ["a.example", "https://www.a.example/"],
    ["Bakery", "b.example"],
    ["Café", "c.example"],
    ["D & Sons", "https://d.example/shop"],
  ]);
});

it("each is added on its own: what is wrong with one is said beside it, and the others are there", async () => {
  const { id: accountId } = await createAccount({ plan: "growth" });
  const typed = readManySites("one.example.com\nnonsense\nTwo, two.example.com\none.example.com");
  const added = await createManySites(typed, { accountId, by });
  expect(added.map(({ siteId, error }) => [siteId !== undefined, error !== undefined])).toEqual([
    [true, false],
    [false, true],
    [true, false],
    [false, true],
  ]);
  expect(added[3]!.error).toContain("already");
  expect((await listSites(accountId, { limit: 10 })).map(({ name }) => name)).toEqual([
    "Two",
    "one.example.com",
  ]);
});

it("where the plan is full the rest is left out, with the reason", async () => {
  const { id: accountId } = await createAccount({ plan: "starter" });
  const typed = readManySites(Array.from({ length: 4 }, (_, n) => `s${n}.example.com`).join("\n"));
  const added = await createManySites(typed, { accountId, by });
  const sites = await listSites(accountId, { limit: 10 });
  expect(added.filter(({ siteId }) => siteId)).toHaveLength(sites.length);
  expect(sites.length).toBeLessThan(4);
  expect(added.at(-1)!.error).toMatch(/limit|plan/i);
});
