import type { Metadata } from "next";
import { UserSearch } from "@/components/admin/user-search";
import { UserTable } from "@/components/admin/user-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { PageHeader } from "@/components/ui/page/page-header";
import { listUsers } from "@/lib/admin/users/queries";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";

export const metadata: Metadata = { title: "Users" };
const PAGE_SIZE = 25;

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const raw = await searchParams;
  const q = textParam.parse(raw.q);
  const superusers = raw.superusers === "1";
  const after = afterPage(textParam.parse(raw.cursor));
  const rows = await listUsers({ q, superusers, after, limit: PAGE_SIZE });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  const query = new URLSearchParams({ ...(q && { q }), ...(superusers && { superusers: "1" }) });
  if (next_cursor) query.set("cursor", next_cursor);
  return (
    <>
      <PageHeader title="Users" description="Everyone who can sign in. Superusers run this back office." />
      <UserSearch q={q} superusers={superusers} />
      {results.length > 0 ? (
        <UserTable users={results} />
      ) : (
        <EmptyState title="No matching people">Try a part of a name or an email.</EmptyState>
      )}
      <LoadMore href={next_cursor ? `/admin/users?${query}` : undefined} />
    </>
  );
}
