import { creditTopUps, forAccount, type Plan, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { NO_MONEY, refuseInSandbox } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { getOfferedPackage, isOfferedOn } from "@/lib/credits/packages/queries";
import { AppError } from "@/lib/errors";
import { withTax } from "@/lib/invoices/tax";
import { formatAmount, formatDecimal } from "@/lib/money";
import { type TopUpStanding, topUpIn } from "./queries";

export interface TopUpRequest {
  accountId: number;
  isEnabled: boolean;
  packageId: number;
  threshold: number;
  maxPerMonth: number;
  maxCentsPerMonth: number;
  by: Author;
}

/**
 * The owner's order to buy credits when they run low. Saving it ends a pause: the owner has seen why. Throws
 * not_found for a package that is not sold, invalid_state where it is not offered on the account's plan, and
 * validation_error where one purchase already costs more than a month may.
 */
export function setTopUp(request: TopUpRequest): Promise<TopUpStanding> {
  const { accountId, by, ...settings } = request;
  return forAccount(accountId, async (tx) => {
    const { account, plan } = await lockOpenAccount(tx, accountId, standingOf(by, "billing:manage"));
    refuseInSandbox(account, NO_MONEY);
    const before = await topUpIn(tx, accountId);
    const isSwitchingOff = !settings.isEnabled && before?.packageId === settings.packageId;
    if (!isSwitchingOff) await requireOffered(tx, plan, settings);
    const values = { ...settings, pausedUntil: null, failures: 0, failureReason: null, updatedAt: now() };
    await tx
      .insert(creditTopUps)
      .values({ accountId, ...values, createdAt: now() })
      .onConflictDoUpdate({ target: creditTopUps.accountId, set: values });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "credit_top_up.set",
      targetType: "credit_package",
      targetId: settings.packageId,
      before: before && saidOf(before),
      after: saidOf(settings),
    });
    return (await topUpIn(tx, accountId))!;
  });
}

async function requireOffered(
  tx: Tx,
  plan: Plan,
  settings: Pick<TopUpRequest, "packageId" | "maxCentsPerMonth">,
) {
  const wanted = await getOfferedPackage(tx, settings.packageId);
  if (!isOfferedOn(wanted, plan))
    throw new AppError("invalid_state", {
      message: `${wanted.name} is not offered on the ${plan.name} plan.`,
    });
  requireAffordable(withTax(wanted.priceCents), wanted.currency, settings.maxCentsPerMonth);
}

function requireAffordable(priceCents: number, currency: string, mostCents: number): void {
  if (priceCents <= mostCents) return;
  const price = formatAmount(priceCents, currency);
  throw new AppError("validation_error", {
    fields: { max_amount_per_month: [`One purchase costs ${price}, which is more than this.`] },
  });
}

function saidOf(set: Omit<TopUpRequest, "accountId" | "by">) {
  const { isEnabled, packageId, threshold, maxPerMonth, maxCentsPerMonth } = set;
  return {
    ...{ enabled: isEnabled, package_id: packageId, threshold, max_per_month: maxPerMonth },
    max_amount_per_month: formatDecimal(maxCentsPerMonth),
  };
}
