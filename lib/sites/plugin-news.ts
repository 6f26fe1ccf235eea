/** The first version that shows up under Dashboard > Updates automatically. */
const FIRST_WITH_UPDATES = "1.1.0";

/** What to do about the plugin's version on a site: nothing, update it in WordPress, or upload the new one there. */
export type PluginNews = "current" | "update" | "upload";

/** A version newer than ours is current: a rolled-back server must not send anybody back. */
export function pluginNews(installed: string, newest: string): PluginNews {
  if (!isOlder(installed, newest)) return "current";
  return isOlder(installed, FIRST_WITH_UPDATES) ? "upload" : "update";
}

function isOlder(one: string, other: string): boolean {
  return one.localeCompare(other, "en", { numeric: true }) < 0;
}
