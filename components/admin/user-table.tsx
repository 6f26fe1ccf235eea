import Link from "next/link";
import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { ListedUser } from "@/lib/admin/users/queries";

export function UserTable({ users }: { users: readonly ListedUser[] }) {
  return (
    <Table label="Users" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Person</TableHeader>
          <TableHeader>Account</TableHeader>
          <TableHeader>Sign-in</TableHeader>
          <TableHeader>Last signed in</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {users.map((user) => (
          <TableRow key={user.id}>
            <TableCell className="min-w-52">
              <Link href={`/admin/users/${user.id}`} className="font-medium break-all hover:underline">
                {user.email}
              </Link>
              <p className="text-xs text-muted">{user.name}</p>
            </TableCell>
            <TableCell label="Account" className="min-w-36">
              {user.accountId ? (
                <Link href={`/admin/accounts/${user.accountId}`} className="hover:underline">
                  {user.accountName}, {user.role}
                </Link>
              ) : (
                <Badge tone={user.isSuperuser ? "brand" : "neutral"}>
                  {user.isSuperuser ? `superuser, ${user.staffRole}` : "no account"}
                </Badge>
              )}
            </TableCell>
            <TableCell label="Sign-in" className="whitespace-nowrap">
              {user.emailVerifiedAt ? "address confirmed" : "address not confirmed"}
              {user.totpEnabledAt && ", two-factor"}
            </TableCell>
            <TableCell label="Last signed in" className="whitespace-nowrap text-muted">
              {user.lastLoginAt ? <RelativeTime at={user.lastLoginAt} /> : "never"}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
