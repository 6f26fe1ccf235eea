import { NOTICE } from "./notice";
import { pageKinds } from "./page-kinds";

/** Without the dynamic ones: what the edge does not know, it takes for dynamic. */
export function renderPageKinds(root: string): string {
  const known = [...pageKinds(root)].filter(([, kind]) => kind !== "dynamic").sort();
  return `${NOTICE}

/** The first part of each page's path, and the kind of every page below it. */
export const PAGE_KINDS = [
${known.map(([first, kind]) => `  ["${first}", "${kind}"],`).join("\n")}
] as const;
`;
}
