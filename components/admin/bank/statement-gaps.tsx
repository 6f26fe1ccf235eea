import { Alert } from "@/components/ui/page/alert";
import type { StatementGap } from "@/lib/bank-statements/ledger/find-gaps";
import { formatAmount } from "@/lib/money";

/** Statements that are missing: the bank's own numbers or balances say so. */
export function StatementGaps({ gaps }: { gaps: readonly StatementGap[] }) {
  if (gaps.length === 0) return null;
  return (
    <Alert
      tone="warning"
      title={gaps.length === 1 ? "A statement is missing" : `${gaps.length} statements are missing`}
    >
      <ul>
        {gaps.map(({ ownAccount, currency, before, after, beforeOn, afterOn, missingCents }) => (
          <li key={`${ownAccount} ${before} ${after} ${afterOn}`}>
            {ownAccount}: between {before || "the one"} of {beforeOn} and {after || "the one"} of {afterOn},{" "}
            {formatAmount(missingCents, currency)} unaccounted for.
          </li>
        ))}
      </ul>
    </Alert>
  );
}
