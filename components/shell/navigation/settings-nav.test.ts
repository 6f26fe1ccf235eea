import { expect, it } from "vitest";
import { currentItem } from "./current-item";
import { settingsSections } from "./settings-nav";

const labels = (...who: Parameters<typeof settingsSections>) =>
  settingsSections(...who).map(({ label }) => label);

it("each role is shown the sections that it can open", () => {
  expect(labels("viewer")).toEqual(["Profile", "Security", "Notifications", "Account"]);
  expect(labels("admin")).toEqual(expect.arrayContaining(["API keys", "Webhooks"]));
});

it("a page below a section marks that section, not the profile above it", () => {
  const sections = settingsSections("owner");
  expect(currentItem(sections, "/settings/webhooks/7")?.label).toBe("Webhooks");
  expect(currentItem(sections, "/settings")?.label).toBe("Profile");
  expect(currentItem(sections, "/api-keys")?.label).toBe("API keys");
});
