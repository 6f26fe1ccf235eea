import { AppError } from "@/lib/errors";
import type { Site } from "./site";

/** A site over the plan's limit can be looked at and deleted, nothing else. */
export function requireWritable(site: Pick<Site, "status">): void {
  if (site.status === "read_only") throw new AppError("site_read_only");
}
