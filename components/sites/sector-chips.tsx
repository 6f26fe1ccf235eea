"use client";

import { X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { FormError } from "@/components/ui/form/form-error";
import { useToastedAction } from "@/components/ui/form/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";

interface SectorChipsProps {
  siteId: number;
  sectors: { id: number; name: string }[];
  /** Without it the chips can only be looked at. */
  removeAction?: FormAction;
}

export function SectorChips({ siteId, sectors, removeAction }: SectorChipsProps) {
  return (
    // Takes the focus that a removed chip leaves behind.
    <ul tabIndex={-1} aria-label="Sectors of this site" className="flex flex-wrap gap-2 rounded-control">
      {sectors.map((sector) =>
        removeAction ? (
          <RemovableChip key={sector.id} siteId={siteId} sector={sector} action={removeAction} />
        ) : (
          <li key={sector.id} className={cn(CHIP, "pr-3")}>
            {sector.name}
          </li>
        ),
      )}
    </ul>
  );
}

const CHIP = "inline-flex h-8 items-center gap-1 rounded-full border border-border bg-sunken pl-3";

interface RemovableChipProps {
  siteId: number;
  sector: { id: number; name: string };
  action: FormAction;
}

/** Gone immediately; back, with the reason, where the server does not remove it. */
function RemovableChip({ siteId, sector, action }: RemovableChipProps) {
  const [state, formAction, isGoing] = useToastedAction(action);
  return (
    <li className={cn(CHIP, "pr-1", isGoing && "hidden")}>
      {sector.name}
      <form
        action={formAction}
        onSubmit={({ currentTarget }) => currentTarget.closest("ul")?.focus()}
        className="flex items-center"
      >
        <input type="hidden" name="site_id" value={siteId} />
        <input type="hidden" name="sector_id" value={sector.id} />
        <button
          type="submit"
          aria-label={`Remove ${sector.name}`}
          className="grid size-6 place-items-center rounded-full text-muted hover:bg-text/10 hover:text-text"
        >
          <X aria-hidden className="size-3.5" />
        </button>
        <FormError error={state.error} />
      </form>
    </li>
  );
}
