import { execFileSync } from "node:child_process";

/** Once before the stories: the demo cast, whose pages are full. Its keys are for looking at, so any secret signs them. */
export default function seedDemo(): void {
  if (!process.env.DATABASE_URL) return;
  const secrets = { AUTH_SECRET: "of the demo cast only", API_KEY_SECRET: "of the demo cast only" };
  execFileSync(
    process.execPath,
    ["--import", "./scripts/runtime.mjs", "scripts/manage.ts", "seed", "--demo"],
    {
      env: { ...secrets, ...process.env },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
}
