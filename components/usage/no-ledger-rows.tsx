import { Receipt } from "lucide-react";
import { EmptyState } from "@/components/ui/data/empty-state";

export function NoLedgerRows({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState icon={Receipt} title={isFiltered ? "Nothing matches" : "No entries yet"}>
      {isFiltered
        ? "Nothing in the ledger fits these filters."
        : "Each grant and each use of credits is written here, with the balance after it."}
    </EmptyState>
  );
}
