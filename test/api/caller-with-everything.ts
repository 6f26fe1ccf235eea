import { eq } from "drizzle-orm";
import { asSystem, invoices } from "@/db";
import { createPerson } from "@/test/factories";
import { sandboxFor } from "@/test/sandbox";
import { accessTokenFor } from "@/test/sign-in";
import type { RowIds } from "@/test/tenant-rows";
import { accountWithEverything } from "./account-with-everything";
import type { Method, RouteFile } from "./routes";
import { keyFor } from "./world";

export interface CallerWithEverything {
  /** What gets furthest with this route: a key, a token, or nothing where anyone may call. */
  token: string;
  /** For the placeholders of its path. */
  ids: Record<string, string>;
  /** One row of each table, of the caller's own account. */
  rows: RowIds;
}

/** Somebody new whom nothing of this route is closed to, in an active account that has one of everything. */
export async function callerWithEverything(file: RouteFile, method: Method): Promise<CallerWithEverything> {
  const made = await accountWithEverything({
    payment: paymentFor(file.path),
    delivery: deliveryFor(file.path),
  });
  const rows = needsSandbox(file, method) ? { ...made, ...(await sandboxRows(made)) } : made;
  const ids = {
    id: String(rows[tableOf(file.path)] ?? 1),
    sector_id: String(rows.sectors),
    delivery_id: String(rows.deliveries),
  };
  return { token: await tokenFor(file.definition(method), rows), ids, rows };
}

async function tokenFor({ auth, keyScope, permission }: ReturnType<RouteFile["definition"]>, rows: RowIds) {
  if (auth === "none") return "";
  if (auth === "superuser") return accessTokenFor(await createPerson({ isSuperuser: true }));
  const account = { id: Number(rows.accounts) };
  if (keyScope && !permission) return (await keyFor(account, { siteId: Number(rows.sites) })).key;
  return accessTokenFor(await createPerson({ account }));
}

function needsSandbox({ path }: RouteFile, method: Method): boolean {
  return path.startsWith("/sandbox/") && (path !== "/sandbox/" || method !== "POST");
}

/** A sandbox of the account, and what it has to pay. */
async function sandboxRows(rows: RowIds): Promise<RowIds> {
  const { id } = await sandboxFor({ id: Number(rows.accounts) }, "starter");
  const [invoice] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.accountId, id)));
  return { invoices: invoice!.id };
}

/** What awaits approval is all that can be decided. */
function deliveryFor(path: string) {
  return /\/(approve|reject)\/$/.test(path) ? "awaiting_approval" : "queued";
}

/** One that waits keeps an account from most other changes. */
function paymentFor(path: string) {
  if (path.endsWith("/proof/")) return "pending_approval";
  if (!path.startsWith("/billing/admin/payments/{id}/")) return "failed";
  return path.endsWith("/refund/") ? "succeeded" : "pending_approval";
}

const NAMED: Record<string, string> = {
  members: "memberships",
  reserve: "credit_reservations",
  budgets: "credit_budgets",
};

/** "/billing/admin/payments/{id}/" -> "payments" */
function tableOf(path: string): string {
  const [, folder = ""] = /([\w-]+)\/\{id\}/.exec(path) ?? [];
  return NAMED[folder] ?? folder.replace("-", "_");
}
