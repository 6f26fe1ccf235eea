import { expect, it } from "vitest";
import { contentStatusWords } from "./content-status-words";

it("says WordPress's statuses as people do, and a plugin's own as they are", () => {
  const words = ["publish", "protected", "trash", "wc-on_hold"].map(contentStatusWords);
  expect(words).toEqual(["published", "published with a password", "in the trash", "wc on hold"]);
});
