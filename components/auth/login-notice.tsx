import Link from "next/link";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/page/alert";
import { RESTORABLE_DAYS } from "@/lib/accounts/purge-closed-accounts";

/** What was done just before, by the word in the address; nothing where it says something else. */
export function LoginNotice({ of }: { of: string | undefined }) {
  const notice = NOTICES.get(of ?? "");
  if (!notice) return null;
  return (
    <Alert tone="success" role="status" title={notice.title}>
      {notice.says}
    </Alert>
  );
}

interface Notice {
  title?: string;
  says: ReactNode;
}

const NOTICES = new Map<string, Notice>([
  ["password-set", { says: "Your new password is set. Sign in with it." }],
  ["joined", { says: "You have joined the account. Sign in, with a code as always." }],
  ["person-deleted", { says: "Your sign-in is deleted." }],
  ["account-closed", { title: "Your account is closed", says: <UntilDeleted /> }],
]);

function UntilDeleted() {
  return (
    <>
      It is kept for {RESTORABLE_DAYS} days, then everything in it is deleted. To have it back until then,{" "}
      <Link href="/contact" className="underline">
        contact us
      </Link>
      .
    </>
  );
}
