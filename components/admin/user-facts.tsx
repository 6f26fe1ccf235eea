import Link from "next/link";
import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import type { ListedUser } from "@/lib/admin/users/queries";

export function UserFacts({ user }: { user: ListedUser }) {
  return (
    <Card title="Facts">
      <DescriptionList
        items={[
          ["Account", <Membership key="account" user={user} />],
          ["Superuser", user.isSuperuser ? `yes, ${user.staffRole}` : "no"],
          ["Address confirmed", time(user.emailVerifiedAt)],
          ["Two-factor", user.totpEnabledAt ? <RelativeTime key="totp" at={user.totpEnabledAt} /> : "off"],
          ["Last signed in", time(user.lastLoginAt)],
          ["Signed up", time(user.createdAt)],
          [
            "What they did",
            <Link key="log" href={`/admin/audit?actor=${user.id}`} className="text-brand underline">
              in the audit log
            </Link>,
          ],
        ]}
      />
    </Card>
  );
}

function Membership({ user }: { user: ListedUser }) {
  if (!user.accountId) return "none";
  return (
    <Link href={`/admin/accounts/${user.accountId}`} className="text-brand underline">
      {user.accountName}, {user.role}
    </Link>
  );
}

function time(at: Date | null) {
  return at ? <RelativeTime at={at} /> : "never";
}
