import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A plain GET form: the answer has an address, and needs no JavaScript. */
export function SiteSearch({ search }: { search: string }) {
  return (
    <search>
      <form action="/sites" className="mb-4 flex max-w-md gap-2">
        <Input
          type="search"
          name="q"
          aria-label="Search sites by name or domain"
          placeholder="Search by name or domain"
          defaultValue={search}
          maxLength={100}
        />
        <Button type="submit" variant="secondary">
          <Search aria-hidden />
          Search
        </Button>
      </form>
    </search>
  );
}
