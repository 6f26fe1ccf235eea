import { expect, it } from "vitest";
import { pluginNews } from "./plugin-news";

it.each([
  ["1.1.0", "1.1.0", "current"],
  ["1.10.0", "1.9.0", "current"],
  ["1.9.0", "1.10.0", "update"],
  ["1.1.0", "1.1.1", "update"],
  ["1.0.0", "1.1.0", "upload"],
] as const)("a site with %s, where %s is served: %s", (installed, newest, news) => {
  expect(pluginNews(installed, newest)).toBe(news);
});
