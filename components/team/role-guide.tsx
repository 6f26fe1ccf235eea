import { ROLES } from "@/db/words";
import { ROLE_WORDS } from "@/lib/accounts/role";

/** What each role may do; each one also what those below it may. */
export function RoleGuide() {
  return (
    <dl className="space-y-3">
      {[...ROLES].reverse().map((role) => (
        <div key={role}>
          <dt className="font-medium">{ROLE_WORDS[role].name}</dt>
          <dd className="text-muted">{ROLE_WORDS[role].may}</dd>
        </div>
      ))}
    </dl>
  );
}
