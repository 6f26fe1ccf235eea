import { ListFilter } from "lucide-react";
import { Button, LinkButton } from "@/components/ui/form/button";
import { Input } from "@/components/ui/form/input";
import { Options } from "@/components/ui/form/options";
import { Select } from "@/components/ui/form/select";
import { SITE_STATES, type SiteState } from "@/lib/sites/site";

export const SITE_STATE_WORDS: Record<SiteState, string> = {
  connected: "Connected",
  silent: "Silent",
  waiting: "Not connected",
  read_only: "Read-only",
};

/** A plain GET form: the answer has an address, and needs no JavaScript. */
export function SiteSearch({ search, state }: { search: string; state: SiteState | undefined }) {
  return (
    <search>
      <form action="/sites" className="mb-4 flex flex-wrap gap-2">
        <div className="min-w-40 flex-1 sm:max-w-72">
          <Input
            type="search"
            name="q"
            aria-label="Search sites by name or domain"
            placeholder="Name or domain"
            defaultValue={search}
            maxLength={100}
          />
        </div>
        <Select name="state" aria-label="Connection" defaultValue={state ?? ""} className="w-auto">
          <option value="">Any connection</option>
          <Options of={SITE_STATES.map((each) => [each, SITE_STATE_WORDS[each]])} />
        </Select>
        <Button type="submit" variant="secondary">
          <ListFilter aria-hidden />
          Filter
        </Button>
        {(search !== "" || state !== undefined) && (
          <LinkButton href="/sites" variant="ghost">
            Clear
          </LinkButton>
        )}
      </form>
    </search>
  );
}
