import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { installedProgram, runCommand } from "./run-command";

/** Chromium without the windows that nobody sees here, into which a fifth of a story's time goes. */
const LIGHT = "chromium-headless-shell";
const NAMES = [LIGHT, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** A Chromium to run the stories in: one named, one on this machine, Playwright's own, or one installed now. */
export async function findBrowser(): Promise<string> {
  const found = presentBrowser() ?? (await installDebianPackage()) ?? (await installPlaywrights());
  if (found) return found;
  throw new Error(
    "No browser for the stories: install Chromium or Google Chrome, or set CHROMIUM_PATH to the program of one.",
  );
}

/** Without installing anything. */
export function presentBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH || process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (named) return named;
  return [...onPath(), MAC, chromium.executablePath()].find((program) => existsSync(program));
}

function onPath(): string[] {
  const folders = (process.env.PATH ?? "").split(":").filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function installDebianPackage(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("/usr/bin/apt-get", ["update", "-q"], quiet);
  for (const name of [LIGHT, "chromium"]) {
    const install = ["install", "-qy", "--no-install-recommends", name];
    if ((await runCommand("/usr/bin/apt-get", install, quiet)) === 0) break;
  }
  return presentBrowser();
}

async function installPlaywrights(): Promise<string | undefined> {
  await runCommand(installedProgram("playwright"), ["install", "chromium"]);
  return presentBrowser();
}
