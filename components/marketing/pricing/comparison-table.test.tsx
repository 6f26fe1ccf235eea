import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PUBLIC_PLANS } from "@/test/public-plans";
import { ComparisonTable } from "./comparison-table";

it("the plans are compared by the month and by the year, with what each payment is", () => {
  const html = renderToStaticMarkup(<ComparisonTable plans={PUBLIC_PLANS} />);
  const rows = html.split("<tr").map((row) => row.replace(/<[^>]*>/g, "|"));
  const cells = (head: string) =>
    rows
      .find((row) => row.includes(head))
      ?.split("|")
      .filter((text) => text && !text.includes("=")) ?? [];
  expect(cells("Paid by the month")).toEqual(["Paid by the month", "Free for 14 days", "$89", "On request"]);
  expect(cells("Paid by the year")[2]).toBe("$907.80");
});
