"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { tenantAction } from "@/lib/actions/tenant-action";
import { createSandbox } from "@/lib/sandbox/create-sandbox";
import { deleteSandbox } from "@/lib/sandbox/delete-sandbox";
import { emptySandbox } from "@/lib/sandbox/empty-sandbox";
import { enterSandbox, leaveSandbox } from "@/lib/sandbox/enter-sandbox";
import { liveIdOf } from "@/lib/sandbox/find-sandbox";

const nothing = z.object({});
const managed = { permission: "sandbox:manage", schema: nothing } as const;

export const createSandboxAction = tenantAction(managed, async ({ viewer, by }) => {
  const { key } = await createSandbox({ accountId: viewer.account.id, by });
  revalidatePath("/settings/sandbox");
  return { ok: true, message: "The sandbox is ready.", data: { key } };
});

export const emptySandboxAction = tenantAction(managed, async ({ viewer, by }) => {
  const { key } = await emptySandbox({ accountId: liveIdOf(viewer.account), by });
  revalidatePath("/", "layout");
  return { ok: true, message: "The sandbox is empty.", data: { key } };
});

export const deleteSandboxAction = tenantAction(managed, async ({ viewer, by }) => {
  await deleteSandbox({ accountId: liveIdOf(viewer.account), by });
  revalidatePath("/", "layout");
  redirect("/settings/sandbox");
});

export const enterSandboxAction = tenantAction(managed, async ({ viewer, by }) => {
  await enterSandbox({ accountId: liveIdOf(viewer.account), sessionId: viewer.sessionId, by });
  revalidatePath("/", "layout");
  redirect("/sites");
});

export const leaveSandboxAction = tenantAction(
  { permission: "account:read", schema: nothing, allowSuspended: true },
  async ({ viewer: { sessionId, userId } }) => {
    await leaveSandbox({ sessionId, userId });
    revalidatePath("/", "layout");
    redirect("/settings/sandbox");
  },
);
