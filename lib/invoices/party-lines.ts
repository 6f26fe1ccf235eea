import { countryName } from "@/lib/countries";

const ORDER = [
  "name",
  "name_note",
  "address_line1",
  "address_line2",
  "place",
  "country",
  "tax_id",
  "email",
  "website",
] as const;

/** A seller or buyer as they are written on an invoice, line by line. Pure. */
export function partyLines(party: Record<string, string>): string[] {
  const place = [party.postal_code, party.city].filter(Boolean).join(" ");
  const lines: Record<string, string | undefined> = {
    ...party,
    place,
    country: party.country && countryName(party.country),
    tax_id: party.tax_id && `Tax ID ${party.tax_id}`,
  };
  return ORDER.map((name) => lines[name]).filter((line): line is string => Boolean(line));
}
