import nextEnv from "@next/env";
import { env, resetEnv } from "@/lib/env";
import { StartError } from "@/lib/server/start-error";
import { projectRoot } from "./project-root";
import { ensureSecrets } from "./secrets";

/**
 * Reads `.env` files as Next does, validates every setting and sees to the secrets.
 * `NODE_ENV` stays what the operator said while that is decided; it says how much may be assumed.
 */
export async function prepareSettings(options: { dev: boolean; dataFolder: string }): Promise<void> {
  nextEnv.loadEnvConfig(projectRoot, options.dev, { info: () => undefined, error: console.error });
  resetEnv();
  try {
    env();
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
  await ensureSecrets(options.dataFolder);
}

/** Where visitors find the app unless APP_URL says otherwise. A wildcard address is not one to visit. */
export function defaultAppUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
