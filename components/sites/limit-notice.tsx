import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import type { LimitStanding } from "@/lib/accounts/limit-standing";
import { counted, PLAN_LIMITS } from "@/lib/accounts/plan-limit";
import { formatAmount } from "@/lib/money";

/** Which limit is reached, how much is used, and the plan that lifts it. Renders nothing while there is room. */
export function LimitNotice({ standing, canUpgrade }: { standing: LimitStanding; canUpgrade: boolean }) {
  if (!standing.isReached) return null;
  const { what, planName, limit, used, lifting } = standing;
  return (
    <Alert
      tone="warning"
      className="mb-6"
      title={`${used} of ${counted(what, limit)} used`}
      action={canUpgrade && <UpgradeLink lifting={lifting} />}
    >
      <p>
        The {planName} plan includes {counted(what, limit)}.{" "}
        {lifting
          ? `${lifting.name} includes ${lifting.limit} ${PLAN_LIMITS[what].many}, for ${formatAmount(lifting.priceCents, lifting.currency)} a month.`
          : "Our team arranges plans with more."}{" "}
        {!canUpgrade && "An owner of your account can change the plan."}
      </p>
    </Alert>
  );
}

function UpgradeLink({ lifting }: Pick<LimitStanding, "lifting">) {
  if (!lifting) return <LinkButton href="/contact">Contact us</LinkButton>;
  return <LinkButton href={`/billing/change?plan=${lifting.slug}`}>Upgrade to {lifting.name}</LinkButton>;
}
