import { fileURLToPath } from "node:url";

/** The folder of this checkout, wherever the command was started. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");
