import type { FolderFigures, Spread } from "./measure-folder";

const ROWS: [title: string, value: (figures: FolderFigures) => string][] = [
  ["files", ({ files }) => String(files)],
  ["lines per file (median / 90 % / most)", ({ fileLines }) => spread(fileLines)],
  ["lines per function", ({ functionLines }) => spread(functionLines)],
  [
    "longest function",
    ({ longestFunction: longest }) => (longest ? `${longest.name} (${longest.file})` : ""),
  ],
  ["functions per file", ({ functionsPerFile }) => functionsPerFile.toFixed(1)],
  ["lines that are imports", ({ importShare }) => `${(importShare * 100).toFixed(1)} %`],
  ["files with one importer, a neighbour", ({ oneNeighbourFiles }) => String(oneNeighbourFiles)],
  ["circles of files", ({ fileCircles }) => String(fileCircles.length)],
  ["circles of folders", ({ folderCircles }) => String(folderCircles.length)],
  ["biggest flat folder", ({ biggestFlatFolder: { name, files } }) => `${files} (${name})`],
];

/** One column per folder; then the circles, member by member. */
export function printFigures(columns: FolderFigures[]): void {
  console.log(`| | ${columns.map(({ folder }) => folder).join(" | ")} |`);
  console.log(`| --- |${columns.map(() => " --- |").join("")}`);
  for (const [title, value] of ROWS) console.log(`| ${title} | ${columns.map(value).join(" | ")} |`);
  for (const { folder, fileCircles, folderCircles } of columns) {
    for (const circle of [...fileCircles, ...folderCircles])
      console.log(`${folder}: ${circle.join(" <-> ")}`);
  }
}

function spread(values: Spread): string {
  return values.join(" / ");
}
