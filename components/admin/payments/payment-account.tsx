import Link from "next/link";

interface PaymentAccountProps {
  accountId: number;
  accountName: string;
  isAccountGone: boolean;
  className?: string;
}

/** Whose payment it is; a deleted account has no page. */
export function PaymentAccount({
  accountId,
  accountName,
  isAccountGone,
  className = "hover:underline",
}: PaymentAccountProps) {
  if (isAccountGone) return accountName;
  return (
    <Link href={`/admin/accounts/${accountId}`} className={className}>
      {accountName}
    </Link>
  );
}
