import { Alert } from "@/components/ui/page/alert";
import type { LimitStanding } from "@/lib/accounts/limit-standing";
import { LimitNotice } from "./limit-notice";

/** Why a site is read-only, how many there are, and the plan that lifts it. */
export function ReadOnlyNotice(notice: { standing: LimitStanding; canUpgrade: boolean }) {
  return (
    <>
      <Alert tone="warning" className="mb-3" title="This site is read-only">
        Your plan has fewer sites than you have. Upgrade, or delete another site, and it works again.
      </Alert>
      <LimitNotice {...notice} />
    </>
  );
}
