import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { PublicPlan } from "@/lib/plans/queries";
import { ComparisonTable } from "./comparison-table";

const plan = (slug: string, priceCents: number, trialDays: number | null): PublicPlan => ({
  slug,
  name: slug,
  description: "",
  priceCents,
  currency: "USD",
  creditsPerMonth: 1000,
  maxSites: 1,
  maxUsers: 1,
  maxSectorsPerSite: 5,
  trialDays,
  features: [],
});

test("the plans are compared by the month and by the year, with what each payment is", () => {
  const html = renderToStaticMarkup(
    <ComparisonTable
      plans={[plan("trial", 0, 14), plan("starter", 8900, null), plan("enterprise", 0, null)]}
    />,
  );
  const rows = html.split("<tr").map((row) => row.replace(/<[^>]*>/g, "|"));
  const cells = (head: string) =>
    rows
      .find((row) => row.includes(head))
      ?.split("|")
      .filter((text) => text && !text.includes("=")) ?? [];
  expect(cells("Paid by the month")).toEqual(["Paid by the month", "Free for 14 days", "$89", "On request"]);
  expect(cells("Paid by the year")[2]).toBe("$907.80");
});
