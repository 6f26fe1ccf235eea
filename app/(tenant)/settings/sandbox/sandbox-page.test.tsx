/** Guards app/(tenant)/settings/sandbox/, app/(tenant)/sandbox-mark.tsx, components/sandbox/, components/shell/sandbox-banner.tsx. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { settleAction } from "@/app/payment/actions";
import PaymentPage from "@/app/payment/page";
import { accounts, asSystem, invoices } from "@/db";
import { getViewer, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { findSandbox } from "@/lib/sandbox/find-sandbox";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { sandboxFor } from "@/test/sandbox";
import { signIn } from "@/test/sign-in";
import { SandboxMark } from "../../sandbox-mark";
import * as act from "./actions";
import SandboxPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

useDatabase();

const NOTHING = formData({});
let liveId: number;
let ada: Person;

beforeEach(async () => {
  const account = await createAccount({ name: "Acme", plan: "growth" });
  liveId = account.id;
  ada = await createPerson({ account, role: "admin" });
  await signIn(ada);
});

describe("an admin in the browser", () => {
  it("makes the sandbox with a click and sees its key in that answer only", async () => {
    expect(await page()).toContain("Make the sandbox");
    const made = await act.createSandboxAction({}, NOTHING);
    const { key } = made.data as { key: string };
    expect(key).toMatch(/^igny8_test_/);
    const html = await page();
    expect(html).toContain("Acme (sandbox)");
    expect(html).not.toContain(key);
    expect(html).not.toContain("Make the sandbox");
  });

  it("opens it, is told on each page that nothing there is real, and leaves it", async () => {
    const { id } = await sandboxFor({ id: liveId });
    expect(await mark()).toBe("");
    await redirected(act.enterSandboxAction({}, NOTHING));
    expect(await accountSeen()).toBe(id);
    expect(await mark()).toContain("nothing here is real");
    await redirected(act.leaveSandboxAction({}, NOTHING));
    expect(await accountSeen()).toBe(liveId);
    expect(await mark()).toBe("");
  });

  it("settles what is open there with a click, and finds no other way to pay", async () => {
    const { id } = await sandboxFor({ id: liveId }, "starter");
    await redirected(act.enterSandboxAction({}, NOTHING));
    const html = await renderPage(
      await PaymentPage({ params: Promise.resolve({}), searchParams: Promise.resolve({}) }),
    );
    expect(html).toContain("Settle");
    expect(html).not.toContain("Bank transfer");
    const [invoice] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.accountId, id)));
    await redirected(settleAction({}, formData({ invoice_id: String(invoice!.id) })));
    expect((await findSandbox(liveId))!.account.status).toBe("active");
  });

  it("empties it from inside, stays inside, and is back in the live account once it is deleted", async () => {
    const { id } = await sandboxFor({ id: liveId });
    await redirected(act.enterSandboxAction({}, NOTHING));
    expect(await act.emptySandboxAction({}, NOTHING)).toMatchObject({ ok: true });
    const inside = await accountSeen();
    expect(inside).not.toBe(id);
    expect(inside).toBe((await findSandbox(liveId))!.account.id);
    await redirected(act.deleteSandboxAction({}, NOTHING));
    expect(await accountSeen()).toBe(liveId);
    expect(await asSystem((tx) => tx.$count(accounts, eq(accounts.sandboxOf, liveId)))).toBe(0);
  });

  it("is back in the live account while that is suspended, and in the sandbox again after it", async () => {
    const { id } = await sandboxFor({ id: liveId });
    await redirected(act.enterSandboxAction({}, NOTHING));
    await setLive({ status: "suspended", suspensionReason: "payment_overdue" });
    expect(await accountSeen()).toBe(liveId);
    await setLive({ status: "active", suspensionReason: null });
    expect(await accountSeen()).toBe(id);
  });
});

it("an editor finds neither page nor action", async () => {
  await sandboxFor({ id: liveId });
  await signIn(await createPerson({ account: { id: liveId }, role: "editor" }));
  await expect(SandboxPage()).rejects.toThrow();
  expect(await act.enterSandboxAction({}, NOTHING)).toMatchObject({ code: "forbidden" });
  expect(await act.emptySandboxAction({}, NOTHING)).toMatchObject({ code: "forbidden" });
  expect(await accountSeen()).toBe(liveId);
});

function setLive(standing: Partial<typeof accounts.$inferInsert>) {
  return asSystem((tx) => tx.update(accounts).set(standing).where(eq(accounts.id, liveId)));
}

async function page(): Promise<string> {
  return renderPage(await SandboxPage());
}

async function mark(): Promise<string> {
  return renderPage(<SandboxMark viewer={(await getViewer()) as TenantViewer} />);
}

async function accountSeen(): Promise<number | undefined> {
  return (await getViewer())?.account?.id;
}

/** The action went through: it sends the browser on. */
async function redirected(action: Promise<unknown>): Promise<void> {
  await expect(action).rejects.toThrow("NEXT_REDIRECT");
}
