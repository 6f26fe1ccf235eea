import Link from "next/link";
import { StatusBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { plainDate } from "@/components/ui/data/time-words";
import { Card } from "@/components/ui/page/card";
import { type AccountFacts, LISTED_AT_MOST } from "@/lib/admin/accounts/get-account";
import { featureLabel } from "@/lib/plans/feature-labels";
import { featuresOf } from "@/lib/plans/features";
import { ApiKeyList } from "./api-key-list";

/** Who the account is, what it subscribes to, and who and what belongs to it. */
export function AccountOverview({ facts }: { facts: AccountFacts }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className="space-y-5">
        <Facts facts={facts} />
        <ApiKeyList keys={facts.apiKeys} accountId={facts.account.id} />
      </div>
      <div className="space-y-5">
        <Subscriptions facts={facts} />
        <Members facts={facts} />
        <Sites facts={facts} />
      </div>
    </div>
  );
}

function features(account: AccountFacts["account"], plan: AccountFacts["plan"]): string {
  const labels = featuresOf(account, plan).map(featureLabel).join(", ") || "none";
  return account.features ? `${labels} (set by staff)` : labels;
}

function Facts({ facts: { account, plan } }: { facts: AccountFacts }) {
  const address = [
    account.billingName,
    account.billingAddressLine1,
    account.billingAddressLine2,
    [account.billingPostalCode, account.billingCity].filter(Boolean).join(" "),
    account.billingCountry,
  ].filter(Boolean);
  return (
    <Card title="Facts">
      <DescriptionList
        items={[
          ["Signed up", <RelativeTime key="at" at={account.createdAt} />],
          ["Trial ends", time(account.trialEndsAt)],
          ["Suspended", time(account.suspendedAt)],
          ["Cancelled", time(account.cancelledAt)],
          ["Features", features(account, plan)],
          ["Pays by", account.paymentMethod ? statusWords(account.paymentMethod) : "not chosen"],
          ["Bills to", address.join(", ") || "no address given"],
          ["Billing email", account.billingEmail ?? "the owner's"],
          ["Tax id", account.taxId ?? "none"],
        ]}
      />
    </Card>
  );
}

function Subscriptions({ facts: { subscriptions } }: { facts: AccountFacts }) {
  return (
    <Card title="Subscription">
      {subscriptions.length === 0 && <p className="text-muted">There never was one.</p>}
      <ul className="divide-y divide-border">
        {subscriptions.map(({ subscription, planName }) => (
          <li key={subscription.id} className="space-y-1 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{planName}</span> <StatusBadge status={subscription.status} />
              {subscription.cancelAtPeriodEnd && subscription.status !== "cancelled" && (
                <span className="text-warning">ends with its period</span>
              )}
            </p>
            <p className="text-muted">
              {day(subscription.currentPeriodStart)} to {day(subscription.currentPeriodEnd)}, each{" "}
              {subscription.billingInterval}
              {subscription.externalPaymentId && `, last paid with ${subscription.externalPaymentId}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Members({ facts: { members, invitations } }: { facts: AccountFacts }) {
  const open = invitations.filter(({ acceptedAt, revokedAt }) => !acceptedAt && !revokedAt);
  return (
    <Card
      title="Members"
      description={members.length === LISTED_AT_MOST ? `The first ${LISTED_AT_MOST}` : undefined}
    >
      <ul className="divide-y divide-border">
        {members.map((member) => (
          <li key={member.userId} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <Link href={`/admin/users/${member.userId}`} className="font-medium hover:underline">
              {member.email}
            </Link>
            <span className="text-muted">
              {member.role},{" "}
              {member.lastLoginAt ? <>signed in {time(member.lastLoginAt)}</> : "never signed in"}
            </span>
          </li>
        ))}
        {open.map((invitation) => (
          <li key={invitation.id} className="py-2 text-muted">
            {invitation.email}, invited as {invitation.role}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sites({ facts: { sites, siteCounts, plan } }: { facts: AccountFacts }) {
  const inUse = `${siteCounts.live} of ${plan?.maxSites ?? 0} in use`;
  const shown = sites.length < siteCounts.all ? `, ${sites.length} of ${siteCounts.all} shown` : "";
  return (
    <Card title="Sites" description={`${inUse}${shown}`}>
      <ul className="divide-y divide-border">
        {sites.map((site) => (
          <li key={site.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <span className="min-w-0 break-all">{site.domain}</span>
            <StatusBadge status={site.deletedAt ? "deleted" : site.status} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function time(at: Date | null) {
  return at ? <RelativeTime at={at} /> : "never";
}

function day(at: Date | null): string {
  return at ? plainDate(at) : "open";
}
