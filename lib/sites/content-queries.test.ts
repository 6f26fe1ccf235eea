import { expect, it } from "vitest";
import { upsertContent } from "@/lib/bridge/upsert-content";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { countContents, countContentsOf, listContents } from "./content-queries";
import { createSite } from "./create-site";

useDatabase();

const by = { actor: "user:1" };

it("counts by type and status, of one site as of several, and a stranger's of none", async () => {
  const acme = await createAccount({ plan: "growth" });
  const stranger = await createAccount({ plan: "growth" });
  const [shop, blog, empty] = await Promise.all(["shop", "blog", "empty"].map((name) => site(acme.id, name)));
  const theirs = await site(stranger.id, "theirs");
  await fill(acme.id, shop!, ["post publish", "post publish", "post draft", "page publish"]);
  await fill(acme.id, blog!, ["post publish"]);
  await fill(stranger.id, theirs, ["post publish"]);

  const counts = await countContentsOf(acme.id, [shop!, blog!, empty!, theirs]);
  const ofShop = [
    { type: "page", status: "publish", count: 1 },
    { type: "post", status: "draft", count: 1 },
    { type: "post", status: "publish", count: 2 },
  ];
  expect(counts.get(shop!)).toEqual(ofShop);
  expect(await countContents(acme.id, shop!)).toEqual(ofShop);
  expect(counts.get(blog!)).toEqual([{ type: "post", status: "publish", count: 1 }]);
  expect(counts.get(empty!)).toEqual([]);
  expect(counts.get(theirs)).toEqual([]);
  expect(await countContentsOf(acme.id, [])).toEqual(new Map());
});

it("counts what it lists, the trash with it", async () => {
  const acme = await createAccount({ plan: "growth" });
  const shop = await site(acme.id, "shop");
  await fill(acme.id, shop, ["post publish", "post trash", "page trash", "page private"]);
  const counts = await countContents(acme.id, shop);
  const listed = await listContents(acme.id, shop, { limit: 25 });
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(listed.length);
  expect(listed).toHaveLength(4);
});

async function site(accountId: number, name: string): Promise<number> {
  return (await createSite({ accountId, name, url: `${name}.example`, by })).id;
}

function fill(accountId: number, siteId: number, kinds: string[]) {
  const items = kinds.map((kind, index) => {
    const [type = "", status = ""] = kind.split(" ");
    const url = `https://shop.example/${index}`;
    return { wp_id: index + 1, type, status, title: kind, url, modified_at: "2026-06-15T12:00:00Z" };
  });
  return upsertContent({ accountId, siteId, status: "active" }, items);
}
