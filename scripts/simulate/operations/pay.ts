import fc from "fast-check";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { pick, tenantOperation } from "../operation";
import type { Tenant, World } from "../world/world";
import { which } from "./arbitraries";
import { readOpenInvoices } from "./read-rows";
import { OWNER } from "./staff-act";

type Method = "stripe" | "paypal";
const method = fc.constantFrom("stripe" as const, "stripe" as const, "paypal" as const);

/** Opens the provider's page for an open invoice and leaves it open. */
export const openPage = tenantOperation<{ method: Method; which: number }>({
  weight: 2,
  args: (who) => fc.record({ who, method, which }),
  run: (world, tenant, args) => open(world, tenant, args),
});

/** Pays on a page that was opened before, perhaps for something else than what is open now. */
export const payOldPage = tenantOperation<{ which: number }>({
  weight: 2,
  args: (who) => fc.record({ who, which }),
  run: (world, tenant, { which }) => press(world, pick(tenant.pages.filter(isFresh(world)), which)),
});

/** Opens the page and pays on it right away. */
export const pay = tenantOperation<{ method: Method; which: number }>({
  weight: 14,
  args: (who) => fc.record({ who, method, which }),
  run: async (world, tenant, args) => press(world, await open(world, tenant, args)),
});

type Page = Tenant["pages"][number];

async function open(world: World, tenant: Tenant, { method, which }: { method: Method; which: number }) {
  const invoice = pick(await readOpenInvoices(world, tenant.id), which);
  const request = { accountId: tenant.id, paymentMethod: method, invoiceId: invoice?.id };
  const started = await startCheckout({ ...request, ...OWNER });
  if (!("url" in started)) return undefined;
  const page = { method, id: started.url.split("/").at(-1) ?? "", at: world.at };
  tenant.pages.push(page);
  return page;
}

/** PayPal keeps an order for some hours; Stripe closes its own pages, see `passTime`. */
const isFresh = (world: World) => (page: Page) =>
  page.method === "stripe" || page.at > world.at - 3 * 3_600_000;

async function press(world: World, page: Page | undefined): Promise<void> {
  if (!page) return;
  if (page.method === "paypal") await world.paypal.approve(page.id);
  else if (page.id.startsWith("in_")) await world.stripe.payInvoice(page.id);
  else await world.stripe.pay(page.id);
}
