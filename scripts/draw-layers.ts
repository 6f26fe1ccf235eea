import { readFileSync, writeFileSync } from "node:fs";
import { sourceFiles } from "@/test/architecture/source-files";
import { folderGraph } from "./docs/folder-graph";
import { layersPicture, withPicture } from "./docs/layers-picture";

/** `npm run docs:layers`: redraws the layers in docs/layers.md from the imports of the sources. */
const FILE = "docs/layers.md";

writeFileSync(FILE, withPicture(readFileSync(FILE, "utf8"), layersPicture(folderGraph(sourceFiles()))));
