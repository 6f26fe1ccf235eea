import type { PageKind } from "@/lib/edge/page-kind";
import { listRouteFiles } from "./route-files";

/** What the pages in each folder right below app/ are; lib/edge/page-kind.ts says what the kinds mean. */
const KIND_OF_FOLDER: Record<string, PageKind> = {
  "(auth)": "dynamic",
  "(marketing)": "static",
  "(tenant)": "signed_in",
  "[...missing]": "dynamic",
  admin: "signed_in",
  dev: "dynamic",
  docs: "static",
  payment: "signed_in",
  status: "dynamic",
  "two-factor": "dynamic",
};

/** The first part of each page's path, and the kind of every page below it. */
export function pageKinds(root: string): Map<string, PageKind> {
  const kinds = new Map<string, PageKind>();
  for (const { file, kind, segments } of listRouteFiles(root)) {
    if (kind !== "page") continue;
    const [first = ""] = segments;
    const found = kindOf(file);
    if ((kinds.get(first) ?? found) !== found) throw new Error(`/${first} has pages of more than one kind.`);
    kinds.set(first, found);
  }
  return kinds;
}

function kindOf(file: string): PageKind {
  const folder = file.split("/")[1] ?? "";
  const kind = KIND_OF_FOLDER[folder];
  if (kind) return kind;
  throw new Error(`Name the kind of the pages in app/${folder} in scripts/generate/page-kinds.ts.`);
}
