import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PaymentBadge } from "@/components/admin/status-badge";
import { PaymentsTable } from "./payments-table";

it("no payments are said to be none, under the list's own heading", () => {
  const html = renderToStaticMarkup(<PaymentsTable payments={[]} />);
  expect(html).toContain(">Payments</h2>");
  expect(html).toContain("No payments yet.");
  expect(html).not.toContain("<table");
});

it.each([
  ["stripe", "Declined"],
  ["paypal", "Declined"],
  ["bank_transfer", "Rejected"],
] as const)("a failed payment by %s is called %s, to the tenant and to our team", (method, word) => {
  const payment = {
    ...{ id: 1, method, status: "failed" as const, amountCents: 13900, refundedCents: 0, currency: "USD" },
    ...{ externalPaymentId: "X", failureReason: "No.", createdAt: new Date() },
  };
  expect(renderToStaticMarkup(<PaymentsTable payments={[{ invoiceNumber: "INV-1", payment }]} />)).toContain(
    `>${word}<`,
  );
  const staff = word === "Declined" ? "declined" : "failed";
  expect(renderToStaticMarkup(<PaymentBadge payment={payment} />)).toContain(`>${staff}<`);
});
