import { type FolderGraph, withoutImplied } from "./folder-graph";

/** A Mermaid flowchart of who imports whom, top to bottom, in an order that depends on names alone. */
export function layersPicture(graph: FolderGraph): string {
  const edges = [...withoutImplied(graph)]
    .flatMap(([from, targets]) => [...targets].map((to) => `  ${nodeOf(from)} --> ${nodeOf(to)}`))
    .sort();
  return ["```mermaid", "flowchart TD", ...edges, "```"].join("\n");
}

/** Mermaid's ids are plain words, and `lib` itself stands for the files that lie in it. */
function nodeOf(folder: string): string {
  const id = folder.replace(/\W/g, "_");
  return `${id}["${folder === "lib" ? "lib/*.ts" : folder}"]`;
}

const PLACE = /(<!-- layers:begin -->\n)[\s\S]*?(<!-- layers:end -->)/;

/** The document with `picture` between its markers. */
export function withPicture(document: string, picture: string): string {
  if (!PLACE.test(document)) throw new Error("The document has no layers:begin and layers:end.");
  return document.replace(PLACE, (_, begin, end) => `${begin}${picture}\n${end}`);
}
