import { Badge } from "@/components/ui/data/badge";
import { CopyButton } from "@/components/ui/data/copy-button";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { ROLE_WORDS } from "@/lib/accounts/role";
import type { FormAction } from "@/lib/actions/form-state";
import type { InvitationView } from "@/lib/team/invitation-view";
import { RowForm } from "./row-form";

interface InvitationTableProps {
  invitations: InvitationView[];
  actions: { resend: FormAction; revoke: FormAction };
}

export function InvitationTable({ invitations, actions }: InvitationTableProps) {
  if (invitations.length === 0) return <p className="text-muted">Nobody is invited at the moment.</p>;
  return (
    <Table label="Open invitations" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Address</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Ends</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id}>
            <TableCell className="min-w-48">
              <p className="font-medium">{invitation.email}</p>
              {invitation.invitedBy && <p className="text-muted">Invited by {invitation.invitedBy}</p>}
            </TableCell>
            <TableCell label="Role">{ROLE_WORDS[invitation.role].name}</TableCell>
            <TableCell label="Ends" className="whitespace-nowrap text-muted">
              {invitation.isExpired ? (
                <Badge tone="warning">Expired</Badge>
              ) : (
                <RelativeTime at={invitation.expiresAt} />
              )}
            </TableCell>
            <TableCell>
              <Actions invitation={invitation} actions={actions} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Actions({
  invitation: { id, email, url },
  actions,
}: {
  invitation: InvitationView;
  actions: InvitationTableProps["actions"];
}) {
  return (
    <div className="flex flex-wrap items-start justify-end gap-2 max-sm:justify-start">
      {url && <CopyButton value={url} label="Copy link" />}
      <RowForm action={actions.resend} field="invitation_id" id={id} label={`Send again to ${email}`}>
        Send again
      </RowForm>
      <RowForm
        action={actions.revoke}
        field="invitation_id"
        id={id}
        label={`Revoke the invitation of ${email}`}
      >
        Revoke
      </RowForm>
    </div>
  );
}
