import { ROLES, type Role } from "@/db/words";
import { isAtLeast } from "@/lib/accounts/role";

/** What each role may do, in one line each, for people. Pure. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  owner: { name: "Owner", may: "Everything, with the plan, the billing details and the account itself." },
  admin: { name: "Admin", may: "Manages the team, API keys and payments, and deletes sites." },
  editor: { name: "Editor", may: "Adds and changes sites and sectors, and spends credits." },
  viewer: { name: "Viewer", may: "Looks at everything, changes nothing." },
};

/** The roles that somebody may give: none above their own; the strongest first. */
export function rolesUpTo(own: Role): Role[] {
  return [...ROLES].reverse().filter((role) => isAtLeast(own, role));
}
