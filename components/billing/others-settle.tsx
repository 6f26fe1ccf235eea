import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page/page-header";

interface OthersSettleProps {
  account: { name: string; closedAt: Date | null };
  /** The way out of the account. */
  children: ReactNode;
}

/** Where a member lands whose account is shut out, and who may do nothing about it. */
export function OthersSettle({ account, children }: OthersSettleProps) {
  return (
    <>
      <PageHeader
        title={account.name}
        description={
          !account.closedAt &&
          "Your pages are closed for now, and nothing in them is lost. They are back as soon as the account runs again."
        }
      />
      {children}
    </>
  );
}
