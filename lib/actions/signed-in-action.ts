import type { z } from "zod";
import { findViewAs, requirePerson, type Viewer } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";
import type { ActionRequest } from "./action-request";
import type { FormAction } from "./form-state";
import type { FormSchema } from "./form-values";
import { type ActionResult, runAction } from "./run-action";
import { throttleAction } from "./throttle-action";

interface SignedInActionOptions<S extends FormSchema> {
  schema: S;
  /** Spent by person; `default` unless said. */
  limit?: LimitName;
}

/**
 * A form about the person: a member of an account that is not shut out, or a superuser. Not a superuser who views as a
 * tenant: the form they see is the tenant's, and would change their own.
 */
export function signedInAction<S extends FormSchema>(
  { schema, limit = "default" }: SignedInActionOptions<S>,
  handle: (context: ActionRequest & { viewer: Viewer; input: z.output<S> }) => ActionResult,
): FormAction {
  return async (_previous, formData) => {
    const guard = async () => {
      const viewer = await requirePerson();
      if (await findViewAs(viewer)) throw new AppError("view_as_read_only");
      await throttleAction(limit, `user:${viewer.userId}`);
      return { viewer };
    };
    return runAction({ schema, formData, guard }, handle);
  };
}
