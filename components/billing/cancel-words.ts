import { plainDate } from "@/components/ui/data/time-words";
import type { AccountStatus, SubscriptionStatus } from "@/db/words";
import { endsAtOnce } from "@/lib/subscriptions/subscription";

interface Cancelling {
  subscription: { status: SubscriptionStatus; currentPeriodEnd: Date | null };
  account: { status: AccountStatus };
  at: Date;
}

/** What cancelling does, and when. */
export function cancelWords({ subscription, account, at }: Cancelling): string {
  const { currentPeriodEnd, status } = subscription;
  if (!currentPeriodEnd || endsAtOnce(subscription, at)) {
    const why = status === "pending_payment" ? "Nothing is paid yet" : "What was paid is over";
    return `${why}, so it ends immediately. You can choose a plan again at any time.`;
  }
  const day = plainDate(currentPeriodEnd);
  if (account.status === "suspended")
    return `The subscription ends on ${day}, and your account stays suspended. You can resume it until then.`;
  return `Everything works until ${day}. You can resume until then.`;
}
