import { writeFileSync } from "node:fs";
import { errorsPage } from "./docs/errors-page";

/** `npm run docs:errors`: writes docs/errors.md from the catalogue. */
writeFileSync("docs/errors.md", errorsPage());
