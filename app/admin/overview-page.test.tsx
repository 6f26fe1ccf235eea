/** Guards app/admin/page.tsx, components/admin/overview/part.tsx. */
import { expect, it, vi } from "vitest";
import * as figures from "@/lib/admin/overview/figures";
import { log } from "@/lib/log";
import { createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import AdminPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("@/lib/admin/overview/figures", async (original) => ({ ...(await original<typeof figures>()) }));
useDatabase();

it("figures that can't be read leave everything else on the overview, and say so in their place", async () => {
  const { sue } = await createCast();
  await signIn(sue);
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  vi.spyOn(figures, "signupsByDay").mockRejectedValue(new Error("statement timeout"));
  const html = await renderPage(await AdminPage());
  expect(html).toContain("The sign-ups could not be read");
  for (const part of ["transfers to approve", "earned this month", "Trials ending next", "System state"])
    expect(html).toContain(part);
  expect(logged).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
