import { AppError } from "@/lib/errors";
import { isReadOnly, type Site } from "./site";

/** Throws `site_read_only` for a site over the plan's limit. */
export function requireWritable(site: Pick<Site, "status">): void {
  if (isReadOnly(site)) throw new AppError("site_read_only");
}
