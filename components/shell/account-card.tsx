import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import type { AccountStatus } from "@/db/words";
import type { ComingMoney } from "@/lib/invoices/waiting-transfer";
import { DAY_MS } from "@/lib/time/days";
import { COMING_WORDS } from "./money-coming";

const STATUS: Record<AccountStatus, { label: string; tone: BadgeTone } | undefined> = {
  trial: { label: "Trial", tone: "brand" },
  active: undefined,
  pending_payment: { label: "Payment due", tone: "warning" },
  suspended: { label: "Suspended", tone: "danger" },
  cancelled: { label: "Cancelled", tone: "neutral" },
};

interface AccountCardProps {
  name: string;
  status: AccountStatus;
  planName: string | undefined;
  trialEndsAt: Date | null;
  /** Money on its way for what it has to pay. */
  coming?: ComingMoney;
  at: Date;
}

/** Which account this is, and on which plan. */
export function AccountCard({ name, status, planName, trialEndsAt, coming, at }: AccountCardProps) {
  const badge = badgeOf(status, coming);
  return (
    <div className="px-3">
      <p className="truncate font-semibold">{name}</p>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
        {planName ?? "No plan"}
        {badge && status !== "trial" && <Badge tone={badge.tone}>{badge.label}</Badge>}
        {status === "trial" && trialEndsAt && (
          <Badge tone="brand">
            <RelativeTime at={trialEndsAt} words={daysLeft(trialEndsAt, at)} />
          </Badge>
        )}
      </p>
    </div>
  );
}

function badgeOf(status: AccountStatus, coming: ComingMoney | undefined) {
  const badge = STATUS[status];
  return badge && coming && status === "pending_payment"
    ? { ...badge, label: COMING_WORDS[coming.status].short }
    : badge;
}

function daysLeft(end: Date, at: Date): string {
  const days = Math.max(0, Math.ceil((end.getTime() - at.getTime()) / DAY_MS));
  return days === 1 ? "1 day left" : `${days} days left`;
}
