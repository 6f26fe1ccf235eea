import { DescriptionList } from "@/components/ui/description-list";
import { ROLES } from "@/lib/team/role";
import { ROLE_WORDS } from "@/lib/team/role-words";

/** What each role may do; each one also what those below it may. */
export function RoleGuide() {
  return (
    <DescriptionList
      items={[...ROLES].reverse().map((role) => [ROLE_WORDS[role].name, ROLE_WORDS[role].may] as const)}
    />
  );
}
