import type { z } from "zod";
import type { StaffRole } from "@/db/words";
import { requireRecentPassword } from "@/lib/auth/passwords/confirm-password";
import { requireSuperuser, type Viewer } from "@/lib/auth/viewer/viewer";
import type { Decider } from "@/lib/staff/decider";
import { requireStaffRole } from "@/lib/staff/staff-role";
import type { ActionRequest } from "./action-request";
import type { FormAction } from "./form-state";
import type { FormSchema } from "./form-values";
import { type ActionResult, runAction } from "./run-action";
import { throttleAction } from "./throttle-action";

interface SuperuserActionOptions<S extends FormSchema> {
  schema: S;
  /** The role it takes; `billing` unless said. */
  needs?: StaffRole;
  /** False for what changes nothing of anybody's: only typing the password itself, and leaving a view. */
  stepUp?: false;
}

/** Who of our team sends a form: always a person. */
export type ByStaff = Required<Pick<Decider, "actor" | "actorUserId" | "requestId">>;

/**
 * A form of the back office. Superuser flag and role are read back from the database each time, and the password must have
 * been typed within the last 30 minutes: a person who finds an open browser doesn't know it. `by` is for the verb, which
 * reads the role once more under its lock.
 */
export function superuserAction<S extends FormSchema>(
  { schema, stepUp, needs = "billing" }: SuperuserActionOptions<S>,
  handle: (context: ActionRequest & { viewer: Viewer; by: ByStaff; input: z.output<S> }) => ActionResult,
): FormAction {
  return async (_previous, formData) => {
    const guard = async ({ requestId }: ActionRequest) => {
      const viewer = await requireSuperuser();
      await throttleAction("system_admin", `user:${viewer.userId}`);
      requireStaffRole(viewer.staffRole, needs);
      if (stepUp !== false) requireRecentPassword(viewer);
      const { userId } = viewer;
      const by: ByStaff = { actor: `user:${userId}`, actorUserId: userId, requestId };
      return { viewer, by };
    };
    return runAction({ schema, formData, guard }, handle);
  };
}
