import { KeyRound } from "lucide-react";
import { EmptyState } from "@/components/ui/data/empty-state";

export function NoKeys() {
  return (
    <EmptyState icon={KeyRound} title="No keys yet">
      Make one above, and paste it into the IGNY8 plugin of your WordPress site.
    </EmptyState>
  );
}
