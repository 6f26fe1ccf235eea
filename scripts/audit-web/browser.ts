import { type Browser, chromium } from "@playwright/test";
import { presentBrowser } from "../test/find-browser";

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: presentBrowser(), args: ["--no-sandbox"] });
}
