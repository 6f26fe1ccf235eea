import { and, eq } from "drizzle-orm";
import { creditTransactions, type Delivery, type Tx } from "@/db";
import type { OpenAccount } from "@/lib/accounts/lock-open-account";
import { AppError } from "@/lib/errors";
import { featuresOf, requireFeature } from "@/lib/plans/features";
import { publishes } from "./publishes";
import { getDeliveryIn } from "./queries";

type Wanted = Pick<Delivery, "postStatus" | "publishAt" | "promptReference" | "creditTransactionId"> &
  Pick<Delivery, "accountId" | "siteId" | "updatesDeliveryId" | "wpPostId">;

/**
 * Whether the account may hand this over, and what it names is its own. Throws `feature_not_in_plan`, `not_found`, and
 * `validation_error` for a future post without a time.
 */
export async function requireAllowed(tx: Tx, { account, plan }: OpenAccount, wanted: Wanted): Promise<void> {
  requireTime(wanted);
  const features = featuresOf(account, plan);
  if (await publishes(tx, wanted)) await requireFeature(tx, features, "auto_publish");
  if (wanted.promptReference !== null) await requireFeature(tx, features, "custom_prompts");
  if (wanted.creditTransactionId !== null) await requireConsumption(tx, wanted, wanted.creditTransactionId);
  if (wanted.updatesDeliveryId !== null) await getDeliveryIn(tx, wanted, wanted.updatesDeliveryId);
}

function requireTime({ postStatus, publishAt }: Wanted): void {
  if (postStatus !== "future" || publishAt) return;
  throw new AppError("validation_error", {
    fields: { publish_at: ["Say when a future post is to appear."] },
  });
}

async function requireConsumption(tx: Tx, { accountId }: Wanted, transactionId: number): Promise<void> {
  const [row] = await tx
    .select({ id: creditTransactions.id })
    .from(creditTransactions)
    .where(
      and(
        eq(creditTransactions.accountId, accountId),
        eq(creditTransactions.id, transactionId),
        eq(creditTransactions.kind, "consume"),
      ),
    );
  if (!row) throw new AppError("not_found");
}
