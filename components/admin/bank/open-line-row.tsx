import { Badge } from "@/components/ui/data/badge";
import { TableCell, TableRow } from "@/components/ui/data/table";
import type { OpenLine } from "@/lib/bank-statements/match/list-open-lines";
import { formatAmount } from "@/lib/money";
import { daysBetween } from "@/lib/time/days-between";

const TONES = { exact: "success", strong: "brand", likely: "neutral", weak: "warning" } as const;
const ACTS = { settle: "Pays", keep: "Is kept for", link: "Is the money of", return: "Takes back" } as const;

export function OpenLineRow({
  line,
  proposal,
  today,
  isTicked,
}: OpenLine & { today: string; isTicked: boolean }) {
  const age = daysBetween(line.bookedOn, today);
  return (
    <TableRow>
      <TableCell>
        <input
          type="checkbox"
          name="line_id"
          value={line.id}
          defaultChecked={isTicked}
          aria-label={`Choose ${formatAmount(line.amountCents, line.currency)} of ${line.otherName || line.bookedOn}`}
          className="size-4.5 accent-brand"
        />
      </TableCell>
      <TableCell label="Booked" className="whitespace-nowrap">
        {line.bookedOn}
        <span className="block text-muted">{age === 1 ? "1 day" : `${Math.max(age, 0)} days`}</span>
      </TableCell>
      <TableCell label="Amount" className="whitespace-nowrap">
        {formatAmount(line.openCents, line.currency)}
        {line.openCents !== line.amountCents && (
          <span className="block text-muted">of {formatAmount(line.amountCents, line.currency)}</span>
        )}
      </TableCell>
      <TableCell label="From or to" className="max-w-48 min-w-32 wrap-anywhere">
        {line.otherName}
        <span className="block text-muted">{line.otherAccount}</span>
      </TableCell>
      <TableCell label="Text" className="max-w-60 min-w-36 wrap-anywhere">
        {line.text}
      </TableCell>
      <TableCell label="Proposal" className="max-w-72 min-w-48 wrap-anywhere">
        <Proposed proposal={proposal} />
      </TableCell>
    </TableRow>
  );
}

function Proposed({ proposal }: Pick<OpenLine, "proposal">) {
  const reasons = <span className="block text-muted">{proposal.reasons.join(" ")}</span>;
  if (proposal.act === "none") return reasons;
  return (
    <>
      <Badge tone={TONES[proposal.strength]} className="mr-2">
        {proposal.strength}
      </Badge>
      {ACTS[proposal.act]}{" "}
      {proposal.invoices.map(({ number, accountName }) => `${number} (${accountName})`).join(", ")}
      {reasons}
    </>
  );
}
