import { expect, it } from "vitest";
import { siteSortParam, sortSites, usualView } from "./list-view";

const site = (id: number, name: string, domain: string, heard?: string) => ({
  id,
  name,
  domain,
  connection: heard ? { lastHeartbeatAt: new Date(heard) } : null,
});
const SITES = [
  site(1, "Shop 10", "z.example", "2026-06-01"),
  site(2, "shop 2", "b.example"),
  site(3, "Bakery", "a.example", "2026-06-02"),
];
const order = (sort: Parameters<typeof sortSites>[1], cost = new Map<number, number>()) =>
  sortSites(SITES, sort, cost).map(({ id }) => id);

it("sites are sorted as a reader expects: numbers in names count, the dearest and the latest come first", () => {
  expect(order("name")).toEqual([3, 2, 1]);
  expect(order("domain")).toEqual([3, 2, 1]);
  expect(order("heard")).toEqual([3, 1, 2]);
  expect(
    order(
      "cost",
      new Map([
        [2, 90],
        [1, 5],
      ]),
    ),
  ).toEqual([2, 1, 3]);
  expect(order("newest")).toEqual([3, 2, 1]);
});

it("a few sites are cards, many are a table, and an unknown order is by name", () => {
  expect([usualView(1), usualView(6), usualView(7)]).toEqual(["cards", "cards", "table"]);
  expect(siteSortParam.parse("secret")).toBe("name");
});
