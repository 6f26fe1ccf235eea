import { LowCreditBanner } from "@/components/shell/low-credit-banner";
import { isInUse } from "@/lib/accounts/account";
import { hasPermission } from "@/lib/accounts/role";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { findLowCreditNotice } from "@/lib/usage/low-credit-notice";
import { putLowCreditsAsideAction } from "./low-credits-action";

interface LowCreditsProps {
  viewer: TenantViewer;
  /** Those that are available. */
  credits: number;
}

/** Over every page, while credits run low and the viewer has not put it aside. Costs nothing while there are enough. */
export async function LowCredits({ viewer: { userId, account, role }, credits }: LowCreditsProps) {
  if (!isInUse(account)) return null;
  const creditsPerMonth = account.plan?.creditsPerMonth ?? 0;
  const percent = await findLowCreditNotice({ accountId: account.id, userId, credits, creditsPerMonth });
  if (percent === undefined) return null;
  return (
    <LowCreditBanner
      percent={percent}
      credits={credits}
      canUpgrade={hasPermission(role, "billing:manage")}
      putAsideAction={putLowCreditsAsideAction}
    />
  );
}
