import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PaymentsTable } from "./payments-table";

it("no payments are said to be none, under the list's own heading", () => {
  const html = renderToStaticMarkup(<PaymentsTable payments={[]} />);
  expect(html).toContain(">Payments</h2>");
  expect(html).toContain("No payments yet.");
  expect(html).not.toContain("<table");
});
