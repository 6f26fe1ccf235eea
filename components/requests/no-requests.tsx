import { ScrollText } from "lucide-react";
import { EmptyState } from "@/components/ui/data/empty-state";

export function NoRequests({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState icon={ScrollText} title="Nothing matches">
        Take a filter away, or search for a part of the path or of the error.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={ScrollText} title="No requests yet">
      Requests with an API key or an access token appear here.
    </EmptyState>
  );
}
