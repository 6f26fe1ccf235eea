import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { Role } from "@/db/words";
import { isAtLeast, ROLE_WORDS, rolesUpTo } from "@/lib/accounts/role";
import type { FormAction } from "@/lib/actions/form-state";
import type { Member } from "@/lib/team/queries";
import { ConfirmRow } from "./confirm-row";
import { RoleForm } from "./role-form";
import { RowForm } from "./row-form";

interface MemberTableProps {
  members: Member[];
  viewer: { userId: number; role: Role };
  actions: { changeRole: FormAction; remove: FormAction; transfer: FormAction };
}

export function MemberTable({ members, ...rest }: MemberTableProps) {
  return (
    <Table label="Members and their roles" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Person</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Last signed in</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

function MemberRow({ member, viewer, actions }: Omit<MemberTableProps, "members"> & { member: Member }) {
  const isSelf = member.userId === viewer.userId;
  const mayChange = isAtLeast(viewer.role, member.role);
  const roles = rolesUpTo(viewer.role).map((role) => ({ role, ...ROLE_WORDS[role] }));
  return (
    <TableRow>
      <TableCell className="min-w-48">
        <Person member={member} isSelf={isSelf} />
      </TableCell>
      <TableCell label="Role">
        {mayChange ? (
          <RoleForm
            memberId={member.id}
            person={member.email}
            role={member.role}
            roles={roles}
            action={actions.changeRole}
          />
        ) : (
          ROLE_WORDS[member.role].name
        )}
      </TableCell>
      <TableCell label="Last signed in" className="whitespace-nowrap text-muted">
        {member.lastLoginAt ? <RelativeTime at={member.lastLoginAt} /> : "Not yet"}
      </TableCell>
      <TableCell>
        <div className="flex flex-wrap items-start justify-end gap-1 max-sm:justify-start">
          {viewer.role === "owner" && !isSelf && member.role !== "owner" && (
            <Transfer member={member} action={actions.transfer} />
          )}
          {mayChange && !isSelf && <Remove member={member} action={actions.remove} />}
        </div>
      </TableCell>
    </TableRow>
  );
}

function Person({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const name = `${member.firstName} ${member.lastName}`.trim();
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {name || member.email}
        {isSelf && <Badge>You</Badge>}
        {!member.emailVerified && <Badge tone="warning">Address not confirmed</Badge>}
      </p>
      {name && <p className="text-muted">{member.email}</p>}
    </>
  );
}

function Transfer({ member, action }: { member: Member; action: FormAction }) {
  return (
    <ConfirmRow
      label="Make owner"
      accessibleLabel={`Hand the account over to ${member.email}`}
      question={`${member.email} becomes the owner, and you an admin.`}
    >
      <RowForm action={action} field="member_id" id={member.id} label={`Hand over to ${member.email}`}>
        Hand over
      </RowForm>
    </ConfirmRow>
  );
}

function Remove({ member, action }: { member: Member; action: FormAction }) {
  return (
    <ConfirmRow
      label="Remove"
      accessibleLabel={`Remove ${member.email}`}
      question="They are signed out everywhere. Keys they made keep working."
    >
      <RowForm action={action} field="member_id" id={member.id} label={`Yes, remove ${member.email}`}>
        Yes, remove
      </RowForm>
    </ConfirmRow>
  );
}
