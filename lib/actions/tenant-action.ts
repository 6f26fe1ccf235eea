import type { z } from "zod";
import { hasPermission, type Permission } from "@/lib/accounts/role";
import type { Author } from "@/lib/audit/author";
import { requireTenant, type TenantViewer } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";
import type { ActionRequest } from "./action-request";
import type { FormAction } from "./form-state";
import type { FormSchema } from "./form-values";
import { type ActionResult, runAction } from "./run-action";
import { throttleAction } from "./throttle-action";

interface TenantActionOptions<S extends FormSchema> {
  permission: Permission;
  schema: S;
  /** Lets a suspended, cancelled or plan-less account in: for paying its bills. */
  allowSuspended?: boolean;
  /** Answers a question and changes nothing: staff who view as the tenant may ask it too. */
  readsOnly?: boolean;
  /** Spent by account; `default` unless said. */
  limit?: LimitName;
}

/**
 * A form of a signed-in member whose role has `permission`. The session is read back from the database each time; `by` is
 * for the verb, which asks for the role once more under the account's lock.
 */
export function tenantAction<S extends FormSchema>(
  { permission, schema, allowSuspended, readsOnly, limit = "default" }: TenantActionOptions<S>,
  handle: (context: ActionRequest & { viewer: TenantViewer; by: Author; input: z.output<S> }) => ActionResult,
): FormAction {
  return async (_previous, formData) => {
    const guard = async ({ requestId }: ActionRequest) => {
      const viewer = await requireTenant({ allowSuspended });
      if (viewer.viewAs && !readsOnly) throw new AppError("view_as_read_only");
      await throttleAction(limit, String(viewer.account.id));
      if (!hasPermission(viewer.role, permission)) throw new AppError("forbidden");
      const { userId } = viewer;
      const by: Author = { actor: `user:${userId}`, requestId, asks: { userId } };
      return { viewer, by };
    };
    return runAction({ schema, formData, guard }, handle);
  };
}
