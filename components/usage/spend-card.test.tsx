import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SpendCard } from "./spend-card";

it("the table beside the chart tells each day's credits by operation, thousands marked", () => {
  const spend = [{ day: "2026-06-15", operation: "content_generation" as const, spent: 1234 }];
  const html = renderToStaticMarkup(
    <SpendCard spend={spend} days={30} at={new Date("2026-06-15T12:00:00Z")} />,
  );
  expect(html).toContain("Articles 1,234");
  expect(html).not.toContain("1234");
});
