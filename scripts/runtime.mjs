/**
 * Loaded before every script (`node --import ./scripts/runtime.mjs`): TypeScript and the `@/` paths through tsx, and
 * `server-only` as the empty module it is on a server. Only for ES modules, so that Next's own code loads untouched.
 */
import { register as registerHook } from "node:module";
import { fileURLToPath } from "node:url";
import { register as registerTypeScript } from "tsx/esm/api";

if (process.platform === "win32") {
  console.error("Windows is not supported. Use WSL 2, or the image (docs/deploy.md).");
  process.exit(1);
}
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
registerTypeScript();
registerHook(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (name, context, next) => name === "server-only"
      ? { url: "data:text/javascript,", shortCircuit: true } : next(name, context);`,
  )}`,
);
