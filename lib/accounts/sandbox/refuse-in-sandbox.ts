import { AppError } from "@/lib/errors";

/** Throws invalid_state, in these words, where the account is a sandbox: the database would refuse it too, in its own. */
export function refuseInSandbox({ sandboxOf }: { sandboxOf: number | null }, message: string): void {
  if (sandboxOf !== null) throw new AppError("invalid_state", { message });
}

export const NO_MONEY = "A sandbox holds no money. Settle its invoices with the sandbox's own payment.";
export const TEAM_IS_LIVE = "A sandbox has the team of its live account. Change the team there.";
