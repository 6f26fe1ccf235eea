import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { DescriptionList } from "@/components/ui/data/description-list";
import { plainDate } from "@/components/ui/data/time-words";
import { LinkButton } from "@/components/ui/form/button";
import { Card, CardFooter } from "@/components/ui/page/card";
import type { PaymentMethod, SubscriptionStatus } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { formatAmount } from "@/lib/money";
import { OneButtonForm } from "./one-button-form";

interface SubscriptionCardProps {
  detail: {
    plan: { name: string };
    scheduledPlan: { name: string } | null;
    suspendsAt: Date | null;
    nextCharge: { amountCents: number; currency: string; at: Date } | null;
    subscription: {
      status: SubscriptionStatus;
      billingInterval: "month" | "year";
      paymentMethod: PaymentMethod | null;
      currentPeriodEnd: Date | null;
      cancelAtPeriodEnd: boolean;
      stripeSubscriptionId: string | null;
    };
  };
  /** The whole account stands still, whatever is paid. */
  isSuspended: boolean;
  mayManage: boolean;
  resumeAction: FormAction;
  portalAction: FormAction;
}

const STATUS: Record<SubscriptionStatus, { tone: BadgeTone; label: string }> = {
  trialing: { tone: "brand", label: "Trial" },
  pending_payment: { tone: "warning", label: "Waiting for payment" },
  active: { tone: "success", label: "Active" },
  past_due: { tone: "danger", label: "Past due" },
  cancelled: { tone: "neutral", label: "Ended" },
};

const ENDING = { tone: "warning", label: "Cancelled, still running" } as const;

const SUSPENDED = { tone: "danger", label: "Suspended" } as const;

const METHODS: Record<PaymentMethod, string> = {
  stripe: "Card",
  paypal: "PayPal",
  bank_transfer: "Bank transfer",
  sandbox: "Sandbox",
};

/** What runs, until when, and what will be charged next. */
export function SubscriptionCard({
  detail,
  isSuspended,
  mayManage,
  resumeAction,
  portalAction,
}: SubscriptionCardProps) {
  const { subscription, plan } = detail;
  const { tone, label } = standingOf(subscription, isSuspended);
  return (
    <Card title={plan.name} action={<Badge tone={tone}>{label}</Badge>}>
      <DescriptionList items={factsOf(detail, isSuspended)} />
      {mayManage && subscription.status !== "cancelled" && (
        <CardFooter>
          {subscription.stripeSubscriptionId && (
            <OneButtonForm action={portalAction} label="Card and receipts" to="Stripe" />
          )}
          {subscription.cancelAtPeriodEnd ? (
            <OneButtonForm action={resumeAction} label="Resume" />
          ) : (
            <LinkButton href="/billing/cancel" variant="secondary">
              Cancel subscription
            </LinkButton>
          )}
        </CardFooter>
      )}
    </Card>
  );
}

function standingOf(
  { status, cancelAtPeriodEnd }: SubscriptionCardProps["detail"]["subscription"],
  isSuspended: boolean,
) {
  if (status === "cancelled") return STATUS.cancelled;
  if (isSuspended) return SUSPENDED;
  return cancelAtPeriodEnd ? ENDING : STATUS[status];
}

function factsOf(
  { subscription, scheduledPlan, nextCharge, suspendsAt }: SubscriptionCardProps["detail"],
  isSuspended: boolean,
) {
  const ends = subscription.currentPeriodEnd;
  const facts: [string, string][] = [
    ["Billed", subscription.billingInterval === "year" ? "Yearly" : "Monthly"],
  ];
  if (ends) facts.push([endWords(subscription), plainDate(ends)]);
  if (subscription.paymentMethod) facts.push(["Payment method", METHODS[subscription.paymentMethod]]);
  if (nextCharge && !isSuspended) {
    const amount = formatAmount(nextCharge.amountCents, nextCharge.currency);
    const isCharged = subscription.stripeSubscriptionId !== null;
    facts.push([isCharged ? "Next charge" : "Next payment due", `${amount} on ${plainDate(nextCharge.at)}`]);
  }
  if (suspendsAt && !isSuspended) facts.push(["Suspended without payment on", plainDate(suspendsAt)]);
  if (scheduledPlan && ends && !subscription.cancelAtPeriodEnd)
    facts.push(["Changes to", `${scheduledPlan.name} on ${plainDate(ends)}`]);
  return facts;
}

/** What the end of the period means: only what was paid is "paid until". */
function endWords({ status, cancelAtPeriodEnd }: SubscriptionCardProps["detail"]["subscription"]): string {
  if (status === "cancelled") return "Ended on";
  if (cancelAtPeriodEnd) return "Ends on";
  if (status === "trialing") return "Trial until";
  return status === "pending_payment" ? "Trial ended on" : "Paid until";
}
