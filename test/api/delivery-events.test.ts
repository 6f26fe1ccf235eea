/** Guards lib/deliveries/tell-delivery.ts, app/api/v1/bridge/deliveries/route.ts. */
import { beforeAll, expect, it } from "vitest";
import * as ackRoute from "@/app/api/v1/bridge/deliveries/[id]/ack/route";
import * as leaseRoute from "@/app/api/v1/bridge/deliveries/route";
import * as eventsRoute from "@/app/api/v1/events/route";
import * as retryRoute from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/retry/route";
import * as oneRoute from "@/app/api/v1/sites/[id]/deliveries/[delivery_id]/route";
import * as deliveriesRoute from "@/app/api/v1/sites/[id]/deliveries/route";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { keyFor, siteFor } from "./world";

useDatabase();

let cast: Cast;
let owner: string;
let site: number;
let key: string;

beforeAll(async () => {
  cast = await createCast();
  owner = await accessTokenFor(cast.olivia);
  site = (await siteFor(cast.acme)).id;
  key = (await keyFor(cast.acme, { siteId: site, scopes: ["bridge:read", "bridge:write"] })).key;
});

it("tells each state that a delivery comes to, once, and nothing of leases or repeated answers", async () => {
  const id = await handOver();
  await callRoute(leaseRoute, "GET", { token: key });
  const answer = { status: "failed", reason: "Disk full" };
  await callRoute(ackRoute, "POST", { token: key, params: { id }, body: answer });
  await callRoute(retryRoute, "POST", { token: owner, params: { id: site, delivery_id: id } });
  await callRoute(leaseRoute, "GET", { token: key });
  const done = { status: "delivered", post_id: 7, permalink: "https://shop.example.com/herbs/" };
  await callRoute(ackRoute, "POST", { token: key, params: { id }, body: done });
  await callRoute(ackRoute, "POST", { token: key, params: { id }, body: done });

  const told = await eventsOf(id);
  expect(told.map(({ type }) => type)).toEqual([
    "delivery.queued",
    "delivery.failed",
    "delivery.queued",
    "delivery.delivered",
  ]);
  expect(told.at(-1)!.data).toEqual({
    id,
    site_id: site,
    status: "delivered",
    post_id: 7,
    permalink: "https://shop.example.com/herbs/",
  });
});

it("tells of a cancelled one, once for two requests", async () => {
  const id = await handOver();
  const cancel = () => callRoute(oneRoute, "DELETE", { token: owner, params: { id: site, delivery_id: id } });
  await cancel();
  await cancel();
  expect((await eventsOf(id)).map(({ type }) => type)).toEqual(["delivery.queued", "delivery.cancelled"]);
});

it("takes nothing for HEAD, whose answer has no body", async () => {
  const id = await handOver();
  await callRoute(leaseRoute, "HEAD", { token: key });
  const { body } = await callRoute(oneRoute, "GET", { token: owner, params: { id: site, delivery_id: id } });
  expect(body.data).toMatchObject({ status: "queued" });
});

async function handOver(): Promise<number> {
  const body = { title: "Ten herbs", content: "<p>Basil first.</p>" };
  const made = await callRoute(deliveriesRoute, "POST", { token: owner, params: { id: site }, body });
  return Number(made.body.data.id);
}

async function eventsOf(id: number): Promise<{ type: string; data: object }[]> {
  const query = `object=delivery:${id}&order=oldest`;
  const { body } = await callRoute(eventsRoute, "GET", { token: owner, query });
  return body.data.results as { type: string; data: object }[];
}
