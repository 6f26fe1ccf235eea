import type { CreditPackage } from "@/db";
import { asSystem } from "@/db";
import { type PackageChange, savePackage } from "@/lib/admin/packages/save-package";
import { lockPools } from "@/lib/credits/pools";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { pendingAccount } from "./factories";

const act = { actor: "terminal", reason: "New" };
let transfers = 0;

export const FIVE_THOUSAND: PackageChange = {
  name: "Five thousand",
  credits: 5000,
  price: 4900,
  expiry_days: null,
  sort_order: 2,
  offered: ["active"],
};

/** Writes a package that is like "Five thousand" but for this. */
export function savedPackage(change: Partial<PackageChange> = {}): Promise<CreditPackage> {
  return savePackage({ ...FIVE_THOUSAND, ...change }, act);
}

/** For 90 days, and for trials too. */
export function shortPackage(): Promise<CreditPackage> {
  const terms = { credits: 1000, price: 1200, expiry_days: 90, sort_order: 1 };
  return savedPackage({ ...terms, name: "Short", offered: ["active", "trial"] });
}

/** An account whose Growth plan is paid. */
export async function paidGrowth(): Promise<number> {
  const id = await pendingAccount("growth");
  await payByTransfer(id, 13900);
  return id;
}

export function payByTransfer(accountId: number, amountCents: number) {
  const externalPaymentId = `PACK-${accountId}-${++transfers}`;
  return confirmBankTransfer({
    accountId,
    amountCents,
    externalPaymentId,
    payerName: "P",
    actor: "terminal",
  });
}

export function poolsOf(accountId: number) {
  return asSystem((tx) => lockPools(tx, accountId));
}
