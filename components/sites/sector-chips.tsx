"use client";

import { X } from "lucide-react";
import { FormError } from "@/components/ui/form-error";
import { useToastedAction } from "@/components/ui/use-toasted-action";
import type { FormAction } from "@/lib/actions/form-state";

interface SectorChipsProps {
  siteId: number;
  sectors: { id: number; name: string }[];
  /** Without it the chips can only be looked at. */
  removeAction?: FormAction;
}

export function SectorChips({ siteId, sectors, removeAction }: SectorChipsProps) {
  return (
    <ul aria-label="Sectors of this site" className="flex flex-wrap gap-2">
      {sectors.map((sector) => (
        <li
          key={sector.id}
          className="inline-flex h-8 items-center gap-1 rounded-full border border-border bg-sunken pr-1 pl-3"
        >
          <span className={removeAction ? undefined : "pr-2"}>{sector.name}</span>
          {removeAction && <RemoveSector siteId={siteId} sector={sector} action={removeAction} />}
        </li>
      ))}
    </ul>
  );
}

function RemoveSector({
  siteId,
  sector,
  action,
}: {
  siteId: number;
  sector: { id: number; name: string };
  action: FormAction;
}) {
  const [state, formAction] = useToastedAction(action);
  return (
    <form action={formAction} className="flex items-center">
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
  );
}
