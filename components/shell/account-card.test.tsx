import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AccountCard } from "./account-card";

it("a trial says how many days are left, and its exact end on hover", () => {
  const html = renderToStaticMarkup(
    <AccountCard
      name="Acme"
      status="trial"
      planName="Free Trial"
      trialEndsAt={new Date("2026-06-27T09:00:00Z")}
      at={new Date("2026-06-15T12:00:00Z")}
    />,
  );
  expect(html).toContain('title="27 Jun 2026, 09:00 UTC"');
  expect(html).toContain(">12 days left</time>");
});
