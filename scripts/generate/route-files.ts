import { readdirSync } from "node:fs";
import { join } from "node:path";

/** A file below app/ that answers requests, and where it does. */
export interface RouteFile {
  /** From the project's root, with forward slashes: "app/(tenant)/sites/[id]/page.tsx". */
  file: string;
  kind: "page" | "handler";
  /** The path it answers, with placeholders as Next writes them: ["sites", "[id]"]. */
  segments: string[];
}

const ROUTE_FILE = /(?:^|\/)(page\.tsx|route\.ts)$/;

/** Every page and route handler of the project in `root`, in the order of the file names. */
export function listRouteFiles(root: string): RouteFile[] {
  return readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
    .map((name) => `app/${name.replaceAll("\\", "/")}`)
    .filter((file) => ROUTE_FILE.test(file))
    .sort()
    .map((file) => ({
      file,
      kind: file.endsWith("page.tsx") ? "page" : "handler",
      segments: segmentsOf(file),
    }));
}

/** A group, such as (tenant), is a folder on disk and no part of the path. */
function segmentsOf(file: string): string[] {
  return file
    .split("/")
    .slice(1, -1)
    .filter((folder) => !/^\(.*\)$/.test(folder));
}
