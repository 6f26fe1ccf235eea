import type { FormAction } from "@/lib/actions/form-state";

/** What the command menu shows of a record that fits what is typed. */
export interface FoundThing {
  /** The heading it stands under, such as "Sites". */
  group: string;
  title: string;
  detail: string;
  href: string;
}

/** Finds records for the command menu. */
export interface Finder {
  /** A server action: takes `q`, answers `data: FoundThing[]`. */
  find: FormAction;
  /** Said while nothing is typed. */
  placeholder: string;
}
