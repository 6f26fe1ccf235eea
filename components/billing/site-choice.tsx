"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/form/checkbox";
import { FieldError } from "@/components/ui/form/field-shell";

interface SiteChoiceProps {
  sites: readonly { id: number; name: string }[];
  maxSites: number;
  error: readonly string[] | undefined;
}

/** Which sites stay active on a smaller plan: the oldest, unless somebody chooses. Keeps the choice when it is refused. */
export function SiteChoice({ sites, maxSites, error }: SiteChoiceProps) {
  const [kept, setKept] = useState<readonly number[]>(() => sites.slice(0, maxSites).map(({ id }) => id));
  const toggle = (id: number) =>
    setKept(kept.includes(id) ? kept.filter((other) => other !== id) : [...kept, id]);
  return (
    <fieldset className="space-y-2" aria-describedby={error ? "kept-error" : "kept-hint"}>
      <legend className="mb-2 font-medium">
        Which {maxSites === 1 ? "site stays" : `${maxSites} sites stay`} active?
      </legend>
      {sites.map(({ id, name }) => (
        <Checkbox
          key={id}
          name="keep_site_ids"
          value={id}
          label={name}
          defaultChecked={kept.includes(id)} // A form is reset to its defaults after its action: these follow the choice.
          onChange={() => toggle(id)}
        />
      ))}
      <p id="kept-hint" className="text-xs text-muted">
        Choose at most {maxSites}. The others become read-only; nothing is deleted.
      </p>
      <FieldError id="kept-error" error={error} />
    </fieldset>
  );
}
