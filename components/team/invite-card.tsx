import { Card } from "@/components/ui/page/card";
import type { Role } from "@/db/words";
import type { LimitStanding } from "@/lib/accounts/limit-standing";
import { ROLE_WORDS, rolesUpTo } from "@/lib/accounts/role";
import type { FormAction } from "@/lib/actions/form-state";
import { InviteForm } from "./invite-form";
import { Seats } from "./seats";

interface InviteCardProps {
  standing: LimitStanding;
  /** The role of the person who invites: nobody can give one above their own. */
  inviter: Role;
  action: FormAction;
}

export function InviteCard({ standing, inviter, action }: InviteCardProps) {
  return (
    <Card title="Invite someone" description="They get a link by email that works for 7 days.">
      <Seats standing={standing} />
      <InviteForm
        isFull={standing.isReached}
        action={action}
        roles={rolesUpTo(inviter).map((role) => ({ role, ...ROLE_WORDS[role] }))}
      />
    </Card>
  );
}
