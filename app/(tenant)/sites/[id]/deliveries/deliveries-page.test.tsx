/** Guards app/(tenant)/sites/[id]/deliveries/, components/deliveries/. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, it, vi } from "vitest";
import { asSystem, sites } from "@/db";
import { createDelivery } from "@/lib/deliveries/create-delivery";
import { createDeliveryInput } from "@/lib/deliveries/input";
import { getDelivery } from "@/lib/deliveries/queries";
import { createSite } from "@/lib/sites/create-site";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import DeliveryPage from "./[delivery_id]/page";
import { approveDeliveryAction, rejectDeliveryAction } from "./actions";
import DeliveriesPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

useDatabase();

const by = { actor: "terminal" };
let accountId: number;
let siteId: number;
let ed: Person;
let vera: Person;

beforeAll(async () => {
  const account = await createAccount({ plan: "growth" });
  accountId = account.id;
  ed = await createPerson({ account, role: "editor" });
  vera = await createPerson({ account, role: "viewer" });
  siteId = (await createSite({ accountId, name: "Shop", url: "shop.example", by })).id;
  await asSystem((tx) => tx.update(sites).set({ requireApproval: true }));
});

it("an editor finds what awaits approval, reads it in a frame without scripts, and approves it", async () => {
  const id = await handOver('<p>Basil</p><script>alert("x")</script>');
  await signIn(ed);
  expect(await listed()).toContain("Awaiting approval");
  const html = await shown(id);
  expect(html).toMatch(/<iframe[^>]*sandbox=""[^>]*srcDoc="&lt;p&gt;Basil/i);
  expect(html).not.toContain("<script>alert");
  expect(html).toContain(">Approve</");
  await expect(approveDeliveryAction({}, ids(id))).rejects.toThrow();
  expect((await getDelivery({ accountId, siteId }, id)).status).toBe("queued");
  const after = await shown(id);
  expect(after).toContain("Waiting for WordPress");
  expect(after).not.toContain(">Approve</");
});

it("rejecting wants a reason, and shows it", async () => {
  const id = await handOver("<p>Mint</p>");
  await signIn(ed);
  expect(await rejectDeliveryAction({}, ids(id))).toMatchObject({ fields: { reason: expect.anything() } });
  await expect(rejectDeliveryAction({}, ids(id, { reason: "Wrong herb" }))).rejects.toThrow();
  expect(await shown(id)).toContain("Wrong herb");
  expect(await listed()).toContain("Rejected");
});

it("a viewer reads and decides nothing", async () => {
  const id = await handOver("<p>Thyme</p>");
  await signIn(vera);
  const html = await shown(id);
  expect(html).toContain("Thyme");
  expect(html).not.toContain(">Approve</");
  expect(await approveDeliveryAction({}, ids(id))).toMatchObject({ code: "forbidden" });
});

async function handOver(content: string): Promise<number> {
  const input = createDeliveryInput.parse({ title: "Herbs", content });
  return (await createDelivery({ accountId, siteId, input, apiKeyId: null, by })).id;
}

function ids(deliveryId: number, more: Record<string, string> = {}) {
  return formData({ site_id: String(siteId), delivery_id: String(deliveryId), ...more });
}

async function listed(): Promise<string> {
  const params = Promise.resolve({ id: String(siteId) });
  return renderToStaticMarkup(await DeliveriesPage({ params, searchParams: Promise.resolve({}) }));
}

async function shown(deliveryId: number): Promise<string> {
  const params = Promise.resolve({ id: String(siteId), delivery_id: String(deliveryId) });
  return renderToStaticMarkup(await DeliveryPage({ params }));
}
