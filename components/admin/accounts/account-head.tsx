import Link from "next/link";
import { StatusBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { LinkButton } from "@/components/ui/form/button";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { ACT_LABELS, possibleActs } from "@/lib/admin/accounts/acts";
import type { AccountFacts } from "@/lib/admin/accounts/get-account";

/** The account's name and state, and what can be done to it. */
export function AccountHead({ facts: { account, plan } }: { facts: AccountFacts }) {
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Accounts", href: "/admin/accounts" }, { label: account.name }]} />
      <header className="mb-5 space-y-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-2xl font-semibold wrap-anywhere">{account.name}</h1>
          <StatusBadge status={account.status} />
          {account.suspensionReason && (
            <span className="text-muted">{statusWords(account.suspensionReason)}</span>
          )}
          {account.sandboxOf !== null && (
            <span className="text-muted">
              sandbox of <Link href={`/admin/accounts/${account.sandboxOf}`}>#{account.sandboxOf}</Link>
            </span>
          )}
          {account.closedAt && <span className="text-danger">closed by its owner</span>}
        </div>
        <p className="text-muted">
          #{account.id}, {plan?.name ?? "no plan"}, {account.credits.toLocaleString("en-US")} credits
          {account.heldCredits > 0 && `, ${account.heldCredits.toLocaleString("en-US")} of them held`}
        </p>
        <div className="flex flex-wrap gap-2">
          {possibleActs(account).map((act) => (
            <LinkButton
              key={act}
              size="sm"
              variant={act === "cancel" || act === "suspend" ? "danger" : "secondary"}
              href={`/admin/accounts/${account.id}/${act}`}
            >
              {ACT_LABELS[act]}
            </LinkButton>
          ))}
        </div>
      </header>
    </>
  );
}
