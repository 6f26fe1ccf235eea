import type { Role } from "@/db/words";
import { hasPermission } from "@/lib/accounts/role";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";

/** What stands between somebody at /connect and the form. */
export type ConnectStep = "visitor" | "no_account" | "shut" | "role" | "unconfirmed" | "form";

interface Arrival {
  account: Parameters<typeof validateAccountAndPlan>[0] | null;
  role: Role | null;
  emailVerified: boolean;
  /** Set where staff look at the page as the tenant. */
  viewAs: object | null;
}

/** Undefined: nobody is signed in. Pure. */
export function connectStep(viewer: Arrival | undefined): ConnectStep {
  if (!viewer) return "visitor";
  if (!viewer.account || !viewer.role || viewer.viewAs) return "no_account";
  if (validateAccountAndPlan(viewer.account)) return "shut";
  if (!hasPermission(viewer.role, "api_keys:manage")) return "role";
  return viewer.emailVerified ? "form" : "unconfirmed";
}
