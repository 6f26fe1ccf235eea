import type { FormAction } from "@/lib/actions/form-state";

/** What the command menu shows of a site. */
export interface FoundSite {
  id: number;
  name: string;
  domain: string;
}

/** A server action: takes `q`, answers `data: FoundSite[]`. */
export type FindSites = FormAction;
