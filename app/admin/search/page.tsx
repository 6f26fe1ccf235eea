import { Search } from "lucide-react";
import type { Metadata } from "next";
import { FoundList } from "@/components/admin/found-list";
import { Button } from "@/components/ui/form/button";
import { Input } from "@/components/ui/form/input";
import { PageHeader } from "@/components/ui/page/page-header";
import { findAnything } from "@/lib/admin/search/find-anything";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";

export const metadata: Metadata = { title: "Search" };

/** The same search as Ctrl-K, with an address of its own. */
export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const q = textParam.parse((await searchParams).q);
  return (
    <>
      <PageHeader
        title="Search"
        description="People, accounts, sites, invoices, payments and API keys, by any part of a name, email, domain, number or reference."
      />
      <form action="/admin/search" className="mb-5 flex max-w-xl gap-2">
        <Input type="search" name="q" aria-label="Search everything" placeholder="Search" defaultValue={q} />
        <Button type="submit" variant="secondary">
          <Search aria-hidden /> Search
        </Button>
      </form>
      {q && <FoundList found={await findAnything(q)} q={q} />}
    </>
  );
}
