import { measureFolder } from "./house/measure-folder";
import { printFigures } from "./house/print-figures";

/**
 * `npm run measure [-- folder ...]`: the shape of the house in figures, tests and generated code left out. Defaults to
 * lib. A checkout of another commit is measured by its path: `npm run measure -- ../before/lib lib`.
 */
const folders = process.argv.slice(2);
printFigures((folders.length > 0 ? folders : ["lib"]).map(measureFolder));
