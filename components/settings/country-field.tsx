"use client";

import type { ComponentProps } from "react";
import { SelectField } from "@/components/ui/form/field";
import { Options } from "@/components/ui/form/options";
import { COUNTRIES } from "@/lib/countries";

type CountryFieldProps = Omit<ComponentProps<typeof SelectField>, "children">;

/** A country from the list, by its English name. */
export function CountryField(props: CountryFieldProps) {
  return (
    <SelectField {...props}>
      <option value="">Choose…</option>
      <Options of={COUNTRIES.map(({ code, name }) => [code, name])} />
    </SelectField>
  );
}
