import { Globe, Plus, SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LinkButton } from "@/components/ui/form/button";
import type { SiteState } from "@/lib/sites/site";
import { SITE_STATE_WORDS } from "./site-search";

export function AddSite({ hasMany = false }: { hasMany?: boolean }) {
  return (
    <>
      {hasMany && (
        <LinkButton variant="secondary" href="/sites/new/many">
          Add several
        </LinkButton>
      )}
      <LinkButton href="/sites/new">
        <Plus aria-hidden />
        Add site
      </LinkButton>
    </>
  );
}

/** The account has no site yet. */
export function NoSites({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState icon={Globe} title="No sites yet" action={canWrite && <AddSite />}>
      {canWrite
        ? "Add the WordPress site you want to plan, write and publish for."
        : "Somebody who may edit has to add the first one."}
    </EmptyState>
  );
}

/** The account has sites, and none that was looked for. */
export function NothingFound({ search, state }: { search: string; state: SiteState | undefined }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No site found"
      action={
        <LinkButton variant="secondary" href="/sites">
          Show all sites
        </LinkButton>
      }
    >
      None of your sites {state && `is ${SITE_STATE_WORDS[state].toLowerCase()}`}
      {state && search && " and "}
      {search && `has “${search}” in its name or domain`}.
    </EmptyState>
  );
}
